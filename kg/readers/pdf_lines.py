"""The lines of one PDF page into paragraphs, by where they stand on the page.

In: a text page of PDFium. Out: paragraphs whose lines are parted by a line end. Lengths are points
(1/72 inch) from the left and the bottom of the page. Columns side by side, as in the head of an
official document, become paragraphs of their own; tables are read row by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfTextPage

_JOINED = "\ufffe"  # PDFium's mark for a hyphen at a line end; no Vietnamese word is hyphenated
_COLUMN_GAP = 2.5  # heights of a line: wider than any space between words
_NEW_BLOCK_GAP = 1.35  # of the usual distance between two lines
_INDENT = 8.0
_SLACK = 3.0
_SHORT = 0.88  # of the width of the page's text
_WIDE = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words on one height of the page."""

    text: str
    left: float
    right: float
    bottom: float
    height: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Body:
    """Where the text of a page begins and ends, and how far its lines stand apart."""

    left: float
    right: float
    step: float

    @property
    def width(self) -> float:
        return self.right - self.left


def page_paragraphs(page: PdfTextPage) -> Iterator[str]:
    """The paragraphs of a page, in the order of the page."""
    text = page.get_text_range().replace(_JOINED, "-")
    if len(text) != page.count_chars():  # letters beyond 16 bits: places cannot be told
        yield text.replace("\r\n", "\n")
        return
    lines = tuple(_lines(page, text))
    body = _body(lines)
    paragraph = [line.text for line in lines[:1]]
    for above, line in pairwise(lines):
        if _starts_paragraph(above, line, body):
            yield "\n".join(paragraph)
            paragraph = []
        paragraph.append(line.text)
    yield "\n".join(paragraph)


def _lines(page: PdfTextPage, text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\r\n"):
        words = raw.rstrip(" \xa0")
        begin = start + len(words) - len(words.lstrip(" \xa0"))
        if words.strip():
            yield from _columns(page, text, begin, start + len(words))
        start += len(raw) + 2


def _columns(page: PdfTextPage, text: str, start: int, end: int) -> Iterator[Line]:
    """A line cut at its wide gaps."""
    first = page.get_charbox(start)
    height = max(first[3] - first[1], 6.0)
    begin, space = start, text.find(" ", start, end)
    while space > 0:
        gap = page.get_charbox(space + 1)[0] - page.get_charbox(space - 1)[2]
        if gap > _COLUMN_GAP * height and text[begin:space].strip():
            yield _line(page, text, begin, space, height)
            begin = space + 1
        space = text.find(" ", space + 1, end)
    yield _line(page, text, begin, end, height)


def _line(page: PdfTextPage, text: str, start: int, end: int, height: float) -> Line:
    first, last = page.get_charbox(start), page.get_charbox(end - 1)
    return Line(text[start:end].strip(), first[0], last[2], first[1], height)


def _body(lines: tuple[Line, ...]) -> Body:
    widest = max((line.width for line in lines), default=0.0)
    wide = [line for line in lines if line.width >= _WIDE * widest] or [Line("", 0, 0, 0, 0)]
    steps = sorted(above.bottom - line.bottom for above, line in pairwise(wide))
    lefts, rights = sorted(line.left for line in wide), sorted(line.right for line in wide)
    step = next((step for step in steps[len(steps) // 3 :] if step > 0), 0.0)
    return Body(lefts[len(lefts) // 5], rights[-1 - len(rights) // 5], step)


def _starts_paragraph(above: Line, line: Line, body: Body) -> bool:
    drop = above.bottom - line.bottom
    if drop < above.height / 3:  # beside it, or a new column further up
        return True
    if body.step and drop > max(_NEW_BLOCK_GAP * body.step, above.height + 6):
        return True
    if _is_centred(above, body) and _is_centred(line, body):
        return above.width < _WIDE * body.width
    short = above.right < body.left + _SHORT * body.width
    return short or line.left > max(body.left, above.left) + _INDENT


def _is_centred(line: Line, body: Body) -> bool:
    middle = abs(line.centre - (body.left + body.right) / 2) < _INDENT
    return middle and line.left > body.left + _SLACK
