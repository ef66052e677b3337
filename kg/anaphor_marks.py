"""The short forms of one document, as its page marks them in the text.

``anaphor_marks`` asks a store; ``marks_of`` takes a text that was read just now. Both say where in
the text the provision begins that a short form refers to, so that one can go there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

from grammar.structure.outline import outline
from grammar.texts.text import read_text
from kg import iri
from kg.model import AnaphorMark
from kg.records import PROLOGUE, records
from kg.triples.citations import pinpoint_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from grammar.model import Unit
    from kg.model import DocumentRecord, Reference
    from kg.storage.store import Row, Store

_ANAPHORA = (
    PROLOGUE
    + """
SELECT ?anaphor ?start ?end ?status ?whole ?part ?maybe ?before WHERE {
  GRAPH $document {
    ?anaphor a vd:Anaphor ; vd:status ?status ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end .
    OPTIONAL { ?anaphor vd:candidate ?maybe }
    OPTIONAL { ?anaphor vd:antecedent/oa:hasSelector/oa:start ?before }
    OPTIONAL { ?anaphor vd:refersTo ?meant . OPTIONAL { ?meant eli:is_part_of ?of } }
    BIND (COALESCE(?of, ?meant) AS ?whole)
    BIND (IF(BOUND(?of), ?meant, ?of) AS ?part)
  }
}
ORDER BY ?start ?part
"""
)
_PINPOINTS = (
    PROLOGUE
    + """
SELECT ?anaphor ?pinpoint WHERE {
  GRAPH $document { ?anaphor a vd:Anaphor ; vd:pinpointText ?pinpoint }
}
ORDER BY ?pinpoint
"""
)


def anaphor_marks(store: Store, document: str, text: str) -> tuple[AnaphorMark, ...]:
    """Return every short form in the text of a stored document, in text order."""
    by_anaphor: dict[str, list[Row]] = {}
    for row in store.select(_ANAPHORA, document=URIRef(document)):
        by_anaphor.setdefault(row["anaphor"], []).append(row)
    if not by_anaphor:
        return ()
    words: dict[str, list[str]] = {}
    for row in store.select(_PINPOINTS, document=URIRef(document)):
        words.setdefault(row["anaphor"], []).append(str(row["pinpoint"]))
    rows = [row for said in by_anaphor.values() for row in said]
    meant = {str(row[key]) for row in rows for key in ("whole", "maybe") if key in row}
    known = records(store, sorted(meant - {document}))
    starts = _starts(document, outline(read_text(text)))
    return tuple(
        AnaphorMark(
            start=said[0]["start"],
            end=said[0]["end"],
            status=said[0]["status"],
            own=any(row.get("whole") == document for row in said),
            documents=_records(known, (row.get("whole") for row in said)),
            candidates=_records(known, (row.get("maybe") for row in said)),
            pinpoints=tuple(words.get(anaphor, ())),
            place=_place(starts, (row.get("part") for row in said)),
            antecedent=min((row["before"] for row in said if "before" in row), default=None),
        )
        for anaphor, said in by_anaphor.items()
    )


def marks_of(
    references: Iterable[Reference],
    document: str,
    units: Sequence[Unit],
    known: Mapping[str, DocumentRecord],
) -> tuple[AnaphorMark, ...]:
    """Return the short forms of a text that is in no store; ``known`` has every work meant."""
    starts = _starts(document, units)
    return tuple(
        AnaphorMark(
            start=one.anaphor.span.start,
            end=one.anaphor.span.end,
            status=one.status,
            own=document in one.documents,
            documents=_records(known, (work for work in one.documents if work != document)),
            candidates=_records(known, one.candidates),
            pinpoints=tuple(pinpoint_text(pinpoint) for pinpoint in one.anaphor.pinpoints),
            place=_place(
                starts,
                (
                    iri.provision_iri(work, iri.pinpoint_units(pinpoint))
                    for work in one.documents
                    for pinpoint in one.anaphor.pinpoints
                ),
            ),
            antecedent=min((span.start for span in one.anaphor.antecedents), default=None),
        )
        for one in references
    )


def _records(
    known: Mapping[str, DocumentRecord], works: Iterable[object]
) -> tuple[DocumentRecord, ...]:
    return tuple(known[work] for work in dict.fromkeys(map(str, works)) if work in known)


def _starts(document: str, units: Iterable[Unit]) -> dict[str, int]:
    """Where each provision of the document begins in its text; of two alike, the first."""
    starts: dict[str, int] = {}
    for unit in units:
        starts.setdefault(iri.provision_iri(document, unit.path), unit.span.start)
    return starts


def _place(starts: Mapping[str, int], parts: Iterable[object]) -> int | None:
    """Where the first of the provisions begins, or the nearest one around it that the text has."""
    firsts = (str(part).partition("--")[0] for part in parts if part)
    around = (outer for first in firsts for outer in _outwards(first))
    return next((starts[outer] for outer in around if outer in starts), None)


def _outwards(provision: str) -> Iterator[str]:
    while provision:
        yield provision
        provision = provision.rpartition("__")[0]
