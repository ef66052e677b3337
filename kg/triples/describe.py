"""The one way from a reading to the graph of a document.

In: a reading, what its citations mean, how they relate, the document's IRI and file name.
Out: every triple of the document's named graph, each once, in a stable order. Facts about other
documents that this text prints are among them, so that replacing the graph replaces them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from grammar.agencies.find import canonical
from grammar.model import UNIT_KINDS, Span
from grammar.structure.outline import sentence_at
from kg.agencies.history import future, place_of
from kg.legal_bases import legal_bases
from kg.relations.references import refer
from kg.triples import citations as evidence
from kg.triples import documents, notices, succession
from kg.triples.anaphora import anaphora
from kg.triples.terms import Triple, agency, agency_node
from kg.vocab import VD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grammar.document import Reading
    from grammar.model import Citation, Unit
    from grammar.texts.text import Text
    from kg.model import Link, Relation

# Code points on either side: a list or table without full stops is one sentence, and kept whole
# with each of its citations it would grow with the square of its length.
NEAR: Final = 1000


def describe(
    reading: Reading,
    links: Sequence[Link],
    relations: Sequence[Relation],
    document: str,
    file: str,
) -> Iterator[Triple]:
    """Yield the triples of one document's named graph."""
    return iter(dict.fromkeys(_describe(reading, links, relations, document, file)))


def _describe(
    reading: Reading,
    links: Sequence[Link],
    relations: Sequence[Relation],
    document: str,
    file: str,
) -> Iterator[Triple]:
    yield from documents.own_document(document, reading.header, file)
    yield from documents.outline(document, reading.units)
    yield from documents.annexes(document, reading.annexes, reading.text)
    issuers = {
        link.citation.issuer: canonical(link.citation.issuer, reading.header)
        for link in links
        if link.citation.issuer
    }
    yield from _cited(document, links, issuers)
    yield from evidence.citations(document, links, relations, _places(reading, links))
    yield from _legal_bases(reading, relations, document)
    yield from _anaphora(reading, links, relations, document)
    yield from _notice(reading, links, document)
    known = (name for link in links for name in documents.known_issuers(link.target or ""))
    yield from _agencies(reading, document, (*issuers.values(), *known))


def _cited(document: str, links: Sequence[Link], issuers: dict[str, str]) -> Iterator[Triple]:
    by_target: dict[str, list[Citation]] = {}
    for link in links:
        if link.target and link.target != document:
            by_target.setdefault(link.target, []).append(link.citation)
    for target, found in by_target.items():
        printed = next((citation.issuer for citation in found if citation.issuer), None)
        yield from documents.cited_document(target, found, issuers[printed] if printed else None)


def _legal_bases(
    reading: Reading, relations: Sequence[Relation], document: str
) -> Iterator[Triple]:
    nodes = evidence.citation_nodes(document, reading.citations)
    for index in legal_bases(reading, relations):
        yield URIRef(document), VD.legalBasisCitation, nodes[index]


def _anaphora(
    reading: Reading, links: Sequence[Link], relations: Sequence[Relation], document: str
) -> Iterator[Triple]:
    found = refer(reading, links, relations, document)
    starts = [reference.anaphor.span.start for reference in found]
    units = _innermost(reading.units, starts)
    nodes = evidence.citation_nodes(document, [link.citation for link in links])
    cited = {link.citation.span: node for link, node in zip(links, nodes, strict=True)}
    yield from anaphora(document, found, [units[start] for start in starts], cited)


def _places(reading: Reading, links: Sequence[Link]) -> tuple[evidence.Place, ...]:
    starts = [link.citation.span.start for link in links]
    units = _innermost(reading.units, starts)
    text = reading.text
    return tuple(
        evidence.Place(
            text.slice(link.citation.span),
            _sentence(text, sentence_at(reading.sentences, start), link.citation.span),
            units[start],
        )
        for link, start in zip(links, starts, strict=True)
    )


def _sentence(text: Text, sentence: Span, citation: Span) -> str:
    """The words of a sentence, on one line; of an endless one those around the citation."""
    first, last = citation.start - NEAR, citation.end + NEAR
    kept = Span(max(sentence.start, first), min(sentence.end, last))
    words = text.slice(kept).split()
    before = ["…"] if kept.start > sentence.start else []
    after = ["…"] if kept.end < sentence.end else []
    return " ".join([*before, *words[len(before) : len(words) - len(after)], *after])


def _innermost(
    units: Iterable[Unit], offsets: Iterable[int]
) -> dict[int, tuple[tuple[str, str], ...]]:
    """The path of the innermost unit around each offset, in one sweep over both."""
    ahead = sorted(units, key=lambda unit: (unit.span.start, -unit.span.end), reverse=True)
    open_units: list[Unit] = []
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for offset in sorted(set(offsets)):
        while ahead and ahead[-1].span.start <= offset:
            open_units.append(ahead.pop())
        while open_units and open_units[-1].span.end <= offset:
            open_units.pop()
        found[offset] = next(
            (unit.path for unit in reversed(open_units) if _lasts(unit, offset)), ()
        )
    return found


def _lasts(unit: Unit, offset: int) -> bool:
    return offset < unit.span.end and all(kind in UNIT_KINDS for kind, _ in unit.path)


def _notice(reading: Reading, links: Sequence[Link], document: str) -> Iterator[Triple]:
    found = [link.citation for link in links]
    nodes = evidence.citation_nodes(document, found)
    cited = tuple((citation.span, node) for citation, node in zip(found, nodes, strict=True))
    if reading.meeting:
        yield from notices.meeting(document, reading.meeting)
    has_meeting = reading.meeting is not None
    yield from notices.agenda(document, reading.items, has_meeting, reading.text, cited)
    yield from notices.directives(document, reading.directives, reading, cited)


def _agencies(reading: Reading, document: str, issuers: Iterable[str]) -> Iterator[Triple]:
    """Yield every agency that a triple names: those found in the text know their kind best."""
    found = {agency_node(mention.name): mention for mention in reversed(reading.agencies)}
    for node, mention in found.items():
        yield from agency(mention.name, mention.place)
        yield URIRef(document), VD.mentionsAgency, node
    named = {agency_node(name): name for name in sorted({*issuers, *_named(reading)})}
    for node in sorted(named.keys() - found.keys()):
        yield from agency(named[node])
    told = {node: mention.name for node, mention in found.items()} | named
    yield from _succession(told)


def _succession(told: dict[URIRef, str]) -> Iterator[Triple]:
    """Yield what became of the agencies of a document, and who took over."""
    for node in sorted(told):
        known = future(told[node])
        yield from succession.changes(node, known)
        for name in succession.named(known):
            if agency_node(name) not in told:
                yield from agency(name, place_of(name))


def _named(reading: Reading) -> Iterator[str]:
    header, meeting = reading.header, reading.meeting
    yield from (name for name in (header.issuer, meeting.body if meeting else None) if name)
    for one in (*meeting.co_chairs, *meeting.attendees) if meeting else ():
        if one.body:
            yield one.body
    yield from (item.presented_by for item in reading.items if item.presented_by)
    for directive in reading.directives:
        yield from (*directive.responsible, *directive.coordinate_with, *directive.submit_to)
