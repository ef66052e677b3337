"""How much a library holds, and what is newest in it, for the first page.

In: a library. Out: counts and records. Counts scan the graph, so they are kept for a while.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from kg.records import PROLOGUE, records
from viz.page import Holdings

if TYPE_CHECKING:
    from kg.ingest import Library
    from kg.model import DocumentRecord
    from kg.store import Store

KEPT_SECONDS: Final = 60.0

_COUNTS: Final = {
    "known": "?one a eli:LegalResource",
    "citations": "?one a vd:Citation",
    "agencies": "?one a ?kind . VALUES ?kind { org:FormalOrganization vd:Office vd:AgencyGroup }",
    "directives": "?one a vd:Directive",
    "meetings": "?one a vd:Meeting",
}
_NEWEST: Final = (
    PROLOGUE
    + """
SELECT ?document (MAX(?day) AS ?latest) (MAX(?year) AS ?known) WHERE {
  ?document vd:file ?file
  OPTIONAL { ?document eli:date_document ?day }
  OPTIONAL { ?document vd:year ?year }
}
GROUP BY ?document
ORDER BY DESC(?known) DESC(?latest) ?document
LIMIT %d
"""
)
_kept: WeakKeyDictionary[Store, tuple[float, int, Holdings]] = WeakKeyDictionary()


def holdings(library: Library) -> Holdings:
    """Return the counts; new ones when a document came or went, else at most a minute old."""
    documents = len(library.store.graphs())
    kept = _kept.get(library.store)
    if kept and kept[1] == documents and monotonic() - kept[0] < KEPT_SECONDS:
        return kept[2]
    found = _count(library.store, documents)
    _kept[library.store] = (monotonic(), documents, found)
    return found


def newest(library: Library, limit: int) -> tuple[DocumentRecord, ...]:
    """Return the documents whose text the library has, the newest first."""
    rows = library.store.select(_NEWEST % limit)
    return tuple(records(library.store, [row["document"] for row in rows]).values())


def _count(store: Store, documents: int) -> Holdings:
    counts = {name: _number(store, pattern) for name, pattern in _COUNTS.items()}
    known = counts.pop("known")
    return Holdings(documents=documents, cited=max(known - documents, 0), **counts)


def _number(store: Store, pattern: str) -> int:
    query = f"{PROLOGUE} SELECT (COUNT(DISTINCT ?one) AS ?count) WHERE {{ {pattern} }}"  # noqa: S608
    return int(store.select(query)[0]["count"])
