"""The full name of a public body from the words that a text uses for it.

In: words as written (``UBND tỉnh``, ``SỞ XÂY DỰNG``, ``Giám đốc Sở Y tế``) and the areas that the
document belongs to. Out: a ``BodyName``. Abbreviations are spelled out, an office gives the body
it stands for, a bare ``tỉnh`` takes the name of the document's own province.
Where neither the words nor the document say which place, none is added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from grammar.tables import Row, listed, load
from grammar.texts.text import fold, tidy

AREA_WORDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
_UPPER_AREAS = frozenset({"tỉnh", "thành phố"})


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area: ``kind`` is one of AREA_WORDS; ``name`` is empty if not known."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class BodyName:
    """``areas`` run from the smallest to the province; ``name`` holds them already."""

    name: str
    areas: tuple[Area, ...] = ()
    kind: Literal["body", "office"] = "body"
    level: Literal["central", "local", "unknown"] = "unknown"

    @property
    def place(self) -> str | None:
        return (self.areas[0].name or None) if self.areas else None


Scope = tuple[Area, ...]
Tokens = tuple[str, ...]

_TERM = re.compile(r"\s*,?\s*\(?\s*khóa\s+[ivxlc]+\s*\)?$", re.IGNORECASE)
# A department of a ministry is the same body with and without it.
_OF_MINISTRY = re.compile(r"(?<=\w)\s+(?:thuộc\s+|\((?:thuộc\s+)?)Bộ\s[^()]+\)?$")
_TOKEN = re.compile(r"[^\s,]+|,")
_GLUED_CITY = re.compile(r"\bTP\.?(?=HCM|HN)")


def read_name(words: str, scope: Scope = ()) -> BodyName:
    """The body that ``words`` name in a document of the areas ``scope``."""
    plain = _GLUED_CITY.sub("TP ", fold(tidy(words)).strip(" .;:*"))
    plain = _OF_MINISTRY.sub("", plain).replace(" & ", " và ")
    tokens = tuple(_TOKEN.findall(_TERM.sub("", plain)))
    return _read(tokens, scope, "body")


def areas_of(name: str) -> Scope:
    """The areas printed in a full name: ``Sở Y tế tỉnh Lạng Sơn`` gives that province."""
    return read_name(name).areas


def province(name: str) -> Area | None:
    """The province called ``name``, in any spelling of the tables."""
    row = _provinces().get(_key(name))
    return Area(row["status"], row["name"]) if row else None


def _read(tokens: Tokens, scope: Scope, kind: Literal["body", "office"]) -> BodyName:
    for known in (_central, _title, _local, _organ, _committee_within):
        body = known(tokens, scope, kind)
        if body is not None:
            return body
    return _unknown(tokens, scope, kind)


def _central(tokens: Tokens, scope: Scope, kind: Literal["body", "office"]) -> BodyName | None:
    found = _central_names().get(_key(" ".join(tokens)))
    if found is None:
        return None
    name, is_office = found
    return BodyName(name, (), "office" if is_office else kind, "central")


def _title(tokens: Tokens, scope: Scope, kind: Literal["body", "office"]) -> BodyName | None:
    size = _longest(tokens, _kind_names("title"))
    rest = tokens[size:]
    if not size or not rest:
        return None
    if rest[0] == "của":
        rest = rest[1:]
    return _read(_unit_in(tokens[:size], rest) + rest, scope, "office")


def _unit_in(title: Tokens, rest: Tokens) -> Tokens:
    """What the title says of the unit: Chánh Văn phòng UBND tỉnh heads Văn phòng UBND tỉnh."""
    words = _key(" ".join(title))
    if words.endswith(("chánh văn phòng", "chánh thanh tra")):
        return (title[-2].capitalize(), title[-1])
    for unit in ("ban", "phòng"):
        if words.endswith(f"trưởng {unit}") and rest[0].casefold() != unit:
            return (unit.capitalize(),)
    return ()


def _organ(tokens: Tokens, scope: Scope, kind: Literal["body", "office"]) -> BodyName | None:
    size = _longest(tokens, _kind_names("organ"))
    rest = tokens[size:]
    if not size or not rest:
        return None
    whole = _read(rest[1:] if rest[0] == "của" else rest, scope, kind)
    if whole.level == "unknown":
        return None
    organ = _kind_names("organ")[_key(" ".join(tokens[:size]))]["name"]
    return BodyName(f"{organ} {whole.name}", whole.areas, kind, whole.level)


def _local(tokens: Tokens, scope: Scope, kind: Literal["body", "office"]) -> BodyName | None:
    names = _kind_names("body", "council", "committee")
    size = _longest(tokens, names)
    if not size:
        return None
    row = names[_key(" ".join(tokens[:size]))]
    written = _areas(tokens[size:])
    if written is None and row["name"] in _DISTRICT_COMMITTEES and "," not in tokens[size:]:
        area = Area(_COMMITTEE_AREAS[row["name"]][0], _place_spelling(list(tokens[size:])))
        return BodyName(_with_places(row, (area,)), (area,), kind, "local")
    if written is None:
        return None
    areas = _complete(written, scope, row)
    return BodyName(_with_places(row, areas), areas, kind, "local")


def _committee_within(
    tokens: Tokens, scope: Scope, kind: Literal["body", "office"]
) -> BodyName | None:
    """The Party's committee inside a body: ``Đảng ủy Sở Y tế``."""
    names = {
        key: row for key, row in _kind_names("committee").items() if row["name"] in _ANY_COMMITTEE
    }
    size = _longest(tokens, names)
    rest = tokens[size:]
    if not size or not rest or _areas(rest) is not None:
        return None
    whole = _read(rest, scope, kind)
    if whole.level == "unknown":
        return None
    committee = names[_key(" ".join(tokens[:size]))]["name"]
    return BodyName(f"{committee} {whole.name}", whole.areas, kind, whole.level)


