"""Assembles pinpoints from the steps of a mention.

In: steps in text order, each a unit kind with its labels and what joins it to the step before.
Out: one ``Pinpoint`` for every member of a list, ranges kept as ranges.

Vietnamese pinpoints run from small to large: "điểm a, b khoản 1 và khoản 2 Điều 5" is 5.1.a, 5.1.b
and 5.2, since a part that names no larger unit shares that of the part after it. Party documents
also run from large to small ("Mục II khoản 3"); no separator stands between such steps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from grammar.model import UNIT_KINDS, Pinpoint

_RANK = {kind: rank for rank, kind in enumerate((UNIT_KINDS[-1], *UNIT_KINDS[:-1]))}

# A comma may stand inside one pinpoint ("khoản 1, Điều 2"); "và" always begins another.
Joint = Literal["", ",", "and", "to"]
Labels = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A unit with its labels; a label is (first, last) where ``last`` ends a range."""

    kind: str
    labels: Labels
    joint: Joint = ""


def assemble(steps: tuple[Step, ...]) -> tuple[Pinpoint, ...]:
    """The pinpoints that ``steps`` name, in text order.

    >>> [p.clause for p in assemble((Step("clause", (("1", None), ("2", None))),
    ...                              Step("article", (("5", None),))))]
    ['1', '2']
    """
    chains = _chains(steps)
    outer: tuple[Step, ...] = ()
    inner = max(_RANK.values())
    groups: list[tuple[Joint, tuple[Pinpoint, ...]]] = []
    for place, chain in reversed(tuple(enumerate(chains))):
        own = min(_RANK[step.kind] for step in chain)
        # Articles are numbered through the whole act: no chapter goes with them. And what shares
        # its article with a part after it has a unit of its own kind there.
        shares = own <= inner and own != _RANK["article"]
        shared = tuple(step for step in outer if shares and _RANK[step.kind] < own)
        if not shared and place and own > _RANK["article"] and _leads_inwards(chains[place - 1]):
            # "Điều 5 khoản 1 và khoản 2"
            shared = tuple(step for step in chains[place - 1] if _RANK[step.kind] < own)
        inner = max(_RANK[step.kind] for step in chain)
        outer = (*chain, *shared)
        groups.append((chain[0].joint, _expand(outer)))
    return _with_ranges(tuple(reversed(groups)))


def _chains(steps: tuple[Step, ...]) -> tuple[tuple[Step, ...], ...]:
    """Runs of steps that lead outwards (or inwards) without naming a level twice."""
    if _leads_inwards(steps):
        return (steps,)
    chains: list[list[Step]] = []
    for step in steps:
        if chains and _goes_on(chains[-1], step):
            chains[-1].append(step)
        else:
            chains.append([step])
    return tuple(tuple(chain) for chain in chains)


def _leads_inwards(steps: tuple[Step, ...]) -> bool:
    """Whether it runs from large to small throughout: "Điều 5, khoản 2, điểm a"."""
    pairs = list(pairwise(steps))
    return bool(pairs) and all(
        _RANK[outer.kind] < _RANK[inner.kind] and inner.joint in {"", ","} for outer, inner in pairs
    )


def _goes_on(chain: list[Step], step: Step) -> bool:
    last, rank = _RANK[chain[-1].kind], _RANK[step.kind]
    if step.joint in {"to", "and"} or rank == last:
        return False
    inwards = len(chain) > 1 and _RANK[chain[0].kind] < last
    if rank < last:
        return not inwards
    return step.joint == "" and (inwards or len(chain) == 1)


def _expand(chain: tuple[Step, ...]) -> tuple[Pinpoint, ...]:
    found: tuple[Pinpoint, ...] = (Pinpoint(),)
    for step in sorted(chain, key=lambda step: _RANK[step.kind]):
        found = tuple(
            _at(pinpoint, step.kind, first, last)
            for pinpoint in found
            for first, last in step.labels
        )
    return found


def _at(pinpoint: Pinpoint, kind: str, first: str, last: str | None) -> Pinpoint:
    start = replace(pinpoint, **{kind: first})  # type: ignore[arg-type]
    if last is None:
        return start
    return replace(start, through=replace(pinpoint, **{kind: last}))  # type: ignore[arg-type]


def _with_ranges(groups: tuple[tuple[Joint, tuple[Pinpoint, ...]], ...]) -> tuple[Pinpoint, ...]:
    found: list[Pinpoint] = []
    for joint, pinpoints in groups:
        if joint == "to" and found and pinpoints:
            found[-1] = replace(found[-1], through=pinpoints[0])
            found += pinpoints[1:]
        else:
            found += pinpoints
    return tuple(found)
