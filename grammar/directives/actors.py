"""Who a clause puts to work: one body after another, as a list names them.

In: a document with its agency mentions and agenda. Out: full names and where the list ends.
``Cơ quan chủ trì`` is the body that presented the agenda item the words stand in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from grammar.agencies.find import canonical, group_name
from grammar.agencies.named_bodies import BODY_KIND, named_body_end
from grammar.agencies.named_groups import OPENS, lone_body, lone_group, named_group
from grammar.agencies.several_bodies import each_place, wider_end
from grammar.bodies.names import read_name
from grammar.directives.actor_lists import BETWEEN, LIST_OF, LONGEST_SHARED, OTHER, QUALIFIER
from grammar.headers.header import scope_of
from grammar.leaders import LEADERS, in_small_letters, leader_at
from grammar.phrases import LOWER, UPPER, PhraseBook, phrase_pattern
from grammar.tables import listed, load
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from grammar.bodies.names import Scope
    from grammar.model import AgencyMention, AgendaItem, Header
    from grammar.texts.text import Text


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a clause may need from its document; offsets are those of the shadow."""

    text: Text
    header: Header
    scope: Scope
    mentions: dict[int, tuple[int, str]]
    starts: tuple[int, ...]
    items: tuple[AgendaItem, ...]
    item_starts: tuple[int, ...]

    def item_at(self, offset: int) -> AgendaItem | None:
        """The agenda item whose content holds ``offset`` of the shadow."""
        original = self.text.span(offset, offset).start
        at = bisect_right(self.item_starts, original) - 1
        item = self.items[at] if at >= 0 else None
        return item if item and original < item.body.end else None


def setting(
    text: Text,
    header: Header,
    items: tuple[AgendaItem, ...],
    agencies: tuple[AgencyMention, ...],
) -> Setting:
    mentions = {
        text.position(one.span.start): (text.position(one.span.end), one.name) for one in agencies
    }
    return Setting(
        text,
        header,
        scope_of(header),
        mentions,
        tuple(sorted(mentions)),
        items,
        tuple(item.body.start for item in items),
    )


@dataclass(frozen=True, slots=True)
class Actors:
    names: tuple[str, ...]
    start: int
    end: int


def actors_at(place: Setting, start: int, end: int) -> Actors | None:
    """The list of bodies that begins at ``start``; None where no body stands there."""
    colon = place.text.shadow.find(":", start, min(end, start + LONGEST_SHARED)) >= 0
    listed = LIST_OF.match(place.text.shadow, start, end) if colon else None
    within = actors_at(place, listed.end(), end) if listed else None
    if within is not None:
        return Actors(within.names, start, within.end)
    names: list[str] = []
    at = last = start
    while (one := _one_at(place, at, end)) is not None:
        last, found = one
        names += found
        while (more := QUALIFIER.match(place.text.shadow, last, end)) is not None:
            last = more.end()
        between = BETWEEN.match(place.text.shadow, last, end)
        if between is None:
            break
        at = between.end()
        other = OTHER.match(place.text.shadow, at, end)
        if other is not None and _one_at(place, other.end(), end) is not None:
            name = place.text.clean[at : other.end("name")]
            names.append(name[0].upper() + name[1:])
            at = other.end()
    return Actors(tuple(dict.fromkeys(names)), start, last) if names else None


def _one_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    if at not in place.mentions and not _unmentioned().match(place.text.shadow, at, end):
        return None
    for form in (
        _party_at,
        _several_at,
        _mentioned_at,
        _group_at,
        _person_at,
        _alone_at,
        _areas_at,
    ):
        found = form(place, at, end)
        if found is not None:
            return found
    return _led_at(place, at, end)


def _areas_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    areas = _AREAS.match(place.text.shadow, at, end)
    return (areas.end(), (group_name(areas[0], place.scope),)) if areas else None


def _led_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """A body by who leads it or of a known kind; ``Trạm Y tế các xã`` are several."""
    leader = leader_at(place.text.shadow, at, end, place.header, place.scope)
    return (_of_areas(place, at, leader[0], end) or leader) if leader else None


