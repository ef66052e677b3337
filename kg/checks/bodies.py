"""Which abbreviations a body may use in a symbol, and when it existed.

In: the name of a body as printed, or the groups of a symbol. Out: a ``Body`` of the tables, and
the days between which it existed. A body answers for the abbreviations of those it came from and
of those it became, so that an old document under a new name is no error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from grammar.bodies.names import BodyName, province, read_name
from grammar.tables import listed, load

if TYPE_CHECKING:
    from grammar.tables import Row

LOCAL = {"UBND": re.compile(r"UB"), "HĐND": re.compile(r"HĐND"), "TU": re.compile(r"TU|TƯ")}
_LOCAL_NAMES = {"Ủy ban nhân dân": "UBND", "Hội đồng nhân dân": "HĐND"}
_GROUPS = re.compile(r"[-/.]")
# A day of grace: the tables know many bodies to the month only.
_GRACE = timedelta(days=62)
_DISTRICTS_END = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Body:
    """``own`` is the abbreviation it signs with today; ``codes`` all that it may answer for."""

    name: str
    own: str | None
    codes: frozenset[str]
    level: str


@lru_cache(maxsize=4096)
def body_of(issuer: str) -> Body | None:
    """The one body that ``issuer`` names; None where it is not known, or several are named.

    >>> body_of("Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc").own
    'UBDT'
    """
    named = read_name(issuer)
    row = _central_rows().get(named.name)
    if row is not None:
        return _central(row)
    return _local(named)


def groups_of(symbol: str) -> tuple[str, ...]:
    """The groups of a symbol without closing digits: ``QĐ-UBND``, ``NQ-HĐND16``.

    >>> groups_of("NQ/QH14")
    ('NQ', 'QH')
    """
    return tuple(re.sub(r"\d+$", "", group) for group in _GROUPS.split(symbol) if group)


@cache
def codes(*levels: str) -> frozenset[str]:
    """The abbreviations that only bodies of these levels have."""
    rows = [row for row in load("issuers") if row["level"] in levels]
    others = [row for row in load("issuers") if row["level"] not in levels]
    mine = {code for row in rows for code in listed(row["symbols"])}
    theirs = {code for row in (*others, *load("agencies")) for code in listed(row["symbols"])}
    return frozenset(code for code in mine - theirs if len(code) > 2 or code in {"CP", "QH"})


@cache
def ministries() -> frozenset[str]:
    """The abbreviations of ministries as they stand in State numbers: ``BTC``, ``BNNPTNT``."""
    rows = [row for row in load("issuers") if row["level"] == "ministry"]
    found = {
        code for row in rows if row["name"].startswith("Bộ ") for code in listed(row["symbols"])
    }
    return frozenset(code for code in found if code.startswith("B") and len(code) > 2)


def lived(issuer: str) -> tuple[date | None, date | None, str]:
    """The first and the last day of a body, with its name; None where no end is known."""
    named = read_name(issuer)
    row = _central_rows().get(named.name)
    if row is not None:
        return _first(row["valid_from"]), _last(row["valid_to"]), row["name"]
    return None, _end_of_areas(named), named.name


def _end_of_areas(named: BodyName) -> date | None:
    kinds = {area.kind for area in named.areas}
    if kinds & {"huyện", "quận", "thị xã"}:
        return _DISTRICTS_END - timedelta(days=1)
    gone = [row for row in load("provinces") if row["valid_to"]]
    for area in named.areas:
        known = province(area.name)
        for row in gone:
            if known and row["name"] == known.name and area.kind == row["status"]:
                return date.fromisoformat(row["valid_to"])
    return None


def _central(row: Row) -> Body | None:
    own = listed(row["symbols"])
    if not own:
        return None
    kin = (row, *_heirs(row["key"]), *_ancestors(row["key"]))
    return Body(
        row["name"],
        own[0],
        frozenset(code for one in kin for code in listed(one["symbols"])),
        row["level"],
    )


def _local(named: BodyName) -> Body | None:
    for name, code in _LOCAL_NAMES.items():
        if named.name.startswith(name) and " và " not in named.name[: len(name) + 5]:
            return Body(named.name, code, frozenset({code}), "local")
    return None


@cache
def _central_rows() -> dict[str, Row]:
    return {row["name"]: row for row in load("issuers")}


@cache
def _by_key() -> dict[str, Row]:
    return {row["key"]: row for row in load("issuers")}


@cache
def _heirs(key: str) -> tuple[Row, ...]:
    found: dict[str, Row] = {}
    waiting = list(listed(_by_key()[key]["successors"]))
    while waiting:
        one = waiting.pop()
        if one in _by_key() and one not in found:
            found[one] = _by_key()[one]
            waiting += listed(_by_key()[one]["successors"])
    return tuple(found.values())


@cache
def _ancestors(key: str) -> tuple[Row, ...]:
    return tuple(
        row
        for row in load("issuers")
        if row["key"] != key and any(heir["key"] == key for heir in _heirs(row["key"]))
    )


def _first(cell: str) -> date | None:
    return _day(cell, "-01-01") - _GRACE if cell else None


def _last(cell: str) -> date | None:
    if not cell:
        return None
    # 2025-02 ends with February, 1995 with December.
    return _day(cell, "-12-31") + (_GRACE if len(cell) < 10 else timedelta(days=7))


def _day(cell: str, rest_of_year: str) -> date:
    if len(cell) == 4:
        return date.fromisoformat(cell + rest_of_year)
    return date.fromisoformat(cell if len(cell) == 10 else f"{cell}-01")
