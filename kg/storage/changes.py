"""Changes of one named graph as updates of the engine, each a single transaction.

The default graph holds every triple of every named graph once, and each change keeps it so. The
engine's own union gives a triple as often as there are graphs that say it: counting documents
would count citations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNION = ox.DefaultGraph()


def without_blanks(quad: ox.Quad) -> ox.Quad:
    if has_blank(quad):
        raise ValueError(f"a blank node in {quad}")
    return quad


def has_blank(quad: ox.Quad) -> bool:
    return any(isinstance(node, ox.BlankNode) for node in quad)


def with_union(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        yield quad
        yield ox.Quad(*quad.triple)


def delete(engine: ox.Store, graph: ox.NamedNode, quads: set[ox.Quad]) -> str:
    """Delete from ``graph``, and from the default graph what no other graph says."""
    only_here = [quad for quad in quads if not _elsewhere(engine, quad)]
    return (
        f"DELETE DATA {{ {_lines(only_here)} }}; "
        f"DELETE DATA {{ GRAPH {graph} {{ {_lines(quads)} }} }}"
    )


def drop(graph: ox.NamedNode) -> str:
    """Delete all of ``graph`` and the graph; slower, but blank nodes can go this way only."""
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} "
        f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }} }}; "
        f"DROP SILENT GRAPH {graph}"
    )


def insert(graph: ox.NamedNode, quads: set[ox.Quad]) -> str:
    lines = _lines(quads)
    return f"INSERT DATA {{ {lines} GRAPH {graph} {{ {lines} }} }}"


def _lines(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"{quad.triple} ." for quad in quads)


def _elsewhere(engine: ox.Store, quad: ox.Quad) -> bool:
    same = engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(each.graph_name not in (quad.graph_name, _UNION) for each in same)
