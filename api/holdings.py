"""What the first page shows of a library: how much it holds, what is newest, who has most to do.

In: a library. Out: counts and records. Counts scan the graph, so they are kept for a while.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from kg import query
from kg.records import PROLOGUE
from viz.page import Holdings

if TYPE_CHECKING:
    from kg.ingest import Library
    from kg.model import AgencyRecord, DocumentRecord
    from kg.storage.store import Store

KEPT_SECONDS: Final = 60.0
NEWEST: Final = 12
BUSIEST: Final = 8

_COUNTS: Final = {
    "known": "?one a eli:LegalResource",
    "citations": "?one a vd:Citation",
    "agencies": "?one a ?kind . VALUES ?kind { org:FormalOrganization vd:AgencyGroup }",
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


@dataclass(frozen=True, slots=True)
class Front:
    """All that the first page shows."""

    holdings: Holdings
    newest: tuple[DocumentRecord, ...]
    busiest: tuple[AgencyRecord, ...]


_kept: WeakKeyDictionary[Store, tuple[float, int, Front]] = WeakKeyDictionary()


def front(library: Library) -> Front:
    """Return it, counted anew when a document came or went, else at most a minute old."""
    documents = len(library.store.graphs())
    kept = _kept.get(library.store)
    if kept and kept[1] == documents and monotonic() - kept[0] < KEPT_SECONDS:
        return kept[2]
    found = Front(_count(library.store, documents), _newest(library.store), _busiest(library.store))
    _kept[library.store] = (monotonic(), documents, found)
    return found


def _newest(store: Store) -> tuple[DocumentRecord, ...]:
    rows = store.select(_NEWEST % NEWEST)
    return tuple(query.records(store, [row["document"] for row in rows]).values())


def _busiest(store: Store) -> tuple[AgencyRecord, ...]:
    return tuple(one for one in query.agencies(store)[:BUSIEST] if one.directives)


def _count(store: Store, documents: int) -> Holdings:
    counts = {name: _number(store, pattern) for name, pattern in _COUNTS.items()}
    known = counts.pop("known")
    return Holdings(documents=documents, cited=max(known - documents, 0), **counts)


def _number(store: Store, pattern: str) -> int:
    asked = f"{PROLOGUE} SELECT (COUNT(DISTINCT ?one) AS ?count) WHERE {{ {pattern} }}"
    return int(store.select(asked)[0]["count"])
