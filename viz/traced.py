"""A trace as a tree of steps, for an indented list.

In: a :class:`Trace` (breadth first). Out: branches, each with the document it reaches, the way
the relation runs, and its sentences. A document is unfolded once, where it is reached first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viz import words
from viz.sketch import proof

if TYPE_CHECKING:
    from kg.model import DocumentRecord, Step, Trace
    from viz.sketch import Proof


@dataclass(frozen=True, slots=True)
class Branch:
    """A document reached, how it relates to the one above it, and what hangs on it."""

    record: DocumentRecord
    relation: str
    told: str
    depth: int
    proofs: tuple[Proof, ...]
    branches: tuple[Branch, ...]


def branches(trace: Trace) -> tuple[Branch, ...]:
    """Return the steps from the root as a tree."""
    below: dict[str, list[Step]] = {}
    records = {trace.root.iri: trace.root}
    for step in trace.steps:
        below.setdefault(_parent(step), []).append(step)
        records[step.document.iri] = step.document
    return _branches(trace.root.iri, below, records, frozenset({trace.root.iri}))


def _parent(step: Step) -> str:
    edge = step.edge
    return edge.object if edge.subject == step.document.iri else edge.subject


def _branches(
    iri: str,
    below: dict[str, list[Step]],
    records: dict[str, DocumentRecord],
    above: frozenset[str],
) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            step.document,
            words.relation(step.edge.relation).key,
            _told(step),
            step.depth,
            tuple(proof(item, records.get(item.source)) for item in step.edge.evidence),
            _branches(step.document.iri, below, records, above | {step.document.iri})
            if step.document.iri not in above
            else (),
        )
        for step in below.pop(iri, ())
    )


def _told(step: Step) -> str:
    relation = words.relation(step.edge.relation)
    return relation.name if step.edge.subject == step.document.iri else relation.passive
