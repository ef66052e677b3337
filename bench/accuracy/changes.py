"""What one run found that another did not.

In: outcomes, and the file that an earlier run kept (``bench/accuracy.json``). Out: the file's new
content, and citations gained and lost by source. Only the project's own sources are kept in full;
of sources outside the repository it holds the figures, so that a run without them leaves them be.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.accuracy.score import Outcome

Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    source: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    invented: tuple[str, ...]
    mended: tuple[str, ...]


def kept(outcomes: Iterable[Outcome], outside: Iterable[Sequence[str]]) -> Kept:
    """What is remembered of a run; ``outside`` are the lines of the summary for other sources."""
    own = {
        outcome.name: {
            "right": sorted(outcome.right),
            "missed": sorted(outcome.missed),
            "wrong": sorted(outcome.wrong),
            "fields wrong": sorted(outcome.fields_wrong),
        }
        for outcome in outcomes
    }
    return {"own": own, "outside": [list(cells) for cells in outside]}


def changes(before: Kept, now: Kept) -> tuple[Change, ...]:
    """Gains and losses of the sources that both runs know; rows that are new are neither."""
    old, new = before.get("own", {}), now["own"]
    return tuple(_change(name, old[name], new[name]) for name in sorted(new) if name in old)


def _change(name: str, old: Kept, new: Kept) -> Change:
    def moved(source: Kept, key: str, target: Kept, other: str) -> tuple[str, ...]:
        return tuple(sorted(set(source[key]) & set(target[other])))

    return Change(
        name,
        gained=moved(old, "missed", new, "right"),
        lost=moved(old, "right", new, "missed"),
        invented=tuple(sorted(set(new["wrong"]) - set(old["wrong"]))),
        mended=tuple(sorted(set(old["wrong"]) - set(new["wrong"]))),
    )


def dumped(content: Kept) -> str:
    """One line an entry, so that a diff of the file is the diff of the runs."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def loaded(content: str) -> Kept:
    """An earlier run; an empty one where there is none."""
    return dict(json.loads(content)) if content.strip() else {}
