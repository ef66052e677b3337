"""What passes between a client and the query pool: the query, its limits, its answer."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RESULT_FORMATS = {
    "JSON": "application/sparql-results+json",
    "XML": "application/sparql-results+xml",
    "CSV": "text/csv; charset=utf-8",
    "TSV": "text/tab-separated-values; charset=utf-8",
}
GRAPH_FORMATS = {
    "TURTLE": "text/turtle; charset=utf-8",
    "N_TRIPLES": "application/n-triples",
    "JSON_LD": "application/ld+json",
    "RDF_XML": "application/rdf+xml",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds, bytes of memory, bytes and rows of its answer.

    ``workers`` run at once; ``queue`` more wait for one at most ``wait`` seconds. Below 1.5 GB of
    ``memory`` (address space, most of it never touched) a worker does not start.
    """

    seconds: float = 30.0
    memory: int = 2 * 2**30
    bytes: int = 64 * 2**20
    rows: int = 200_000
    workers: int = max(2, min(4, os.cpu_count() or 2))
    queue: int = 64
    wait: float = 10.0


@dataclass(frozen=True, slots=True)
class Query:
    """A user's query: the dataset and formats of the request it came with.

    ``results_format`` is for SELECT and ASK, ``graph_format`` for CONSTRUCT and DESCRIBE; None
    where the client accepts none. A graph that the store does not have is refused, or, with
    ``known_graphs_only`` off, taken as empty. ``union`` off empties the default graph. Relative
    IRIs in the text are relative to ``base``; the prefixes of ``known`` need no declaration.
    """

    text: str
    results_format: str | None = "JSON"
    graph_format: str | None = "TURTLE"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    union: bool = True
    known_graphs_only: bool = True
    base: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A whole answer."""

    content_type: str
    body: bytes = field(repr=False)
