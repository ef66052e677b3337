"""A public body's name taken apart into what it is and where it is, and put together again.

In: a full name (``Sở Tài chính tỉnh Hà Giang``). Out: a ``Body`` whose place can be changed:
the same kind of body in another place. Knows nothing of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from grammar.bodies.names import Area, read_name
from grammar.tables import load

Level = Literal["central", "province", "district", "commune", "unplaced", "group"]

_AREA = r"(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu|cấp|địa phương)"
_LEVEL = r"cấp\s(?:tỉnh|huyện|xã)(?!\w)"
# The name tells, so that every graph tells the same of one agency.
_GROUP = re.compile(
    rf"^(?:Các|Những|Tất cả)\s|\scác\s(?={_AREA}(?!\w))|\s{_LEVEL}|,.* trực thuộc Trung ương$"
)
_BY_AREA = {
    "tỉnh": {"Thành ủy": "Tỉnh ủy", "Thành đoàn": "Tỉnh đoàn"},
    "thành phố": {"Tỉnh ủy": "Thành ủy", "Tỉnh đoàn": "Thành đoàn"},
}
_DISTRICT_COMMITTEES = {"Huyện ủy": "huyện", "Quận ủy": "quận"}
_SMALL = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True, slots=True)
class Body:
    """``base`` is the name without its places, which run from the smallest to the province."""

    base: str
    areas: tuple[Area, ...] = ()
    level: Level = "unplaced"
    short_place: bool = False

    @property
    def name(self) -> str:
        """The full name: ``Tỉnh ủy`` prints its place without its kind."""
        if not self.areas:
            return self.base
        first = self.areas[0].name if self.short_place else str(self.areas[0])
        return ", ".join([f"{self.base} {first}", *map(str, self.areas[1:])])

    @property
    def province(self) -> str:
        """The province or city it belongs to, empty where none is named."""
        return str(self.areas[-1]) if self.areas and self.areas[-1].name else ""

    def called(self, base: str) -> Body:
        """Return the body of another name in the same place."""
        return replace(self, base=base)

    def moved(self, province: str) -> Body:
        """Return the same body in another province or city."""
        area = area_of(province)
        base = self.base
        for old, new in _BY_AREA.get(area.kind, {}).items():
            base = re.sub(rf"(?<!\w){old}(?!\w)", new, base)
        return replace(self, base=base, areas=(*self.areas[:-1], area))


def is_group(name: str) -> bool:
    """Tell whether a name stands for several bodies.

    >>> is_group("Ủy ban nhân dân các huyện, thành phố (tỉnh Lạng Sơn)")
    True
    >>> is_group("Ban Quản lý các Khu công nghiệp tỉnh Hà Nam")
    False
    """
    return bool(_GROUP.search(name))


@lru_cache(maxsize=20_000)
def body_of(name: str) -> Body:
    """Read a name in any spelling.

    >>> body_of("Sở KH&ĐT tỉnh Hà Giang").name
    'Sở Kế hoạch và Đầu tư tỉnh Hà Giang'
    """
    if is_group(name):
        return Body(name, level="group")
    read = read_name(name)
    if not read.areas:
        committee, _, place = _committee(read.name)
        if committee:
            areas = (Area(_DISTRICT_COMMITTEES[committee], place),) if place else ()
            return Body(committee, areas, "district", short_place=True)
        return Body(read.name, level="central" if read.level == "central" else "unplaced")
    for short in (False, True):
        places = Body("", read.areas, short_place=short).name
        if read.name.endswith(places):
            return Body(read.name.removesuffix(places), read.areas, _level(read.areas), short)
    return Body(read.name, level="unplaced")


def area_of(province: str) -> Area:
    """Read a place as the table writes it: ``thành phố Hải Phòng``."""
    kind = next(kind for kind in _BY_AREA if province.startswith(f"{kind} "))
    return Area(kind, province.removeprefix(f"{kind} "))


def city_since(area: Area) -> str:
    """Return since when a province is a city, empty where it always was."""
    return _cities().get(area.name, "") if area.kind == "thành phố" else ""


def _committee(name: str) -> tuple[str, str, str]:
    """``Huyện ủy Chi Lăng``: the kind of place stands in the name of the committee."""
    words = " ".join(name.split()[:2])
    return (words, " ", name[len(words) + 1 :]) if words in _DISTRICT_COMMITTEES else ("", "", "")


def _level(areas: tuple[Area, ...]) -> Level:
    first = areas[0]
    if first.kind in _SMALL:
        return "commune"
    if not first.name:
        return "unplaced"
    upper = first.kind == "tỉnh" or (first.kind == "thành phố" and first.name in _cities())
    return "province" if upper and len(areas) == 1 else "district"


@cache
def _cities() -> dict[str, str]:
    rows = load("provinces")
    return {
        row["name"]: row["city_from"]
        for row in rows
        if row["status"] == "thành phố" or row["city_from"]
    }
