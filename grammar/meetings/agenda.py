"""The items of a meeting: numbered headings with what was discussed and who presented it.

In: a ``Text``, its ``Header`` and where the opening ends. Out: ``AgendaItem`` in text order.
A heading that only names who must act (``1. Sở Công Thương``) is no item of an agenda.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from grammar.agencies.find import agency_end, canonical
from grammar.meetings.decisions import decision
from grammar.model import AgendaItem, Header
from grammar.phrases import UPPER, phrase_pattern
from grammar.tables import load
from grammar.texts.text import Text, fold, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_HEADING = 1500


@dataclass(frozen=True, slots=True)
class _Heading:
    """Offsets into the shadow; ``end`` is where the heading's words end."""

    at: int
    end: int
    number: int
    roman: bool


def agenda(text: Text, header: Header, start: int) -> tuple[AgendaItem, ...]:
    """The items after ``start``, an offset of the shadow."""
    last = _closing(text, start)
    headings = [one for one in _headings(text, start, last) if _is_topic(text.shadow, one)]
    if len(headings) == 1 and headings[0].number > 1:
        return ()
    starts = [one.at for one in headings[1:]] + [last] * bool(headings)
    return tuple(
        _item(text, header, one, _trim(text, one.at, _followed(text.shadow, one, end)))
        for one, end in zip(headings, starts, strict=True)
    )


def _followed(shadow: str, heading: _Heading, end: int) -> int:
    """Where the next number stands, even if what it heads is no item."""
    for match in _NUMBERED.finditer(shadow, heading.end, end):
        roman = not match["number"].isdigit()
        if roman == heading.roman and _number(match["number"]) == heading.number + 1:
            return match.start("label")
    return end


_LABEL = (
    r"(?P<label>(?:(?:Nội\s+dung|Vấn\s+đề)\s+(?:thứ\s+)?)?(?P<number>\d{1,2}|[IVX]{1,5})"
    r"(?:[.)]|\s?-|(?<=(?:dung|n đề)\s\d):))\s+"
)
_NUMBERED = re.compile(rf"(?:^|\n)[ *_]*{_LABEL}(?=\S)")
_LABELLED = re.compile(_LABEL)


# "1. Nội dung thứ nhất: Báo cáo …"
_ORDINAL = re.compile(r"(?:Nội\s+dung|Vấn\s+đề)\s+thứ\s+\w+\s*:\s+(?=\S)")


def _unlabelled(words: str) -> str:
    return _ORDINAL.sub("", _LABELLED.sub("", words, count=1), count=1)


def _headings(text: Text, start: int, last: int) -> Iterator[_Heading]:
    """Numbered paragraphs that follow 1, 2, 3 …, in Arabic or else in Roman numbers."""
    found = list(_NUMBERED.finditer(text.shadow, max(start - 1, 0), last))
    arabic = [match for match in found if match["number"].isdigit()]
    topics = [m for m in arabic if _is_topic(text.shadow, _heading(text, m, last))]
    expected = 1
    for match in topics or [match for match in found if match not in arabic]:
        heading = _heading(text, match, last)
        if heading.number >= expected:
            expected = heading.number + 1
            yield heading


_ROMAN = {"I": 1, "V": 5, "X": 10}


def _heading(text: Text, match: re.Match[str], last: int) -> _Heading:
    end = text.shadow.find("\n", match.end())
    end = last if end < 0 else min(end, last)
    end = min(end, match.end() + _LONGEST_HEADING)
    ordinal = _ORDINAL.match(text.shadow, match.end(), end)
    begin = ordinal.end() if ordinal else match.end()
    stop = _HEADING_END.search(text.shadow, begin, end)
    end = stop.end() if stop else end
    end = _line_end(text, match.end(), end)
    number = match["number"]
    return _Heading(match.start("label"), end, _number(number), not number.isdigit())


