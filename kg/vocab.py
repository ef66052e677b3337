# ruff: noqa: N815 (the names are the terms)
"""The terms of the graph, as closed namespaces: a term that is not listed is an error.

``ELI`` and ``OA`` list what this project uses of the European Legislation Identifier ontology
and of the Web Annotation vocabulary; ``VD`` is our own ontology, defined in ``viendan.ttl``.
``ORG``, ``PROV``, ``SCHEMA``, ``DCTERMS`` and ``SKOS`` are rdflib's. Instances are not named here.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef
from rdflib import SDO as SCHEMA
from rdflib.namespace import DefinedNamespace

__all__ = [
    "DCTERMS",
    "ELI",
    "OA",
    "ORG",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RELATIONS",
    "SCHEMA",
    "SKOS",
    "VD",
    "XSD",
    "ontology",
    "relation_of",
    "shapes",
]


class ELI(DefinedNamespace):
    """European Legislation Identifier."""

    _fail = True
    _NS = Namespace("http://data.europa.eu/eli/ontology#")

    LegalResource: URIRef
    LegalResourceSubdivision: URIRef

    amends: URIRef
    based_on: URIRef
    changes: URIRef
    cites: URIRef
    consolidates: URIRef
    corrects: URIRef
    date_document: URIRef
    id_local: URIRef
    implements: URIRef
    is_part_of: URIRef
    passed_by: URIRef
    refers_to: URIRef
    related_to: URIRef
    repeals: URIRef
    type_document: URIRef


class OA(DefinedNamespace):
    """Web Annotation: where in a text something stands."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef

    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    start: URIRef


class VD(DefinedNamespace):
    """Our own terms; ``viendan.ttl`` says what each means."""

    _fail = True
    _NS = Namespace("https://w3id.org/viendan/ns#")

    AgencyGroup: URIRef
    AgendaItem: URIRef
    Anaphor: URIRef
    Citation: URIRef
    Directive: URIRef
    DocumentTypes: URIRef
    Meeting: URIRef
    Participant: URIRef
    ProvisionRange: URIRef

    guides: URIRef
    promulgated_with: URIRef
    proposed_by: URIRef
    replaces: URIRef
    reviews: URIRef
    suspends: URIRef

    antecedent: URIRef
    candidate: URIRef
    citation: URIRef
    cited: URIRef
    citing: URIRef
    confidence: URIRef
    inProvision: URIRef
    pinpoint: URIRef
    pinpointText: URIRef
    printed: URIRef
    reason: URIRef
    refersTo: URIRef
    relation: URIRef
    rule: URIRef
    sentence: URIRef
    source: URIRef
    partly: URIRef
    status: URIRef
    subject: URIRef

    annex: URIRef
    file: URIRef
    first: URIRef
    heading: URIRef
    key: URIRef
    legalBasisCitation: URIRef
    mentionsAgency: URIRef
    month: URIRef
    place: URIRef
    recipient: URIRef
    signer: URIRef
    signedOnBehalf: URIRef
    signerRole: URIRef
    through: URIRef
    year: URIRef

    agendaItem: URIRef
    attendee: URIRef
    body: URIRef
    chair: URIRef
    chairRole: URIRef
    coChair: URIRef
    date: URIRef
    decision: URIRef
    decisionText: URIRef
    draft: URIRef
    number: URIRef
    presentedBy: URIRef
    votes: URIRef

    changeKind: URIRef
    legalBasis: URIRef
    partlyTo: URIRef
    successorUnknown: URIRef

    action: URIRef
    basedOnCitation: URIRef
    coordinatedBy: URIRef
    deadline: URIRef
    deadlineDoubt: URIRef
    deadlineKind: URIRef
    deadlineText: URIRef
    issuedIn: URIRef
    onItem: URIRef
    responsible: URIRef
    submitTo: URIRef


PREFIXES: Final = {
    "dcterms": str(DCTERMS),
    "eli": str(ELI),
    "oa": str(OA),
    "org": str(ORG),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "vd": str(VD),
    "xsd": str(XSD),
}

# Every relation of a document to a document, by the key that readings and users call it.
RELATIONS: Final = {
    "based_on": ELI.based_on,
    "implements": ELI.implements,
    "guides": VD.guides,
    "amends": ELI.amends,
    "replaces": VD.replaces,
    "repeals": ELI.repeals,
    "corrects": ELI.corrects,
    "suspends": VD.suspends,
    "consolidates": ELI.consolidates,
    "promulgated_with": VD.promulgated_with,
    "reviews": VD.reviews,
    "proposes": VD.proposed_by,
    "cites": ELI.cites,
}

_KIND_OF: Final = {str(term): kind for kind, term in RELATIONS.items()}


def relation_of(iri: str) -> str:
    """Return the key of a relation's IRI: the inverse of ``RELATIONS``."""
    return _KIND_OF[iri]


@cache
def ontology() -> Graph:
    """Return our ontology as a graph."""
    return _turtle("viendan.ttl")


@cache
def shapes() -> Graph:
    """Return the SHACL shapes that a correct graph conforms to."""
    return _turtle("shapes.ttl")


def _turtle(name: str) -> Graph:
    return Graph().parse(data=(files("kg") / name).read_text(encoding="utf-8"), format="turtle")
