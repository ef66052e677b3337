"""Documents as triples: the one that was read, and those that it cites.

In: a header, or the citations of one act. Out: ``eli:LegalResource`` with the terms of the
contract. Of a cited act is told what the catalogue knows, else what the citations print; the first
mention that prints a thing decides. What is missing stays missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg import iri
from kg.labels import is_statute_name
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
from kg.vocab import DCTERMS, ELI, RDF, VD
from kg.words import keys
from kg.works.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from grammar.model import Annex, Citation, Header, Unit
    from grammar.texts.text import Text
    from kg.works.catalogue import Work

_VAGUE_TYPES = {"Văn bản"}
_OF_ONE_BODY = (
    (re.compile(r"/(?:NĐ|NQ)-CP$"), "Chính phủ"),
    (re.compile(r"/(?:QĐ|CT|CĐ)-TTg$"), "Thủ tướng Chính phủ"),
    (re.compile(r"/QH\d{1,2}$"), "Quốc hội"),
    (re.compile(r"/UBTVQH\d{1,2}$"), "Ủy ban Thường vụ Quốc hội"),
)


def own_document(document: str, header: Header, file: str) -> Iterator[Triple]:
    """Yield what a document says of itself."""
    node, key = URIRef(document), iri.key_of(document)
    title = key.name if key and key.kind == "ten" else header.title
    yield from _numbered(node, key, title)
    yield from _dated(node, header.date, header.year)
    if header.month and not header.date:
        yield node, VD.month, integer(header.month)
    if header.type:
        yield from typed(node, ELI.type_document, header.type)
    if header.issuer:
        yield node, ELI.passed_by, agency_node(header.issuer)
    if title:
        yield node, DCTERMS.title, vietnamese(title)
    yield from strings(
        node,
        (
            (VD.place, header.place),
            (VD.signer, header.signer),
            (VD.signerRole, header.signer_role),
            (VD.signedOnBehalf, header.signed_on_behalf),
            (VD.file, file),
            *((VD.recipient, line) for line in header.recipients),
        ),
    )


def cited_document(
    target: str, citations: Sequence[Citation], issuer: str | None
) -> Iterator[Triple]:
    """Yield what is known of a cited act; ``issuer`` is the canonical name, if one is printed.

    What the catalogue knows goes before what is printed, so that all graphs say the same.
    """
    node, key = URIRef(target), iri.key_of(target)
    work = known_work(target)
    title = work.name if work else next((c.name for c in citations if c.name), None)
    yield from _numbered(node, key, title)
    printed = work.date if work else None
    printed = printed or next((c.date for c in citations if c.date), None)
    years = (key.year if key else None, *(c.year for c in citations))
    yield from _dated(node, printed, next((year for year in years if year), None))
    types = (work.type if work else None, *(c.type for c in citations))
    type_name = next((name for name in types if name and name not in _VAGUE_TYPES), None)
    if type_name:
        yield from typed(node, ELI.type_document, type_name)
    known = work.issuers if work else ()
    for name in known or ((issuer,) if issuer else known_issuers(target)):
        yield node, ELI.passed_by, agency_node(name)
    if title:
        yield node, DCTERMS.title, vietnamese(title)


def known_issuers(target: str) -> tuple[str, ...]:
    """Return who passed an act, where the catalogue or a symbol of one body tells."""
    work, key = known_work(target), iri.key_of(target)
    if work and work.issuers:
        return work.issuers
    if key is None or key.kind != "vb" or key.place:
        return ()
    return tuple(name for symbol, name in _OF_ONE_BODY if symbol.search(key.name))


def provision(
    document: str, units: Iterable[tuple[str, str]], heading: str | None = None
) -> Iterator[Triple]:
    """Yield a provision and the document it is part of."""
    node = URIRef(iri.provision_iri(document, units))
    yield node, RDF.type, ELI.LegalResourceSubdivision
    yield node, ELI.is_part_of, URIRef(document)
    yield from strings(node, [(VD.heading, heading)])


def annexes(document: str, found: Iterable[Annex], text: Text) -> Iterator[Triple]:
    """Yield what is attached to a document, each with its title and where its heading stands."""
    for annex in found:
        units = [("appendix", annex.label)]
        node = URIRef(iri.provision_iri(document, units))
        yield URIRef(document), VD.annex, node
        yield from provision(document, units, annex.title)
        yield from selector(node, annex.span, text.slice(annex.span))


def outline(document: str, units: Iterable[Unit]) -> Iterator[Triple]:
    """Yield the provisions of a document that have a heading; of two alike, the first.

    Annexes are told apart from running text elsewhere.
    """
    headed: set[str] = set()
    for unit in units:
        node = iri.provision_iri(document, unit.path)
        if unit.heading and unit.kind not in ("item", "appendix") and node not in headed:
            headed.add(node)
            yield from provision(document, unit.path, unit.heading)


def known_work(target: str) -> Work | None:
    """Return the act with this IRI, where the catalogue has it."""
    key = iri.key_of(target)
    if key is None or key.kind == "tep":
        return None
    known = catalogue()
    works = known.numbered(key.name) if key.kind == "vb" else known.versions(key.name)
    return next((work for work in works if work.iri == target), None)


def _numbered(node: URIRef, key: iri.WorkKey | None, title: str | None) -> Iterator[Triple]:
    """Yield the number as the identity spells it, the same in every graph that names the act."""
    yield node, RDF.type, ELI.LegalResource
    number = key.name if key and key.kind == "vb" else None
    name = title if is_statute_name(title) else None
    yield from strings(
        node, ((ELI.id_local, number), *((VD.key, word) for word in keys(number, name)))
    )


def _dated(node: URIRef, printed: date | None, year: int | None) -> Iterator[Triple]:
    if printed:
        yield node, ELI.date_document, day(printed)
    known = printed.year if printed else year
    if known:
        yield node, VD.year, integer(known)
