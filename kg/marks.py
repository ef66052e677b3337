"""The citations of one document, as its page marks them in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.model import Mark
from kg.records import PROLOGUE, records
from kg.vocab import RELATIONS, relation_of

if TYPE_CHECKING:
    from kg.store import Row, Store

_MARKS = (
    PROLOGUE
    + """
SELECT ?citation ?start ?end ?status ?target ?rule ?confidence ?p ?pinpoint WHERE {
  GRAPH $document {
    ?citation vd:source $document ; a vd:Citation ;
      vd:status ?status ; vd:confidence ?confidence ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end .
    FILTER NOT EXISTS { ?citation vd:subject ?other }
    OPTIONAL { ?citation vd:cited ?target }
    OPTIONAL { ?citation vd:rule ?rule }
    OPTIONAL { ?citation vd:relation ?p }
    OPTIONAL { ?citation vd:pinpointText ?pinpoint }
  }
}
"""
)
_RANK = {kind: rank for rank, kind in enumerate(RELATIONS)}


def marks(store: Store, document: str) -> tuple[Mark, ...]:
    """Return every citation in the text of a document, in text order."""
    rows = store.select(_MARKS, document=URIRef(document))
    by_citation: dict[str, list[Row]] = {}
    for row in rows:
        by_citation.setdefault(row["citation"], []).append(row)
    targets = records(store, (row["target"] for row in rows if "target" in row))
    found = []
    for citation, said in by_citation.items():
        row = said[0]
        kinds = [relation_of(str(one["p"])) for one in said if "p" in one]
        found.append(
            Mark(
                citation=citation,
                start=row["start"],
                end=row["end"],
                relation=min(kinds, key=_RANK.__getitem__, default="cites"),
                status=row["status"],
                target=targets.get(str(row.get("target"))),
                pinpoints=tuple(
                    sorted({str(one["pinpoint"]) for one in said if "pinpoint" in one})
                ),
                rule=str(row.get("rule", "")),
                confidence=row["confidence"],
            )
        )
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))
