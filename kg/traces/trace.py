"""What a document leads to: the chain of documents behind relations, with each step's proof.

In: a store, a document, a ``Question`` and ``Filters``. Out: a ``Trace``, breadth first, each
reached document once, with a shortest way to it. Facts and sentences are read only of what is
shown, unless a filter must know them of everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.model import Cycle, Edge, Step, Trace
from kg.records import record, records
from kg.traces.cycles import circles
from kg.traces.edges import edges
from kg.traces.filters import Filters
from kg.traces.in_force import in_force
from kg.traces.reach import Question, Way, reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kg.model import DocumentRecord
    from kg.storage.store import Store
    from kg.traces.reach import Reached

CIRCLES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Found:
    """A reached document before its sentences are read."""

    depth: int
    way: Way
    document: DocumentRecord
    matched: bool = True

    @property
    def before(self) -> str:
        subject, _, object_ = self.way.triple
        return subject if object_ == self.document.iri else object_


def trace(
    store: Store,
    document_iri: str,
    question: Question | None = None,
    *,
    filters: Filters | None = None,
    on: date | None = None,
    limit: int | None = None,
) -> Trace:
    """Return what reaches or is reached from a document.

    ``on`` is the day on which to say what is in force (needed to filter by it); ``limit`` counts
    the steps shown.
    """
    reached = reach(store, document_iri, question or Question())
    chosen = filters or Filters()
    if chosen:
        kept = _kept(_matched(store, tuple(_found(store, reached)), chosen, on))
        total, shown = sum(one.matched for one in kept), kept[:limit]
    else:
        total = sum(len(reached.at(depth)) for depth in range(1, reached.depth + 1))
        shown = tuple(islice(_found(store, reached), limit))
    root = record(store, document_iri)
    forces = in_force(store, (root, *(one.document for one in shown)), on) if on else {}
    return Trace(
        root=root,
        steps=tuple(
            replace(step, force=forces.get(step.document.iri)) for step in _steps(store, shown)
        ),
        cycles=_cycles(store, reached),
        hidden=total - sum(one.matched for one in shown),
        force=forces.get(document_iri),
    )


def proven(store: Store, ways: Sequence[Way]) -> tuple[Edge, ...]:
    """Return the edge of each way with its sentences."""
    found = {}
    for certain in (True, False):
        triples = [way.triple for way in ways if way.certain is certain]
        for edge in edges(store, triples, ambiguous=not certain):
            found[(edge.subject, edge.relation, edge.object), certain] = edge
    return tuple(found[way.triple, way.certain] for way in ways)


def _found(store: Store, reached: Reached) -> Iterator[_Found]:
    """Level by level, so that what a limit cuts off is never read."""
    for depth in range(1, reached.depth + 1):
        ways = reached.ways(depth)
        known = records(store, ways)
        ordered = sorted(known.values(), key=lambda one: (str(one.date), one.label, one.iri))
        yield from (_Found(depth, ways[one.iri], one) for one in ordered)


def _matched(
    store: Store, found: Sequence[_Found], filters: Filters, on: date | None
) -> list[_Found]:
    forces = {}
    if filters.status and on:
        forces = in_force(store, (one.document for one in found), on)
    return [
        replace(one, matched=filters.match(one.document, forces.get(one.document.iri)))
        for one in found
    ]


def _kept(found: Sequence[_Found]) -> tuple[_Found, ...]:
    """What matches, and what stands on the way to it."""
    needed: set[str] = set()
    kept = []
    for one in reversed(found):
        if one.matched or one.document.iri in needed:
            kept.append(one)
            needed.add(one.before)
    return tuple(kept[::-1])


def _steps(store: Store, shown: Sequence[_Found]) -> tuple[Step, ...]:
    proofs = proven(store, [one.way for one in shown])
    return tuple(
        Step(one.depth, edge, one.document, one.way.certain, one.matched)
        for one, edge in zip(shown, proofs, strict=True)
    )


def _cycles(store: Store, reached: Reached) -> tuple[Cycle, ...]:
    everything: Iterable[frozenset[str]] = reached.certain
    rings = tuple(islice(circles(reached.tables, frozenset().union(*everything)), CIRCLES_SHOWN))
    known = records(store, (name for ring, _ in rings for name in ring))
    return tuple(
        Cycle(
            tuple(known[name] for name in ring),
            proven(store, reached.tables.along((*ring, ring[0]))),
            size,
        )
        for ring, size in rings
    )