def _unknown(tokens: Tokens, scope: Scope, kind: Literal["body", "office"]) -> BodyName:
    for cut in range(1, len(tokens)):
        areas = _areas(tokens[cut:]) if _area_at(tokens, cut) else None
        if areas:
            areas = _complete(areas, scope, {"place": "required", "kind": "body", "name": ""})
            name = _spell(tokens[:cut])
            return BodyName(", ".join([f"{name} {areas[0]}", *map(str, areas[1:])]), areas, kind)
    name = _spell(tokens)
    if len(scope) == 1 and scope[0].kind in _UPPER_AREAS and _OF_A_PROVINCE.match(name):
        return BodyName(f"{name} {scope[0]}", scope, kind)
    return BodyName(name, (), kind)


# Units of a department; those of the state say so, and those of a region do.
_OF_A_PROVINCE = re.compile(
    r"(?:Chi cục|Trung tâm|Ban Quản lý [Dd]ự án)"
    r"(?! (?:Hải quan|Thuế|Thống kê|Dự trữ|Quản lý đường bộ|Y tế))"
    r"(?!.*(?:[Qq]uốc gia|Việt Nam|[Tt]rung ương|[Kk]hu vực|[Vv]ùng|miền|phía|Bộ|Viện|Đại học))\s.+"
)


def _spell(tokens: Tokens) -> str:
    words = " ".join(tokens).replace(" ,", ",")
    return words.capitalize() if words.isupper() and len(tokens) > 1 else words


def _with_places(row: Row, areas: Scope) -> str:
    """``Tỉnh ủy Lạng Sơn`` holds its kind of area already; others print it."""
    if not areas:
        return row["name"]
    first = str(areas[0])
    if row["kind"] == "committee" and row["name"] not in _ANY_COMMITTEE:
        first = areas[0].name
    if row["name"] in _COMMITTEE_AREAS and row["kind"] == "body":
        first = areas[0].name
    return ", ".join([f"{row['name']} {first}", *map(str, areas[1:])])


# Of a commune where nothing more is said, but also of an office, a firm or a school.
_ANY_COMMITTEE = frozenset({"Đảng ủy", "Đảng bộ"})
_COMMITTEE_AREAS = {
    "Tỉnh ủy": ("tỉnh",),
    "Tỉnh đoàn": ("tỉnh",),
    "Thành ủy": ("thành phố",),
    "Thành đoàn": ("thành phố",),
    "Huyện ủy": ("huyện",),
    "Huyện đoàn": ("huyện",),
    "Quận ủy": ("quận",),
    "Quận đoàn": ("quận",),
    "Thị ủy": ("thị xã",),
    "Thị đoàn": ("thị xã",),
}
_DISTRICT_COMMITTEES = frozenset({"Huyện ủy", "Quận ủy", "Thị ủy", "Thành ủy"})


def _complete(written: Scope, scope: Scope, row: Row) -> Scope:
    """The areas of the body: as written, with names and higher areas from the document."""
    own = _COMMITTEE_AREAS.get(row["name"], ())
    if not written:
        return _inherited(scope, row, own)
    first = written[0]
    if not first.name:
        own_area = next((area for area in scope if area.kind == first.kind), None)
        return (own_area, *_above(own_area, scope)) if own_area else (first,)
    if not first.kind:
        known = province(first.name)
        kind = own[0] if own else known.kind if known else "tỉnh"
        first = Area(kind, first.name)
    if len(written) > 1:
        return (first, *written[1:], *_above(written[-1], scope))
    return (first, *_above(first, scope))


