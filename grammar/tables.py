"""Loads the tables of this package: the only place where the vocabulary stands.

A table is a CSV file in ``grammar/tables``: UTF-8, LF, first line the column names.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def load(name: str) -> tuple[Row, ...]:
    """The rows of ``tables/NAME.csv`` in file order; cells are stripped strings."""
    path = files("grammar") / "tables" / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(
        {key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(lines)
    )


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by `` | ``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
