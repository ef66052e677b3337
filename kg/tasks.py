"""Directives, agencies and meetings: who must do what, by when, and where that was decided.

In: a store. Out: values of ``kg.model``, in a fixed order. An agency may be named in part, with or
without marks, or by its IRI or id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rdflib import URIRef

from kg import iri as identity
from kg.model import AgencyRecord, AgendaItemRecord, DirectiveRecord, MeetingRecord
from kg.records import PROLOGUE, Facts, agency_names, facts, first, nodes, records
from kg.vocab import DCTERMS, OA, ORG, VD
from kg.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kg.model import DocumentRecord
    from kg.store import Store

_KINDS = {str(ORG.FormalOrganization): "body", str(VD.AgencyGroup): "group"}
_DIRECTIVE_TERMS = (
    VD.issuedIn,
    VD.responsible,
    VD.coordinatedBy,
    VD.action,
    VD.submitTo,
    VD.deadline,
    VD.deadlineText,
    VD.deadlineKind,
    VD.onItem,
    OA.hasSelector,
)
_MEETING_TERMS = (DCTERMS.title, VD.body, VD.date, VD.chair, VD.chairRole, VD.agendaItem)
_ITEM_TERMS = (VD.number, VD.heading, VD.draft, VD.presentedBy)

_DIRECTIVES = (
    PROLOGUE
    + """
SELECT DISTINCT ?directive ?due ?document ?start WHERE {
  ?directive a vd:Directive ; vd:issuedIn ?document ; oa:hasSelector ?selector .
  ?selector oa:start ?start .
  %s
  OPTIONAL { ?directive vd:deadline ?due }
}
ORDER BY (!BOUND(?due)) ?due ?document ?start ?directive
%s
"""
)
_AGENCIES = (
    PROLOGUE
    + """
SELECT DISTINCT ?agency ?type WHERE {
  VALUES ?type { org:FormalOrganization vd:AgencyGroup } ?agency a ?type
}
"""
)
_LOADS = (
    PROLOGUE
    + """
SELECT ?agency (COUNT(DISTINCT ?directive) AS ?count) WHERE {
  ?directive vd:responsible ?agency
} GROUP BY ?agency
"""
)
_MEETINGS = (
    PROLOGUE
    + """
