"""The small triples that every description is made of: literals, selectors, concepts, agencies.

In: IRIs as strings, names and spans. Out: rdflib triples. No blank node is ever made, so that a
document described twice is the same graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.term import Node

from kg import iri
from kg.agencies.bodies import is_group
from kg.vocab import OA, ORG, RDF, SKOS, VD, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grammar.model import Span

Triple = tuple[Node, Node, Node]


def vietnamese(text: str) -> Literal:
    return Literal(text, lang="vi")


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def day(value: object) -> Literal:
    return Literal(str(value), datatype=XSD.date)


def probability(value: float) -> Literal:
    """Three digits in the one spelling that stores keep: ``0.95``, ``1.0`` is ``1``."""
    return Literal(f"{value:.3f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def strings(subject: Node, pairs: Iterable[tuple[URIRef, str | None]]) -> Iterator[Triple]:
    """Yield a plain string for every pair that has one."""
    for term, value in pairs:
        if value:
            yield subject, term, Literal(value)


def selector(part: URIRef, span: Span, exact: str) -> Iterator[Triple]:
    """Yield where in the original text a part stands, and its words there."""
    node = URIRef(iri.selector_iri(part))
    yield part, OA.hasSelector, node
    yield node, RDF.type, OA.TextPositionSelector
    yield node, RDF.type, OA.TextQuoteSelector
    yield node, OA.start, integer(span.start)
    yield node, OA.end, integer(span.end)
    yield node, OA.exact, Literal(exact)


def typed(subject: Node, term: URIRef, type_name: str) -> Iterator[Triple]:
    """Yield a document type as the object of ``term``."""
    concept = URIRef(iri.type_iri(type_name))
    yield subject, term, concept
    yield concept, RDF.type, SKOS.Concept
    yield concept, SKOS.inScheme, VD.DocumentTypes
    yield concept, SKOS.prefLabel, vietnamese(type_name)


def agency(name: str, place: str | None = None) -> Iterator[Triple]:
    """Yield an agency, or a group of agencies, by its canonical name.

    An office that acts for its body goes by the body's name.
    """
    node = agency_node(name)
    yield node, RDF.type, VD.AgencyGroup if is_group(name) else ORG.FormalOrganization
    yield node, SKOS.prefLabel, vietnamese(name)
    yield from strings(node, [(VD.place, place)])


def agency_node(name: str) -> URIRef:
    return URIRef(iri.agency_iri(name))
