"""Who took part in a meeting: persons, offices and bodies in the order that the text lists them.

In: a ``Text``, its agency mentions and where the opening of the meeting stands.
Out: ``Participant`` in text order. Who is told to be absent is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from grammar.agencies.several_bodies import each_place
from grammar.meetings.people import ADDRESS, MINUTES_LABEL, PERSON, known_person
from grammar.model import AgencyMention, Participant
from grammar.phrases import LOWER, UPPER
from grammar.texts.text import Text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.model import Header

_LONGEST_LIST = 3000
_MEETING = (
    r"(?:\s+(?:phiên\s+họp|cuộc\s+họp|hội\s+nghị|buổi\s+(?:làm\s+việc|họp|tiếp)|họp|kỳ\s+họp"
    r"|đoàn\s+công\s+tác|Đoàn\s+công\s+tác|Hội\s+nghị|Đoàn))?"
)
_CUE = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.;]\s)|(?<=\s)(?={MINUTES_LABEL}))[ *+-]*(?:(?:\d{{1,2}}|[IVX]+)[.)]\s+)?"
    rf"(?:(?:Cùng\s+(?:làm\s+việc|đi|tiếp)|(?:Cùng\s+)?(?:Tham\s+dự|[Dd]ự|Tham\s+gia|tham\s+dự|tham\s+gia)){_MEETING}"
    rf"(?:\s*,?\s*(?:về\s+phía|tại)\s[^.;:\n]{{2,60}}?)?\s*(?:còn\s+)?(?:có|gồm|:)(?:\s+có)?\s*:?"
    r"|(?:Thành\s+phần|THÀNH\s+PHẦN)(?:\s+(?:tham\s+dự|dự\s+họp|dự|tham\s+gia|họp|mời))?"
    rf"{_MEETING}\s*(?:(?:gồm|có)(?:\s+có)?\s*:?|:)|(?:Thành\s+viên|Thư\s+ký|Đại\s+biểu)[^:.;\n]{{0,40}}:)\s*(?:[-+*]\s+)?"
)
_LIST_ENDS = re.compile(
    rf"(?<!TP)(?<!\bQ)(?<!ThS)(?<!TS)\.\s+(?=[{UPPER}])(?!Chức\s+(?:vụ|danh)\s*:)|\s+(?={MINUTES_LABEL})|(?<!:)\n(?!\s*[-+*]\s)|\.?$"
)
_BETWEEN = re.compile(r"\s*;\s*(?:\n\s*)?(?:[-+*]\s+)?|\s*\n\s*[-+*]\s+")


def attendees(
    text: Text, header: Header, agencies: tuple[AgencyMention, ...], start: int, end: int
) -> tuple[Participant, ...]:
    """The participants told of between two offsets of the shadow."""
    found: list[Participant] = []
    for cue in _CUE.finditer(text.shadow, start, end):
        stop = _LIST_ENDS.search(text.shadow, cue.end() + 1, min(end, cue.end() + _LONGEST_LIST))
        last = stop.start() if stop else min(end, cue.end() + _LONGEST_LIST)
        for begin, until in _entries(text.shadow, cue.end(), last):
            found += _participants(text, header, agencies, begin, until)
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
    # "UBND các phường Mai Dịch, …": the name of a place may begin as that of a family.
    office = (
        rf"(?P<office>[{UPPER}][^,;:.()\n]{{3,80}}?)(?<!các\sxã)(?<!các\sphường)(?<!các\shuyện)\s+"
    )
    return re.compile(
        rf"(?:(?<!\w){ADDRESS}(?P<addressed>{PERSON})|(?:(?<=^)|(?<=[;:]\s)|(?<=-\s))(?P<first>{known})"
        rf"|(?:(?<=^)|(?<=[,;:]\s)|(?<=và\s))(?:{office})?(?P<listed>{known})(?=\s*(?:[,;.]|$|\svà\s|-\s)))(?!\w)"
    )


# "… A - Trưởng Ban Chỉ đạo, B, Chủ nhiệm Ủy ban …": what a listed person is besides.
_BESIDES = re.compile(
    r"\s+-\s+(?P<second>[^,;.\n]{3,150})|,\s+(?=(?:Phó\s+|Quyền\s+)?(?:Chủ\s+(?:nhiệm|tịch)|Bộ\s+trưởng|Thứ\s+trưởng"
    r"|Trưởng|Tổng|Giám\s+đốc|Bí\s+thư|Viện\s+trưởng|Chánh|Ủy\s+viên|Cục\s+trưởng|Hiệu\s+trưởng)\s)"
)


@cache
def _sharing() -> re.Pattern[str]:
    """``các Phó Chủ tịch UBND tỉnh: NAME, NAME`` hold one office each."""
    known = known_person()
    return re.compile(
        rf"[Cc]ác\s+(?:đồng\s+chí\s+)?(?P<office>[{UPPER}][^,;:.()\n]{{3,80}}?)\s*:?\s+"
        rf"(?P<names>{known}(?:(?:\s*,\s*|\s+và\s+){known})+)(?=\s*(?:[,;.]|$|\svà\s))"
    )


# Who is named by no name of a person: "…, lãnh đạo các Bộ: Y tế, Công an".
_OTHERS = (
    r"(?:\s*[,;]\s+|\s+(?:và|cùng)\s+)"
    r"(?:các|toàn\s+thể|[Tt]hủ\s+trưởng|[Ll]ãnh\s+đạo|[Đđ]ại\s+diện|[Tt]rưởng\s+các)\s"
)


@cache
def _role() -> re.Pattern[str]:
    """The office after a name; the next one in the list ends it."""
    stop = rf"(?:{_OTHERS}|\s*[,;]?\s+(?:và\s+|cùng\s+)?(?:{ADDRESS}|{known_person()}))"
    return re.compile(
        rf"\s*(?:[,:(]|-|[.;]?\s*Chức\s+(?:vụ|danh)\s*:)(?!{stop})\s*(?P<role>(?:(?!{stop})[^.;\n])+)"
    )


def _participants(
    text: Text, header: Header, agencies: tuple[AgencyMention, ...], start: int, end: int
) -> Iterator[Participant]:
    at = start
    for group in _sharing().finditer(text.shadow, start, end):
        yield from _each(text, header, agencies, at, group.start())
        office = group.span("office")
        bodies = _inside(text, agencies, *office)
        for name in re.finditer(known_person(), group["names"]):
            begin = group.start("names")
            first, last = begin + name.start(), begin + name.end()
            person, role = tidy(text.clean[first:last]), tidy(text.clean[slice(*office)])
            body = bodies[-1].name if bodies else None
            yield Participant(text.span(first, last), person, person, role, body)
        at = group.end()
    yield from _each(text, header, agencies, at, end)


def _each(
    text: Text, header: Header, agencies: tuple[AgencyMention, ...], start: int, end: int
) -> Iterator[Participant]:
    words = text.shadow[start:end]
    at = 0
    for match in _person().finditer(words):
        if match.start() < at:
            continue
        yield from _bodies(text, header, agencies, start + at, start + match.start(), aside=True)
        one, at = _named(text, agencies, match, start)
        yield one
    yield from _bodies(text, header, agencies, start + at, end, aside=at > 0)


def _named(
    text: Text, agencies: tuple[AgencyMention, ...], match: re.Match[str], start: int
) -> tuple[Participant, int]:
    """The person of a match in the entry at ``start``, and where the office ends."""
    kind = next(kind for kind in ("addressed", "first", "listed") if match[kind])
    after = _role().match(match.string, match.end()) if kind != "listed" else None
    told = after.span("role") if after else match.span("office")
    until = after.end() if after else match.end()
    besides = _BESIDES.match(match.string, match.end()) if kind == "listed" else None
    if besides is not None and (besides["second"] or told[0] < 0):
        until = besides.end() if besides["second"] else _office_end(match.string, besides.end())
        told = told if told[0] >= 0 else (besides.end(), until)
    span = text.span(start + match.start(), start + until)
    bodies = _inside(text, agencies, start + told[0], start + told[1]) if told[0] >= 0 else ()
    name = text.clean[start + match.start(kind) : start + match.end(kind)]
    role = (
        tidy(text.clean[start + told[0] : start + told[1]]).rstrip(" ,)") if told[0] >= 0 else None
    )
    whole = tidy(text.slice(span)).rstrip(" ,)")
    body = bodies[-1].name if bodies else None
    return Participant(span, whole, tidy(name), role, body), until


def _office_end(words: str, at: int) -> int:
    """Where the offices end that are listed behind a name: before that of the next person."""
    next_one = rf"(?:{_OTHERS}|\s*[,;]?\s+{known_person()})"
    role = re.compile(rf"(?:(?!{next_one})[^.;\n])+").match(words, at)
    end = role.end() if role else at
    if re.compile(rf"\s+{known_person()}").match(words, end):
        end = max(words.rfind(",", at, end), at)
    return end


def _bodies(
    text: Text,
    header: Header,
    agencies: tuple[AgencyMention, ...],
    start: int,
    end: int,
    *,
    aside: bool,
) -> Iterator[Participant]:
    """Bodies and offices; an entry that names none stands as it is, unless it names persons."""
    found = _inside(text, agencies, start, end)
    at = start
    joined: int | None = None
    for one, after in zip_longest(found, found[1:]):
        begin, until = text.position(one.span.start), text.position(one.span.end)
        begin, joined = joined or begin, None
        if after and _OF.fullmatch(text.shadow, until, text.position(after.span.start)):
            joined = begin
            continue
        yield from _others(text, at, begin)
        lead = _LEAD.search(text.shadow, at, begin)
        begin = lead.start() if lead else begin
        several = each_place(text.shadow, begin, until, end, header)
        if several is not None:
            yield from _places(text, begin, *several)
            at = several[0]
            continue
        longer = _LONGER.match(text.shadow, until, end)
        until = longer.end() if longer else until
        words = tidy(text.clean[begin:until])
        role = words if one.kind == "office" or (lead and lead["office"]) else None
        yield Participant(one.span, words, role=role, body=one.name)
        at = until
    words = tidy(text.clean[start:end]).strip(" ,:")
    if found:
        yield from _others(text, at, end)
    elif words and (not aside or _SEVERAL.match(words)):
        yield Participant(text.span(start, end), _AND.sub("", words))


def _places(text: Text, begin: int, end: int, names: tuple[str, ...]) -> Iterator[Participant]:
    """Each of ``UBND các phường Mai Dịch, Dịch Vọng Hậu``, the first from the shared words on."""
    parts = re.split(r"\s*,\s*|\s+và\s+", text.clean[begin:end])
    for words, name in zip(parts, names, strict=True):
        yield Participant(text.span(begin, end), tidy(words), body=name)


# "Trung tâm Điều hành | chống ngập nước", "các phòng, ban | chuyên môn"
_LONGER = re.compile(
    rf"(?:[^\S\n]+(?!(?:và|cùng|có|là|do|được|đã|tham|dự|tại|thuộc|của|liên)(?!\w))[{LOWER}]+){{1,6}}(?=\s*(?:[,;.]|$))"
)
# "Trưởng các Ban | HĐND tỉnh"
_OF = re.compile(r"\s+(?:của\s+)?")
_AND = re.compile(r"^(?:và|cùng)\s+")
_SEVERAL = re.compile(
    r"(?:(?:và|cùng)\s+)?(?:[Cc]ác(?!\s+đồng\s+chí$)|[Tt]oàn\s+thể|[Ll]ãnh\s+đạo|[Đđ]ại\s+diện|[Tt]hủ\s+trưởng)\s+\w"
)
_LEAD = re.compile(
    r"(?:(?P<office>Ủy\s+viên|Trưởng|Phó\s+Trưởng)|[Đđ]ại\s+diện|[Ll]ãnh\s+đạo|[Tt]hành\s+viên|[Cc]ác\s+Ban|\s)+$"
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
