"""One query on an open snapshot into bytes, inside a worker process: request in, reply out.

A request is a plain dict (see ``worker``); a reply a dict with ``status`` and the body. The body is
complete or there is none: past ``rows`` or ``bytes`` the status says so instead.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Reply = tuple[dict[str, Any], bytes]

_QUOTED = re.compile(rb'"[^"]*"')
_PER_ROW = {"JSON": b"}},{", "XML": b"<result>", "TSV": b"\n", "CSV": b"\n"}
_BEFORE_ROWS = {"JSON": -1, "XML": 0, "TSV": 1, "CSV": 1}


_DEFAULT = ox.DefaultGraph()


class _Refused(Exception):  # noqa: N818
    """Ends an evaluation; the only argument is the status of the reply."""


class _Capped(io.BytesIO):
    """A buffer that holds at most ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, chunk: Any) -> int:
        if self.tell() + len(chunk) > self._limit:
            raise _Refused("too_many_bytes")
        return super().write(chunk)


def answer(store: ox.Store, request: dict[str, Any]) -> Reply:
    """Run ``request`` on ``store``; whatever the query does wrong becomes a status."""
    try:
        found = _evaluate(store, request)
        if request["known_graphs_only"]:
            _check_graphs(store, request)
        return _body(found, request)
    except _Refused as error:
        return {"status": error.args[0], "detail": error.args[-1]}, b""
    except SyntaxError as error:
        return {"status": "syntax", "detail": str(error)}, b""
    except MemoryError:
        return {"status": "memory"}, b""
    except (OSError, RuntimeError, ValueError) as error:
        broken = isinstance(error, OSError) or "Corruption" in str(error)
        return {"status": "failed" if broken else "unsupported", "detail": str(error)}, b""


def _evaluate(
    store: ox.Store, request: dict[str, Any]
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    default, named = _nodes(request["default_graphs"]), _nodes(request["named_graphs"])
    text = request["query"]
    names = {"base_iri": request["base"], "prefixes": request["known"]}
    if len(default) > 1:
        merged = _merged(store, default, named)
        return merged.query(text, **names, default_graph=_DEFAULT, named_graphs=named)
    if default or named:
        return store.query(text, **names, default_graph=default, named_graphs=named)
    if request["union"]:
        return store.query(text, **names)
    return store.query(text, **names, default_graph=[])


def _merged(store: ox.Store, default: list[ox.NamedNode], named: list[ox.NamedNode]) -> ox.Store:
    """A dataset in memory whose default graph says once what several of ``default`` say.

    The engine would give such a triple several times (SPARQL 1.1 §13.1: the RDF merge).
    """
    merged = ox.Store()
    for graph in default:
        quads = store.quads_for_pattern(None, None, None, graph)
        merged.extend(ox.Quad(*quad.triple) for quad in quads)
    for graph in named:
        merged.add_graph(graph)
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged


def _nodes(graphs: Iterable[str]) -> list[Any]:  # the engine's lists are invariant
    return [_node(graph) for graph in graphs]


def _node(graph: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(graph)
    except ValueError:
        raise _Refused("unknown_graph", graph) from None


def _check_graphs(store: ox.Store, request: dict[str, Any]) -> None:
    for graph in (*request["default_graphs"], *request["named_graphs"]):
        if not store.contains_named_graph(_node(graph)):
            raise _Refused("unknown_graph", graph)


def _body(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, request: dict[str, Any]
) -> Reply:
    graph = isinstance(found, ox.QueryTriples)
    name = request["graph_format" if graph else "results_format"]
    if name is None:
        return {"status": "not_acceptable", "kind": "graph" if graph else "results"}, b""
    output = _Capped(request["bytes"])
    if isinstance(found, ox.QueryTriples):
        triples = _counted(found, request["rows"])
        prefixes = request["prefixes"] if name in {"TURTLE", "RDF_XML"} else None
        ox.serialize(triples, output, getattr(ox.RdfFormat, name), prefixes=prefixes)
    else:
        found.serialize(output, getattr(ox.QueryResultsFormat, name))
    body = output.getvalue()
    if isinstance(found, ox.QuerySolutions) and _rows(body, name) > request["rows"]:
        raise _Refused("too_many_rows")
    return {"status": "ok", "format": name, "kind": "graph" if graph else "results"}, body


def _counted(triples: Iterable[ox.Triple], limit: int) -> Iterator[ox.Triple]:
    for count, triple in enumerate(triples, 1):
        if count > limit:
            raise _Refused("too_many_rows")
        yield triple


def _rows(body: bytes, name: str) -> int:
    """Count the solutions in ``body``: the engine serialises them unseen."""
    if name == "CSV" and b'"' in body:
        body = _QUOTED.sub(b"", body)
    return body.count(_PER_ROW[name]) - _BEFORE_ROWS[name]
