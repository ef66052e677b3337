"""How well each relation is told, with its subject, over the sources that know them.

In: outcomes. Out: lines of Markdown, one for each relation: how many citations have it, how many of
those said to have it do (precision), and how many that have it are said to (recall). Both count
only where the subject is right too; plain citing has none. ``made up`` counts citations that are
only cited and yet were said to be acted upon.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bench.accuracy.figures import Share
from bench.accuracy.tables import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.accuracy.score import Outcome

HEAD = ("relation", "citations", "precision", "recall")


def relations(outcomes: Iterable[Outcome]) -> list[str]:
    told = [one for outcome in outcomes for one in outcome.relations]
    wanted = Counter(want for want, _, _ in told)
    said = Counter(kind for _, kind, _ in told)
    right = Counter(want for want, _, good in told if good)
    body = [
        (kind, str(wanted[kind]), str(Share(right[kind], said[kind])), _share(right, wanted, kind))
        for kind in sorted(wanted | said, key=lambda kind: (-wanted[kind], kind))
    ]
    made_up = sum(want == "cites" != kind for want, kind, _ in told)
    typed = [kind for kind in wanted if kind != "cites"]
    all_typed = Share(sum(right[kind] for kind in typed), sum(wanted[kind] for kind in typed))
    last = f"Typed relations right: {all_typed}; made up: {made_up} of {wanted['cites']} plain."
    return [*markdown(HEAD, body), "", last]


def _share(right: Counter[str], all_: Counter[str], kind: str) -> str:
    return str(Share(right[kind], all_[kind]))