def _of_areas(place: Setting, at: int, stop: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """``Trạm Y tế | các xã, thị trấn``: each of them has one."""
    each = _OF_AREAS.match(place.text.shadow, stop, end)
    if each is None:
        return None
    name = f"{read_name(place.text.shadow[at:stop]).name} {each['areas']}"
    return each.end(), (group_name(name, place.scope),)


def _alone_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """What no table knows and no ``các`` opens, up to the verb: ``cấp ủy các chi bộ``."""
    group = lone_group().match(place.text.shadow, at, end)
    if group is not None:
        return group.end(), (group_name(group[0], place.scope),)
    body = lone_body().match(place.text.shadow, at, end)
    if body is None:
        return None
    words = tidy(body[0]).replace("BTL ", "Bộ Tư lệnh ").replace("BCĐ ", "Ban Chỉ đạo ")
    first, *numbers = re.split(r"\s*,\s*(?=\d)", words)
    others = (re.sub(r"\d+$", number, first) for number in numbers)
    return body.end(), tuple(canonical(name, place.header) for name in (first, *others))


def _group_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """Several bodies under one name; for ``Cơ quan trình`` the one that the agenda item gives."""
    committees = _COMMITTEES.match(place.text.shadow, at, end)
    if committees is not None:
        return committees.end(), (group_name(committees["areas"], place.scope),)
    role = _roles().match(place.text.shadow, at, end)
    if role is not None:
        item = place.item_at(at)
        name = item.presented_by if item else None
        return role.end(), (name or place.text.clean[at : role.end()],)
    group = named_group().match(place.text.shadow, at, end)
    loose = _loose().match(place.text.shadow, at, end)
    if group is not None and (loose is None or loose.end() < group.end()):
        return group.end(), (group_name(group[0], place.scope),)
    if loose is None:
        return None
    last = wider_end(place.text.shadow, loose.end(), end) or loose.end()
    words = place.text.shadow[at:last]
    words = "các đảng ủy trực thuộc" if words.startswith("đảng") else words
    return last, (group_name(words, place.scope),)


def _person_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """``đồng chí NAME, CHỨC VỤ``: the body that the office is of, else the name."""
    person = _PERSON.match(place.text.shadow, at, end)
    if person is None:
        return None
    leads = in_small_letters(place.text.shadow, person.end("lead"), end, place.header)
    if leads is not None:
        return leads
    for lead in ("title", "lead"):
        office = place.mentions.get(person.end(lead))
        if office is not None:
            return office[0], (office[1],)
    if person["name"] is None:
        return None
    return person.end("name"), (place.text.clean[person.start("name") : person.end("name")],)


# "Các xã, thị trấn đẩy nhanh tiến độ"
_AREA = r"(?:huyện|quận|thị\s+xã|thành\s+phố|xã|phường|thị\s+trấn|đặc\s+khu|thôn|bản|khu\s+phố)"
_AREAS = re.compile(
    rf"[Cc]ác\s+{_AREA}(?:(?:\s*,\s*|\s+và\s+)(?:các\s+)?{_AREA})*(?!\w)(?!\s+[{UPPER}])"
)

_OF_AREAS = re.compile(
    rf"\s+(?:của\s+)?(?P<areas>các\s+{_AREA}(?:(?:\s*,\s*|\s+và\s+){_AREA})*(?!\w)(?!\s+[{UPPER}]))"
)


def _mentioned_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """What stands at ``at``, as long as it really is, and with who holds the office."""
    shadow = place.text.shadow
    if at not in place.mentions:
        return None
    stop, name = place.mentions[at]
    if stop > end:  # The cell of a table ends before.
        return end, (canonical(tidy(shadow[at:end]), place.header),)
    within = _WITHIN.match(shadow, stop, end) if _UNITS.search(name) else None
    if within is not None:
        return within.end(), (group_name(shadow[at : within.end()], place.scope),)
    if _GOES_ON.match(shadow, stop, end):
        last = named_body_end(shadow, at, end)
        if last is not None and last > stop:
            return last, (canonical(shadow[at:last], place.header),)
    if "các " in name.casefold():
        each = each_place(shadow, at, stop, end, place.header)
        last = wider_end(shadow, stop, end)
        if each is not None or last is not None:
            return each or (last or stop, (group_name(shadow[at:last], place.scope),))
    longer = _of_areas(place, at, stop, end)
    longer = longer or (_alone_at(place, at, end) if _BOARD_OF.match(shadow, stop, end) else None)
    if longer is not None:
        return longer
    holder = _HOLDER.match(shadow, stop, end)
    person = holder is not None and holder.start("name") not in place.mentions
    return holder.end() if holder and person else stop, (name,)


def _several_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """``Công an các huyện, thành phố``; ``các Phó Chủ tịch UBND tỉnh``, who act for theirs."""
    deputies = _DEPUTIES.match(place.text.shadow, at, end)
    office = place.mentions.get(deputies.end()) if deputies else None
    if office is not None:
        return office[0], (office[1],)
    each = _OF_EACH_PROVINCE.match(place.text.shadow, at, end)
    department = place.mentions.get(each.end()) if each and not place.scope else None
    if each is not None and department is not None:
        return department[0], (
            f"Các {tidy(place.text.shadow[each.end() : department[0]]).lower()}",
        )
    head = _LEADS_EACH.match(place.text.shadow, at, end)
    begin = head.end() if head else at
    body = _of_several().match(place.text.shadow, begin)
    if body is None or body.end() > end:
        return None
    name = read_name(place.text.shadow[begin : body.start("places")].removesuffix("của ")).name
    return body.end(), (group_name(f"{name} {body['places']}", place.scope),)


# In what the centre writes: "Giám đốc các Sở Y tế".
_OF_EACH_PROVINCE = re.compile(r"(?:(?:Giám\s+đốc|Thủ\s+trưởng)\s+)?[Cc]ác\s+(?=Sở\s)")
_LEADS_EACH = re.compile(r"(?:Giám\s+đốc|(?:Chi\s+)?[Cc]ục\s+trưởng|Trưởng|Chánh)\s+(?=[A-ZĐ])")
_DEPUTIES = re.compile(r"[Cc]ác\s+(?:đồng\s+chí\s+)?(?=(?:Phó|Thứ)\s)")


def _with_branches() -> list[str]:
    return [*_table_names("body"), *_table_names("organ"), "Đài Truyền thanh", "Mặt trận Tổ quốc"]


@cache
def _of_several() -> PhraseBook:
    """A kind of body that each of several areas or bodies has."""
    area = (
        r"(?:tỉnh|thành\s+phố|huyện|quận|thị\s+(?:xã|trấn)|phường|xã|đặc\s+khu|địa\s+phương|cấp)"
        r"(?!\w)"
    )
    body = r"(?:[Bb]ộ|[Ss]ở|ban|ngành|cơ\s+quan|đơn\s+vị|địa\s+phương)(?!\w)"
    either = rf"(?:{area}(?:\s*(?:,|và)\s*{area})*|{body}(?:\s*(?:,|và)\s*{body})*)"
    center = r"(?:\s+trực\s+thuộc\s+(?:[Tt]rung\s+ương|TW))?"
    areas = rf"{area}(?:\s*(?:,|và)\s*{area})+"
    return PhraseBook(
        _with_branches(),
        rf"\s+(?:của\s+)?(?P<places>(?:các\s+{either}|{areas}){center})(?!\w)(?!\s+[{UPPER}])",
    )


# "Các đơn vị | thuộc, trực thuộc Bộ", "Các cơ quan | trong ngành Công Thương"
_UNITS = re.compile(r"(?:đơn vị|cơ quan|doanh nghiệp|trường)(?: trực thuộc)?(?: \(|$)")
_WITHIN = re.compile(
    rf"\s+(?:(?:(?:thuộc(?:\s*,\s*trực\s+thuộc)?|trực\s+thuộc)\s+|(?<=thuộc\s))(?:Bộ|Sở|UBND|Ủy\s+ban\s+nhân\s+dân|Tỉnh\s+ủy|Tổng\s+cục|Cục|Tập\s+đoàn"
    rf"|ngành)(?:\s+[{UPPER}][{LOWER}]+(?:\s+[{LOWER}]+)?|\s+(?:tỉnh|thành\s+phố|huyện|xã)(?!\w))?|trong\s+(?:toàn\s+)?ngành(?:\s+[{UPPER}]\w*){{0,4}})(?!\w)"
)
# "Ban Quản lý Khu kinh tế | Dung Quất": the name is longer than what the tables know of it.
_GOES_ON = re.compile(
    rf"\s+(?:[{UPPER}]|khu\s+vực\s+[{UPPER}][{LOWER}]|các\s|và\s+các\s+Khu|quốc\s+gia(?!\w))"
)
# "Tổ công tác | của Chủ tịch UBND tỉnh", "Tổ công tác | Đề án 06 các cấp"
_BOARD_OF = re.compile(rf"(?<=công\stác)\s+(?:của\s+[{UPPER}]|Đề\s+án\s)")
_COMMITTEES = re.compile(
    r"(?:[Bb]an\s+[Tt]hường\s+vụ\s+)?(?P<areas>[Cc]ác\s+(?:(?:tỉnh|huyện|thành|thị|quận)(?:\s+ủy)?\s*(?:,|và)\s*)+"
    r"(?:huyện|thành|thị|quận)\s+ủy)(?:,?\s+và\s+tương\s+đương)?"
)
_PARTY = re.compile(r"(?P<committee>Đảng\s+(?:ủy|bộ)|[Cc]ác\s+[Bb]an)\s+(?:của\s+)?")
_PARTY_OF = re.compile(
    r"Đảng\s+ủy\s+các\s+(?:cơ\s+quan\s+[Đđ]ảng|(?:xã|phường|đặc\s+khu|thị\s+trấn)"
    r"(?:\s*(?:,|và)\s*(?:xã|phường|đặc\s+khu|thị\s+trấn))*)(?:\s+(?:tỉnh|thành\s+phố))?(?!\w)"
)


def _party_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """The Party committee of a body: ``Đảng ủy UBND tỉnh`` is none of the two that it names."""
    several = _PARTY_OF.match(place.text.shadow, at, end)
    if several is not None:
        words = tidy(place.text.shadow[at : several.end()])
        if "cơ quan" in words:
            return several.end(), (canonical(words, place.header),)
        return several.end(), (group_name(words, place.scope),)
    party = _PARTY.match(place.text.shadow, at, end)
    inner = place.mentions.get(party.end()) if party else None
    if party is None or inner is None or inner[0] > end:
        return None
    committee = tidy(party["committee"])
    return inner[0], (f"{committee[0].upper()}{committee[1:]} {inner[1]}",)


def _table_names(kind: str) -> list[str]:
    rows = [row for row in load("agencies") if row["kind"] == kind]
    return [name for row in rows for name in (row["name"], *listed(row["aliases"]))]


@cache
def _named(kind: str) -> list[str]:
    names = _table_names(kind)
    return [*names, *(name[0].upper() + name[1:] for name in names)]


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"{phrase_pattern(_named('role'))}(?!\w)")


