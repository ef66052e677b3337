"""A citation as the scorer sees it, from a gold file or from viendan, and when two are the same.

In: fields as written. Out: folded identities. Offsets are code points into the passage. Two
mentions are the same when the found one covers half of the gold one and their identities agree:
number, year in the symbol and symbol without case, spaces, leading zeros and kinds of dash; for an
act cited by name, the name and, where both print one, the year.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = ("type", "number", "date", "issuer", "pinpoints", "relation")

_DASHES = re.compile("[\u2010-\u2015\u2212/_]")
_SAME_WORDS = (
    ("uỷ", "ủy"),
    ("hoà", "hòa"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("\u00ad", ""),
)
_SEPARATORS = re.compile(r"[-–,\s]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """``fields`` holds the values that are right: several in gold, one in what was found.

    A field that a gold file does not tell is not in ``fields`` and is not scored. ``names`` are
    the names it may go by.
    """

    start: int
    end: int
    text: str
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    names: tuple[str, ...] = ()
    type: str | None = None
    fields: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    rule: str = ""
    confidence: float = 1.0

    @property
    def shown(self) -> str:
        return " ".join(self.text.split())


def same(gold: Mention, found: Mention) -> bool:
    """Whether ``found`` is the mention ``gold``: where it stands and what it names."""
    common = min(gold.end, found.end) - max(gold.start, found.start)
    return 2 * common >= gold.end - gold.start and _agree(gold, found)


def _agree(gold: Mention, found: Mention) -> bool:
    years = gold.year, found.year
    one_year = None in years or years[0] == years[1]
    if gold.number or gold.symbol:
        return numbered(gold) == numbered(found) and one_year
    if found.number or found.symbol:
        return False
    known = {words(name).replace(" ", "") for name in gold.names}
    return one_year and any(words(name).replace(" ", "") in known for name in found.names)


def numbered(mention: Mention) -> tuple[str, str]:
    return fold(mention.number).lstrip("0"), fold(mention.symbol)


def fold(value: str | None) -> str:
    """A number or symbol without case, spaces and kinds of dash.

    >>> fold("NĐ – CP") == fold("nđ-cp")
    True
    """
    composed = unicodedata.normalize("NFC", value or "").replace("Ð", "Đ").casefold()
    return re.sub(r"\s+", "", _DASHES.sub("-", composed))


def words(value: str | None) -> str:
    """A name or issuer as words that can be compared.

    >>> words("UBND  tỉnh") == words("Uỷ ban nhân dân tỉnh")
    True
    """
    text = unicodedata.normalize("NFC", value or "").casefold()
    for one, other in _SAME_WORDS:
        text = text.replace(one, other)
    return _SEPARATORS.sub(" ", text).strip()


def keys(mention: Mention) -> frozenset[str]:
    """What another mention may call this one by when it is the subject of a relation."""
    number, symbol = fold(mention.number), fold(mention.symbol)
    if not number:
        return frozenset(words(name).replace(" ", "") for name in mention.names)
    return frozenset({f"{number}-{symbol}", f"{number}-{mention.year}-{symbol}"})
