"""What became of an agency, as triples: one ``org:ChangeEvent`` for every change.

In: the history of an agency. Out: its way forward to those who hold its duties now. A document
tells it of every agency that it names, so that a graph is complete in itself and goes with its
document; the changes that led to an agency stand in the graphs that name its predecessors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg import iri
from kg.agencies.bodies import is_group
from kg.triples.terms import Triple, agency_node, strings, vietnamese
from kg.vocab import DCTERMS, ORG, RDF, VD, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.agencies.history import History
    from kg.agencies.succession import Change

_NUMBER = re.compile(r"\d+/(?:19|20)\d\d/\S+")
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def changes(node: URIRef, known: History) -> Iterator[Triple]:
    """Yield every change on the way of an agency, and why its end is not known."""
    if not is_group(known.name):
        yield from strings(node, [(VD.successorUnknown, known.reason)])
    for change in known.after:
        yield from _event(change)


def named(known: History) -> Iterator[str]:
    """Yield the agencies that ``changes`` speaks of."""
    for change in known.after:
        yield from (change.predecessor, *change.successors, *change.partly)


def _event(change: Change) -> Iterator[Triple]:
    event = URIRef(iri.change_iri(change.date, change.predecessor))
    original = agency_node(change.predecessor)
    yield event, RDF.type, ORG.ChangeEvent
    yield event, ORG.originalOrganization, original
    yield original, ORG.changedBy, event
    for name in change.successors:
        yield event, ORG.resultingOrganization, agency_node(name)
        yield agency_node(name), ORG.resultedFrom, event
    for name in change.partly:
        yield event, VD.partlyTo, agency_node(name)
    yield event, DCTERMS.date, Literal(change.date, datatype=_DATE_TYPES[len(change.date)])
    yield from strings(event, [(VD.changeKind, change.kind), (VD.legalBasis, change.basis)])
    for number in _NUMBER.findall(change.basis):
        yield event, DCTERMS.source, URIRef(iri.work_iri(number))
    if change.note:
        yield event, DCTERMS.description, vietnamese(change.note)
