"""A trace or its paths as a graph of its own: for GraphML, and as RDF for Turtle.

In: a ``Trace`` or ``Paths``. Out: text. Every document once with its facts, every relation with
its sentences and where they stand. In RDF the terms are those of the store; what an ambiguous
citation may mean is its candidate and no direct relation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx
from rdflib import Graph, Literal, URIRef

from grammar.model import Span
from kg.model import Trace
from kg.triples.terms import agency_node, day, integer, selector, strings, typed, vietnamese
from kg.vocab import DCTERMS, ELI, PREFIXES, RDF, RELATIONS, VD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import DocumentRecord, Edge, Evidence, Force, Paths, Step
    from kg.triples.terms import Triple

# What XML 1.0 cannot hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def steps_of(found: Trace | Paths) -> tuple[Step, ...]:
    """Every step, those of several paths one after the other."""
    if isinstance(found, Trace):
        return found.steps
    return tuple(step for path in found.paths for step in path)


def documents_of(found: Trace | Paths) -> dict[str, DocumentRecord]:
    """Every document of a trace or of paths by its IRI, once."""
    ends = (found.root,) if isinstance(found, Trace) else (found.start, found.goal)
    known = {one.iri: one for one in ends}
    return known | {step.document.iri: step.document for step in steps_of(found)}


def graphml(found: Trace | Paths) -> str:
    """The documents as nodes, the relations as edges that point as the relation reads."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    forces = _forces(found)
    for iri, one in documents_of(found).items():
        graph.add_node(iri, **_told(_facts(one) | _standing(forces.get(iri))))
    for edge, certain in _edges(found):
        proof = edge.evidence[0] if edge.evidence else None
        about = {
            "relation": edge.relation,
            "status": "resolved" if certain else "ambiguous",
            "sentence": proof.sentence if proof else None,
            "source": proof.source if proof else None,
            "start": proof.start if proof else None,
            "end": proof.end if proof else None,
        }
        graph.add_edge(edge.subject, edge.object, key=edge.relation, **_told(about))
    lines = nx.generate_graphml(graph)
    return "\n".join(("<?xml version='1.0' encoding='utf-8'?>", *lines, ""))


def turtle(found: Trace | Paths) -> str:
    """The documents, relations and citations in the terms of the store."""
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in _triples(found):
        graph.add(triple)
    return graph.serialize(format="turtle")


def _edges(found: Trace | Paths) -> tuple[tuple[Edge, bool], ...]:
    steps = ((step.edge, step.certain) for step in steps_of(found))
    rings = found.cycles if isinstance(found, Trace) else ()
    return tuple(dict.fromkeys((*steps, *((edge, True) for ring in rings for edge in ring.edges))))


def _facts(one: DocumentRecord) -> dict[str, str | int | None]:
    return {
        "label": one.label,
        "number": one.id_local,
        "type": one.type,
        "title": one.title,
        "date": one.date.isoformat() if one.date else None,
        "year": one.year,
        "issuer": one.issuer,
    }


def _forces(found: Trace | Paths) -> dict[str, Force | None]:
    first = found.root if isinstance(found, Trace) else found.start
    return {step.document.iri: step.force for step in steps_of(found)} | {first.iri: found.force}


def _standing(force: Force | None) -> dict[str, str | int | None]:
    if force is None:
        return {}
    return {
        "in_force": force.answer,
        "in_force_since": force.since.isoformat() if force.since else None,
        "successor": force.successors[-1].label if force.successors else None,
    }


def _told(facts: dict[str, str | int | None]) -> dict[str, str | int]:
    return {
        key: _NO_XML.sub("", value) if isinstance(value, str) else value
        for key, value in facts.items()
        if value is not None
    }


def _triples(found: Trace | Paths) -> Iterator[Triple]:
    for iri, one in documents_of(found).items():
        yield from _document(URIRef(iri), one)
    for edge, certain in _edges(found):
        subject, object_ = URIRef(edge.subject), URIRef(edge.object)
        if certain:
            yield subject, RELATIONS[edge.relation], object_
        for proof in edge.evidence:
            yield from _citation(proof, edge, certain=certain)


def _document(node: URIRef, one: DocumentRecord) -> Iterator[Triple]:
    yield node, RDF.type, ELI.LegalResource
    yield from strings(node, [(ELI.id_local, one.id_local)])
    if one.title:
        yield node, DCTERMS.title, vietnamese(one.title)
    if one.type:
        yield from typed(node, ELI.type_document, one.type)
    if one.date:
        yield node, ELI.date_document, day(one.date)
    if one.year:
        yield node, VD.year, integer(one.year)
    if one.issuer:
        yield node, ELI.passed_by, agency_node(one.issuer)


def _citation(proof: Evidence, edge: Edge, *, certain: bool) -> Iterator[Triple]:
    node = URIRef(proof.citation)
    yield node, RDF.type, VD.Citation
    yield node, VD.citing, URIRef(edge.subject)
    yield node, VD.cited if certain else VD.candidate, URIRef(edge.object)
    yield node, VD.relation, RELATIONS[edge.relation]
    yield node, VD.source, URIRef(proof.source)
    yield node, VD.status, Literal(proof.status)
    yield node, VD.sentence, Literal(proof.sentence)
    yield from selector(node, Span(proof.start, proof.end), proof.exact)
