"""What ``/sparql`` can do, in the vocabulary of SPARQL 1.1 Service Description."""

from __future__ import annotations

import pyoxigraph as ox

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
_PREFIXES = {
    "sd": SD,
    "formats": _FORMATS,
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
_TITLE = "Điểm truy vấn SPARQL của viendan"
_COMMENT = (
    "Read-only SPARQL 1.1 over one named graph per document. Queries run under limits of time, "
    "memory and size; SERVICE is refused."
)


def describe_service(endpoint: str, rdf_format: str, *, union: bool) -> bytes:
    """The description of the service at the IRI ``endpoint``, in a format of the engine."""
    triples = [*_service(ox.NamedNode(endpoint), union=union)]
    written = ox.serialize(triples, format=getattr(ox.RdfFormat, rdf_format), prefixes=_PREFIXES)
    return written or b""


def _service(endpoint: ox.NamedNode, *, union: bool) -> list[ox.Triple]:
    service, dataset, default = ox.BlankNode("service"), ox.BlankNode("data"), ox.BlankNode("all")
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    facts: list[tuple[ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal]] = [
        (service, a, _sd("Service")),
        (service, _sd("endpoint"), endpoint),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("defaultDataset"), dataset),
        (dataset, a, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), default),
        (default, a, _sd("Graph")),
        (service, ox.NamedNode(f"{_PREFIXES['dcterms']}title"), ox.Literal(_TITLE, language="vi")),
        (
            service,
            ox.NamedNode(f"{_PREFIXES['rdfs']}comment"),
            ox.Literal(_COMMENT, language="en"),
        ),
    ]
    formats = [ox.NamedNode(f"{_FORMATS}{name}") for name in _RESULT_FORMATS]
    facts += [(service, _sd("resultFormat"), name) for name in formats]
    if union:
        facts.append((service, _sd("feature"), _sd("UnionDefaultGraph")))
    return [ox.Triple(*fact) for fact in facts]


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{SD}{name}")
