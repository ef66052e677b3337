"""How a directive leads to the document it is done under, step by step, each with its sentence.

In: directives that were found under a basis, and ``Under``. Out: the directives with ``through``.
A directive leads there by its own citation or by its document, whichever is shorter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Edge, Step
from kg.records import records
from kg.traces.trace import proven

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.model import Basis, DirectiveRecord, DocumentRecord
    from kg.storage.store import Store
    from kg.traces.reach import Way
    from kg.traces.under import Under


def with_paths(
    store: Store, found: Sequence[DirectiveRecord], under: Under
) -> tuple[DirectiveRecord, ...]:
    """Return the directives with the steps from each to the basis."""
    chosen = [min(_ways(one, under), key=lambda way: len(way[1]) + bool(way[0])) for one in found]
    ways = tuple(dict.fromkeys(way for _, path in chosen for way in path))
    edges = dict(zip(ways, proven(store, ways), strict=True))
    known = records(store, (way.triple[2] for way in ways))
    return tuple(
        replace(one, through=tuple(_steps(one, cited, path, edges, known)))
        for one, (cited, path) in zip(found, chosen, strict=True)
    )


def _ways(one: DirectiveRecord, under: Under) -> Iterator[tuple[Basis | None, tuple[Way, ...]]]:
    """The ways of one directive: what it cites first, if anything, then from document to document.

    The shortest is wanted; of two alike the first, what its document says of itself.
    """
    if one.document.iri in under.ways:
        yield None, under.path(one.document.iri)
    for cited in one.based_on:
        if cited.document.iri == under.basis or cited.document.iri in under.ways:
            yield cited, under.path(cited.document.iri)


def _steps(
    one: DirectiveRecord,
    cited: Basis | None,
    path: Sequence[Way],
    edges: Mapping[Way, Edge],
    known: Mapping[str, DocumentRecord],
) -> Iterator[Step]:
    if cited is not None:
        proof = cited.evidence
        edge = Edge(one.document.iri, proof.relation, cited.document.iri, (proof,))
        yield Step(1, edge, cited.document)
    for depth, way in enumerate(path, start=2 if cited else 1):
        yield Step(depth, edges[way], known[way.triple[2]])