# A wrapped line goes on after these, and while a bracket is open.
_GOES_ON = re.compile(r"(?:[,(-]|(?<!\w)(?:và|của|về|cho|tại|theo|với|các|tỉnh|Sở|Bộ))\s*$")
_NEXT_LINE = re.compile(rf"\n[ \t*]*(?=[{UPPER}]|\d{{1,3}}(?:/\d|\s?%))")


def _line_end(text: Text, start: int, end: int) -> int:
    """Where the heading's own line ends, if what follows in the next line is a sentence."""
    span = text.span(start, end)
    for match in _NEXT_LINE.finditer(text.original, *span):
        at = text.position(match.start())
        above = text.shadow[start:at]
        if _GOES_ON.search(above) or above.count("(") > above.count(")"):
            continue
        presents = _presenter_words(text.shadow[at:end]) and decision(text, at, end) is None
        return end if presents else at
    return end


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    values = [_ROMAN[letter] for letter in words]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


# "(Sở X trình)." closes a heading even where the text runs on in the same line.
_HEADING_END = re.compile(r"trình\s*\*?\s*\)\s*\*?[.:]?|:\s|\.\s+(?=[A-ZĐÀ-Ỹ])")


@cache
def _types() -> str:
    rows = [row["name"] for row in load("document_types") if row["name"] != "Văn bản"]
    return phrase_pattern(rows)


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(
        rf"(?:Dự\s+thảo|Về|Đối\s+với|Nội\s+dung|Xem\s+xét|Cho\s+ý\s+kiến|Thông\s+qua|Thẩm\s+định|Việc"
        rf"|Đề\s+(?:xuất|cương)|Hồ\s+sơ|Đồ\s+án|Dự\s+toán|Thảo\s+luận|Xin\s+ý\s+kiến"
        rf"|Kết\s+quả|Tình\s+hình|Công\s+tác|Phương\s+án|Danh\s+mục|Chủ\s+trương|(?:Đề|Kiến)\s+nghị\s+của|{_types()})(?!\w)"
    )


def _is_topic(shadow: str, heading: _Heading) -> bool:
    words = _unlabelled(shadow[heading.at : heading.end])
    if _presenter_words(words) is not None:
        return True
    if shadow.startswith(("Nội", "Vấn"), heading.at):
        return True
    return agency_end(words) is None and _topic().match(words) is not None


def _item(text: Text, header: Header, heading: _Heading, end: int) -> AgendaItem:
    end = max(end, heading.end)
    words = _unlabelled(text.shadow[heading.at : heading.end])
    presenter = _presenter_words(words) or _heard(text.shadow, heading.end, end)
    shown = re.sub(r"[*_]", "", _unlabelled(text.clean[heading.at : heading.end]))
    return AgendaItem(
        span=text.span(heading.at, _trim(text, heading.at, heading.end)),
        body=text.span(heading.at, end),
        number=heading.number,
        heading=tidy(shown).rstrip(" :"),
        drafts=_drafts(words),
        presented_by=canonical(presenter, header) if presenter else None,
        decision=decision(text, heading.end, end),
    )


# ``Sau khi nghe đại diện Sở Công Thương trình bày``: who presents, told below the heading.
_HEARING = re.compile(
    r"(?:Sau\s+khi|Qua|Trên\s+cơ\s+sở)?\s*[Nn]ghe\s+(?:báo\s+cáo\s+của\s+|(?:đồng\s+chí\s+)?"
    r"(?:lãnh\s+đạo|đại\s+diện)\s+)?"
)
_HEARD = re.compile(r"\s+(?:trình(?:\s+bày)?|báo\s+cáo|thuyết\s+trình|giải\s+trình)(?!\w)|[,;.]")


def _heard(shadow: str, start: int, end: int) -> str | None:
    heard = _body_between(_HEARING, _HEARD, shadow, start, end)
    if heard is not None:
        return heard
    stop = shadow.find(". ", start, end)
    return _body_between(_BY, _DRAWN_UP, shadow, start, stop if stop >= 0 else end)


