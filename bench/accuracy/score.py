"""Scores the passages of a source: what was found, what was missed, what was invented.

In: a source and a finder. Out: an ``Outcome`` with counts over all and by family, and one line for
everything that was right or not, by which two runs are compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bench.accuracy.families import family
from bench.accuracy.figures import Count
from bench.accuracy.mention import FIELDS, Mention, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.accuracy.sources import Passage, Source


@dataclass(slots=True)
class Outcome:
    """``predictions``: rule, confidence and whether it was right, for calibration; ``relations``:
    the relation that is right, the one that was found, and whether it was with its subject.
    """

    name: str
    passages: int = 0
    total: Count = field(default_factory=Count)
    families: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    right: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    fields_wrong: list[str] = field(default_factory=list)
    predictions: list[tuple[str, float, bool]] = field(default_factory=list)
    relations: list[tuple[str, str, bool]] = field(default_factory=list)


def score(source: Source, find: Callable[[str], tuple[Mention, ...]]) -> Outcome:
    outcome = Outcome(source.name)
    for passage in source.passages:
        outcome.passages += 1
        _score_passage(outcome, passage, find(passage.text))
    return outcome


def _score_passage(outcome: Outcome, passage: Passage, found: tuple[Mention, ...]) -> None:
    left = list(found)
    for gold in passage.gold:
        hit = next((mention for mention in left if same(gold, mention)), None)
        counts = outcome.total, outcome.families[family(gold)]
        label = f"{passage.id} @{gold.start} {gold.shown}"
        if hit is None:
            outcome.missed.append(label)
            for count in counts:
                count.missed += 1
            continue
        left.remove(hit)
        outcome.right.append(label)
        outcome.predictions.append((hit.rule, hit.confidence, True))
        for count in counts:
            count.right += 1
        _score_fields(outcome, counts, gold, hit, label)
    for mention in left:
        outcome.wrong.append(f"{passage.id} @{mention.start} {mention.shown}")
        outcome.predictions.append((mention.rule, mention.confidence, False))
        for count in (outcome.total, outcome.families[family(mention)]):
            count.wrong += 1


def _score_fields(
    outcome: Outcome, counts: tuple[Count, ...], gold: Mention, hit: Mention, label: str
) -> None:
    for name in FIELDS:
        if name not in gold.fields:
            continue
        (value,) = hit.fields[name]
        right = any(_fits(name, wanted, value) for wanted in gold.fields[name])
        if name == "relation":
            kind = value[0] if right else gold.fields[name][0][0]
            outcome.relations.append((kind, value[0], right))
        if not right:
            outcome.fields_wrong.append(f"{name}: {label}: {_printed(value)}")
        for count in counts:
            count.score(name, right=right)


def _fits(name: str, wanted: Any, value: Any) -> bool:
    if name != "relation":
        return bool(wanted == value)
    (kind, by), (own_kind, own_by) = wanted, value
    return kind == own_kind and (kind == "cites" or bool(by & own_by))


def _printed(value: Any) -> str:
    """A field's value in the same words in every run."""
    if isinstance(value, tuple | frozenset):
        parts = sorted(value) if isinstance(value, frozenset) else value
        return ", ".join(map(_printed, parts)) or "none"
    return str(value or "none")
