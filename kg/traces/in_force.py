"""Whether acts are in force on a day, as far as the catalogue and the graph can tell.

In: a store, documents, a day. Out: a ``Force`` for each, with the act that ended it, its sentence,
and what stands in its place. The catalogue knows when acts took effect and when statutes ceased to
apply; the graph, which acts replace, repeal or suspend others. Where neither tells, the answer is
``unknown``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kg.model import Ending, Force
from kg.records import PROLOGUE, nodes, records, records_in
from kg.traces.edges import edges
from kg.traces.neighbours import certain
from kg.triples.documents import cited_document, known_work
from kg.works.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import DocumentRecord, Edge
    from kg.storage.store import Store
    from kg.works.catalogue import Work

ENDING: Final = ("replaces", "repeals", "suspends")

# Of 4,531 acts in the catalogue 99.9 % took effect within so many days of their date.
LONGEST_WAIT: Final = timedelta(days=768)

_PROVISIONS = (
    PROLOGUE
    + """
SELECT ?citation ?text WHERE {
  VALUES ?citation { $citations }
  { ?citation vd:pinpointText ?text } UNION { ?citation vd:partly true . BIND("một phần" AS ?text) }
}
"""
)


def in_force(store: Store, documents: Iterable[DocumentRecord], day: date) -> dict[str, Force]:
    """Return by IRI whether each document is in force on ``day``."""
    asked = {one.iri: one for one in documents}
    ended = _endings(store, set(asked))
    acts = {iri: known_work(iri) for iri in asked}
    forces = {iri: _force(one, acts[iri], ended.get(iri, ()), day) for iri, one in asked.items()}
    later = {iri: catalogue().later(act, day) if act else () for iri, act in acts.items()}
    known = _statutes(store, {one.iri for works in later.values() for one in works})
    return {
        iri: replace(one, successors=tuple(known[work.iri] for work in later[iri]) or _after(one))
        for iri, one in forces.items()
    }


def _statutes(store: Store, iris: set[str]) -> dict[str, DocumentRecord]:
    """What the store knows of statutes, else the catalogue."""
    return {
        iri: one if one.title else records_in(cited_document(iri, (), None))[iri]
        for iri, one in (records(store, sorted(iris)) if iris else {}).items()
    }


def _after(force: Force) -> tuple[DocumentRecord, ...]:
    """The act that replaced another."""
    ending = force.by if force.answer == "ended" else None
    return (ending.by,) if ending and ending.edge.relation == "replaces" else ()


def _endings(store: Store, asked: set[str]) -> dict[str, tuple[Ending, ...]]:
    triples = [
        (by, kind, iri)
        for kind in ENDING
        for iri, those in sorted(certain(store, kind, "in").among(asked).items())
        for by in those
    ]
    if not triples:
        return {}
    found = edges(store, triples)
    provisions = _provisions(store, found)
    known = records(store, (edge.subject for edge in found))
    by_act: defaultdict[str, list[Ending]] = defaultdict(list)
    for edge in found:
        parts = [provisions.get(proof.citation, ()) for proof in edge.evidence]
        # One citation of the whole act is enough: the others then name parts of it besides.
        some = tuple(dict.fromkeys(text for part in parts for text in part)) if all(parts) else ()
        by = known[edge.subject]
        by_act[edge.object].append(Ending(by, edge, _effective(by), some))
    return {iri: tuple(those) for iri, those in by_act.items()}


def _provisions(store: Store, found: Iterable[Edge]) -> dict[str, tuple[str, ...]]:
    citations = nodes(proof.citation for edge in found for proof in edge.evidence)
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for row in store.select(_PROVISIONS, citations=citations) if citations else ():
        texts[row["citation"]].append(row["text"])
    return {citation: tuple(sorted(those)) for citation, those in texts.items()}


def _effective(act: DocumentRecord) -> date | None:
    work = known_work(act.iri)
    return work.effective if work else None


def _force(act: DocumentRecord, work: Work | None, endings: tuple[Ending, ...], day: date) -> Force:
    effective = work.effective if work else None
    if (effective and effective > day) or (act.date and act.date > day):
        return Force("not_yet", effective)
    told = [one for one in endings if (one.since or _first(one.by)) <= day]
    partly = tuple(one for one in told if one.provisions)
    whole = sorted((one for one in told if not one.provisions), key=_latest)
    ends = [one for one in whole if one.edge.relation != "suspends"]
    until = work.until if work else None
    if until and until <= day:
        return Force("ended", until, ends[0] if ends else None, partly)
    if ends and _latest(ends[0]) <= day:
        return Force("ended", ends[0].since, ends[0], partly)
    if whole:
        return Force("unknown", None, whole[0], partly)
    return Force("in_force" if effective else "unknown", effective, None, partly)


def _first(act: DocumentRecord) -> date:
    """The first day on which an act of unknown effect may have had any."""
    return act.date or date(act.year or 1, 1, 1)


def _latest(ending: Ending) -> date:
    """The day by which an act has surely taken effect."""
    by = ending.by
    if ending.since:
        return ending.since
    issued = by.date or (date(by.year, 12, 31) if by.year else None)
    return min(issued, date.max - LONGEST_WAIT) + LONGEST_WAIT if issued else date.max
