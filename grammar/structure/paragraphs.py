"""The paragraphs in which a document says what is to be done, with their bullets and ranks.

In: a ``Text`` with header, agenda and sentences. Out: paragraphs between letterhead and
recipients, without the headings of the agenda; offsets are those of the shadow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grammar.duties import duty
from grammar.phrases import LOWER, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grammar.model import AgendaItem, Header, Span
    from grammar.texts.text import Text

_SHORTEST_TASK = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``mark`` is its bullet or number, ``start`` where the words after it begin."""

    start: int
    end: int
    mark: str
    clauses: tuple[tuple[int, int], ...]


_MARK = re.compile(
    r"[ *_“\"]*(?:(?P<mark>Điều\s+\d+[a-zđ]?[.:]|[-+*•–]|\(?[a-zđ©]\d?[)/]|\(\d{1,2}\)"
    r"|\d{1,3}(?:\.\d{1,3})*[a-zđ]?[.)/]|\d{1,2}(?:\.\d{1,2}){0,2}\s?[-–](?=\s*[^\W\d_a-zđ])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[^\W\d_a-zđ])|[IVXLC]{1,6}[.)/]|[A-H][.)])\s+"
    rf"|(?P<tight>[-+•–]|[a-zđ][)/]|\d{{1,2}}(?:\.\d{{1,2}})*[.)/-])(?=[{UPPER}][{LOWER}]))"
)


def paragraphs(
    text: Text, header: Header, items: tuple[AgendaItem, ...], sentences: tuple[Span, ...]
) -> Iterator[Paragraph]:
    """The paragraphs after the letterhead with their sentences, without agenda headings."""
    begin = text.position(header.span.end)
    headings = {
        item.span.start: item.span.end
        for item in items
        if not _SAYS_MORE.fullmatch(text.clean, *map(text.position, item.span))
    }
    last = _NO_MORE.search(text.shadow, begin)
    stop = last.start() if last else len(text.shadow)
    bounds: list[tuple[int, int]] = []
    for span in sentences:
        start, end = text.position(span.start), text.position(span.end)
        if start < begin or start >= stop:
            continue
        if end - start < _LONGEST_PAGE and _PAGE_NUMBER.fullmatch(text.shadow, start, end):
            continue
        if bounds and _runs_on(text.shadow, bounds[-1], start, end):
            bounds[-1] = (bounds[-1][0], end)
            continue
        if bounds and "\n" in text.clean[bounds[-1][1] : start]:
            yield _paragraph(text, bounds)
            bounds = []
        title = _title_end(text, span)
        if title is not None and (bounds or span.start not in headings):
            yield _paragraph(text, [*bounds, (start, title)])
            bounds = []
        if span.start in headings or title is not None:
            start = title if title is not None else text.position(headings[span.start])
            while start < end and text.clean[start] in " \n":
                start += 1
        if start < end:
            bounds.append((start, end))
    if bounds:
        yield _paragraph(text, bounds)


# "5. Đối với vật liệu san lấp, Sở Xây dựng hướng dẫn nhà thầu.": no heading, but all there is.
_SAYS_MORE = re.compile(r"[^\n]{0,8}(?:Đối\s+với|Về)\s[^,.:\n]{4,200},\s(?:(?!\strình\)).)+\.")
_PAGE = r"(?:CÔNG\s+BÁO/Số[^\n]{0,40}\s+)?\d{1,4}"
_LONGEST_PAGE = 60
_PAGE_NUMBER = re.compile(rf"{_PAGE}|CÔNG\s+BÁO/Số[^\n]{{0,40}}")
_LOWER_CASE = re.compile(rf"[{LOWER}][{LOWER}]")
_PAGE_TURNS = re.compile(rf"\s*\n\s*{_PAGE}\s*\n\s*")
_SHORTEST_TURN = 3
_ENDS = frozenset(':!?/)”"')


def _runs_on(shadow: str, last: tuple[int, int], start: int, end: int) -> bool:
    """Whether a page number, or two dots that end nothing, only stood in the sentence's way."""
    mark = shadow[last[1] - 1]
    if mark == ".":
        dots = shadow[last[1] - 3 : last[1]]
        return dots.endswith("..") and dots != "..." and _opens_small(shadow, start, end)
    if mark in _ENDS or shadow.find("\n", last[1], start) < 0:
        return False
    if mark in ";,":
        return _opens_small(shadow, start, end)
    turned = start - last[1] >= _SHORTEST_TURN and _PAGE_TURNS.fullmatch(shadow, last[1], start)
    return bool(turned) and _MARK.match(shadow, start, end) is None


def _opens_small(shadow: str, start: int, end: int) -> bool:
    return _LOWER_CASE.match(shadow, start, end) is not None


