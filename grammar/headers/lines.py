"""The lines that a document begins with, as its page prints them.

In: a ``Text``. Out: ``Line`` in text order. A head that lost its line breaks, so that both columns,
title and text run together, is cut where a part of a letterhead begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from grammar.phrases import LOWER, UPPER
from grammar.tables import load
from grammar.texts.text import Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZONE = 6000
_LONGEST_LINE = 150


@dataclass(frozen=True, slots=True)
class Line:
    """``start`` and ``end`` in the original; ``words`` of the shadow, ``shown`` as the author."""

    start: int
    end: int
    words: str
    shown: str


def head_lines(text: Text) -> tuple[Line, ...]:
    lines: list[Line] = []
    for match in re.finditer(r"[^\n\f\u2028\u2029]+", text.original[:_ZONE]):
        at, to = text.position(match.start()), text.position(match.end())
        words = text.shadow[at:to]
        if len(words) > _LONGEST_LINE and MOTTO.search(words):
            cuts = [at, *(at + cut for cut in _cuts(words)), to]
            lines += [
                _unstamped(
                    Line(*text.span(begin, end), text.shadow[begin:end], text.clean[begin:end])
                )
                for begin, end in pairwise(cuts)
            ]
        else:
            lines.append(_unstamped(Line(*match.span(), words, text.clean[at:to])))
    return tuple(_whole(lines))


# How far the text has come, how fast and to whom it goes: stamped where there is room.
_STAMP = re.compile(
    r"(?:^|(?<=\s{2})|(?<=\|))[\s*]*[(\[]?(?:(?:DỰ\s+THẢO|Dự\s+thảo)"
    r"(?:\s*,?\s*\(?(?:(?:[Ll]ần|LẦN)(?:\s+(?:[Tt]hứ|THỨ))?\s+\w+|\d{1,2}|ngày\s[\d/.-]+))?"
    r"|HỎA\s+TỐC(?:\s+HẸN\s+GIỜ)?|(?:THƯỢNG\s+)?KHẨN|(?:TUYỆT\s+|TỐI\s+)?MẬT)[)\].*]*(?=\s{2}|\s*(?:\||$))"
)


def _unstamped(line: Line) -> Line:
    stamp = _STAMP.search(line.words)
    if stamp is None:
        return line
    first, last = stamp.span()
    words, shown = (
        f"{one[:first]}{' ' * (last - first)}{one[last:]}" for one in (line.words, line.shown)
    )
    return replace(line, words=words, shown=shown)


def _whole(lines: list[Line]) -> Iterator[Line]:
    """A narrow cell breaks the motto, a place or a date in the middle: such lines are one."""
    at = 0
    while at < len(lines):
        line = lines[at]
        while at + 1 < len(lines) and _is_broken(line, lines[at + 1]):
            at += 1
            more = lines[at]
            words, shown = f"{line.words} {more.words}", f"{line.shown} {more.shown}"
            line = Line(line.start, more.end, words, shown)
        yield line
        at += 1


_BROKEN = re.compile(
    r"(?:^|\s)(?:C[ỘỌ]NG(?:\s+H[ÒO]A(?:\s+XÃ(?:\s+HỘI(?:\s+CHỦ(?:\s+NGHĨA)?)?)?)?)?|V/v)\s*$"
    r"|^\s*(?:Căn|CĂN|Kính)\s*$"
    r"|,\s*ngày[\s\d.…_]*(?:tháng[\s\d.…_]*(?:năm\s*)?)?$"
)


def _is_broken(above: Line, below: Line) -> bool:
    if _BROKEN.search(above.words):
        return MOTTO.search(above.words) is None or "ngày" in above.words
    return bool(_PLACE_BEGINS.fullmatch(above.words) and _PLACE_ENDS.match(below.words))


# As a scan reads it: "2OI9", and "Sô:" for "Số:".
DIGIT = r"[\dOoIl]"
NUMBER_COLON = r"S[ôÔốỐồỒổỔỗỖộỘoO]\s*:"
MOTTO = re.compile(
    r"C[ỘỌ]NG\s+H[ÒO]A\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|VIỆT\s+NAM\s+DÂN\s+CHỦ\s+CỘNG\s+HÒA"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc"
)
_SYLLABLE = rf"(?<![\w.-])(?:[{UPPER}][{LOWER}]+|HCM)"
_DATE = (
    rf"ngày(?P<day>[\s.…_]*{DIGIT}{{0,2}})[\s.…_]*(?:tháng|[/-])"
    rf"[\s.…_]*(?P<month>{DIGIT}{{0,2}})[\s.…_]*(?:năm|[/-])[\s.…_]*(?P<year>{DIGIT}{{4}}|)"
)
PLACE_AND_DATE = re.compile(
    rf"(?P<place>(?:TP\.?\s*)?{_SYLLABLE}(?:(?:\s|\s?-\s?)(?:{_SYLLABLE}|\d{{1,2}}(?=\s*,))){{0,5}})"
    rf"\s*,\s*{_DATE}"
)
# Copies of a portal lose the place before it.
DATE_ALONE = re.compile(rf"(?P<place>)[\s,*_]*{_DATE}[\s*_]*")
_PLACE_BEGINS = re.compile(rf"\s*{_SYLLABLE}(?:\s{_SYLLABLE}){{0,2}}\s*")
_PLACE_ENDS = re.compile(rf"\s*{_SYLLABLE}(?:\s{_SYLLABLE}){{0,2}}\s*,\s*ngày\s")
# What opens the text below a title.
TEXT_OPENS = (
    r"(?:Căn\s+cứ|CĂN\s+CỨ|Kính\s+gửi|Điều\s+\d|Chương\s|CHƯƠNG\s|PHẦN\s|Phần\s|[IVX]+[.)]\s"
    r"|\d+\.\s|(?:(?:Sáng|Chiều|Tối|Trong|Từ|Vào|Các)\s+ngày|Ngày)[\s.…_]*(?:\d|tháng)|Theo\s+(?:đề\s+nghị|chỉ|quy)"
    r"|Xét|Sau\s+khi|Nhằm\s|Trên\s+cơ\s+sở|Để\s|Hôm\s+nay|(?:Vào\s+)?[Hh]ồi\s+\d|Vào\s+(?:hồi|lúc)"
    r"|Thời\s+gian\s+qua|Trong\s+(?:thời\s+gian|những|các)\s|Thực\s+hiện\s[^.;]{0,60}\d"
    r"|Qua\s+(?:theo\s+dõi|kiểm\s+tra|rà\s+soát)|Nơi\s+nhận)"
)


@cache
def _part() -> re.Pattern[str]:
    rows = [row for row in load("document_types") if row["group"] != "standard"]
    names = [fold(row["name"]).upper() for row in (*rows, *load("forms"))]
    types = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(
        rf"(?<=\s)(?:{MOTTO.pattern}|{NUMBER_COLON}|S[ốỐ]\s+\d+-[A-ZĐ]|V/v|(?:{types})(?=\s+\S|[{UPPER}][{LOWER}])(?!\s*:)"
        rf"|{TEXT_OPENS}|{PLACE_AND_DATE.pattern})"
    )


def _cuts(words: str) -> list[int]:
    """Where parts begin, the text below the title included; that text itself is left whole."""
    cuts: list[int] = []
    for match in _part().finditer(words):
        cuts.append(match.start())
        if len(cuts) > 1 and re.match(TEXT_OPENS, words[match.start() :]):
            break
    return cuts
