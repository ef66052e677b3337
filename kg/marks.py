"""The citations of one document, as its page marks them in the text.

``marks`` asks a store; ``marked_text`` takes a text that was read just now and is in no store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.anaphor_marks import marks_of
from kg.model import AnaphorMark, DocumentRecord, Link, Mark, Relation
from kg.records import PROLOGUE, records, records_in
from kg.relations.references import refer
from kg.triples import describe
from kg.triples.citations import citation_nodes, pinpoint_text
from kg.triples.documents import cited_document
from kg.vocab import RELATIONS, relation_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.ingest import Analysis
    from kg.storage.store import Row, Store

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


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and its citations: ``marks`` and ``links`` go in pairs, relations by their index.

    ``documents`` has a record for every work that a link means or may mean, by IRI.
    """

    file: str
    text: str
    document: DocumentRecord
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    relations: tuple[Relation, ...]
    documents: Mapping[str, DocumentRecord]
    anaphora: tuple[AnaphorMark, ...] = ()


def marked_text(found: Analysis, file: str) -> MarkedText:
    """Return a text with its citations marked, as a store that holds it alone would."""
    reading, own = found.reading, found.document_iri
    known = records_in(describe(reading, found.links, found.relations, own, file))
    meant = {iri for link in found.links for iri in (link.target, *link.candidates) if iri}
    for iri in sorted(meant - known.keys()):
        known |= records_in(cited_document(iri, (), None))
    kinds: dict[int, list[str]] = {}
    for relation in found.relations:
        if relation.subject is None:
            kinds.setdefault(relation.object, []).append(relation.kind)
    nodes = citation_nodes(own, reading.citations)
    return MarkedText(
        file=file,
        text=reading.text.original,
        document=known[own],
        marks=tuple(
            Mark(
                citation=str(nodes[index]),
                start=link.citation.span.start,
                end=link.citation.span.end,
                relation=min(kinds.get(index, ()), key=_RANK.__getitem__, default="cites"),
                status=link.status,
                target=known[link.target] if link.target else None,
                pinpoints=tuple(pinpoint_text(one) for one in link.citation.pinpoints),
                rule=link.citation.rule,
                confidence=link.citation.confidence,
            )
            for index, link in enumerate(found.links)
        ),
        links=found.links,
        relations=found.relations,
        documents=known,
        anaphora=marks_of(
            refer(reading, found.links, found.relations, own), own, reading.units, known
        ),
    )