def _title_end(text: Text, span: Span) -> int | None:
    """Where a title ends that lost the break after it: ``III. TỔ CHỨC THỰC HIỆN⏎Các sở …``.

    A line of running text is about as long as those after it; a title in capitals is like no other.
    """
    title = _TITLE.match(text.original, span.start, span.end)
    if title is None or _OPEN.search(title["words"]):
        return None
    rest = text.original[title.end() : span.end].split("\n")
    capitals = title["words"].isupper() and not rest[0].isupper()
    below = duty().match(rest[0].lstrip(" \t*_"))
    tells_whom = below is not None and below["verb"] and _NAMES.match(title["words"])
    if tells_whom:
        return text.position(title.end("words"))
    if "," in title["words"]:
        return None
    if not capitals and len(title[0]) > _SHORT * max(map(len, rest)):
        return None
    return text.position(title.end("words"))


_SHORT = 0.7
# "b) Đề nghị⏎UBND tỉnh …", "1. Thường trực⏎Hội đồng nhân dân tỉnh:" are no titles.
_OPEN = re.compile(
    r"(?<!\w)(?:của|với|và|cho|các|thuộc|Sở|Bộ|Vụ|Cục|Ban|Phòng|ngành|Thường\s+trực|[Gg]iao|[Đđ]ề\s+nghị|[Yy]êu\s+cầu)\s*$"
)
# "2. Sở Y tế và các đoàn thể⏎Phối hợp tuyên truyền …": a verb never goes on in capitals; names do.
_NAMES = re.compile(
    r"(?:(?:Giao|Đề\s+nghị)\s+)?(?:Các|Sở|Bộ|Ủy\s+ban|UBND|Mặt\s+trận|MTTQ|Công\s+an|Văn\s+phòng|Hội|Đoàn|Liên|Báo)\s"
)
_TITLE = re.compile(
    r"[ \t*_]*(?:(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ](?=\)))[.)]\s+"
    r"|[Kk]ính\s+gửi\s*:[ \t]*)"
    rf"(?P<words>(?:(?!\n)[^.;:!?]){{4,160}}?)[ \t*_]*\n(?=[ \t*_]*(?:[{UPPER}]))"
)


_NO_MORE = re.compile(r"\n[ *_]*(?:Nơi|NƠI)\s+(?:nhận|NHẬN)\s*:?[ *_]*(?=\n|-)")


def _paragraph(text: Text, bounds: list[tuple[int, int]]) -> Paragraph:
    start, end = bounds[0][0], bounds[-1][1]
    mark = _MARK.match(text.shadow, start, end)
    begin = mark.end() if mark else start
    clauses = tuple((max(at, begin), to) for at, to in bounds if to > begin)
    return Paragraph(begin, end, mark["mark"] or mark["tight"] if mark else "", clauses)


# "* Sở Y tế:", above tasks with dashes, or the other way round.
_BULLETS = ({"-", "*"}, {"-", "•"}, {"•", "*"})
_RANKS = {"article": 0, "roman": 1, "number": 2, "letter": 3, "dash": 4, "plus": 5, "": 6}


def _rank(mark: str) -> float:
    if mark.startswith("Điều"):
        return 0
    if mark in {"-", "•", "*", "–"}:
        return _RANKS["dash"]
    if mark == "+":
        return _RANKS["plus"]
    if re.fullmatch(r"[IVXLC]+[.)/]|[A-H][.)]", mark):
        return _RANKS["roman"]
    if re.match(r"\d", mark):
        return _RANKS["number"] + mark.rstrip(".)/- ").count(".") / 10
    return _RANKS["letter"] if mark else _RANKS[""]


def is_under(paragraph: Paragraph, heading: Paragraph) -> bool:
    """Bullets of a lower rank stand under the heading; a heading without mark takes them all."""
    if not heading.mark or _rank(paragraph.mark) > _rank(heading.mark):
        return True
    return {paragraph.mark, heading.mark} in _BULLETS


def is_below(paragraph: Paragraph, other: Paragraph) -> bool:
    """Whether it has a mark of its own of a lower rank."""
    return paragraph.mark != "" and _rank(paragraph.mark) > _rank(other.mark)


def follows_number(mark: str, before: str) -> bool:
    """``8.`` follows ``7.``, ``2.3`` follows ``2.2``."""
    one, other = (_NUMBERS.match(words) for words in (before, mark))
    return (
        one is not None
        and other is not None
        and (one["part"] == other["part"] and int(one["last"]) + 1 == int(other["last"]))
    )


_NUMBERS = re.compile(r"(?P<part>(?:\d+\.)*)(?P<last>\d+)")


def is_task(paragraph: Paragraph) -> bool:
    return bool(paragraph.mark) and paragraph.end - paragraph.start > _SHORTEST_TASK


def with_next(content: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, Paragraph | None]]:
    """Each paragraph with the one behind it."""
    before: Paragraph | None = None
    for paragraph in content:
        if before is not None:
            yield before, paragraph
        before = paragraph
    if before is not None:
        yield before, None
