"""The sentences people read, in Vietnamese and English, from ``messages.toml`` and ``help.toml``.

In: a key such as ``port_in_use``, a language, and the values to fill in. Out: the sentence.
Errors of ``kg`` bring their own two sentences; this file holds those of the command line and HTTP.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence by key: ``{"port_in_use": {"vi": …, "en": …}}``."""
    return {
        key: entry
        for name in ("messages.toml", "help.toml")
        for key, entry in tomllib.loads((files("api") / name).read_text(encoding="utf-8")).items()
    }


def say(key: str, lang: str, **values: object) -> str:
    """The sentence ``key`` with ``values`` filled in; any language but ``en`` is Vietnamese.

    >>> say("not_found", "en", path="/x")
    'There is nothing at /x.'
    """
    return sentences()[key]["en" if lang == "en" else "vi"].format(**values)
