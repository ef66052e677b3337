"""Finds public bodies, offices that stand for them, and groups of bodies.

In: a ``Text`` and its ``Header``. Out: mentions in text order, none over another, each with the
full name it has in this document: a bare ``UBND tỉnh`` is that of the document's own province.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from grammar.bodies.issuers import mention_end
from grammar.bodies.names import Scope, read_name
from grammar.headers.header import scope_of
from grammar.model import AgencyMention, Header
from grammar.phrases import LOWER, UPPER, phrase_pattern
from grammar.tables import listed, load
from grammar.texts.text import fold, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.texts.text import Text

Kind = Literal["body", "office", "group"]


def find_agencies(text: Text, header: Header) -> tuple[AgencyMention, ...]:
    """Every public body that ``text`` names."""
    scope = scope_of(header)
    found = []
    for start, end, words in _mentions(text.shadow):
        span = text.span(start, end)
        name, kind, place = _in_its_day(words, scope, header)
        found.append(AgencyMention(span, text.slice(span), name, kind, place))
    return tuple(found)


_Found = tuple[int, int, str]


def _mentions(shadow: str, start: int = 0, stop: int | None = None) -> Iterator[_Found]:
    """Tries the grammar of names only where a first word of one stands."""
    last = 0
    for first in _first_words().finditer(shadow, start, len(shadow) if stop is None else stop):
        at = first.start()
        if at < last or (at and (shadow[at - 1].isalnum() or shadow[at - 1] in "/-_")):
            continue
        shared = _shared_head().match(shadow, at)
        if shared is not None:
            last = shared.end()
            yield from _each(shared)
            continue
        end = agency_end(shadow, at)
        if end is not None:
            last = end
            yield at, end, shadow[at:end]


@cache
def _shared_head() -> re.Pattern[str]:
    """``các Sở: Nội vụ, Tài chính`` are two bodies, the first from the shared word on."""
    kinds = []
    for head in _SHARED:
        name = rf"{phrase_pattern(_after_head(head))}(?!\w)"
        names = rf"{name}(?:\s*(?:[,;]|,?\s+và)\s*{name})+"
        kinds.append(
            rf"[{head[0]}{head[0].lower()}]{head[1:]}{_TITLED.get(head, '')}"
            rf"(?:\s*:|(?:\s*,\s*(?:ban|ngành)){{1,2}}\s*:)?\s+(?P<{head[0]}>{names})"
        )
    return re.compile(rf"(?:(?:{_heads()}|Trưởng)\s+)?[Cc]ác\s+(?:{'|'.join(kinds)})")


# "Các Bộ trưởng: Quốc phòng, Công an".
_TITLED = {"Bộ": r"(?:\s+trưởng)?"}
# The tables of the bodies whose first word a list may share.
_SHARED = {"Sở": "agencies", "Phòng": "agencies", "Bộ": "issuers"}


def _after_head(head: str) -> list[str]:
    rows = load(_SHARED[head])
    names = [name for row in rows for name in (row["name"], *listed(row["aliases"]))]
    return [name.removeprefix(f"{head} ") for name in names if name.startswith(f"{head} ")]


def _each(match: re.Match[str]) -> Iterator[_Found]:
    kind = match.lastgroup or "S"
    head = next(head for head in _SHARED if head[0] == kind)
    at = match.start(kind)
    names = re.compile(rf"{phrase_pattern(_after_head(head))}(?!\w)")
    begin = match.start()
    for name in names.finditer(match.string, at, match.end(kind)):
        yield begin if begin < at else name.start(), name.end(), f"{head} {name[0]}"
        begin = at


@cache
def _first_words() -> re.Pattern[str]:
    """The words a mention can begin with, by first letter: the search skips to those letters."""
    phrases = [name for kind in _KINDS for name in _names(kind)]
    for row in load("issuers"):
        phrases += (row["name"], *listed(row["aliases"]), *listed(row["offices"]))
    words = {fold(phrase).split()[0].rstrip(",") for phrase in phrases} | _HEADS
    words |= {word.upper() for word in words if len(word) > 1} | {"các", "sở", "bộ", "thủ"}
    letters: dict[str, list[str]] = {}
    for word in sorted(words):
        letters.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items())
    return re.compile(rf"(?:{'|'.join(branches)})(?!\w)")


_KINDS = ("body", "council", "committee", "organ", "title")
_HEADS = frozenset(
    {
        "Bộ",
        "Sở",
        "Ủy",
        "Tổng",
        "Chi",
        "Cục",
        "Viện",
        "Hội",
        "Trung",
        "Ban",
        "Tập",
        "Học",
        "Các",
        "Hạt",
        "Đội",
    }
)


def canonical(name: str, header: Header) -> str:
    """The full name of a body in a document: ``UBND tỉnh`` gives it with the province."""
    return _in_its_day(fold(tidy(name)), scope_of(header), header)[0]


def _in_its_day(words: str, scope: Scope, header: Header) -> _Identity:
    """``Cục Thuế`` in a province's document of 2014 is the province's: there was no other."""
    found = _identity(words, scope)
    since = _local_until().get(found[0])
    day = header.date.isoformat() if header.date else str(header.year or "")
    if since is None or not (scope and day and day < since):
        return found
    return _identity(f"{words} {scope[-1]}", scope)


@cache
def _local_until() -> dict[str, str]:
    """Since when the central bodies exist that took the name of those of the provinces."""
    local = set(_names("body"))
    return {row["name"]: row["valid_from"] for row in load("issuers") if row["name"] in local}


def agency_end(words: str, at: int = 0) -> int | None:
    """Where a group, body or office ends; a group first, since it may begin as a body does."""
    group = _group().match(words, at)
    return group.end() if group else mention_end(words, at)


def agencies_in(words: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where groups, bodies and offices stand that begin between ``start`` and ``end``."""
    return ((at, stop) for at, stop, _ in _mentions(words, start, end))


