"""Where one is in a document: its structural units and its sentences.

In: a ``Text``. Out: units and sentences as spans of the original, in text order.
Units that an amending act quotes between “ and ” are not units of the act itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grammar.model import Span, Unit
from grammar.phrases import UPPER
from grammar.structure.quotations import covering, quotations
from grammar.texts.text import Text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_HEADING = 300
_RANKS = {
    "appendix": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 4,
    "article": 5,
    "clause": 6,
    "item": 6,
    "point": 7,
}
_ROMAN = r"[IVXLC]+"
_ORDINAL = r"thứ\s+[^\W\d]+(?:\s+(?:một|hai|ba|tư|năm|sáu|bảy|tám|chín))?|THỨ\s+[A-ZĐÀ-Ỹ]+"
_OPENERS = re.compile(
    rf"""[ ]*(?:
      (?:Phụ\s+lục|PHỤ\s+LỤC)(?:\s+(?:số\s+|SỐ\s+)?(?P<appendix>{_ROMAN}|\d+[A-Z]?|[A-Z])(?!\w))?
         (?!\s+(?:này|kèm|ban\s+hành|của|số|đính))[ .:]*
    | (?P<annexed>QUY\s+CHẾ|QUY\s+ĐỊNH|ĐIỀU\s+LỆ|CHƯƠNG\s+TRÌNH|KẾ\s+HOẠCH|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN
         |HƯỚNG\s+DẪN)(?=[^\n]{{0,400}}?(?:\n[^\n]{{0,300}}?){{0,2}}[Bb]an\s+hành\s+kèm\s+theo)
    | (?:Phần|PHẦN)\s+(?P<part>{_ROMAN}|\d+|[A-Z]|{_ORDINAL})(?!\w)[ .:]*
    | (?:Chương|CHƯƠNG)\s+(?P<chapter>{_ROMAN}|\d+|{_ORDINAL})(?!\w)[ .:]*
    | (?:Mục|MỤC)\s+(?P<section>\d+|{_ROMAN})(?!\w)[ .:]*
    | (?:Tiểu\s+mục|TIỂU\s+MỤC)\s+(?P<subsection>\d+|{_ROMAN})(?!\w)[ .:]*
    | (?:Điều|ĐIỀU)\s+(?P<article>\d+[a-zđ]?)(?=\s*[.:]|\s*\n)\s*[.:]?-?[ ]*
    | Khoản\s+(?P<clause>\d+[a-zđ]?)\s*[.:]\s+
    | (?P<roman>{_ROMAN})(?:[.)]|\s?-)\s+
    | (?P<letter>[A-H])[.)]\s+(?=[{UPPER}]{{2}})
    | (?P<number>\d{{1,3}}[a-zđ]?)(?:[.)]\s+(?=\D|\d+\s)|\s?-\s+(?=[{UPPER}]))
    | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\.?\s+(?=[{UPPER}])
    | \(?(?P<point>[a-zđ]\d?)\)\s+
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Opening:
    at: int
    kind: str
    label: str
    heading: str | None


def outline(text: Text) -> tuple[Unit, ...]:
    """The structural units in text order; a unit ends where the next of its rank begins."""
    return _units(text, tuple(_openings(text)), len(text.clean))


def quoted_outline(text: Text, start: int, end: int) -> tuple[Unit, ...]:
    """The units of the provisions that stand between the quotation marks at ``start`` and ``end``.

    Offsets are those of ``text.clean``; a number opens a clause there.
    """
    found = _openings_in(text, start + 1, end, (), in_article=True)
    return _units(text, tuple(found), end)


def _units(text: Text, openings: tuple[_Opening, ...], last: int) -> tuple[Unit, ...]:
    ends = _ends(openings, last)
    units: list[Unit] = []
    stack: list[_Opening] = []
    for opening, end in zip(openings, ends, strict=True):
        stack = [above for above in stack if _rank(above) < _rank(opening)]
        stack.append(opening)
        path = tuple((one.kind, one.label) for one in stack)
        span = text.span(opening.at, end)
        units.append(Unit(opening.kind, opening.label, span, path, opening.heading))
    return tuple(units)


def _rank(opening: _Opening) -> float:
    depth = opening.label.count(".") if opening.kind == "item" else 0
    return _RANKS[opening.kind] + depth / 10


def _ends(openings: tuple[_Opening, ...], last: int) -> list[int]:
    ends = [last] * len(openings)
    waiting: list[int] = []
    for at, opening in enumerate(openings):
        while waiting and _rank(openings[waiting[-1]]) >= _rank(opening):
            ends[waiting.pop()] = opening.at
        waiting.append(at)
    return ends