# "nhất trí với dự thảo Nghị định do Bộ Tài chính trình"
_BY = re.compile(r"\sdo\s+")
_DRAWN_UP = re.compile(r"\s+(?:trình|soạn\s+thảo|chuẩn\s+bị|xây\s+dựng)(?!\w)")


def _body_between(
    before: re.Pattern[str], after: re.Pattern[str], words: str, start: int, end: int
) -> str | None:
    """The first body that stands between words that match."""
    for opened in before.finditer(words, start, end):
        stop = agency_end(words, opened.end())
        if stop is not None and stop <= end and after.match(words, stop, end):
            return words[opened.end() : stop]
    return None


def _trim(text: Text, start: int, end: int) -> int:
    while end > start and text.clean[end - 1].isspace():
        end -= 1
    return end


_PRESENTS = (
    r"\s+(?:trình(?:\s+bày)?|báo\s+cáo|chuẩn\s+bị|chủ\s+trì|tham\s+mưu|soạn\s+thảo|xây\s+dựng)"
)
_PRESENTERS = (
    (
        re.compile(r"\(\s*\*?\s*(?:do\s+)?"),
        re.compile(rf"[^()]{{0,60}}?{_PRESENTS}[^()]{{0,40}}\)"),
    ),
    (re.compile(r"(?:^|[\s,(])do\s+"), re.compile(_PRESENTS)),
)


def _presenter_words(words: str) -> str | None:
    found = (_body_between(*around, words, 0, len(words)) for around in _PRESENTERS)
    return next((body for body in found if body), None)


@cache
def _draft_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    kind = rf"(?P<kind>{_types()})(?!\w)(?!\s+số\s)"
    small = rf"(?P<small>(?i:{_types()}))(?!\w)(?!\s+số\s)"
    treats = r"(?:Thông\s+qua|Xem\s+xét|Cho\s+ý\s+kiến(?:\s+(?:về|đối\s+với|vào))?|Thẩm\s+định)\s+"
    first = rf"(?:[Dd]ự\s+thảo\s+(?:các\s+)?|^(?:Về\s+(?:việc\s+)?)?){kind}"
    first = rf"{first}|^{treats}{small}"
    more = rf"\s*(?:,|và|;)\s*(?:[Dd]ự\s+thảo\s+)?{kind}"
    return re.compile(first), re.compile(more)


_OF = re.compile(r"\s+của\s+")


def _drafts(words: str) -> tuple[str, ...]:
    """The types under discussion: ``Dự thảo Tờ trình của A và Nghị quyết của B`` gives two."""
    first, more = _draft_patterns()
    found: list[str] = []
    at = 0
    while (match := first.search(words, at)) is not None:
        while match is not None:
            found.append(_type_name(match.groupdict().get("small") or match["kind"]))
            at = match.end()
            of = _OF.match(words, at)
            at = (agency_end(words, of.end()) if of else None) or at
            match = more.match(words, at)
    return tuple(dict.fromkeys(found))


def _type_name(words: str) -> str:
    name = fold(tidy(words)).casefold()
    return next(row["name"] for row in load("document_types") if row["name"].casefold() == name)


_CLOSINGS = re.compile(
    r"\n[ *_]*(?:Nơi\s+nhận|Trên\s+đây\s+là|Trân\s+trọng\s+thông\s+báo"
    r"|(?:Thừa\s+lệnh[^\n]{0,80},\s*)?Văn\s+phòng\s[^\n]{0,80}?(?:xin\s+)?(?:thông\s+báo|truyền\s+đạt)"
    r"|[^\n:]{0,120}?yêu\s+cầu\s+(?:[Tt]hủ\s+trưởng|[Gg]iám\s+đốc|[Cc]ác)\s[^\n]{0,400}\./\.)"
)


def _closing(text: Text, start: int) -> int:
    """Where the part common to all items begins: orders to everyone, recipients."""
    match = _CLOSINGS.search(text.shadow, start)
    return match.start() if match else len(text.shadow)