_Identity = tuple[str, Kind, str | None]


@lru_cache(maxsize=20_000)
def _identity(words: str, scope: Scope) -> _Identity:
    if _group().fullmatch(words):
        return _group_name(words, scope), "group", scope[-1].name if scope else None
    level = _LEVEL.search(words)
    if level is not None:
        several = f"{read_name(words[: level.start()]).name} {level[1].lower()}"
        return _within(several, scope), "group", scope[-1].name if scope else None
    body = read_name(words, scope)
    return body.name, body.kind, body.place


# "Công an cấp xã": all of them.
_LEVEL = re.compile(r"\s+(cấp\s+(?:tỉnh|huyện|xã))$", re.IGNORECASE)


@cache
def _group() -> re.Pattern[str]:
    return re.compile(group_pattern())


@cache
def group_pattern() -> str:
    """Regex source for several bodies under one name: ``các sở, ban, ngành``."""
    named = rf"(?:Bộ|Sở|Ban|Hội|Phòng|Tập\s+đoàn)\s+(?!Ban|Ngành|Đoàn|Đảng)[{UPPER}][{LOWER}]"
    member = rf"(?!{named}){_members()}(?!\w)"
    head = rf"(?:{_heads()}\s+)"
    between = r"\s*(?:[,;]|,?\s+và|\s+hoặc|/|-(?=\s+(?:ban|ngành|đoàn\s+thể)(?!\w)))\s*"
    more = rf"(?:{between}{head}?{member})"
    tail = r"(?:\s+(?:khác\s+)?(?:có\s+)?liên\s+quan)"
    own = r"(?:\s+(?:của\s+|thuộc\s+)?(?:tỉnh|thành\s+phố)(?!\w)(?!\s+[A-ZĐ]))?"
    kept = rf"(?:{more}+{tail}?|{tail})"
    several = rf"(?:{head}[Cc]ác\s+{member}{more}*{tail}?|[Cc]ác\s+{member}{kept})"
    first = rf"Các\s+{member}(?=\s*:|\s+(?:{_ACTS})(?!\w))"
    bare = rf"{head}?(?:[Ss]ở|[Bb]ộ)\s*(?:,|-(?=\s+(?:ban|ngành)))\s*{member}{more}*{tail}?"
    organs = r"(?:Thủ\s+trưởng\s+)?(?:các\s+)?cơ\s+quan\s+ngang"
    minister = rf"(?:[Cc]ác\s+)?Bộ\s+trưởng\s*,\s*(?={organs})"
    every = rf"{head}?(?:các\s+)?{member}"
    ministers = rf"{minister}{every}(?:\s*(?:,|,?\s+và)\s*{every})*{tail}?"
    areas = rf"[Cc]ác\s+{_AREA}(?:\s*(?:,|và|/|-)\s*{_AREA})+{_CENTRALLY}?"
    areas = rf"{areas}(?=\s*:|\s+(?:{_ACTS})(?!\w)|$)"
    return rf"(?:{ministers}|(?:{several}|{bare}|{first}){own}|{_councils()}|{areas})"


# What a group does where one word alone would not tell a group of bodies.
_ACTS = (
    r"chủ\s+động|tiếp\s+tục|phối\s+hợp|khẩn\s+trương|căn\s+cứ|có\s+trách\s+nhiệm|tổ\s+chức"
    r"|thực\s+hiện|triển\s+khai|báo\s+cáo|tăng\s+cường|rà\s+soát|nghiêm\s+túc|tập\s+trung"
)


@cache
def _members() -> str:
    names = _names("member")
    return phrase_pattern([*names, *(name[0].upper() + name[1:] for name in names)])


@cache
def _heads() -> str:
    ministers = r"Bộ\s+trưởng(?:\s*,\s*Thủ\s+trưởng)?"
    return rf"(?:{ministers}|(?:{phrase_pattern(_names('title'))})(?!\w)|[Tt]hủ\s+trưởng)"


_AREA = r"(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|phường|xã|đặc\s+khu)(?!\w)"
_CENTRALLY = r"(?:\s+trực\s+thuộc\s+(?:[Tt]rung\s+ương|TW))"


