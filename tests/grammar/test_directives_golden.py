"""Directives measured over golden documents of every form in which offices give orders.

A directive counts as found if it and a golden one share more than half of their letters together.
All else is counted over those found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grammar.document import read

if TYPE_CHECKING:
    from grammar.document import Reading
    from grammar.model import Directive

GOLDEN = Path(__file__).parent.parent / "golden" / "directives"
FIELDS = ("responsible", "coordinate_with", "submit_to", "deadline", "deadline_kind", "item")
Row = dict[str, Any]
Pair = tuple[Row, dict[str, Any]]


@cache
def golden() -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {path.name: [] for path in sorted(GOLDEN.glob("*.txt"))}
    for line in (GOLDEN / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"]].append(row)
    return rows


def shared(row: Row, found: Directive) -> float:
    both = min(row["end"], found.span.end) - max(row["start"], found.span.start)
    either = max(row["end"], found.span.end) - min(row["start"], found.span.start)
    return both / either


def values(found: Directive, reading: Reading) -> Row:
    said = {name: getattr(found, name) for name in FIELDS}
    said = {name: list(one) if isinstance(one, tuple) else one for name, one in said.items()}
    said["deadline"] = str(found.deadline) if found.deadline else None
    cited = {one.span: one.designation or one.name for one in reading.citations}
    return {**said, "basis": [cited[span] for span in found.basis], "text": found.text}


@cache
def measured() -> tuple[list[Pair], list[Row], list[Row]]:
    """Pairs of golden and found, what was missed, and what is no directive."""
    pairs, missed, wrong = [], [], []
    for name, rows in golden().items():
        reading = read((GOLDEN / name).read_text(encoding="utf-8"))
        left = list(reading.directives)
        for row in rows:
            best = max(left, key=lambda one: shared(row, one), default=None)
            if best is None or shared(row, best) <= 0.5:
                missed.append(row)
                continue
            left.remove(best)
            pairs.append((row, values(best, reading)))
        wrong += [{"file": name, **values(one, reading)} for one in left]
    return pairs, missed, wrong


def test_the_annotations_stand_where_they_say() -> None:
    assert len(golden()) >= 25
    for name, rows in golden().items():
        text = (GOLDEN / name).read_text(encoding="utf-8")
        assert all(text[row["start"] : row["end"]] == row["text"] for row in rows), name


def test_found() -> None:
    pairs, missed, wrong = measured()
    f1 = 2 * len(pairs) / (2 * len(pairs) + len(missed) + len(wrong))
    told = [(row["file"], row["text"]) for row in (*missed, *wrong)]
    assert f1 >= 0.95, told


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
    pairs, _, _ = measured()
    wrong = [
        (row["file"], row["text"], said[name]) for row, said in pairs if said[name] != row[name]
    ]
    assert 1 - len(wrong) / len(pairs) >= least, wrong


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
