"""The ways from one document to another: every simple path, the shortest first.

In: a store, two documents, the relations to walk on, and ``Bounds``. Out: ``Paths``, each path as
steps with their sentences, and by which bound some may be missing. Between two documents the
strongest relation counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, Literal

from kg.model import Paths, Step
from kg.records import records
from kg.traces.in_force import in_force
from kg.traces.reach import Question, beyond, tables
from kg.traces.trace import proven

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kg.model import DocumentRecord, Force
    from kg.storage.store import Store
    from kg.traces.neighbours import Direction
    from kg.traces.reach import Tables

    Cut = Literal["number", "length", "time"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a path may be, how many are wanted, how many seconds they may take."""

    length: int = 6
    number: int = 20
    seconds: float = 3.0


def paths(
    store: Store,
    start: str,
    goal: str,
    question: Question | None = None,
    *,
    bounds: Bounds | None = None,
    on: date | None = None,
) -> Paths:
    """Return the paths between two documents (IRIs) along the direction of the question."""
    asked, limits = question or Question(direction="out"), bounds or Bounds()
    search = _Search(store, start, goal, asked, limits)
    found = tuple(search.found())
    known = records(store, {start, goal, *(name for path in found for name in path)})
    forces = in_force(store, known.values(), on) if on else {}
    return Paths(
        start=known[start],
        goal=known[goal],
        direction=asked.direction,
        paths=tuple(_steps(store, search.forward, path, known, forces) for path in found),
        cut=tuple(search.cut),
        force=forces.get(start),
    )


def either_way(
    store: Store,
    start: str,
    goal: str,
    question: Question,
    *,
    bounds: Bounds | None = None,
    on: date | None = None,
) -> Paths:
    """Return the paths along the relations; where there are none, those against them."""
    there = paths(store, start, goal, replace(question, direction="out"), bounds=bounds, on=on)
    if there.paths:
        return there
    back = paths(store, start, goal, replace(question, direction="in"), bounds=bounds, on=on)
    return back if back.paths else there


class _Search:
    """A walk in depth for each length in turn, never farther from the goal than steps are left."""

    def __init__(
        self, store: Store, start: str, goal: str, question: Question, bounds: Bounds
    ) -> None:
        self.forward = tables(store, question.relations, question.direction)
        self.cut: list[Cut] = []
        self._start, self._goal = start, goal
        self._ambiguous = question.ambiguous
        self._bounds = bounds
        self._until = monotonic() + bounds.seconds
        back: Direction = "in" if question.direction == "out" else "out"
        self._left = self._distances(tables(store, question.relations, back))
        self._ends: dict[str, tuple[str, ...]] = {}
        self._longer = False

    def found(self) -> Iterator[tuple[str, ...]]:
        shortest = self._left.get(self._start)
        if shortest is None or self._start == self._goal:
            return
        self._longer = shortest > self._bounds.length
        count = 0
        for length in range(shortest, self._bounds.length + 1):
            self._longer = False
            for path in self._walk(length):
                if count == self._bounds.number:
                    self.cut.append("number")
                    return
                count += 1
                yield path
            if "time" in self.cut:
                return
        if self._longer:
            self.cut.append("length")

    def _distances(self, back: Tables) -> dict[str, int]:
        """The number of steps to the goal, of everything that leads to it."""
        followed = back.followed(ambiguous=self._ambiguous)
        left, frontier = {self._goal: 0}, {self._goal}
        while frontier:
            if monotonic() > self._until:
                self.cut.append("time")
                break
            distance = left[next(iter(frontier))] + 1
            frontier = beyond(followed, frontier) - left.keys()
            left |= dict.fromkeys(frontier, distance)
        return left

    def _walk(self, length: int) -> Iterator[tuple[str, ...]]:
        """The simple paths of just this length, in the order of their documents."""
        path = [self._start]
        ahead = [iter(self._next(self._start))]
        while ahead:
            if monotonic() > self._until:
                self.cut.append("time")
                return
            name = next(ahead[-1], None)
            if name is None:
                ahead.pop()
                path.pop()
                continue
            remaining = length - len(path)
            if name in path or (name == self._goal and remaining):
                continue
            if self._left[name] > remaining:
                self._longer = True
            elif name == self._goal:
                yield (*path, name)
            else:
                path.append(name)
                ahead.append(iter(self._next(name)))

    def _next(self, name: str) -> tuple[str, ...]:
        """What a document leads to, if the goal can be reached from there."""
        if name not in self._ends:
            followed = self.forward.followed(ambiguous=self._ambiguous)
            self._ends[name] = tuple(sorted(beyond(followed, {name}) & self._left.keys()))
        return self._ends[name]


def _steps(
    store: Store,
    forward: Tables,
    path: tuple[str, ...],
    known: Mapping[str, DocumentRecord],
    forces: Mapping[str, Force],
) -> tuple[Step, ...]:
    ways = forward.along(path)
    return tuple(
        Step(depth, edge, known[name], way.certain, force=forces.get(name))
        for depth, (way, edge, name) in enumerate(
            zip(ways, proven(store, ways), path[1:], strict=True), start=1
        )
    )
