"""Directives measured over golden documents of every form in which offices give orders."""

from __future__ import annotations

from collections import defaultdict

import pytest

from bench.accuracy.directives import FIELDS, FOLDER, HEAD, directives, golden, scored


def test_the_annotations_stand_where_they_say() -> None:
    assert len(golden()) >= 73
    for name, rows in golden().items():
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert all(text[row["start"] : row["end"]] == row["text"] for row in rows), name


def test_found() -> None:
    right = sum(len(one.pairs) for one in scored())
    told = [(one.file, row["text"]) for one in scored() for row in (*one.missed, *one.wrong)]
    assert 2 * right / (2 * right + len(told)) >= 0.97, told


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("responsible", 0.97),
        ("deadline", 0.99),
        ("deadline_kind", 0.99),
        ("coordinate_with", 0.97),
        ("submit_to", 0.97),
        ("item", 0.99),
        ("basis", 0.99),
    ],
)
def test_read_right(name: str, least: float) -> None:
    pairs = [(one.file, *pair) for one in scored() for pair in one.pairs]
    wrong = [
        (file, row["text"], said[name]) for file, row, said in pairs if said[name] != row[name]
    ]
    assert 1 - len(wrong) / len(pairs) >= least, wrong


def test_figures_by_kind_of_document() -> None:
    head, _, *kinds, last = [line.strip("| ").split(" | ") for line in directives()]
    assert tuple(head) == HEAD
    assert {"Thông báo", "Chỉ thị", "Công điện", "Kế hoạch", "Quyết định"} <= {
        cells[0] for cells in kinds
    }
    assert sum(int(cells[1]) for cells in kinds) == int(last[1]) == sum(map(len, golden().values()))
    assert len(last) == 5 + len(FIELDS)


def test_every_form_is_measured() -> None:
    """What the numbers rest on: each field is filled often enough to be worth counting."""
    filled: dict[str, int] = defaultdict(int)
    for row in (row for rows in golden().values() for row in rows):
        for name, value in row.items():
            filled[name] += bool(value)
        filled[str(row["deadline_kind"])] += 1
    kinds = ("before", "by", "within", "duration", "recurring", "immediate", "None")
    assert all(filled[kind] >= 4 for kind in kinds), dict(filled)
    assert filled["basis"] >= 10
    assert filled["coordinate_with"] >= 20
