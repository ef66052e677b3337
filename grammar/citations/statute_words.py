"""Other spellings of the words in the names of statutes: ``HĐND`` for ``Hội đồng nhân dân``.

In: the table ``statute_words`` and a full name. Out: all that offices write for it. The name of an
amending act is none of these: the acts it names are read one by one.
"""

from __future__ import annotations

import re
from functools import cache

from grammar.tables import listed, load

_AMENDING = re.compile(r"\S+(?:\s+luật|\s+lệnh)?\s+sửa\s", re.IGNORECASE)


def spellings(name: str) -> frozenset[str]:
    """``name`` and what else may be written for it, each word or group of words shortened or not.

    >>> sorted(spellings("Luật Thuế thu nhập cá nhân"))
    ['Luật Thuế TNCN', 'Luật Thuế thu nhập cá nhân']
    """
    found = {name}
    if _AMENDING.match(name):
        return frozenset(found)
    for words, short in _shorter():
        if words.search(name):
            found |= {words.sub(short, one) for one in found}
    return frozenset(found)


@cache
def _shorter() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(row['words'])}(?!\w)", re.IGNORECASE), short)
        for row in load("statute_words")
        for short in listed(row["written"])
    )


@cache
def abbreviation() -> str:
    """Regex source for one abbreviation, as it may stand in a name that no table has."""
    written = {short for row in load("statute_words") for short in listed(row["written"])}
    single = sorted((short for short in written if short.isupper() and len(short) > 1), key=len)
    return "(?:" + "|".join(re.escape(short) for short in reversed(single)) + r")(?!\w)"
