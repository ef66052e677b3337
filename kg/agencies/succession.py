"""The tables of what became of public bodies: who took over from whom, when, on what basis.

In: ``kg/tables/succession.csv`` and ``succession_gaps.csv``. Out: their rows as values. A date may
be a day, a month or a year; ``day`` is the last day of it, since only then is the change sure.
What is only guessed has no row. Names are those of the grammar's tables, without places.
"""

from __future__ import annotations

import calendar
import csv
import datetime
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from grammar.tables import listed

Kind = Literal["merged", "renamed", "split", "ended"]
Scope = Literal["central", "province", "district", "place"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of ``predecessor``; ``partly`` took only a part of what it did.

    ``date`` is as exact as it is known: ``2025-07-01``, ``2025-02`` or ``2025``.
    """

    predecessor: str
    successors: tuple[str, ...]
    partly: tuple[str, ...]
    date: str
    kind: Kind
    basis: str
    note: str = ""

    @property
    def day(self) -> datetime.date:
        return last_day(self.date)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: of bodies of the state, of a province, of all districts, or of a place.

    ``sure`` is ``sourced`` or ``known``.
    """

    scope: Scope
    change: Change
    sure: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Why nobody can be named for the bodies called ``name``; ``*`` is all of that scope."""

    scope: str
    name: str
    reason: str


def last_day(written: str) -> datetime.date:
    """Return the last day that ``written`` may mean.

    >>> last_day("2025-02")
    datetime.date(2025, 2, 28)
    """
    parts = [int(part) for part in written.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


@cache
def rows(scope: Scope) -> tuple[Row, ...]:
    """Return the rows of one scope, in the order of time."""
    found = (_row(cells) for cells in _table("succession") if cells["scope"] == scope)
    return tuple(sorted(found, key=lambda row: (row.change.day, row.change.predecessor)))


@cache
def gaps() -> tuple[Gap, ...]:
    """Return what is known not to be known."""
    return tuple(Gap(**cells) for cells in _table("succession_gaps"))


def gap(scope: str, name: str = "*") -> str | None:
    """Return why nobody can be named for a body of this scope."""
    return next((one.reason for one in gaps() if one.scope == scope and one.name == name), None)


def _row(cells: dict[str, str]) -> Row:
    change = Change(
        predecessor=cells["predecessor"],
        successors=listed(cells["successors"]),
        partly=listed(cells["partly"]),
        date=cells["date"],
        kind=cells["kind"],  # type: ignore[arg-type]
        basis=cells["basis"],
        note=cells["note"],
    )
    return Row(cells["scope"], change, cells["sure"])  # type: ignore[arg-type]


def _table(name: str) -> list[dict[str, str]]:
    text = (files("kg") / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
