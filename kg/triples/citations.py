"""Citations as triples: the evidence nodes, and the direct relations that rest on them.

In: citations with their links, and the relations between them. Out: one ``vd:Citation`` of the
document itself for every citation (it always cites), one more for every relation whose subject is
another cited act, and the direct triples between documents that these prove. A citation that is
not resolved is a node with its status, reason and candidates, and no direct triple.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg import iri
from kg.triples.documents import provision
from kg.triples.terms import Triple, probability, selector, strings
from kg.vocab import ELI, RDF, RELATIONS, VD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grammar.model import Citation, Pinpoint
    from kg.model import Link, Relation

_UNIT_WORDS = {
    "part": "phần",
    "chapter": "chương",
    "section": "mục",
    "subsection": "tiểu mục",
    "article": "điều",
    "clause": "khoản",
    "point": "điểm",
    "appendix": "phụ lục",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a citation stands: its own words, its sentence, and the provision around it."""

    exact: str
    sentence: str
    units: tuple[tuple[str, str], ...] = ()


def citation_nodes(document: str, citations: Sequence[Citation]) -> tuple[URIRef, ...]:
    """Return the node of each citation; two of one span are told apart by a number."""
    seen: Counter[str] = Counter()
    nodes: list[URIRef] = []
    for citation in citations:
        name = iri.citation_iri(document, *citation.span)
        seen[name] += 1
        nodes.append(URIRef(name if seen[name] == 1 else f"{name}_{seen[name]}"))
    return tuple(nodes)


def citations(
    document: str,
    links: Sequence[Link],
    relations: Sequence[Relation],
    places: Sequence[Place],
) -> Iterator[Triple]:
    """Yield all evidence of a document and the direct relations that it proves."""
    nodes = citation_nodes(document, [link.citation for link in links])
    kinds = _kinds(relations, len(links))
    partly = {(one.object, one.subject) for one in relations if one.partly}
    for index, link in enumerate(links):
        for subject in sorted(kinds[index], key=lambda key: -1 if key is None else key):
            own = subject is None
            citing = document if own else links[subject or 0].target
            node = nodes[index] if own else URIRef(f"{nodes[index]}_by_{subject}")
            yield from _evidence(document, node, link, places[index])
            yield from _relate(node, citing, link.target, kinds[index][subject])
            if (index, subject) in partly:
                yield node, VD.partly, Literal(True)
            if not own:
                yield node, VD.subject, nodes[subject or 0]


def pinpoint_text(pinpoint: Pinpoint) -> str:
    """Write a pinpoint in words, outermost unit first: ``điều 154 khoản 1``."""
    words = " ".join(f"{_UNIT_WORDS[kind]} {label}" for kind, label in iri.pinpoint_units(pinpoint))
    return f"{words} - {pinpoint_text(pinpoint.through)}" if pinpoint.through else words


def _kinds(relations: Sequence[Relation], count: int) -> list[dict[int | None, set[str]]]:
    """The kinds of each citation by subject: the document itself always cites it."""
    kinds: list[dict[int | None, set[str]]] = [{None: {"cites"}} for _ in range(count)]
    for relation in relations:
        if relation.subject != relation.object:
            kinds[relation.object].setdefault(relation.subject, {"cites"}).add(relation.kind)
    return kinds


def _evidence(document: str, node: URIRef, link: Link, place: Place) -> Iterator[Triple]:
    citation = link.citation
    yield node, RDF.type, VD.Citation
    yield node, VD.source, URIRef(document)
    yield node, VD.confidence, probability(citation.confidence)
    yield from strings(
        node,
        (
            (VD.sentence, place.sentence),
            (VD.status, link.status),
            (VD.reason, link.reason),
            (VD.rule, citation.rule),
            *((VD.pinpointText, pinpoint_text(pinpoint)) for pinpoint in citation.pinpoints),
        ),
    )
    for candidate in link.candidates if link.target is None else ():
        yield node, VD.candidate, URIRef(candidate)
    if link.target:
        yield node, VD.cited, URIRef(link.target)
        for pinpoint in citation.pinpoints:
            yield from pinpointed(node, VD.pinpoint, link.target, pinpoint)
    if place.units:
        yield from provision(document, place.units)
        yield node, VD.inProvision, URIRef(iri.provision_iri(document, place.units))
    yield from selector(node, citation.span, place.exact)


def _relate(
    node: URIRef, citing: str | None, cited: str | None, kinds: set[str]
) -> Iterator[Triple]:
    if citing:
        yield node, VD.citing, URIRef(citing)
    if citing and citing == cited:
        return
    for kind in sorted(kinds):
        yield node, VD.relation, RELATIONS[kind]
        if citing and cited:
            yield URIRef(citing), RELATIONS[kind], URIRef(cited)


def pinpointed(node: URIRef, term: URIRef, target: str, pinpoint: Pinpoint) -> Iterator[Triple]:
    """Yield the provision of ``target``, or run of them, as the object of ``term``."""
    first = iri.pinpoint_units(pinpoint)
    if not first:
        return
    yield from provision(target, first)
    start = URIRef(iri.provision_iri(target, first))
    last = iri.pinpoint_units(pinpoint.through) if pinpoint.through else ()
    if not last:
        yield node, term, start
        return
    yield from provision(target, last)
    run = URIRef(iri.range_iri(target, first, last))
    yield node, term, run
    yield run, RDF.type, VD.ProvisionRange
    yield run, ELI.is_part_of, URIRef(target)
    yield run, VD.first, start
    yield run, VD.through, URIRef(iri.provision_iri(target, last))
