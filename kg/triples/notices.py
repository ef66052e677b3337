"""Meetings, agenda items and directives as triples.

In: what the reading found, and the nodes of the citations with their spans. Out: ``vd:Meeting``,
``vd:AgendaItem`` and ``vd:Directive`` with the terms of the contract. Agency names are canonical.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rdflib import URIRef

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

    from grammar.model import AgendaItem, Directive, Meeting, Span
    from grammar.text import Text

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
        for citation in _inside(item.body, cited):
            yield node, VD.citation, citation


def directives(
    document: str, found: Sequence[Directive], text: Text, cited: Cited
) -> Iterator[Triple]:
    """Yield who must do what by when; two directives of one span are told apart by a number."""
    seen: Counter[str] = Counter()
    for directive in found:
        name = iri.directive_iri(document, *directive.span)
        seen[name] += 1
        node = URIRef(name if seen[name] == 1 else f"{name}_{seen[name]}")
        yield from _directive(document, node, directive)
        yield from selector(node, directive.span, text.slice(directive.span))
        for at, citation in cited:
            if at in directive.basis:
                yield node, VD.basedOnCitation, citation


def _directive(document: str, node: URIRef, directive: Directive) -> Iterator[Triple]:
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
    if directive.deadline:
        yield node, VD.deadline, day(directive.deadline)
    yield from strings(
        node,
        (
            (VD.action, directive.action or directive.text),
            (VD.deadlineText, directive.deadline_text),
            (VD.deadlineKind, directive.deadline_kind),
        ),
    )


def _inside(span: Span, cited: Cited) -> Iterator[URIRef]:
    return (node for at, node in cited if span.start <= at.start and at.end <= span.end)
