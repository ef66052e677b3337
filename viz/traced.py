"""A trace as a tree of steps, for an indented list; paths as rows of the same steps.

In: a :class:`Trace` (breadth first), or a path. Out: branches, each with the document it reaches,
the way the relation runs, and its sentences. A document is unfolded once, where it is reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viz import words
from viz.sketch import proof

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import (
        Cycle,
        DirectiveRecord,
        DocumentRecord,
        Edge,
        Ending,
        Force,
        Paths,
        Step,
        Trace,
    )
    from viz.sketch import Proof


@dataclass(frozen=True, slots=True)
class Cause:
    """What ended an act or a part of it, in words: ``bị thay thế bởi`` a document."""

    told: str
    by: DocumentRecord
    provisions: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a document is in force, in words, and why; ``partly`` what ended parts of it.

    ``successors`` took its place one after the other.
    """

    answer: str
    told: str
    cause: Cause | None
    partly: tuple[Cause, ...]
    successors: tuple[DocumentRecord, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A document reached, how it relates to the one above it, and what hangs on it."""

    record: DocumentRecord
    relation: str
    told: str
    depth: int
    proofs: tuple[Proof, ...]
    branches: tuple[Branch, ...]
    certain: bool
    matched: bool
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One relation of a circle."""

    subject: DocumentRecord
    relation: str
    told: str
    object: DocumentRecord
    proofs: tuple[Proof, ...]


def branches(trace: Trace) -> tuple[Branch, ...]:
    """Return the steps from the root as a tree."""
    below: dict[str, list[Step]] = {}
    for step in trace.steps:
        below.setdefault(_parent(step), []).append(step)
    records = {one.iri: one for one in (trace.root, *(step.document for step in trace.steps))}
    return _branches(trace.root.iri, below, records)


def rows(paths: Paths) -> tuple[tuple[Branch, ...], ...]:
    """Return each path as the branches on the way, nothing hanging on them."""
    steps = [step for path in paths.paths for step in path]
    records = {one.iri: one for one in (paths.start, *(step.document for step in steps))}
    return tuple(tuple(_branch(step, records, ()) for step in path) for path in paths.paths)


def turns(cycle: Cycle) -> tuple[Turn, ...]:
    """Return the relations of a circle, as they read."""
    records = {one.iri: one for one in cycle.documents}
    return tuple(
        Turn(
            records[edge.subject],
            words.relation(edge.relation).key,
            words.relation(edge.relation).name,
            records[edge.object],
            _proofs(edge, records),
        )
        for edge in cycle.edges
    )


def to_basis(task: DirectiveRecord) -> tuple[Turn, ...]:
    """Return the relations that lead from a task's document to the basis that was asked for."""
    documents = (task.document, *(step.document for step in task.through))
    records = {one.iri: one for one in documents}
    return tuple(
        Turn(
            subject,
            words.relation(step.edge.relation).key,
            words.relation(step.edge.relation).name,
            step.document,
            _proofs(step.edge, records),
        )
        for subject, step in zip(documents, task.through, strict=False)
    )


def standing(force: Force | None) -> Standing | None:
    """Say whether an act is in force."""
    if force is None:
        return None
    told = words.force(force.answer)
    if force.since:
        told += f" từ {words.day(force.since)}"
    cause = _cause(force.by) if force.by else None
    partly = tuple(map(_cause, force.partly))
    return Standing(force.answer, told, cause, partly, force.successors)


def _cause(ending: Ending) -> Cause:
    told = words.relation(ending.edge.relation).passive
    records = {ending.by.iri: ending.by}
    return Cause(told, ending.by, "; ".join(ending.provisions), _proofs(ending.edge, records))


def _parent(step: Step) -> str:
    edge = step.edge
    return edge.object if edge.subject == step.document.iri else edge.subject


def _branches(
    iri: str, below: dict[str, list[Step]], records: Mapping[str, DocumentRecord]
) -> tuple[Branch, ...]:
    return tuple(
        _branch(step, records, _branches(step.document.iri, below, records))
        for step in below.pop(iri, ())
    )


def _branch(step: Step, records: Mapping[str, DocumentRecord], hanging: Iterable[Branch]) -> Branch:
    relation = words.relation(step.edge.relation)
    active = step.edge.subject == step.document.iri
    return Branch(
        record=step.document,
        relation=relation.key,
        told=relation.name if active else relation.passive,
        depth=step.depth,
        proofs=_proofs(step.edge, records),
        branches=tuple(hanging),
        certain=step.certain,
        matched=step.matched,
        standing=standing(step.force),
    )


def _proofs(edge: Edge, records: Mapping[str, DocumentRecord]) -> tuple[Proof, ...]:
    return tuple(proof(item, records.get(item.source)) for item in edge.evidence)
