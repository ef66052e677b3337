"""What the checks of one document look at, and what they yield.

In: a reading with its links and relations, and the catalogue. Out: a ``Case`` with the days and
the places that several checks ask for. Offsets of a ``Finding`` are code points of the original.
It judges nothing.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from grammar.citations.lexicon import NUMBER
from grammar.texts.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grammar.document import Reading
    from grammar.model import Citation, Span
    from kg.model import Link, Relation
    from kg.works.catalogue import Catalogue, Work

_DETAILED = re.compile(r"(?:điều\s+của|thi\s+hành|hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\s+$")
_LETTERHEAD = re.compile(r"(?:[Ss]ố|SỐ)\s*:|^\s*(?:Số|SỐ)\s+\d+-[A-ZĐ]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Finding:
    """``values`` fill the message of the check; ``proposal`` may stand in place of ``span``.

    ``variant`` names the row of the table where a check has several.
    """

    span: Span
    values: Mapping[str, object] = field(default_factory=dict)
    proposal: str | None = None
    variant: str = ""


@dataclass(frozen=True)
class Case:
    """One document under check."""

    reading: Reading
    links: Sequence[Link]
    relations: Sequence[Relation]
    works: Catalogue
    today: date = field(default_factory=date.today)

    @cached_property
    def whole(self) -> bool:
        """Whether the text begins with a letterhead: an excerpt says nothing of its own day."""
        text = self.reading.text
        head = text.shadow[: text.position(self.reading.header.span.end)]
        return _LETTERHEAD.search(head) is not None

    @cached_property
    def first_day(self) -> date | None:
        """The first day on which the document may have been signed; None if it does not say."""
        header = self.reading.header
        if header.date or not header.year or not self.whole:
            return header.date if self.whole else None
        return date(header.year, header.month or 1, 1)

    @cached_property
    def last_day(self) -> date | None:
        """The last such day."""
        header = self.reading.header
        if header.date or not header.year or not self.whole:
            return header.date if self.whole else None
        month = header.month or 12
        return date(header.year, month, calendar.monthrange(header.year, month)[1])

    @cached_property
    def day_of_use(self) -> date | None:
        """The day on which what it rests on must apply: a draft without one is signed today.

        None for an excerpt.
        """
        if not self.whole:
            return None
        return self.reading.header.date or min(self.last_day or self.today, self.today)

    @cached_property
    def heading_end(self) -> int:
        """Where a first line that is a title ends in the clean text; 0 without one."""
        clean = self.reading.text.clean
        end = clean.find("\n")
        alone = end < 0 or not re.compile(r"\S").search(clean, end)
        return 0 if alone or clean[:end].rstrip()[-1:] in {".", ";", ":", ","} else end

    @cached_property
    def numbered(self) -> tuple[tuple[Link, Span], ...]:
        """Each link to an act cited by number and symbol, with the place of those."""
        found = ((link, self.number_span(link.citation)) for link in self.links)
        return tuple((link, span) for link, span in found if span is not None)

    def number_span(self, citation: Citation) -> Span | None:
        """Where a citation prints number and symbol, well or ill; None for a standard."""
        if not citation.designation or not citation.symbol or ":" in citation.designation:
            return None
        text = self.reading.text
        start, end = map(text.position, citation.span)
        printed = text.clean[start:end]
        match = _as_printed(citation.designation).search(_plain(printed))
        if match:
            return text.span(start + match.start(), start + match.end())
        mended = NUMBER.search(text.shadow, start, end)
        return text.span(*mended.span()) if mended else None

    def printed(self, place: Span) -> str:
        """The words of a place without page heads, look-alike letters kept."""
        text = self.reading.text
        return text.clean[text.position(place.start) : text.position(place.end)]

    def known(self, designation: str | None) -> tuple[Work, ...]:
        """The works of the catalogue with this number and symbol."""
        return self.works.numbered(designation) if designation else ()

    def kinds(self, index: int) -> frozenset[str]:
        """What is done to the citation at ``index``."""
        return frozenset(one.kind for one in self._relations_to.get(index, ()))

    def in_a_title(self, index: int) -> bool:
        """Whether the citation at ``index`` stands in the title of another act."""
        if any(one.subject is not None for one in self._relations_to.get(index, ())):
            return True
        start = self.links[index].citation.span.start
        before = self.reading.text.original[max(0, start - 40) : start]
        return _DETAILED.search(before) is not None

    @cached_property
    def _relations_to(self) -> dict[int, list[Relation]]:
        found: dict[int, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            found[relation.object].append(relation)
        return found


@lru_cache(maxsize=4096)
def _as_printed(designation: str) -> re.Pattern[str]:
    """Finds the letters of a number and its symbol, whatever stands between them."""
    letters = re.findall(r"[^\W_]", _plain(designation))
    return re.compile(r"(?<![\d/])" + r"[\W_]{0,200}".join(map(re.escape, letters)))


def _plain(words: str) -> str:
    """Small Latin letters without bars; as long as ``words``."""
    return "".join(char if char.isascii() else _letter(char) for char in words).lower()


@cache
def _letter(char: str) -> str:
    """The Latin letter that ``char`` looks like."""
    alike = fold(char) or char
    return "D" if alike in "Đđ" else alike if len(alike.lower()) == 1 else "\ufffd"
