"""The meeting whose conclusions a document gives, and the items it dealt with.

In: a ``Text``, its ``Header`` and agency mentions. Out: the meeting or None, and the agenda in
text order. A document that names no meeting has no agenda: its numbered headings are only units.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from grammar.agencies.find import agencies_in, agency_end, canonical
from grammar.bodies.names import read_name
from grammar.dates import DayFound, days_in
from grammar.headers.spelling import as_written
from grammar.meetings.agenda import agenda
from grammar.meetings.attendees import attendees
from grammar.meetings.chairs import body_of, chairs
from grammar.meetings.sessions import HELD, MINUTES_OF, SESSION, Opening, read_opening
from grammar.model import AgencyMention, AgendaItem, Header, Meeting, Participant, Span
from grammar.texts.text import Text, fold, tidy

if TYPE_CHECKING:
    from datetime import date

_LONGEST_NAME = 300
_DAY_REACH = 25


def read_meeting(
    text: Text, header: Header, agencies: tuple[AgencyMention, ...]
) -> tuple[Meeting | None, tuple[AgendaItem, ...]]:
    opening = read_opening(text, header)
    if opening is None:
        return None, ()
    meeting = _meeting(text, header, opening, agencies)
    return meeting, agenda(text, header, text.position(meeting.span.end))


def _meeting(
    text: Text, header: Header, opening: Opening, agencies: tuple[AgencyMention, ...]
) -> Meeting:
    presiding = chairs(text, header, opening)
    chair = presiding[0] if presiding else None
    body = _body(text, header, opening, chair)
    return Meeting(
        span=_span(text, opening),
        name=_name(text, header, opening),
        body=body or body_of(chair.role if chair else None, header),
        dates=_dates(text, header, opening),
        chair=chair.person if chair else None,
        chair_role=chair.role if chair else None,
        co_chairs=presiding[1:],
        attendees=attendees(text, header, agencies, opening.start, opening.end),
    )


def _span(text: Text, opening: Opening) -> Span:
    """From the opening to the words "như sau:" that announce the items."""
    begin, end = (opening.sentence or (opening.start, 0))[0], opening.end
    while begin < end and text.clean[begin].isspace():
        begin += 1
    while end > begin and text.clean[end - 1].isspace():
        end -= 1
    if opening.sentence is None:
        line = text.clean.find("\n", begin, end)
        end = line if line >= 0 else end
    return text.span(begin, end)


def _dates(text: Text, header: Header, opening: Opening) -> tuple[date, ...]:
    found: list[DayFound] = []
    if opening.sentence is not None:
        first, last = opening.sentence
        stop = HELD.search(text.shadow, first, last)
        found = days_in(text.shadow, header.year, first, stop.start() if stop else last)
        if stop and not found:  # "Tại phiên họp ngày 04/8/2023, sau khi nghe ..."
            found = days_in(text.shadow, header.year, stop.start(), stop.end() + _DAY_REACH)
        if found:
            return _together(text.shadow, found)
    printed = re.search(r"\(?\s*ngày\s[^()]*", fold(header.title or ""))
    found = days_in(printed[0], header.year) if printed else []
    if not found:
        told = _TOLD.search(text.shadow, opening.start, opening.end)
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
    rf"{SESSION}[^.;\n]{{0,160}}?,?\s(?:(?:tổ\s+chức|họp|diễn\s+ra)\s+)?(?:vào\s+)?ngày\s+\d[^.;\n]{{0,60}}"
)


_NAME_ENDS = re.compile(
    r"[.;]\s|,\s(?=(?:tổ\s+chức|sau\s+khi|tham\s+dự|cùng|dưới|do|đồng\s+chí|với|gồm|có|đã|tại|thành\s+phần|để|nhằm"
    r"|dự|ông|bà|qua|UBND|Ủy\s+ban)(?!\w))|\s(?:để|nhằm|do\s+đồng\s+chí|dưới\s+sự)\s"
)


def _name(text: Text, header: Header, opening: Opening) -> str:
    words = _titled_name(text, header, opening) or _told_name(text, opening)
    words = re.split(r"\s*\((?=[^)]*ngày)|\s*,?\s+ngày\s+\d", words)[0].strip(" .,;*")
    words = words[:_LONGEST_NAME]
    if words.isupper():
        words = as_written(text, words) or _in_small_letters(words)
    words = re.sub(
        r"^(HỌP|LÀM VIỆC)\s+(\w)", lambda m: f"{m[1].capitalize()} {m[2].lower()}", words
    )
    return words[:1].upper() + words[1:]


def _titled_name(text: Text, header: Header, opening: Opening) -> str:
    """As the title has it; one in capitals, or of minutes, yields to an opening as full."""
    titled = opening.titled
    if titled is None:
        return ""
    words = tidy(header.title or "")[titled.start("session") :]
    told = _told_name(text, opening)
    if _SESSION.match(told) is None or re.match(r"[^.,;]{25}", told) is None:
        return words
    short = len(told) < _AS_FULL * len(words)
    weak = titled.re is MINUTES_OF or (titled["session"].isupper() and not short)
    return "" if weak else words


_AS_FULL = 0.8


def _in_small_letters(words: str) -> str:
    """A title in capitals as a sentence has it: its bodies and numbers keep theirs."""
    small = words.capitalize()
    kept = [(*span, read_name(words[slice(*span)]).name) for span in agencies_in(fold(words))]
    kept += [(*one.span("number"), one["number"]) for one in _ROMAN.finditer(words)]
    for start, end, name in sorted(kept, reverse=True):
        small = small[:start] + name + small[end:]
    return small


_ROMAN = re.compile(r"(?:QUÝ|KHÓA|THỨ|KỲ|ĐỢT|GIAI ĐOẠN|CẤP)\s+(?P<number>[IVX]+)(?!\w)")


def _told_name(text: Text, opening: Opening) -> str:
    if opening.sentence is None:
        return ""
    first, last = opening.sentence
    session = re.compile(SESSION).search(text.shadow, first, last)
    words = tidy(text.clean[session.start() if session else first : last])
    return _NAME_ENDS.split(words)[0]


# A body set up for one purpose: no table has its name.
_COLLECTIVE = re.compile(
    r"(?:Ban\s+(?:[Cc]hỉ\s+(?:đạo|huy)|[Tt]ổ\s+chức)|Hội\s+đồng|Tổ\s+(?:công\s+tác|giúp\s+việc)|Tiểu\s+ban)"
    r"\s(?:phòng,\s+chống\s|[^,.;()\n]){3,150}?(?=\s+(?:ngày|tháng|năm|lần|phiên|quý|về|để|họp|tổ\s+chức|đã)\s|$)"
)


def _body(text: Text, header: Header, opening: Opening, chair: Participant | None) -> str | None:
    titled = opening.titled
    if titled is not None:
        body = _whose(fold(tidy(header.title or "")), titled.end("session"), header)
        if body is not None:
            return body
    if opening.sentence is None:
        return None
    begin, last = opening.sentence
    session = _SESSION.search(text.shadow, begin, last)
    body = _whose(text.shadow[:last], session.end(), header) if session else None
    held = HELD.search(text.shadow, begin, last)
    if body is not None or held is None:
        return body
    named = text.clean.find(chair.text, begin, held.start()) if chair else -1
    stop = held.start() if named < 0 else named
    for start, end in agencies_in(text.shadow, begin, stop + 1):
        if named >= 0 and end + 1 >= named:
            return None  # "Phó Chủ tịch UBND tỉnh Hà Sỹ Thắng": the office is the chair's
        if not _is_venue(text.shadow, start):
            return canonical(text.shadow[start:end], header)
    collective = _COLLECTIVE.search(text.shadow, begin, last)
    if collective and collective.end() <= held.start():
        return canonical(collective[0], header)
    return None


_SESSION = re.compile(SESSION)
_WHICH = re.compile(
    r"(?:\s+(?:thường\s+kỳ|giao\s+ban|trực\s+tuyến|(?:lần\s+)?thứ\s+\w+|toàn\s+thể|mở\s+rộng|chuyên\s+đề|giữa|của))*\s+"
)


def _whose(words: str, at: int, header: Header) -> str | None:
    """The body whose session it is, told right behind the word for it."""
    which = _WHICH.match(words, at)
    if which is None:
        return None
    collective = _COLLECTIVE.match(words, which.end())
    end = agency_end(words, which.end()) or (collective.end() if collective else None)
    if end is None:
        return None
    return canonical(_COUNTED.sub("", words[which.end() : end]), header)


# "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 3": the number is that of the meeting.
_COUNTED = re.compile(r"\s+lần\s+thứ\s+\w+$")


def _is_venue(shadow: str, at: int) -> bool:
    return (
        re.search(r"(?:tại|trụ\s+sở)\s+(?:\w+\s+){0,3}$", shadow[max(at - 40, 0) : at]) is not None
    )
