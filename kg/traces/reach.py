"""Which documents a relation leads to from one document, step by step, and how each is reached.

In: a store, a document and a ``Question``. Out: ``Reached``, the documents by their distance. What
only an ambiguous citation leads to stands apart: it is where a walk ends, unless the question
follows ambiguity too. Looks at relations only: no facts, no sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.traces.neighbours import certain, possible
from kg.vocab import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from kg.storage.store import Store
    from kg.traces.edges import Triple
    from kg.traces.neighbours import Direction, Neighbours

    Followed = tuple[tuple[str, Neighbours], ...]

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """What to follow, which way, how far; ``ambiguous`` walks on where a citation is ambiguous."""

    relations: tuple[str, ...] = ("implements",)
    direction: Direction = "in"
    depth: int | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """The relation by which a document is reached; not ``certain`` where it is a candidate."""

    triple: Triple
    certain: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The relations that are followed, the strongest first; a step leads ``direction``."""

    certain: Followed
    possible: Followed
    direction: Direction

    def ways(
        self, near: AbstractSet[str], wanted: frozenset[str], *, ambiguous: bool = False
    ) -> dict[str, Way]:
        """How each wanted document is reached in one step from ``near``, the strongest way."""
        found: dict[str, Way] = {}
        for kind, table in self.possible if ambiguous else self.certain:
            for start, ends in sorted(table.among(near).items()):
                for end in wanted.intersection(ends) - found.keys():
                    pair = (start, end) if self.direction == "out" else (end, start)
                    found[end] = Way((pair[0], kind, pair[1]), not ambiguous)
        return found

    def along(self, path: Sequence[str]) -> tuple[Way, ...]:
        """The strongest way of every step of a path, a certain one where there is any."""
        return tuple(
            {
                **self.ways({near}, frozenset((far,)), ambiguous=True),
                **self.ways({near}, frozenset((far,))),
            }[far]
            for near, far in pairwise(path)
        )

    def followed(self, *, ambiguous: bool) -> Followed:
        """The relations to walk on."""
        return (*self.certain, *self.possible) if ambiguous else self.certain


@dataclass(frozen=True, slots=True)
class Reached:
    """Documents by the number of steps to them; ``certain[0]`` is the document asked about."""

    certain: tuple[frozenset[str], ...]
    possible: tuple[frozenset[str], ...]
    tables: Tables

    @property
    def depth(self) -> int:
        """The number of steps to the farthest."""
        return max(len(self.certain), len(self.possible)) - 1

    def at(self, depth: int) -> frozenset[str]:
        """Everything at a distance."""
        return _level(self.certain, depth) | _level(self.possible, depth)

    def ways(self, depth: int) -> dict[str, Way]:
        """How each document at ``depth`` ≥ 1 is reached from the level before it."""
        near, unsure = _level(self.certain, depth - 1), _level(self.possible, depth - 1)
        wanted = _level(self.possible, depth)
        return {
            **self.tables.ways(unsure, wanted, ambiguous=True),
            **self.tables.ways(unsure, wanted),
            **self.tables.ways(near, wanted, ambiguous=True),
            **self.tables.ways(near, _level(self.certain, depth)),
        }


def tables(store: Store, relations: Iterable[str], direction: Direction) -> Tables:
    """Return what leads on by these relations."""
    followed = set(relations)
    kinds = [kind for kind in RELATIONS if kind in followed]
    return Tables(
        tuple((kind, certain(store, kind, direction)) for kind in kinds),
        tuple((kind, possible(store, kind, direction)) for kind in kinds),
        direction,
    )


def beyond(followed: Followed, frontier: AbstractSet[str]) -> set[str]:
    """Return what is one step from the frontier by any of these relations."""
    found: set[str] = set()
    for _, table in followed:
        found |= table.beyond(frontier)
    return found


def reach(store: Store, document: str, question: Question) -> Reached:
    """Return what a document leads to, each at the least number of steps.

    What certain steps lead to is never told as ambiguous, even where that way is shorter.
    """
    known = tables(store, question.relations, question.direction)
    sure = [frozenset((document,))]
    seen = {document}
    while sure[-1] and (question.depth is None or len(sure) <= question.depth):
        sure.append(frozenset(beyond(known.certain, sure[-1]) - seen))
        seen |= sure[-1]
    unsure = [NOBODY]
    while question.depth is None or len(unsure) <= question.depth:
        found = beyond(known.possible, _level(sure, len(unsure) - 1))
        if question.ambiguous:
            found |= beyond(known.followed(ambiguous=True), unsure[-1])
        unsure.append(frozenset(found - seen))
        seen |= unsure[-1]
        if not unsure[-1] and len(unsure) > len(sure):
            break
    return Reached(_trimmed(sure), _trimmed(unsure), known)


def _level(levels: Sequence[frozenset[str]], depth: int) -> frozenset[str]:
    return levels[depth] if depth < len(levels) else NOBODY


def _trimmed(levels: list[frozenset[str]]) -> tuple[frozenset[str], ...]:
    last = max((depth for depth, level in enumerate(levels) if level), default=-1)
    return tuple(levels[: last + 1])
