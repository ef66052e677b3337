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

from grammar.agencies import group_name
from grammar.header import scope_of
from grammar.phrases import LOWER, UPPER, phrase_pattern
from grammar.tables import listed, load

if TYPE_CHECKING:
    from grammar.model import AgencyMention, AgendaItem, Header
    from grammar.names import Scope
    from grammar.text import Text


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


_BETWEEN = re.compile(
    r"\s*(?:[,;]|và|cùng(?:\s+với)?|&|,\s*và|-)\s*(?:(?:các|đồng\s+thời)\s+(?=đồng\s+chí))?"
)
_QUALIFIER = re.compile(
    r"\s+(?:(?:có\s+)?liên\s+quan|trực\s+thuộc(?:\s+(?:UBND|Sở|Bộ)(?:\s+tỉnh)?)?"
    r"|của\s+(?:tỉnh|thành\s+phố|huyện|xã)|(?:trên\s+)?địa\s+bàn(?:\s+(?:toàn\s+)?tỉnh)?"
    r"|thuộc\s+(?:tỉnh|thành\s+phố|huyện)|ở\s+địa\s+phương|chuyên\s+môn)(?!\w)"
    r"|\s*\([^()\n]{1,120}\)"
)


def actors_at(place: Setting, start: int, end: int) -> Actors | None:
    """The list of bodies that begins at ``start``; None where no body stands there."""
    names: list[str] = []
    at = last = start
    while (one := _one_at(place, at, end)) is not None:
        last, found = one
        names += found
        while (more := _QUALIFIER.match(place.text.shadow, last, end)) is not None:
            last = more.end()
        between = _BETWEEN.match(place.text.shadow, last, end)
        if between is None:
            break
        at = between.end()
    return Actors(tuple(dict.fromkeys(names)), start, last) if names else None


def _one_at(place: Setting, at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    mention = place.mentions.get(at)
    if mention is not None and mention[0] <= end:
        return mention[0], (mention[1],)
    role = _roles().match(place.text.shadow, at, end)
    if role is not None:
        item = place.item_at(at)
        name = item.presented_by if item else None
        return role.end(), (name or place.text.clean[at : role.end()],)
    loose = _loose().match(place.text.shadow, at, end)
    if loose is not None:
        return loose.end(), (group_name(loose[0], place.scope),)
    person = _PERSON.match(place.text.shadow, at, end)
    if person is not None:
        office = place.mentions.get(person.end("lead"))
        if office is not None:
            return office[0], (office[1],)
        if person["name"] is None:
            return None
        return person.end("name"), (place.text.clean[person.start("name") : person.end("name")],)
    return None


@cache
def _named(kind: str) -> list[str]:
    rows = [row for row in load("agencies") if row["kind"] == kind]
    names = [name for row in rows for name in (row["name"], *listed(row["aliases"]))]
    return [*names, *(name[0].upper() + name[1:] for name in names)]


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"{phrase_pattern(_named('role'))}(?!\w)")


@cache
def _loose() -> re.Pattern[str]:
    """One word of a group is enough where the words around it say that it must act."""
    member = phrase_pattern(_named("member"))
    head = r"(?:(?:[Tt]hủ\s+trưởng|[Ll]ãnh\s+đạo|[Nn]gười\s+đứng\s+đầu|Giám\s+đốc)\s+)?"
    others = r"[Cc]hủ\s+đầu\s+tư|[Đđ]ơn\s+vị\s+thi\s+công|[Nn]hà\s+thầu"
    return re.compile(rf"(?:{head}[Cc]ác\s+{member}{_MORE}|{others})(?!\w)")


# "các cơ quan thông tấn, báo chí", "các cơ quan đại diện ở nước ngoài": the name goes on.
_MORE = (
    r"(?:\s+(?:thông\s+tấn(?:,\s*báo\s+chí)?|báo\s+chí|đại\s+diện(?:\s+[^\W\d]+){0,2}\s+ở\s+nước\s+"
    r"ngoài|truyền\s+thông|tư\s+pháp|tố\s+tụng|hành\s+chính|nhà\s+nước|trung\s+ương|khối\s+[^\W\d]+"
    r"|sự\s+nghiệp(?:\s+công\s+lập)?|trực\s+thuộc|được\s+giao(?:\s+(?:làm\s+)?chủ\s+đầu\s+tư)?))?"
)


_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_PERSON = re.compile(
    rf"(?P<lead>(?:các\s+)?(?:[Đđ]ồng\s+chí|[Ôô]ng|[Bb]à)\s+"
    rf"(?:(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,4}})(?:\s*[,–-]\s*)?)?)"
)
