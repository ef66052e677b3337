"""What a document leads to: the chain of documents behind one relation, with each step's proof.

In: a store, a document, a relation and a direction. Out: a ``Trace``, breadth first, each reached
document once, with the shortest way to it. The graph is loaded level by level, so that its cost
follows what is reached and not the size of the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import networkx as nx

from kg.edges import edges, relations_of, without_plain_cites
from kg.model import Step, Trace
from kg.records import records
from kg.vocab import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.edges import Triple
    from kg.store import Store

Direction = Literal["in", "out"]


def trace(
    store: Store,
    document_iri: str,
    relation: str | None = "implements",
    direction: Direction = "in",
    depth: int | None = None,
) -> Trace:
    """Return what reaches (``in``) or is reached from (``out``) a document; None: any relation."""
    graph = load(store, document_iri, relation, direction, depth)
    known = records(store, graph.nodes)
    ordered = _steps(graph, document_iri, lambda iri: (str(known[iri].date), known[iri].label, iri))
    proofs = edges(store, [triple for _, triple, _ in ordered])
    return Trace(
        root=known[document_iri],
        steps=tuple(
            Step(level, edge, known[reached])
            for (level, _, reached), edge in zip(ordered, proofs, strict=True)
        ),
    )


def load(
    store: Store,
    document_iri: str,
    relation: str | None,
    direction: Direction,
    depth: int | None = None,
) -> nx.MultiDiGraph[str]:
    """Load what is reached into a graph whose edges are relations, keyed by their kind.

    Edges run from a document to those reached from it, whichever way the relation points; the
    relation itself is the edge's ``triple``.
    """
    kinds = (relation,) if relation else tuple(RELATIONS)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(document_iri)
    frontier, level = [document_iri], 0
    while frontier and (depth is None or level < depth):
        found = relations_of(store, frontier, direction=direction, kinds=kinds)
        new = []
        for triple in without_plain_cites(found):
            near, far = (triple[0], triple[2]) if direction == "out" else (triple[2], triple[0])
            if far not in graph:
                new.append(far)
            graph.add_edge(near, far, key=triple[1], triple=triple)
        frontier, level = new, level + 1
    return graph


def _steps(
    graph: nx.MultiDiGraph[str], root: str, order: Callable[[str], tuple[str, ...]]
) -> list[tuple[int, Triple, str]]:
    """Every reached document at its level, with the strongest relation that leads to it."""
    strength = {kind: rank for rank, kind in enumerate(RELATIONS)}
    level_of = {root: 0}
    steps = []
    for level, layer in enumerate(nx.bfs_layers(graph, [root])):
        for reached in sorted(layer, key=order) if level else ():
            ways = [
                (strength[kind], near, data["triple"])
                for near, _, kind, data in graph.in_edges(reached, keys=True, data=True)
                if level_of.get(near) == level - 1
            ]
            steps.append((level, min(ways)[2], reached))
        level_of.update(dict.fromkeys(layer, level))
    return steps
