"""Short forms as triples: where each stands, and the document or provision it refers to.

In: references with the provision around each, and the nodes of the citations. Out: one
``vd:Anaphor`` each. It is no citation: no relation between documents rests on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

from kg import iri
from kg.triples.citations import pinpoint_text, pinpointed
from kg.triples.documents import provision
from kg.triples.terms import Triple, selector, strings
from kg.vocab import RDF, VD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from grammar.model import Span
    from kg.model import Reference


def anaphora(
    document: str,
    references: Sequence[Reference],
    around: Sequence[tuple[tuple[str, str], ...]],
    citations: Mapping[Span, URIRef],
) -> Iterator[Triple]:
    """Yield the short forms of a document; ``around`` are the units that each stands in."""
    for reference, units in zip(references, around, strict=True):
        anaphor = reference.anaphor
        node = URIRef(iri.anaphor_iri(document, *anaphor.span))
        yield node, RDF.type, VD.Anaphor
        yield node, VD.source, URIRef(document)
        yield from strings(
            node,
            (
                (VD.status, reference.status),
                (VD.reason, reference.reason),
                *((VD.pinpointText, pinpoint_text(one)) for one in anaphor.pinpoints),
            ),
        )
        for span in anaphor.antecedents:
            yield node, VD.antecedent, citations[span]
        for work in reference.candidates:
            yield node, VD.candidate, URIRef(work)
        for work in reference.documents:
            yield from _meant(node, work, reference)
        if units:
            yield from provision(document, units)
            yield node, VD.inProvision, URIRef(iri.provision_iri(document, units))
        yield from selector(node, anaphor.span, anaphor.text)


def _meant(node: URIRef, work: str, reference: Reference) -> Iterator[Triple]:
    if not reference.anaphor.pinpoints:
        yield node, VD.refersTo, URIRef(work)
    for pinpoint in reference.anaphor.pinpoints:
        yield from pinpointed(node, VD.refersTo, work, pinpoint)
