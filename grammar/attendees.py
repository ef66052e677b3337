"""Who took part in a meeting: persons, offices and bodies in the order that the text lists them.

In: a ``Text``, its agency mentions and where the opening of the meeting stands.
Out: ``Participant`` in text order. Who is told to be absent is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from grammar.model import AgencyMention, Participant
from grammar.people import ADDRESS, PERSON, known_person
from grammar.phrases import UPPER
from grammar.text import Text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LIST = 3000
_MEETING = (
    r"(?:\s+(?:phiên\s+họp|cuộc\s+họp|hội\s+nghị|buổi\s+(?:làm\s+việc|họp|tiếp)|họp|kỳ\s+họp"
    r"|đoàn\s+công\s+tác|Đoàn\s+công\s+tác|Hội\s+nghị|Đoàn))?"
)
_CUE = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.;]\s))[ *+-]*(?:(?:\d{{1,2}}|[IVX]+)[.)]\s+)?"
    rf"(?:(?:Cùng\s+)?(?:Tham\s+dự|[Dd]ự|Tham\s+gia|tham\s+dự|tham\s+gia){_MEETING}"
    rf"(?:\s*,?\s*(?:về\s+phía|tại)\s[^.;:\n]{{2,60}}?)?\s*(?:còn\s+)?(?:có|gồm|:)(?:\s+có)?\s*:?"
    r"|(?:Thành\s+phần|THÀNH\s+PHẦN)(?:\s+(?:tham\s+dự|dự\s+họp|dự|tham\s+gia|họp|mời))?"
    rf"{_MEETING}\s*(?:(?:gồm|có)(?:\s+có)?\s*:?|:)|(?:Thành\s+viên|Thư\s+ký|Đại\s+biểu)[^:.;\n]{{0,40}}:)\s*"
)
_LIST_ENDS = re.compile(
    rf"(?<!TP)(?<!\bQ)(?<!ThS)(?<!TS)\.\s+(?=[{UPPER}])(?!Chức\s+(?:vụ|danh)\s*:)|(?<!:)\n(?!\s*[-+*]\s)|\.?$"
)
_BETWEEN = re.compile(r"\s*;\s*(?:\n\s*)?(?:[-+*]\s+)?|\s*\n\s*[-+*]\s+")


def attendees(
    text: Text, agencies: tuple[AgencyMention, ...], start: int, end: int
) -> tuple[Participant, ...]:
    """The participants told of between two offsets of the shadow."""
    found: list[Participant] = []
    for cue in _CUE.finditer(text.shadow, start, end):
        stop = _LIST_ENDS.search(text.shadow, cue.end() + 1, min(end, cue.end() + _LONGEST_LIST))
        last = stop.start() if stop else min(end, cue.end() + _LONGEST_LIST)
        for begin, until in _entries(text.shadow, cue.end(), last):
            found += _participants(text, agencies, begin, until)
    return tuple(dict.fromkeys(found))


def _entries(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _BETWEEN.finditer(shadow, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


@cache
def _person() -> re.Pattern[str]:
    """``đồng chí NAME``, a name that opens an entry, or ``Bộ trưởng Bộ Y tế NAME`` in a list."""
    known = known_person()
    office = rf"(?P<office>[{UPPER}][^,;:.()\n]{{3,80}}?)\s+"
    return re.compile(
        rf"(?:{ADDRESS}(?P<addressed>{PERSON})|(?:(?<=^)|(?<=[;:]\s)|(?<=-\s))(?P<first>{known})"
        rf"|(?:(?<=^)|(?<=[,;:]\s)|(?<=và\s))(?:{office})?(?P<listed>{known})(?=\s*(?:[,;.]|$|\svà\s)))(?!\w)"
    )


@cache
def _role() -> re.Pattern[str]:
    """The office after a name; the next one in the list ends it."""
    stop = rf"\s*[,;]?\s+(?:và\s+|cùng\s+)?(?:{ADDRESS}|{known_person()})"
    return re.compile(
        rf"\s*(?:[,:(]|-|[.;]?\s*Chức\s+(?:vụ|danh)\s*:)(?!{stop})\s*(?P<role>(?:(?!{stop})[^.;\n])+)"
    )


def _participants(
    text: Text, agencies: tuple[AgencyMention, ...], start: int, end: int
) -> Iterator[Participant]:
    words = text.shadow[start:end]
    at = 0
    for match in _person().finditer(words):
        if match.start() < at:
            continue
        yield from _bodies(text, agencies, start + at, start + match.start(), aside=True)
        one, at = _named(text, agencies, match, start)
        yield one
    yield from _bodies(text, agencies, start + at, end, aside=at > 0)


def _named(
    text: Text, agencies: tuple[AgencyMention, ...], match: re.Match[str], start: int
) -> tuple[Participant, int]:
    """The person of a match in the entry at ``start``, and where the office ends."""
    kind = next(kind for kind in ("addressed", "first", "listed") if match[kind])
    after = _role().match(match.string, match.end()) if kind != "listed" else None
    told = after.span("role") if after else match.span("office")
    until = after.end() if after else match.end()
    span = text.span(start + match.start(), start + until)
    bodies = _inside(text, agencies, start + told[0], start + told[1]) if told[0] >= 0 else ()
    name = text.clean[start + match.start(kind) : start + match.end(kind)]
    role = (
        tidy(text.clean[start + told[0] : start + told[1]]).rstrip(" ,)") if told[0] >= 0 else None
    )
    whole = tidy(text.slice(span)).rstrip(" ,)")
    body = bodies[-1].name if bodies else None
    return Participant(span, whole, tidy(name), role, body), until


def _bodies(
    text: Text, agencies: tuple[AgencyMention, ...], start: int, end: int, *, aside: bool
) -> Iterator[Participant]:
    """Bodies and offices; an entry that names none stands as it is, unless it names persons."""
    found = _inside(text, agencies, start, end)
    at = start
    for one in found:
        begin, until = text.position(one.span.start), text.position(one.span.end)
        yield from _others(text, at, begin)
        lead = _LEAD.search(text.shadow, at, begin)
        words = tidy(text.clean[lead.start() if lead else begin : until])
        role = words if one.kind == "office" or (lead and lead["office"]) else None
        yield Participant(one.span, words, role=role, body=one.name)
        at = until
    words = tidy(text.clean[start:end]).strip(" ,:")
    if found:
        yield from _others(text, at, end)
    elif not aside and words:
        yield Participant(text.span(start, end), words)


_LEAD = re.compile(
    r"(?:(?P<office>Ủy\s+viên|Trưởng|Phó\s+Trưởng)|[Đđ]ại\s+diện|[Ll]ãnh\s+đạo|[Tt]hành\s+viên|\s)+$"
)
# "Chủ tịch UBND phường Hà Giang 1, xã Đồng Văn": the second is another Chủ tịch UBND.
_AREA = r"(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố)"
_OTHER = re.compile(
    rf"(?<=[,;])\s*(?:và\s+)?(?P<words>(?:{_AREA}\s+|(?:các\s+)?thành\s+viên\s+)?[{UPPER}][^,;]{{4,150}}?)(?=\s*(?:[,;]|\svà\s|$))"
)


def _others(text: Text, start: int, end: int) -> Iterator[Participant]:
    """What stands between two bodies and is one that no table knows."""
    between = text.shadow[start:end]
    for match in _OTHER.finditer(f",{between}" if _opens_list(text.shadow, start) else between):
        at = start + match.start("words") - (match.string[0] != between[:1])
        span = text.span(at, at + len(match["words"]))
        if not _LEAD.fullmatch(match["words"] + " "):
            yield Participant(span, tidy(text.slice(span)))


def _opens_list(shadow: str, start: int) -> bool:
    return not shadow[start - 1].isalnum()


def _inside(
    text: Text, agencies: tuple[AgencyMention, ...], start: int, end: int
) -> tuple[AgencyMention, ...]:
    span = text.span(start, end)
    at = bisect_left(agencies, span.start, key=lambda one: one.span.start)
    last = bisect_left(agencies, span.end, key=lambda one: one.span.start)
    return agencies[at:last]
