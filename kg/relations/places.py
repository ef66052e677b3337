"""Where the citations of a text stand: beside each other, in paragraphs, under the head of a list.

In: a text and its citations in order. Out: answers in offsets of the lower-case shadow, on which
the words of ``cues`` are matched. What is said there is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.relations.cues import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grammar.model import Citation
    from grammar.texts.text import Text
    from kg.relations.cues import Cue

_ITEM = re.compile(
    r"\s*(?:>\s*)*([-+*•]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-zđ]{1,2}\)|[ivxl]{1,6}[.)])?\s*(?:các\s+)?"
)
_ARTICLE = re.compile(r"\s*điều\s+\d+")
_WITH = re.compile(r"kèm\s+theo\s+(?:các\s+)?$")
_CELL = re.compile(r"[\s\d.)|+*-]*(?:[^\W\d]+(?:\s[^\W\d]+){0,2}\s*[|\t]\s*)?(?:số\s*:?\s*)?")
# What the grammar leaves before a pinpoint: ``tiết b``, ``điểm b.2``, a word printed twice.
_POINTS = re.compile(r"(?:\b(?:tiết|điểm)\s+[a-zđ\d.]{1,6}[\s,]+|\bđiều\s+)+$")
_SPLIT_NAME = re.compile(
    r"(?<=lao động)\n(?=\s*[-–]\s*thương binh)|(?<=thi đua)\n(?=\s*[-–]\s*khen thưởng)"
)
_OLD_SPELLING = re.compile(r"qui(?=\s+(?:định|chế|trình|hoạch|chuẩn))")
_POINTS_BACK = 40
_ITEMS_BACK = 80
_CELLS_BACK = 12


class Places:
    """One text in lower case, and where its citations and paragraphs begin and end in it."""

    def __init__(self, text: Text, citations: Sequence[Citation]) -> None:
        self.lower = _lower(text.shadow)
        self.citations = citations
        self.starts = tuple(self._start(text, citation) for citation in citations)
        self.ends = tuple(text.position(citation.span.end) for citation in citations)
        self._breaks = (0, *(match.end() for match in re.finditer("\n", self.lower)))
        self._enclosed = _enclosed(self.lower, self.starts)
        self._tables = tuple(tables(self.lower))

    def _start(self, text: Text, citation: Citation) -> int:
        """Where its pinpoint begins; an annex is not the act that it was issued with."""
        own = _before_doubled(self.lower, text.position(citation.span.start), citation.type)
        if citation.pinpoint_span is None:
            return own
        start = text.position(citation.pinpoint_span.start)
        if start >= own or _WITH.search(self.lower, start, own):
            return own
        points = _POINTS.search(self.lower, max(0, start - _POINTS_BACK), start)
        return points.start() if points else start

    def paragraph(self, position: int) -> int:
        """Where the paragraph begins that holds ``position``."""
        return self._breaks[bisect_right(self._breaks, position) - 1]

    def alike(self, one: int, other: int) -> bool:
        """Whether two citations print the same number; none of them can act on the other."""
        designation = self.citations[one].designation
        return designation is not None and designation == self.citations[other].designation

    def later(self, one: int, other: int) -> bool:
        """Whether ``one`` prints a later day or year than ``other``, which knew nothing of it."""
        first, second = self.citations[one], self.citations[other]
        if first.year != second.year:
            return bool(first.year and second.year and first.year > second.year)
        return bool(first.date and second.date and first.date > second.date)

    def floor(self, index: int) -> int:
        """Where the words that belong to a citation may begin."""
        start = self.starts[index]
        return max(self.paragraph(start), min(self.ends[index - 1], start) if index else 0)

    def nearest(self, index: int, position: int) -> int | None:
        """The last citation before ``index`` that ends before ``position`` in its paragraph.

        What stands in parentheses that close before ``position`` is an aside, no neighbour.
        """
        earlier = index - 1
        while earlier >= 0 and self.ends[earlier] > position:
            earlier -= 1
        earlier = self.outside(earlier, position) if earlier >= 0 else earlier
        return earlier if earlier >= 0 and self.ends[earlier] > self.paragraph(position) else None

    def outside(self, index: int, position: int) -> int:
        """Citation ``index``, or the one before the parentheses closed around it."""
        while index in self._enclosed and self._enclosed[index][0] < position:
            index = self._enclosed[index][1]
        return index

    def first_of_paragraph(self, index: int) -> int:
        """The first citation that ends in the paragraph in which citation ``index`` begins."""
        return bisect_right(self.ends, self.paragraph(self.starts[index]))

    def last_end(self, position: int) -> int:
        """Where the last citation ends that ends before ``position``."""
        last = bisect_right(self.ends, position) - 1
        return self.ends[last] if last >= 0 else 0

    def head_of_list(self, start: int) -> tuple[int, int] | None:
        """Above an item of a list whose words begin at ``start``: the paragraph with the colon.

        A paragraph that is an item of the same list is no head of it; no list goes on in the
        next article.
        """
        at = bisect_right(self._breaks, start) - 1
        item = _ITEM.fullmatch(self.lower, self._breaks[at], start)
        if item is None:
            return None
        for paragraph in range(at - 1, max(at - 1 - _ITEMS_BACK, -1), -1):
            begin, end = self._breaks[paragraph : paragraph + 2]
            words = self.lower[begin:end].rstrip()
            label = _ITEM.match(words)
            if words.endswith(":") and not _same_list(item[1], label[1] if label else None):
                return begin, begin + len(words)
            if _ARTICLE.match(words) or not (item[1] or words.endswith(";") or not words):
                return None
        return None

    def table(self, index: int) -> Cue | None:
        """The title of the table in which citation ``index`` stands: what is done to its rows."""
        start = self.starts[index]
        at = bisect_right(self._tables, start, key=lambda table: table[0]) - 1
        inside = at >= 0 and start < self._tables[at][1]
        return self._tables[at][2] if inside else None

    def row_above(self, index: int) -> int | None:
        """The act whose row of a table goes on in the cell of citation ``index``."""
        if self.table(index) is None:
            return None
        back = range(index - 1, max(index - _CELLS_BACK, -1), -1)
        rows = (one for one in back if self.begins_row(one))
        row = next(rows, None)
        return row if row is not None and self.table(row) == self.table(index) else None

    def begins_row(self, index: int) -> bool:
        """Whether nothing but a number or the kind of act stands before citation ``index``.

        A number alone on its line may be a page's, which leaves its breadth in spaces.
        """
        start = self.starts[index]
        if self.lower[start - 3 : start] == "   ":
            return True
        return _CELL.fullmatch(self.lower, self.paragraph(start), start) is not None


def _before_doubled(lower: str, start: int, word: str | None) -> int:
    """Where a citation begins whose first words are printed twice: ``Thông tư số Thông tư số``."""
    for doubled in (f"{word}{so} ".lower() for so in ("", " số", " số số")) if word else ():
        if lower.endswith(doubled, 0, start):
            return start - len(doubled)
    return start


def _enclosed(lower: str, starts: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Where the parentheses around a citation close, and the citation that they follow."""
    found: dict[int, tuple[int, int]] = {}
    opened: list[int] = []
    at = paragraph = 0
    last = -1
    for mark in re.finditer(r"[()\n]", lower):
        while at < len(starts) and starts[at] < mark.start():
            last, at = at, at + 1
        if mark[0] == "(":
            opened.append(at)
        elif mark[0] == "\n":
            opened.clear()
            paragraph = at
        elif opened:
            first = opened.pop()
            while first > paragraph and last >= first:
                if last in found:
                    last = found[last][1]
                else:
                    found[last] = (mark.start(), first - 1)
                    last -= 1
    return found


def _same_list(label: str | None, other: str | None) -> bool:
    """Whether both are numbers, or both letters; dashes do not tell the depth of a list."""
    if not label or not other:
        return False
    return any(re.search(kind, label) and re.search(kind, other) for kind in (r"\d", r"[^\W\d]"))


def _lower(shadow: str) -> str:
    """The shadow in lower case; a ministry's name goes on where a line begins with its dash."""
    lower = shadow.lower()
    lower = _SPLIT_NAME.sub(" ", lower if len(lower) == len(shadow) else shadow)
    return _OLD_SPELLING.sub("quy", lower)
