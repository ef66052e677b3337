"""A document's text for reading: paragraphs, with every citation marked and every anchor set.

In: the original text and its marks (offsets are code points into it). Out: leaves of paragraphs
as safe HTML; ``v-START`` is the anchor of a citation, ``n-START`` that of a directive. Nothing of
the text is left out or changed; lines broken inside a sentence are joined by the white space that
breaks them; ``p-START`` is the anchor of a provision that a short form or the page leads to. The
caller says how citations and short forms are dressed: ``linked`` and ``referring``, unless told
otherwise. A leaf holds ``LEAF`` paragraphs so that a browser lays out only those in sight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from kg.model import AnaphorMark
from viz import links, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.model import Mark

    Dress = Callable[[Mark, Markup], Markup]
    Refer = Callable[[AnaphorMark, Markup], Markup]

LEAF: Final = 40
# From this many characters on, leaves out of sight are not laid out.
LONG: Final = 150_000

_LINE: Final = re.compile(
    r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*\S[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*"
)
_ENDS: Final = re.compile(r"[.:;!?…/\"”»]\s*$")
_OPENS: Final = re.compile(
    r"\s*(?:[-+•*–—]\s|\(?\d+[.)]|[a-zđ]\)|[IVXLC]+\.\s|Điều\s+\d"
    r"|Chương\s|Mục\s|Phần\s|Nơi nhận|Số:)"
)
_PAGE: Final = re.compile(r"\s*[-–]?\s*\d{1,4}\s*[-–]?\s*$")
_UNIT: Final = re.compile(
    r"\s*(?:Điều\s+\d+[a-zđ]?\."
    r"|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Phụ lục|PHỤ LỤC)\s+[IVXLC\d]+)"
)
# The gap between the columns of a letterhead, a signature or a table.
_COLUMNS: Final = re.compile(r"\S[ \u00a0]\S+(?:[ \u00a0]{4,}|\t[\t \u00a0]+)\S")
WRAPPED: Final = 58


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as safe HTML; ``look`` is plain, unit, capital, columns or page."""

    look: str
    html: Markup


def linked(mark: Mark, shown: Markup) -> Markup:
    """Dress a citation as the link to the page of its document; without one it is a mark."""
    spoken = words.relation(mark.relation)
    look = f"v r-{spoken.key} s-{mark.status}"
    told = told_of(mark)
    if mark.target is None or mark.status != "resolved":
        plain = Markup('<mark class="{}" id="v-{}" title="{}">{}</mark>')
        return plain.format(look, mark.start, told, shown)
    link = Markup('<a class="{}" id="v-{}" href="{}" title="{}">{}</a>')
    return link.format(look, mark.start, links.document(mark.target), told, shown)


def referring(mark: AnaphorMark, shown: Markup) -> Markup:
    """Dress a short form as the link to what it refers to; the document itself needs none."""
    if mark.place is not None:
        address = f"#p-{mark.place}"
    elif len(mark.documents) == 1 and mark.status == "resolved":
        address = links.document(mark.documents[0])
    else:
        return Markup('<span class="ana" title="{}">{}</span>').format(meant_by(mark), shown)
    return Markup('<a class="ana" href="{}" title="{}">{}</a>').format(
        address, meant_by(mark), shown
    )


def leaves(
    text: str,
    marks: Sequence[Mark],
    directives: Iterable[int] = (),
    dress: Dress = linked,
    anaphora: Sequence[AnaphorMark] = (),
    refer: Refer = referring,
    prefix: str = "",
    provisions: Iterable[int] = (),
) -> tuple[tuple[Paragraph, ...], ...]:
    """Set a text in leaves of paragraphs; ``dress`` gets the words of each mark as safe HTML.

    ``provisions`` begin where a page leads to besides. ``prefix`` begins the anchors of provisions,
    where a page holds several texts.
    """
    ordered = _disjoint((*marks, *anaphora))
    anchors = {(start, f"n-{start}") for start in directives}
    places = {one.place for one in anaphora if one.place is not None} | set(provisions)
    anchors |= {(place, f"{prefix}p-{place}") for place in places}
    stops = _Stops(ordered, sorted(anchors), dress, refer)
    paragraphs = [
        Paragraph(_look(text[start:end]), stops.render(text, start, end))
        for start, end in _blocks(text, ordered)
    ]
    return tuple(tuple(paragraphs[at : at + LEAF]) for at in range(0, len(paragraphs), LEAF))