@cache
def _loose() -> re.Pattern[str]:
    """One word of a group is enough where the words around it say that it must act."""
    member = phrase_pattern(_named("member"))
    head = r"(?:(?:[Tt]hủ\s+trưởng|[Ll]ãnh\s+đạo|[Nn]gười\s+đứng\s+đầu|Giám\s+đốc)\s+)?"
    others = (
        r"[Cc]hủ\s+đầu\s+tư(?:\s+các\s+(?:dự\s+án|công\s+trình))?|[Đđ]ơn\s+vị\s+(?:thi\s+công|tư\s+vấn)|[Nn]hà\s+(?:thầu(?:\s+(?:thi\s+công|tư\s+vấn))?|đầu\s+tư)"
        r"|(?:[Tt]ổ\s+|(?<=và\s))[Đđ]ại\s+biểu\s+(?:HĐND|Hội\s+đồng\s+nhân\s+dân)(?:\s+(?:tỉnh|thành\s+phố|huyện|xã))?"
        r"|[Cc]hính\s+quyền\s+địa\s+phương(?:\s+(?:các|hai|0?2)\s+cấp)?"
        r"|(?:[Cc]ơ\s+quan,\s*)?[Đđ]ơn\s+vị(?:\s+có)?\s+liên\s+quan"
    )
    party = r"đảng\s+ủy(?=\s+trực\s+thuộc)"
    return re.compile(rf"(?:{head}[Cc]ác\s+{member}{_MORE}|{others}|{party})(?!\w)")


