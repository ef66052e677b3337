"""How well directives are read, over golden documents of every form in which offices give orders.

In: ``tests/golden/directives``, texts with every directive annotated. Out: ``Scored`` for each, and
lines of Markdown by kind of document. A directive is found if it and a golden one share more than
half of their letters together; all else is counted over those found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from bench.accuracy.figures import Count
from bench.accuracy.sources import GOLDEN
from bench.accuracy.tables import markdown
from grammar.document import read

if TYPE_CHECKING:
    from grammar.document import Reading
    from grammar.model import Directive

FOLDER: Final = GOLDEN / "directives"
FIELDS: Final = (
    "responsible",
    "coordinate_with",
    "submit_to",
    "deadline",
    "deadline_kind",
    "item",
    "basis",
)
HEAD: Final = ("kind of document", "directives", "precision", "recall", "F1", *FIELDS)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scored:
    """Of one document: golden with found directives, what was missed, and what is none."""

    file: str
    kind: str
    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    wrong: tuple[Row, ...]


@cache
def golden() -> dict[str, tuple[Row, ...]]:
    """The annotated directives by file; none where a text only looks as if it gave orders."""
    rows: dict[str, list[Row]] = {path.name: [] for path in sorted(FOLDER.glob("*.txt"))}
    for line in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"]].append(row)
    return {name: tuple(found) for name, found in rows.items()}


@cache
def scored() -> tuple[Scored, ...]:
    return tuple(_scored(name, rows) for name, rows in golden().items())


def directives() -> list[str]:
    kinds: dict[str, Count] = defaultdict(Count)
    total = Count()
    for one in scored():
        for count in (kinds[one.kind], total):
            _add(count, one)
    rows = sorted(kinds.items(), key=lambda pair: (-pair[1].right - pair[1].missed, pair[0]))
    return markdown(HEAD, [_cells(name, count) for name, count in (*rows, ("all", total))])


def _scored(name: str, rows: tuple[Row, ...]) -> Scored:
    reading = read((FOLDER / name).read_text(encoding="utf-8"))
    left = list(reading.directives)
    pairs: list[tuple[Row, Row]] = []
    missed: list[Row] = []
    for row in rows:
        best = max(left, key=lambda one: _shared(row, one), default=None)
        if best is None or _shared(row, best) <= 0.5:
            missed.append(row)
            continue
        left.remove(best)
        pairs.append((row, _said(best, reading)))
    wrong = tuple(_said(one, reading) for one in left)
    return Scored(name, reading.header.type or "–", tuple(pairs), tuple(missed), wrong)


def _shared(row: Row, found: Directive) -> float:
    start, end = int(row["start"]), int(row["end"])
    both = min(end, found.span.end) - max(start, found.span.start)
    return both / (max(end, found.span.end) - min(start, found.span.start))


def _said(found: Directive, reading: Reading) -> Row:
    cited = {one.span: one.designation or one.name for one in reading.citations}
    return {
        "text": found.text,
        "responsible": list(found.responsible),
        "coordinate_with": list(found.coordinate_with),
        "submit_to": list(found.submit_to),
        "deadline": found.deadline.isoformat() if found.deadline else None,
        "deadline_kind": found.deadline_kind,
        "item": found.item,
        "basis": [cited[span] for span in found.basis],
    }


def _add(count: Count, one: Scored) -> None:
    count.right += len(one.pairs)
    count.missed += len(one.missed)
    count.wrong += len(one.wrong)
    for row, said in one.pairs:
        for name in FIELDS:
            count.score(name, right=said[name] == row[name])


def _cells(name: str, count: Count) -> tuple[str, ...]:
    found = (count.precision, count.recall, count.f1)
    shares = (count.accuracy(field).value for field in FIELDS)
    fields = ("–" if share is None else f"{share:.3f}" for share in shares)
    return (name, str(count.right + count.missed), *map(str, found), *fields)
