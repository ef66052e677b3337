"""What is attached to a document, as the graph knows it.

In: a store and the IRI of a document. Out: ``AnnexRecord`` values in text order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.model import AnnexRecord
from kg.records import PROLOGUE

if TYPE_CHECKING:
    from kg.storage.store import Store

_ANNEXES = (
    PROLOGUE
    + """
SELECT ?heading ?title ?start ?end WHERE {
  GRAPH $document {
    $document vd:annex ?annex . ?annex oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?heading .
    OPTIONAL { ?annex vd:heading ?title }
  }
}
ORDER BY ?start
"""
)


def annexes(store: Store, document: str) -> tuple[AnnexRecord, ...]:
    """Return the annexes of a document, none where only citations know it."""
    return tuple(
        AnnexRecord(
            heading=" ".join(row["heading"].split()),
            title=row.get("title"),
            start=row["start"],
            end=row["end"],
        )
        for row in store.select(_ANNEXES, document=URIRef(document))
    )