def _inherited(scope: Scope, row: Row, own: tuple[str, ...]) -> Scope:
    if own:
        return tuple(area for area in scope if area.kind in own)[:1]
    if row["place"] == "required" or not scope:
        return ()
    if row["name"] in _ANY_COMMITTEE:
        return scope if scope[0].kind in {"xã", "phường", "thị trấn", "đặc khu"} else ()
    if row["kind"] == "council":
        return scope
    if row["name"].startswith("Phòng "):
        return scope if len(scope) > 1 or scope[0].kind not in _UPPER_AREAS else ()
    return scope[-1:] if scope[-1].kind in _UPPER_AREAS else ()


def _above(area: Area, scope: Scope) -> Scope:
    """The province of a smaller area: the document's own, unless the table knows it elsewhere."""
    if area.kind in _UPPER_AREAS and (area in scope[-1:] or not _is_within(area)):
        return ()
    top = scope[-1:] if scope and scope[-1].kind in _UPPER_AREAS else ()
    known = _provinces_of(area)
    if top and (not known or top[0] in known):
        return top
    return known if len(known) == 1 else ()


def _is_within(area: Area) -> bool:
    """A city inside a province: one of that name may have become a province's equal since."""
    row = _provinces().get(_key(area.name))
    own = row is not None and (row["status"] == "thành phố" or row["city_from"])
    return area.kind == "thành phố" and not own and bool(_places().get(_key(str(area))))


def _area_at(tokens: Tokens, at: int) -> str:
    for size in (2, 1):
        words = _AREA_SPELLINGS.get(" ".join(tokens[at : at + size]).casefold())
        if words and len(tokens[at : at + size]) == size:
            return "" if words == "xã" and tokens[at + 1 : at + 2] in _SOCIETY else words
    return ""


_SOCIETY = (("hội",), ("Hội",), ("HỘI",))  # "Bảo hiểm xã hội" is of no commune.
_AREA_SPELLINGS = {word: word for word in AREA_WORDS} | {"tp": "thành phố", "tp.": "thành phố"}


def _areas(tokens: Tokens) -> Scope | None:
    """The areas that ``tokens`` spell, smallest first; None where they spell something else."""
    areas: list[Area] = []
    at = 0
    while at < len(tokens):
        if tokens[at] == ",":
            at += 1
            continue
        if tokens[at].casefold() == "cấp":
            at += 1
        kind = _area_at(tokens, at)
        at += 1 if tokens[at].casefold() in {"tp", "tp."} else len(kind.split())
        name: list[str] = []
        while at < len(tokens) and tokens[at] != "," and not _area_at(tokens, at):
            name.append(tokens[at])
            at += 1
        if not kind and (areas or province(" ".join(name)) is None):
            return None
        areas.append(Area(kind, _place_spelling(name)))
    return tuple(areas)


def _place_spelling(words: list[str]) -> str:
    known = province(" ".join(words))
    if known is not None:
        return known.name
    return " ".join(word.capitalize() if word.isupper() else word for word in words)


def _longest(tokens: Tokens, names: dict[str, Row]) -> int:
    for size in range(min(len(tokens), 14), 0, -1):
        if _key(" ".join(tokens[:size])) in names:
            return size
    return 0


def _key(words: str) -> str:
    """One spelling for all: no case, and no difference between a comma, a hyphen and a space."""
    return re.sub(r"[\s,.-]+", " ", fold(words)).strip().casefold()


@cache
def _provinces() -> dict[str, Row]:
    rows = load("provinces")
    return {_key(n): row for row in rows for n in (row["name"], *listed(row["aliases"]))}


def _provinces_of(area: Area) -> Scope:
    """Every province with an area of this kind and name, as the table of places knows them."""
    names = _places().get(_key(str(area)), ())
    return tuple(Area(_provinces()[_key(name)]["status"], name) for name in names)


@cache
def _places() -> dict[str, tuple[str, ...]]:
    return {_key(row["place"]): listed(row["provinces"]) for row in load("places")}


@cache
def _kind_names(*kinds: str) -> dict[str, Row]:
    rows = [row for row in load("agencies") if row["kind"] in kinds]
    return {_key(n): row for row in rows for n in (row["name"], *listed(row["aliases"]))}


@cache
def _central_names() -> dict[str, tuple[str, bool]]:
    """Every spelling of a central body; True where the words are an office in it."""
    names: dict[str, tuple[str, bool]] = {}
    for row in load("issuers"):
        for office in (*listed(row["offices"]), *listed(row["short"])):
            names.setdefault(_key(office), (row["name"], True))
        if row["name"].startswith("Bộ "):
            for title in ("Bộ trưởng", "Thứ trưởng"):
                names[_key(f"{title} {row['name']}")] = (row["name"], True)
        for name in (row["name"], *listed(row["aliases"])):
            names[_key(name)] = (row["name"], False)
    return names
