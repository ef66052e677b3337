"""Our own style sheets and scripts, for pages that carry everything inside them.

Out: their text, and the hashes by which a content security policy allows just these.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=8)
def own_text(name: str) -> str:
    """Return the text of one of our static files."""
    return (files("viz") / "static" / name).read_text(encoding="utf-8")


def hashes(texts: Iterable[str]) -> Markup:
    """Return the sources of a policy that allows these texts inline and nothing else."""
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return Markup(" ".join(f"'sha256-{digest}'" for digest in digests))  # noqa: S704 (base64)