def _openings(text: Text) -> Iterator[_Opening]:
    quoted = quotations(text.clean)
    return _openings_in(text, 0, len(text.clean), quoted, in_article=False)


def _openings_in(
    text: Text, first: int, last: int, skipped: Sequence[tuple[int, int]], *, in_article: bool
) -> Iterator[_Opening]:
    for start, end in _paragraphs(text.clean, first, last):
        match = _OPENERS.match(text.shadow, start, min(end + 800, len(text.shadow)))
        if match is None or match.end() == start or covering(skipped, start):
            continue
        kind, label = _named(match, in_article)
        if kind in {"appendix", "part"}:
            in_article = False
        in_article = in_article or kind == "article"
        yield _Opening(start, kind, label, _heading(text, kind, match.end(), end))


def _named(match: re.Match[str], in_article: bool) -> tuple[str, str]:
    kind = match.lastgroup or "appendix"
    label = tidy(match[kind]) if match.lastgroup else ""
    if kind == "annexed":
        return "appendix", label.capitalize()
    if kind in {"roman", "letter"}:
        return ("section" if kind == "roman" else "part"), label
    if kind == "decimal":
        return "item", label
    if kind == "number":
        return ("clause" if in_article else "item"), label
    return kind, label


# A heading goes on in the next line only in the middle of a sentence.
_NEXT_LINE = re.compile(rf"\n[ \t]*(?=[{UPPER}])")


def _heading(text: Text, kind: str, start: int, end: int) -> str | None:
    if kind in {"clause", "point"}:
        return None
    end = min(end, start + _LONGEST_HEADING)
    span = text.span(start, end)
    wrapped = _NEXT_LINE.search(text.original, *span) if kind != "item" else None
    end = text.position(wrapped.start()) if wrapped else end
    return tidy(text.clean[start:end]) or None


def _paragraphs(clean: str, at: int, last: int) -> Iterator[tuple[int, int]]:
    while at < last:
        end = clean.find("\n", at, last)
        end = last if end < 0 else end
        start = at
        while start < end and clean[start] in " *_":
            start += 1
        if start < end:
            yield start, end
        at = end + 1


_SENTENCE_END = re.compile(rf"\n|[.!?…](?<!\.\.)[.!?…]*[”\")\]]*(?=[ ]+[“\"(\[*]*[{UPPER}\d])")
_ABBREVIATIONS = frozenset(
    {"TP", "Tp", "TX", "TT", "GS", "PGS", "TS", "ThS", "Ths", "BS", "KS", "CN", "Tr", "tr", "TM"}
    | {"KT", "TL", "TUQ", "St", "Mr", "Mrs", "Dr", "No", "v.v", "PGS.TS", "GS.TS", "PGS.TSKH"}
    | {
        "TSKH",
        "BSCKI",
        "BSCKII",
        "CKI",
        "CKII",
        "NGƯT",
        "NGND",
        "NSND",
        "NSƯT",
        "Cty",
        "Đ/c",
        "đ/c",
    }
)


def sentences(text: Text) -> tuple[Span, ...]:
    """The sentences as spans of the original; a paragraph ends one, a page break does not."""
    found: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text.clean):
        if match[0][0] == "." and _is_abbreviation(text.clean, start, match.start()):
            continue
        span = _trimmed(text, start, match.end())
        if span is not None:
            found.append(span)
        start = match.end()
    last = _trimmed(text, start, len(text.clean))
    return (*found, last) if last else tuple(found)


def _is_abbreviation(clean: str, start: int, dot: int) -> bool:
    word = clean[max(start, dot - 12) : dot].rpartition(" ")[2].lstrip('("“')
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return True
    numbering = clean[start : max(dot - len(word), start)] if dot - start < 40 else "far"
    numbering = numbering.strip(' *“"')
    return numbering.capitalize() in _UNITS and _LABEL.fullmatch(word) is not None


_UNITS = frozenset({"", "Điều", "Chương", "Mục", "Tiểu mục", "Phần", "Khoản", "Phụ lục"})
_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[IVXLC]+|[A-H]")


def _trimmed(text: Text, start: int, end: int) -> Span | None:
    while start < end and text.clean[start].isspace():
        start += 1
    while end > start and text.clean[end - 1].isspace():
        end -= 1
    return text.span(start, end) if end > start else None


def sentence_at(found: tuple[Span, ...], offset: int) -> Span:
    """The sentence that holds ``offset``, or the nearest one before it."""
    if not found:
        return Span(offset, offset)
    at = bisect_right(found, (offset, float("inf"))) - 1
    return found[max(at, 0)]