SELECT DISTINCT ?document ?meeting WHERE {
  %s ?document prov:wasGeneratedBy ?meeting . ?meeting a vd:Meeting
}
"""
)


def directives(
    store: Store,
    *,
    agency: str | None = None,
    due_before: date | None = None,
    document: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[DirectiveRecord, ...]:
    """Return directives by deadline, those without a printed day last, then in text order."""
    patterns: list[str] = []
    given: dict[str, Any] = {}
    if document:
        patterns.append("?directive vd:issuedIn $document .")
        given["document"] = URIRef(document)
    if agency:
        patterns.append("VALUES ?agency { $agencies } ?directive vd:responsible ?agency .")
        given["agencies"] = _named(store, agency)
    if due_before:
        patterns.append("?directive vd:deadline ?day . FILTER (?day < $before)")
        given["before"] = due_before
    page = "" if limit is None else f"LIMIT {int(limit)} OFFSET {int(offset)}"
    rows = store.select(_DIRECTIVES % (" ".join(patterns), page), **given)
    return _directives(store, [row["directive"] for row in rows])


def agencies(store: Store, q: str | None = None) -> tuple[AgencyRecord, ...]:
    """Return agencies, those with most to do first; ``q`` is words of the name."""
    kinds = {row["agency"]: _KINDS[row["type"]] for row in store.select(_AGENCIES)}
    wanted = [iri for iri in kinds if not q or _has_words(identity.name_of(iri), q)]
    said = facts(store, wanted, (VD.place,))
    loads = {row["agency"]: row["count"] for row in store.select(_LOADS)}
    found = (_agency(iri, kinds[iri], said.get(iri, {}), loads.get(iri, 0)) for iri in wanted)
    return tuple(sorted(found, key=lambda one: (-one.directives, one.name)))


def meetings(store: Store) -> tuple[MeetingRecord, ...]:
    """Return meetings with their agenda, the latest first."""
    found = _meetings(store, store.select(_MEETINGS % ""))
    return tuple(sorted(found, key=lambda one: (one.dates, one.iri), reverse=True))


def meeting_of(store: Store, document: str) -> MeetingRecord | None:
    """Return the meeting that a document tells of."""
    rows = store.select(_MEETINGS % "VALUES ?document { $document }", document=URIRef(document))
    return next(iter(_meetings(store, rows)), None)


def _directives(store: Store, iris: Sequence[str]) -> tuple[DirectiveRecord, ...]:
    said = facts(store, iris, _DIRECTIVE_TERMS)
    places = _places(store, said)
    items = facts(
        store,
        (first(known, VD.onItem) for known in said.values() if first(known, VD.onItem)),
        (VD.number,),
    )
    sources = records(store, (first(known, VD.issuedIn) for known in said.values()))
    return tuple(
        _directive(
            iri,
            said[iri],
            sources[first(said[iri], VD.issuedIn)],
            first(items.get(first(said[iri], VD.onItem), {}), VD.number),
            places[first(said[iri], OA.hasSelector)],
        )
        for iri in iris
    )


def _directive(
    iri: str,
    known: dict[str, tuple[Any, ...]],
    document: DocumentRecord,
    item: int | None,
    place: tuple[int, int, str],
) -> DirectiveRecord:
    start, end, text = place
    return DirectiveRecord(
        iri=iri,
        document=document,
        responsible=agency_names(known, VD.responsible),
        coordinated_by=agency_names(known, VD.coordinatedBy),
        action=first(known, VD.action) or "",
        submit_to=agency_names(known, VD.submitTo),
        deadline=first(known, VD.deadline),
        deadline_text=first(known, VD.deadlineText),
        deadline_kind=first(known, VD.deadlineKind),
        item=item,
        start=start,
        end=end,
        text=text,
    )


def _places(store: Store, said: Facts) -> dict[str, tuple[int, int, str]]:
    selectors = facts(
        store,
        (first(known, OA.hasSelector) for known in said.values()),
        (OA.start, OA.end, OA.exact),
    )
    return {
        iri: (first(known, OA.start), first(known, OA.end), first(known, OA.exact))
        for iri, known in selectors.items()
    }


def _agency(iri: str, kind: str, known: dict[str, tuple[Any, ...]], load: int) -> AgencyRecord:
    return AgencyRecord(
        iri=iri,
        id=identity.id_of(iri),
        name=identity.name_of(iri),
        kind=kind,
        place=first(known, VD.place),
        directives=load,
    )


def _named(store: Store, agency: str) -> tuple[URIRef, ...]:
    if "://" in agency or agency.startswith("cq/"):
        return (URIRef(identity.iri_of(agency)),)
    return nodes(one.iri for one in agencies(store, q=agency))


def _has_words(name: str, q: str) -> bool:
    known = tokens(name)
    return all(any(word.startswith(asked) for word in known) for asked in tokens(q))


def _meetings(store: Store, rows: Sequence[dict[str, Any]]) -> Iterable[MeetingRecord]:
    said = facts(store, (row["meeting"] for row in rows), _MEETING_TERMS)
    sources = records(store, (row["document"] for row in rows))
    items = facts(
        store,
        (iri for known in said.values() for iri in known.get(str(VD.agendaItem), ())),
        _ITEM_TERMS,
    )
    for row in rows:
        known = said[row["meeting"]]
        agenda = (_item(items[iri]) for iri in known.get(str(VD.agendaItem), ()))
        yield MeetingRecord(
            iri=row["meeting"],
            id=identity.id_of(row["meeting"]),
            name=first(known, DCTERMS.title),
            body=next(iter(agency_names(known, VD.body)), None),
            dates=known.get(str(VD.date), ()),
            chair=first(known, VD.chair),
            chair_role=first(known, VD.chairRole),
            document=sources[row["document"]],
            items=tuple(sorted(agenda, key=lambda item: item.number)),
        )


def _item(known: dict[str, tuple[Any, ...]]) -> AgendaItemRecord:
    return AgendaItemRecord(
        number=first(known, VD.number),
        heading=first(known, VD.heading),
        drafts=agency_names(known, VD.draft),
        presented_by=next(iter(agency_names(known, VD.presentedBy)), None),
    )
