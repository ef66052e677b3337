"""The meeting whose conclusions a document gives, and the items it dealt with.

In: a ``Text`` and its ``Header``. Out: the meeting or None, and the agenda in text order.
A document that names no meeting has no agenda: its numbered headings are only units.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from grammar.agencies import agency_pattern, canonical
from grammar.agenda import agenda
from grammar.dates import DayFound, days_in
from grammar.model import AgendaItem, Header, Meeting, Span
from grammar.phrases import LOWER, UPPER
from grammar.text import Text, fold, tidy

if TYPE_CHECKING:
    from datetime import date

_OPENING = 5000
_LONGEST_NAME = 300
_DAY_REACH = 25


def read_meeting(text: Text, header: Header) -> tuple[Meeting | None, tuple[AgendaItem, ...]]:
    meeting = _meeting(text, header)
    if meeting is None:
        return None, ()
    return meeting, agenda(text, header, text.position(meeting.span.end))


_SESSION = (
    r"(?:[Pp]hiên\s+(?:họp|thường\s+kỳ|toàn\s+thể|bất\s+thường|thứ\s+\w+)|[Cc]uộc\s+họp|[Hh]ội\s+nghị|[Bb]uổi\s+(?:họp|làm\s+việc)|[Kk]ỳ\s+họp"
    r"|PHIÊN\s+HỌP|CUỘC\s+HỌP|HỘI\s+NGHỊ|BUỔI\s+LÀM\s+VIỆC)"
)
_HELD = re.compile(
    r"(?P<verb>(?:đã\s+)?(?:tổ\s+chức|chủ\s+trì|tiến\s+hành|triệu\s+tập|họp|dự|tham\s+dự)"
    rf"(?:\s+và\s+chủ\s+trì)?(?=[^.\n]{{0,80}}?{_SESSION})|diễn\s+ra|họp\s+)"
)
_IN_TITLE = re.compile(
    rf"(?:[Kk]ết\s+luận|KẾT\s+LUẬN|[Ýý]\s+kiến|Ý\s+KIẾN|[Bb]iên\s+bản|BIÊN\s+BẢN|[Nn]ghị\s+quyết"
    rf"|^)[^\n]{{0,250}}?(?P<session>{_SESSION})"
)


def _meeting(text: Text, header: Header) -> Meeting | None:
    start = text.position(header.span.end)
    end = _opening_end(text, start)
    opening = _opening_sentence(text, start, end)
    title = header.title or ""
    titled = _IN_TITLE.search(fold(title)) if _tells_conclusions(header) else None
    if titled is None and (opening is None or not _concludes(text, start, end)):
        return None
    span = _span(text, start, end, opening)
    dates = _dates(text, header, opening, title)
    chair, role = _chair(text, header, start, end)
    name = _name(text, title, titled, opening)
    body = _body(text, header, title, titled, opening) or (
        canonical(role, header) if role else None
    )
    return Meeting(span, name, body, dates, chair, role)


def _tells_conclusions(header: Header) -> bool:
    kinds = {"Thông báo", "Thông báo kết luận", "Biên bản", "Kết luận", "Nghị quyết", None}
    return header.type in kinds


_FIRST_ITEM = re.compile(r"\n[ *]*(?:1|I)[.)]\s|\n[ *]*Điều\s+1\b")


def _opening_end(text: Text, start: int) -> int:
    item = _FIRST_ITEM.search(text.shadow, start, start + _OPENING)
    return item.start() if item else min(start + _OPENING, len(text.shadow))


_Range = tuple[int, int]
_DATED = re.compile(r"(?:[Nn]gày|NGÀY)\s+\d")


# A letter that carries out what a meeting concluded gives no conclusions of its own.
_OF_ANOTHER = re.compile(
    r"\s*(?:Thực\s+hiện|Theo|Căn\s+cứ)\s+(?:ý\s+kiến\s+)?(?:chỉ\s+đạo|kết\s+luận)\s"
)


def _opening_sentence(text: Text, start: int, end: int) -> _Range | None:
    """The sentence that says when who met."""
    for line in re.finditer(r"[^\n]+", text.shadow[start:end]):
        words = line[0]
        if _OF_ANOTHER.match(words):
            continue
        if _DATED.search(words, 0, 120) and (_HELD.search(words) or re.search(_SESSION, words)):
            stop = re.search(rf"\.(?=\s+[{UPPER}])", words)
            return start + line.start(), start + line.start() + (stop.end() if stop else len(words))
    return None


def _concludes(text: Text, start: int, end: int) -> bool:
    return (
        re.search(r"kết\s+luận|ý\s+kiến\s+chỉ\s+đạo|thống\s+nhất", text.shadow[start:end])
        is not None
    )


def _span(text: Text, start: int, end: int, opening: _Range | None) -> Span:
    """From the opening to the words "như sau:" that announce the items."""
    begin = opening[0] if opening else start
    while begin < end and text.clean[begin].isspace():
        begin += 1
    while end > begin and text.clean[end - 1].isspace():
        end -= 1
    if opening is None:
        line = text.clean.find("\n", begin, end)
        end = line if line >= 0 else end
    return text.span(begin, end)


def _dates(text: Text, header: Header, opening: _Range | None, title: str) -> tuple[date, ...]:
    if opening is not None:
        stop = _HELD.search(text.shadow, *opening)
        found = days_in(text.shadow, header.year, opening[0], stop.start() if stop else opening[1])
        if stop and not found:  # "Tại phiên họp ngày 04/8/2023, sau khi nghe ..."
            found = days_in(text.shadow, header.year, stop.start(), stop.end() + _DAY_REACH)
        if found:
            return _together(text.shadow, found)
    printed = re.search(r"\(?\s*ngày\s[^()]*", fold(title))
    found = days_in(printed[0], header.year) if printed else []
    if not found:
        start = text.position(header.span.end)
        told = _TOLD.search(text.shadow, start, _opening_end(text, start))
        found = days_in(told[0], header.year) if told else []
    return found[0].days if found else ()


def _together(words: str, found: list[DayFound]) -> tuple[date, ...]:
    """``Sáng ngày 05/5 và chiều ngày 06/5``: the first date and those that go with it."""
    days = set(found[0].days)
    for before, after in pairwise(found):
        if not _AND_DAY.fullmatch(words, before.end, after.start):
            break
        days.update(after.days)
    return tuple(sorted(days))


_AND_DAY = re.compile(r"\s*(?:,|và|;|đến)?\s*(?:sáng|chiều|tối)?\s*ngày\s+")
_TOLD = re.compile(
    rf"{_SESSION}[^.;\n]{{0,160}}?,?\s(?:(?:tổ\s+chức|họp|diễn\s+ra)\s+)?(?:vào\s+)?ngày\s+\d[^.;\n]{{0,60}}"
)


def _name(text: Text, title: str, titled: re.Match[str] | None, opening: _Range | None) -> str:
    words = tidy(title)[titled.start("session") :] if titled else ""
    if not words and opening is not None:
        session = re.search(_SESSION, text.shadow[slice(*opening)])
        first = opening[0] + (session.start() if session else 0)
        words = tidy(text.clean[first : opening[1]])
        words = re.split(r"[.,;]\s|\s(?:để|nhằm)\s", words)[0]
    words = re.split(r"\s*\((?=[^)]*ngày)|\s*,?\s+ngày\s+\d", words)[0].strip(" .,;*")[
        :_LONGEST_NAME
    ]
    if words.isupper():
        words = words.capitalize()
    return words[:1].upper() + words[1:]


def _body(
    text: Text, header: Header, title: str, titled: re.Match[str] | None, opening: _Range | None
) -> str | None:
    if titled is not None:
        after = fold(tidy(title))[titled.end("session") :].lstrip()
        after = re.sub(r"^(?:thường\s+kỳ\s+|giao\s+ban\s+|của\s+)+", "", after)
        match = agency_pattern().match(after)
        if match is not None:
            return canonical(match[0], header)
    if opening is None:
        return None
    held = _HELD.search(text.shadow, *opening)
    for match in agency_pattern().finditer(text.shadow, opening[0], opening[1]):
        if held and match.end() <= held.start() + 1 and not _is_venue(text.shadow, match.start()):
            return canonical(match[0], header)
    return None


def _is_venue(shadow: str, at: int) -> bool:
    return (
        re.search(r"(?:tại|trụ\s+sở)\s+(?:\w+\s+){0,3}$", shadow[max(at - 40, 0) : at]) is not None
    )


_SYLLABLE = rf"(?:[{UPPER}][{LOWER}]+|[{UPPER}]+(?![{LOWER}]))"
_PERSON = rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}}"
_ADDRESS = r"(?:[Đđ]ồng\s+chí|đ/c|Đ/c|[Ôô]ng|[Bb]à)\s*:?\s+"
_THEN = (
    r"(?:đã\s+)?(?:chủ\s+trì|kết\s+luận|có\s+(?:ý\s+kiến\s+)?(?:kết\s+luận|chỉ\s+đạo)|thống\s+nhất"
    r"|phát\s+biểu|yêu\s+cầu|chỉ\s+đạo|điều\s+hành|tổ\s+chức|tại|họp|tiến\s+hành|dự|có\s+ý\s+kiến)"
)
_ROLE = rf"(?P<role>[{UPPER}](?:(?!\s{_THEN}(?!\w))[^.;:()\n]){{2,200}})"
_NAMED = re.compile(
    rf"(?P<cue>[Cc]hủ\s+trì\s*(?:cuộc\s+họp|phiên\s+họp|hội\s+nghị)?\s*(?:của|:|là|-)?\s*)?{_ADDRESS}"
    rf"(?P<name>{_PERSON})\s*(?:,|-|–|\()\s*{_ROLE}"
)


@cache
def _office_first() -> re.Pattern[str]:
    """``Chủ tịch UBND tỉnh Hồ Tiến Thiệu kết luận``."""
    titles = r"(?:Phó\s+)?(?:Chủ\s+tịch|Thủ\s+tướng|Bộ\s+trưởng|Bí\s+thư|Giám\s+đốc|Thứ\s+trưởng)"
    return re.compile(
        rf"(?:{_ADDRESS})?(?P<role>{titles}(?:\s+[Tt]hường\s+trực)?(?:\s+(?:UBND|HĐND|Ủy\s+ban"
        rf"\s+nhân\s+dân|Chính\s+phủ|Tỉnh\s+ủy)(?:\s+(?:tỉnh|thành\s+phố|huyện|xã|phường))?)?)"
        rf"\s+(?P<name>{_PERSON})\s+(?={_THEN})"
    )


def _chair(text: Text, header: Header, start: int, end: int) -> tuple[str | None, str | None]:
    for words, shown in (
        (text.shadow[start:end], text.clean[start:end]),
        (fold(tidy(header.title or "")), tidy(header.title or "")),
    ):
        for pattern in (_NAMED, _office_first()):
            for match in pattern.finditer(words):
                if pattern is _NAMED and not _leads(words, match):
                    continue
                name = tidy(shown[match.start("name") : match.end("name")])
                role = tidy(shown[match.start("role") : match.end("role")]).strip(" ,-*")
                return (name.title() if name.isupper() else name), role
    return None, None


def _leads(words: str, match: re.Match[str]) -> bool:
    """One who presides or concludes, not one who only attends."""
    after = words[match.end() : match.end() + 40]
    return bool(match["cue"]) or re.match(rf"\s*,?\s*{_THEN}", after) is not None
