"""What the search index is to know of a named graph.

In: the triples of one document's graph. Out: an entry for every document and agency they name.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from grammar.tables import listed, load
from kg.iri import id_of, key_of
from kg.labels import document_label
from kg.search import Entry
from kg.vocab import DCTERMS, ELI, ORG, RDF, SKOS, VD
from kg.words import bare_number, compact, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    from kg.triples import Triple

_AGENCIES = frozenset((ORG.FormalOrganization, VD.AgencyGroup))
_WANTED = frozenset(
    (
        RDF.type,
        ELI.id_local,
        ELI.type_document,
        ELI.passed_by,
        DCTERMS.title,
        SKOS.prefLabel,
        VD.year,
        VD.signer,
        VD.file,
    )
)

_Facts = dict["Node", dict["Node", "Node"]]


def entries(triples: Iterable[Triple]) -> Iterator[Entry]:
    """Yield an entry for every document and agency that the triples describe."""
    facts: _Facts = defaultdict(dict)
    for subject, term, value in triples:
        if term in _WANTED:
            facts[subject].setdefault(term, value)
    for node, known in facts.items():
        kind = known.get(RDF.type)
        if kind == ELI.LegalResource:
            yield _document(str(node), known, facts)
        elif kind in _AGENCIES:
            yield _agency(str(node), str(known[SKOS.prefLabel]))


def spellings(name: str) -> Iterator[str]:
    """Yield the other names that an agency goes by, its place kept.

    >>> "UBND tỉnh Lạng Sơn" in spellings("Ủy ban nhân dân tỉnh Lạng Sơn")
    True
    """
    for known, aliases in _aliases():
        if known in name:
            yield from (name.replace(known, alias) for alias in aliases)


def name_words(name: str) -> frozenset[str]:
    """Return the folded words of an agency's name and of its other names."""
    return frozenset(word for way in (name, *spellings(name)) for word in tokens(way))


@cache
def _aliases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (*load("issuers"), *load("agencies"))
    return tuple((row["name"], listed(row["aliases"])) for row in rows if row["aliases"])


def _document(iri: str, known: dict[Node, Node], facts: _Facts) -> Entry:
    number, title = _text(known, ELI.id_local), _text(known, DCTERMS.title)
    type_name = _label(known.get(ELI.type_document), facts)
    label = document_label(number, type_name, title, _text(known, VD.file) or id_of(iri))
    key = key_of(iri)
    said = (
        label,
        type_name,
        number,
        *((bare_number(number), compact(number)) if number else ()),
        title,
        _label(known.get(ELI.passed_by), facts),
        key.place if key else None,
        _text(known, VD.year),
        _text(known, VD.signer),
    )
    words = " ".join(dict.fromkeys(part for part in said if part))
    return Entry(
        iri, "document", label, words, title, compact(number or title or ""), VD.file in known
    )


def _agency(iri: str, name: str) -> Entry:
    return Entry(iri, "agency", name, " ".join((name, *spellings(name))), key=compact(name))


def _label(node: Node | None, facts: _Facts) -> str | None:
    return _text(facts[node], SKOS.prefLabel) if node in facts else None


def _text(known: dict[Node, Node], term: Node) -> str | None:
    value = known.get(term)
    return None if value is None else str(value)
