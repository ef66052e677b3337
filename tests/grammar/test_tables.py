"""Every table is tidy: sorted, unique, stripped, NFC, and each row carries an example."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from grammar.tables import listed, load

NAMES = sorted(path.name.removesuffix(".csv") for path in (files("grammar") / "tables").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_sorted_unique_and_composed(name: str) -> None:
    rows = load(name)
    keys = [next(iter(row.values())) for row in rows]
    assert keys == sorted(set(keys))
    cells = [cell for row in rows for cell in row.values()]
    assert all(unicodedata.is_normalized("NFC", cell) for cell in cells)


@pytest.mark.parametrize("name", NAMES)
def test_file_is_stripped_and_ends_its_lines_with_lf(name: str) -> None:
    source = (files("grammar") / "tables" / f"{name}.csv").read_bytes().decode()
    assert "\r" not in source
    assert source.endswith("\n")
    assert not any(line != line.strip() for line in source.splitlines())


@pytest.mark.parametrize("name", [name for name in NAMES if "examples" in load(name)[0]])
def test_each_row_has_an_example(name: str) -> None:
    assert all(listed(row["examples"]) for row in load(name))
