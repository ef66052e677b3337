"""Meetings: who met when, who was there, and what was dealt with and decided.

In: a store. Out: ``MeetingRecord`` with the notice that tells of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rdflib import URIRef

from kg import iri as identity
from kg.model import AgendaItemRecord, MeetingRecord, ParticipantRecord
from kg.records import PROLOGUE, Facts, agency_names, facts, first, records
from kg.vocab import DCTERMS, SCHEMA, VD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.storage.store import Store

_MEETING_TERMS = (
    DCTERMS.title,
    VD.body,
    VD.date,
    VD.chair,
    VD.chairRole,
    VD.coChair,
    VD.attendee,
    VD.agendaItem,
)
_ITEM_TERMS = (VD.number, VD.heading, VD.draft, VD.presentedBy, VD.decision, VD.votes)
_PARTICIPANT_TERMS = (VD.number, SCHEMA.name, SCHEMA.jobTitle, SCHEMA.affiliation)

_MEETINGS = (
    PROLOGUE
    + """
SELECT DISTINCT ?document ?meeting WHERE {
  %s ?document prov:wasGeneratedBy ?meeting . ?meeting a vd:Meeting
}
"""
)


def meetings(store: Store) -> tuple[MeetingRecord, ...]:
    """Return meetings with their agenda, the latest first."""
    found = _meetings(store, store.select(_MEETINGS % ""))
    return tuple(sorted(found, key=lambda one: (one.dates, one.iri), reverse=True))


def meeting_of(store: Store, document: str) -> MeetingRecord | None:
    """Return the meeting that a document tells of."""
    rows = store.select(_MEETINGS % "VALUES ?document { $document }", document=URIRef(document))
    return next(iter(_meetings(store, rows)), None)


def _meetings(store: Store, rows: Sequence[dict[str, Any]]) -> Iterable[MeetingRecord]:
    said = facts(store, (row["meeting"] for row in rows), _MEETING_TERMS)
    sources = records(store, (row["document"] for row in rows))
    items = facts(
        store,
        (iri for known in said.values() for iri in known.get(str(VD.agendaItem), ())),
        _ITEM_TERMS,
    )
    people = facts(
        store,
        (
            iri
            for known in said.values()
            for term in (VD.coChair, VD.attendee)
            for iri in known.get(str(term), ())
        ),
        _PARTICIPANT_TERMS,
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
            co_chairs=_participants(people, known, VD.coChair),
            attendees=_participants(people, known, VD.attendee),
        )


def _participants(
    people: Facts, known: dict[str, tuple[Any, ...]], term: URIRef
) -> tuple[ParticipantRecord, ...]:
    found = (people[iri] for iri in known.get(str(term), ()))
    return tuple(
        ParticipantRecord(
            name=first(one, SCHEMA.name),
            role=first(one, SCHEMA.jobTitle),
            body=next(iter(agency_names(one, SCHEMA.affiliation)), None),
        )
        for one in sorted(found, key=lambda one: first(one, VD.number))
    )


def _item(known: dict[str, tuple[Any, ...]]) -> AgendaItemRecord:
    return AgendaItemRecord(
        number=first(known, VD.number),
        heading=first(known, VD.heading),
        drafts=agency_names(known, VD.draft),
        presented_by=next(iter(agency_names(known, VD.presentedBy)), None),
        decision=first(known, VD.decision),
        votes=first(known, VD.votes),
    )