@cache
def _unmentioned() -> re.Pattern[str]:
    """Any name that is no mention: one quick look where mostly none stands."""
    forms = (
        _PARTY_OF,
        _PARTY,
        _COMMITTEES,
        _roles(),
        _loose(),
        _PERSON,
        _DEPUTIES,
        _OF_EACH_PROVINCE,
        _AREAS,
        *LEADERS,
    )
    first = "|".join({re.escape(name.split()[0]) for name in _with_branches()})
    many = rf"(?:{first})\s[^.;:()\n]{{2,60}}?\s(?:các|tỉnh,|huyện,|xã,)\s"
    return re.compile("|".join((*(form.pattern for form in forms), OPENS, rf"{BODY_KIND}\s", many)))


# "các cơ quan thông tấn, báo chí", "các cơ quan đại diện ở nước ngoài": the name goes on.
_MORE = (
    r"(?:\s+(?:thông\s+tấn(?:,\s*báo\s+chí)?|báo\s+chí|đại\s+diện(?:\s+[^\W\d]+){0,2}\s+ở\s+nước\s+"
    r"ngoài|truyền\s+thông|tư\s+pháp|tố\s+tụng|hành\s+chính|nhà\s+nước|trung\s+ương|khối\s+[^\W\d]+"
    r"|sự\s+nghiệp(?:\s+công\s+lập)?|trực\s+thuộc|được\s+giao\s+(?:làm\s+)?chủ\s+đầu\s+tư))?"
)


# "Phó Thủ tướng Chính phủ Trần Văn Hà": the office is meant, not the person.
_HOLDER = re.compile(
    rf"(?:\s+Thường\s+trực)?\s+(?P<name>[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]+){{1,3}})(?=\s+[{LOWER}]|\s*$)"
)
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_PERSON = re.compile(
    rf"(?P<lead>(?P<title>(?:các\s+)?(?:[Đđ]ồng\s+chí|[Ôô]ng|[Bb]à)\s+)"
    rf"(?:(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})(?:\s*[,–-]\s*)?)?)"
)
