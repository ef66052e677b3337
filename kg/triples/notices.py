"""Meetings, agenda items and directives as triples.

In: what the reading found, and the nodes of the citations with their spans. Out: ``vd:Meeting``,
``vd:AgendaItem`` and ``vd:Directive`` with the terms of the contract. Agency names are canonical.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rdflib import URIRef

from grammar.directives.deadline_doubts import deadline_doubt
from grammar.directives.deadlines import period_end
from kg import iri
from kg.triples.terms import (
    Triple,
    agency_node,
    day,
    integer,
    selector,
    strings,
    typed,
    vietnamese,
)
from kg.vocab import DCTERMS, PROV, RDF, SCHEMA, VD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.document import Reading
    from grammar.model import AgendaItem, Decision, Directive, Header, Meeting, Participant, Span
    from grammar.texts.text import Text

Cited = tuple[tuple["Span", URIRef], ...]


def meeting(document: str, found: Meeting) -> Iterator[Triple]:
    """Yield the meeting that a document tells of."""
    node = URIRef(iri.meeting_iri(document))
    yield URIRef(document), PROV.wasGeneratedBy, node
    yield node, RDF.type, VD.Meeting
    yield node, DCTERMS.title, vietnamese(found.name)
    for date in found.dates:
        yield node, VD.date, day(date)
    if found.dates:
        yield node, SCHEMA.startDate, day(found.dates[0])
        yield node, SCHEMA.endDate, day(found.dates[-1])
    if found.body:
        yield node, VD.body, agency_node(found.body)
    yield from strings(node, ((VD.chair, found.chair), (VD.chairRole, found.chair_role)))
    listed = [(VD.coChair, one) for one in found.co_chairs]
    listed += [(VD.attendee, one) for one in found.attendees]
    for number, (term, participant) in enumerate(listed, 1):
        yield from _participant(document, node, term, participant, number)


def _participant(
    document: str, meeting: URIRef, term: URIRef, found: Participant, number: int
) -> Iterator[Triple]:
    node = URIRef(iri.participant_iri(document, number))
    yield meeting, term, node
    yield node, RDF.type, VD.Participant
    yield node, VD.number, integer(number)
    if found.person:
        yield node, RDF.type, SCHEMA.Person
    name = found.person or found.text
    yield from strings(node, ((SCHEMA.name, name), (SCHEMA.jobTitle, found.role)))
    if found.body:
        yield node, SCHEMA.affiliation, agency_node(found.body)


def agenda(
    document: str, items: Sequence[AgendaItem], has_meeting: bool, text: Text, cited: Cited
) -> Iterator[Triple]:
    """Yield the numbered items; without a meeting they are part of the document."""
    whole = URIRef(iri.meeting_iri(document) if has_meeting else document)
    for item in items:
        node = URIRef(iri.item_iri(document, item.number))
        yield node, RDF.type, VD.AgendaItem
        yield node, DCTERMS.isPartOf, whole
        if has_meeting:
            yield whole, VD.agendaItem, node
        yield node, VD.number, integer(item.number)
        yield from strings(node, [(VD.heading, item.heading)])
        yield from selector(node, item.span, text.slice(item.span))
        for draft in item.drafts:
            yield from typed(node, VD.draft, draft)
        if item.presented_by:
            yield node, VD.presentedBy, agency_node(item.presented_by)
        if item.decision:
            yield from _decision(node, item.decision, text)
        for citation in _inside(item.body, cited):
            yield node, VD.citation, citation


def _decision(item: URIRef, found: Decision, text: Text) -> Iterator[Triple]:
    words = " ".join(text.slice(found.span).split())
    said = ((VD.decision, found.kind), (VD.decisionText, words), (VD.votes, found.votes))
    yield from strings(item, said)


def directives(
    document: str, found: Sequence[Directive], reading: Reading, cited: Cited
) -> Iterator[Triple]:
    """Yield who must do what by when; two directives of one span are told apart by a number."""
    seen: Counter[str] = Counter()
    for directive in found:
        name = iri.directive_iri(document, *directive.span)
        seen[name] += 1
        node = URIRef(name if seen[name] == 1 else f"{name}_{seen[name]}")
        yield from _directive(document, node, directive, reading.header)
        yield from selector(node, directive.span, reading.text.slice(directive.span))
        for at, citation in cited:
            if at in directive.basis:
                yield node, VD.basedOnCitation, citation


def _directive(
    document: str, node: URIRef, directive: Directive, header: Header
) -> Iterator[Triple]:
    yield node, RDF.type, VD.Directive
    yield node, VD.issuedIn, URIRef(document)
    yield node, VD.source, URIRef(document)
    for term, names in (
        (VD.responsible, directive.responsible),
        (VD.coordinatedBy, directive.coordinate_with),
        (VD.submitTo, directive.submit_to),
    ):
        for name in names:
            yield node, term, agency_node(name)
    if directive.item is not None:
        yield node, VD.onItem, URIRef(iri.item_iri(document, directive.item))
    last = directive.deadline or period_end(directive, header)
    if last:
        yield node, VD.deadline, day(last)
    yield from strings(
        node,
        (
            (VD.action, directive.action or directive.text),
            (VD.deadlineText, directive.deadline_text),
            (VD.deadlineKind, directive.deadline_kind),
            (VD.deadlineDoubt, deadline_doubt(directive)),
        ),
    )


def _inside(span: Span, cited: Cited) -> Iterator[URIRef]:
    return (node for at, node in cited if span.start <= at.start and at.end <= span.end)
