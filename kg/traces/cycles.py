"""Circles in what was traced: documents that lead back to themselves.

In: documents and the relations between them. Out: one shortest circle for each group of documents
that all lead to each other, so that none is told twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from kg.traces.reach import beyond

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from kg.traces.reach import Tables


def circles(tables: Tables, documents: AbstractSet[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield a shortest circle and the size of its group, in the order of the walk, no end twice."""
    graph = _graph(tables, _inner(tables, documents))
    groups = (group for group in nx.strongly_connected_components(graph) if len(group) > 1)
    for group in sorted(groups, key=min):
        part, first = graph.subgraph(group), min(group)
        ways = (nx.shortest_path(part, near, first) for near in sorted(part[first]))
        shortest = min(ways, key=len)
        yield (first, *shortest[:-1]), len(group)


def _inner(tables: Tables, documents: AbstractSet[str]) -> set[str]:
    """Leave out what leads nowhere within the rest until nothing more goes: most of it."""
    left = set(documents)
    while True:
        going = {
            near
            for _, table in tables.certain
            for near, ends in table.among(left).items()
            if not left.isdisjoint(ends)
        }
        reached = beyond(tables.certain, left)
        inner = left & going & reached
        if len(inner) == len(left):
            return inner
        left = inner


def _graph(tables: Tables, documents: set[str]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for _, table in tables.certain:
        for near, ends in table.among(documents).items():
            graph.add_edges_from((near, end) for end in documents.intersection(ends))
    return graph