@cache
def _councils() -> str:
    """``UBND các huyện, thành phố``; ``UBND cấp xã``; ``UBND tỉnh, thành phố trực thuộc …``."""
    council = rf"(?:{_heads()}\s+)?{phrase_pattern(_names('council'), capitals=True)}"
    areas = rf"{_AREA}(?:\s*(?:,|và|/|-)\s*{_AREA})*"
    level = r"cấp\s+(?:tỉnh|huyện|xã)"
    places = (
        rf"(?:các\s+(?:{areas}{_CENTRALLY}?|cấp(?!\w)|địa\s+phương)"
        rf"|\d{{1,3}}\s+{areas}|{areas}{_CENTRALLY}|(?:tỉnh|huyện|quận|xã|phường|thị\s+(?:xã|trấn))\s*(?:,|và|-)\s*{areas}"
        rf"|{level}(?:\s*(?:,|và)\s*(?:{level}|cấp\s+xã|huyện|xã)(?!\w))*)"
    )
    return rf"(?:{council}\s+{places})"


def _names(kind: str) -> list[str]:
    rows = [row for row in load("agencies") if row["kind"] == kind]
    return [name for row in rows for name in (row["name"], *listed(row["aliases"]))]


@cache
def _spelled_out() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Abbreviations of councils; the longest first, as one may hold another."""
    rows = [row for row in load("agencies") if row["kind"] == "council"]
    pairs = [(n, row["name"]) for row in rows for n in (row["name"], *listed(row["aliases"]))]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"(?<!\w){phrase_pattern([a])}(?!\w)"), name) for a, name in pairs)


_OWN_PLACE = re.compile(r"(?<!,)(?<! và)\s+(?:(?:của|thuộc)\s+)?(?:tỉnh|thành\s+phố)$")


@cache
def _capital_members() -> re.Pattern[str]:
    names = [name[0].upper() + name[1:] for name in _names("member")]
    name = phrase_pattern(names)
    return re.compile(rf"(?<=[,;] ){name}(?!\w)|(?<=^Các ){name}(?!\w|\s+[A-ZĐ])")


def group_name(words: str, scope: Scope) -> str:
    """The name of a group, whether or not it would count as one in running text."""
    return _group_name(fold(tidy(words)), scope)


_USUAL = (
    (r"\s+có\s+liên\s+quan", " liên quan"),
    (r"(?<!\w)trung ương|(?<!\w)TW(?!\w)", "Trung ương"),
    (r"ngang Bộ", "ngang bộ"),
    (r"\s*/\s*", ", "),
    # As Hồ Chí Minh City writes: "sở - ngành", "quận - huyện".
    (
        r"(?<!\w)(sở|ban|quận|huyện|phường|xã|thị trấn)\s+-\s+"
        r"(?=(?:ban|ngành|đoàn|quận|huyện|phường|xã|thị)(?!\w))",
        r"\1, ",
    ),
)


def _group_name(words: str, scope: Scope) -> str:
    """``Thủ trưởng các Sở, ban, ngành`` stand for ``Các sở, ban, ngành``, within the province."""
    name = re.sub(r"^(?:[Cc]ác\s+)?Bộ\s+trưởng,\s+(?=.{0,18}cơ quan)", "Các bộ, ", tidy(words))
    name = re.sub(rf"(?:^|(?<=[,;] )){_heads()}\s+", "", name)
    for pattern, full in _spelled_out():
        name, changes = pattern.subn(full, name, count=1)
        if changes:
            break
    named = scope or name.startswith(("Các", "các"))
    if named and re.match(
        r"[Cc]ác\s+(?!tỉnh|huyện|thành|xã|quận)|(?:[Tt]ổ\s+)?[Đđ]ại\s+biểu\s", name
    ):
        name = _OWN_PLACE.sub("", name)
    elif re.match(r"(?:[Ss]ở|[Bb]ộ)(?!\s+[A-ZĐ])", name):
        name = f"Các {name[0].lower()}{name[1:]}"
    name = name[0].upper() + name[1:]
    name = _capital_members().sub(lambda match: match[0][0].lower() + match[0][1:], name)
    for written, usual in _USUAL:
        name = re.sub(written, usual, name)
    return _within(name, scope)


_OF_THE_STATE = re.compile(r"trung ương|TW|các tỉnh|cấp tỉnh|(?<!\w)bộ(?!\w)", re.IGNORECASE)
_OF_A_PROVINCE = re.compile(
    r"(?<!\w)(?:[Ss]ở|huyện|[Tt]hành|quận|thị xã|tỉnh|[Tt]ỉnh|thị ủy)(?!\w)|cấp xã"
)
_COMMUNES = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu)(?!\w)")
_SMALLEST = ("xã", "phường", "thị trấn", "đặc khu")


def _within(name: str, scope: Scope) -> str:
    """A group with the areas it belongs to: ``UBND các xã`` of a district are that district's."""
    if not scope or _OF_THE_STATE.search(name):
        return name
    areas = scope
    if _OF_A_PROVINCE.search(name):
        areas = scope[-1:]
    elif _COMMUNES.search(name):
        areas = tuple(area for area in scope if area.kind not in _SMALLEST)
    return f"{name} ({', '.join(map(str, areas))})" if areas else name