def _disjoint(marks: Iterable[Mark | AnaphorMark]) -> tuple[Mark | AnaphorMark, ...]:
    kept: list[Mark | AnaphorMark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.end > mark.start and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return tuple(kept)


def _blocks(text: str, marks: Sequence[Mark | AnaphorMark]) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs; together they hold every line that is not blank."""
    start = end = -1
    at = 0
    for line in _LINE.finditer(text):
        if start < 0:
            start, end = line.span()
            continue
        while at < len(marks) and marks[at].end <= end:
            at += 1
        bridged = at < len(marks) and marks[at].start < end < marks[at].end
        if bridged or _continues(text, start, end, line.start(), line.end()):
            end = line.end()
        else:
            yield start, end
            start, end = line.span()
    if start >= 0:
        yield start, end


def _continues(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Tell whether the next line goes on with the sentence of this one."""
    last = text[max(start, end - 200) : end]
    last = last.rpartition("\n")[2]
    following = text[next_start : min(next_end, next_start + 40)]
    side_by_side = _in_columns(last), _in_columns(text[next_start:next_end])
    if any(side_by_side):
        return all(side_by_side)
    if _PAGE.match(last) or _PAGE.match(text[next_start:next_end]) or _OPENS.match(following):
        return False
    if _ENDS.search(last):
        return False
    if following.lstrip()[:1].islower():
        return True
    breaks = text.count("\n", end, next_start)
    return breaks <= 1 and len(last.strip()) >= WRAPPED and not last.strip().isupper()


def _in_columns(line: str) -> bool:
    return _COLUMNS.search(line) is not None and _UNIT.match(line) is None


def _look(block: str) -> str:
    if _PAGE.fullmatch(block):
        return "page"
    plain = block.strip()
    if _in_columns(plain):
        return "columns"
    if len(plain) < 160 and plain.isupper():
        return "capital"
    titled = _UNIT.match(block) and plain[-1] not in ".;" and len(plain) < 400
    return "unit" if titled else "plain"


class _Stops:
    """Walks along the text once, turning marks and anchors into HTML as it passes them."""

    __slots__ = ("_anchor", "_anchors", "_dress", "_mark", "_marks", "_refer")

    def __init__(
        self,
        marks: tuple[Mark | AnaphorMark, ...],
        anchors: list[tuple[int, str]],
        dress: Dress,
        refer: Refer,
    ) -> None:
        self._marks, self._anchors, self._dress, self._refer = marks, anchors, dress, refer
        self._mark = self._anchor = 0

    def render(self, text: str, start: int, end: int) -> Markup:
        parts: list[str] = []
        at = start
        while self._mark < len(self._marks) and self._marks[self._mark].start < end:
            mark = self._marks[self._mark]
            self._mark += 1
            if mark.start < start:
                continue
            shown = escape(text[mark.start : mark.end])
            parts += (self._plain(text, at, mark.start), str(self._dressed(mark, shown)))
            at = mark.end
        parts.append(self._plain(text, at, max(at, end)))
        return Markup("".join(parts))  # noqa: S704 (every part is escaped)

    def _dressed(self, mark: Mark | AnaphorMark, shown: Markup) -> Markup:
        if isinstance(mark, AnaphorMark):
            return self._refer(mark, shown)
        return self._dress(mark, shown)

    def _plain(self, text: str, start: int, end: int) -> str:
        parts: list[str] = []
        while self._anchor < len(self._anchors) and self._anchors[self._anchor][0] <= end:
            offset, name = self._anchors[self._anchor]
            at = max(offset, start)
            parts += (str(escape(text[start:at])), f'<span class="n" id="{name}"></span>')
            start = at
            self._anchor += 1
        parts.append(str(escape(text[start:end])))
        return "".join(parts)


def told_of(mark: Mark) -> str:
    """Say what a mark means: relation, document, pinpoints, and how sure it is."""
    spoken = words.relation(mark.relation)
    parts = [spoken.name.capitalize()]
    if mark.target is not None:
        parts.append(words.heading_of(mark.target))
        parts.append(words.origin(mark.target))
    if mark.status != "resolved":
        parts.append(str(words.labels()["status"][mark.status]))
    return " · ".join(part for part in (*parts, *mark.pinpoints) if part)


def meant_by(mark: AnaphorMark) -> str:
    """Say what a short form refers to: the document, its pinpoints, or what it may be."""
    spoken = words.labels()["anaphor"]
    names = [spoken["own"]] if mark.own else []
    names += [words.heading_of(record) for record in mark.documents]
    if mark.candidates:
        maybe = "; ".join(words.heading_of(record) for record in mark.candidates)
        names.append(f"{spoken['maybe']}: {maybe}")
    if not names:
        names.append(str(words.labels()["status"][mark.status]))
    return " · ".join((*names, *mark.pinpoints))
