"""Documents: lists of them, what stands around one, and all that the page of one shows.

In: a store (with the archive and the search index where texts and words are wanted). Out: values
of ``kg.model``. Which document a number means is told by ``kg.find``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rdflib import URIRef

from kg import iri as identity
from kg.anaphor_marks import anaphor_marks
from kg.annexes import annexes
from kg.entries import name_words
from kg.marks import marks
from kg.meetings import meeting_of
from kg.model import DocumentView, Neighbourhood
from kg.records import PROLOGUE, facts, first, nodes, record, records
from kg.tasks.find import directives
from kg.traces.edges import Triple, edges, relations_of, without_plain_cites
from kg.traces.in_force import in_force
from kg.vocab import RELATIONS, VD
from kg.words import compact, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kg.model import DocumentRecord
    from kg.search import SearchIndex
    from kg.storage.archive import Archive
    from kg.storage.store import Store

# Each condition is a set of its own: what several graphs say is not multiplied.
_LIST = (
    PROLOGUE
    + """
SELECT ?document WHERE {
  { SELECT DISTINCT ?document WHERE { ?document a eli:LegalResource } }
  %s
  OPTIONAL {
    SELECT ?document (MAX(?day) AS ?latest) WHERE { ?document eli:date_document ?day }
    GROUP BY ?document
  }
  OPTIONAL {
    SELECT ?document (MAX(?year) AS ?known) WHERE { ?document vd:year ?year } GROUP BY ?document
  }
}
ORDER BY DESC(?known) DESC(?latest) ?document
%s
"""
)
_ISSUERS = PROLOGUE + "SELECT DISTINCT ?agency WHERE { ?document eli:passed_by ?agency }"
_OWN_TERMS = (VD.file, VD.signer, VD.signerRole, VD.recipient, VD.legalBasisCitation)
_MOST_FOUND = 1000
_TELLING = tuple(kind for kind in RELATIONS if kind != "cites")


def documents(
    store: Store,
    *,
    q: str | None = None,
    number: str | None = None,
    type: str | None = None,
    issuer: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    limit: int = 50,
    offset: int = 0,
    index: SearchIndex | None = None,
) -> tuple[DocumentRecord, ...]:
    """Return the documents that fit all that is asked, the newest first.

    ``q`` is words of the number, title or issuer: with an ``index`` best hits come first.
    """
    patterns: list[str] = []
    given: dict[str, object] = {}
    if number:
        patterns.append("?document vd:key $key")
        given["key"] = compact(number)
    if type:
        patterns.append("?document eli:type_document $type")
        given["type"] = URIRef(identity.type_iri(type[:1].upper() + type[1:]))
    if issuer:
        patterns.append("VALUES ?agency { $issuers } ?document eli:passed_by ?agency")
        given["issuers"] = _issuers(store, issuer)
    for name, sign, day in (("from", ">=", from_), ("to", "<=", to)):
        if day:
            patterns.append(f"?document eli:date_document ?day FILTER (?day {sign} ${name})")
            given[name] = day
    if q and index:
        hits = [hit.iri for hit in index.search(q, _MOST_FOUND) if hit.kind == "document"]
        return _among(store, patterns, given, hits, limit, offset)
    page = "" if q else f"LIMIT {int(limit)} OFFSET {int(offset)}"
    rows = store.select(_LIST % (_conditions(patterns), page), **given)
    found = records(store, (row["document"] for row in rows)).values()
    if not q:
        return tuple(found)
    return tuple(one for one in found if _fits(one, q))[offset : offset + limit]


def near(store: Store, index: SearchIndex, q: str, limit: int = 20) -> tuple[DocumentRecord, ...]:
    """Return documents that have some of what is asked, for a search that finds nothing."""
    hits = (hit.iri for hit in index.near(q, limit) if hit.kind == "document")
    return tuple(records(store, hits).values())


def neighbourhood(store: Store, iri: str, limit: int = 60) -> Neighbourhood:
    """Return a document with those it has a relation to, the strongest relations first.

    ``limit`` counts all documents shown; what others do to each other is shown too, except that
    one merely cites another.
    """
    outward = relations_of(store, [iri], direction="out")
    inward = relations_of(store, [iri], direction="in")
    around = without_plain_cites((*outward, *inward))
    others = _ranked(iri, around)
    shown = others[: max(limit - 1, 0)]
    kept = {iri, *shown}
    among = relations_of(store, shown, direction="out", kinds=_TELLING)
    found = dict.fromkeys(
        triple
        for triple in (*around, *among)
        if triple[0] in kept and triple[2] in kept and triple[0] != triple[2]
    )
    known = records(store, (iri, *shown))
    return Neighbourhood(
        focus=known[iri],
        documents=tuple(known[other] for other in shown),
        edges=edges(store, tuple(found)),
        hidden=len(others) - len(shown),
    )


def document_view(
    store: Store,
    iri: str,
    archive: Archive | None = None,
    limit: int = 60,
    on: date | None = None,
) -> DocumentView:
    """Return all that is known of a document; its text where the archive has it.

    ``on`` is the day on which to say whether it and its neighbours are in force, and which of its
    tasks are late.
    """
    own = record(store, iri)
    around = neighbourhood(store, iri, limit)
    said = facts(store, [iri], _OWN_TERMS).get(iri, {})
    marked = marks(store, iri)
    bases = said.get(str(VD.legalBasisCitation), ())
    archived = archive.get(iri) if archive else None
    return DocumentView(
        record=own,
        neighbourhood=around,
        directives=directives(store, document=iri, as_of=on),
        meeting=meeting_of(store, iri),
        text=archived.text if archived else None,
        marks=marked,
        anaphora=anaphor_marks(store, iri, archived.text) if archived else (),
        file=first(said, VD.file),
        signer=first(said, VD.signer),
        signer_role=first(said, VD.signerRole),
        recipients=_as_listed(said.get(str(VD.recipient), ()), archived.text if archived else ""),
        legal_bases=tuple(one for one in marked if one.citation in bases),
        annexes=annexes(store, iri),
        forces=in_force(store, (own, *around.documents), on) if on else {},
    )


def _as_listed(lines: Iterable[str], text: str) -> tuple[str, ...]:
    """The recipients in the order of their list at the end of the text; a graph has no order."""
    plain = " ".join(text.split())
    return tuple(sorted(lines, key=plain.rfind))


def _ranked(iri: str, around: Iterable[Triple]) -> list[str]:
    """The other ends, by the strength of their relation and its order in the table."""
    strength = {kind: rank for rank, kind in enumerate(RELATIONS)}
    best: dict[str, tuple[int, str]] = {}
    for subject, kind, object_ in around:
        other = object_ if subject == iri else subject
        if other != iri:
            rank = (strength[kind], other)
            best[other] = min(best.get(other, rank), rank)
    return sorted(best, key=lambda other: best[other])


def _among(
    store: Store,
    patterns: Sequence[str],
    given: dict[str, Any],
    hits: Sequence[str],
    limit: int,
    offset: int,
) -> tuple[DocumentRecord, ...]:
    """Return the hits that fit the patterns, in the order of the hits."""
    if not hits:
        return ()
    fitting = set(hits)
    if patterns:
        wanted = ("VALUES ?document { $hits }", *patterns)
        rows = store.select(_LIST % (_conditions(wanted), ""), hits=nodes(hits), **given)
        fitting = {row["document"] for row in rows}
    page = [iri for iri in hits if iri in fitting][offset : offset + limit]
    return tuple(records(store, page).values())


def _conditions(patterns: Iterable[str]) -> str:
    return " ".join(f"{{ SELECT DISTINCT ?document WHERE {{ {one} }} }}" for one in patterns)


def _issuers(store: Store, name: str) -> tuple[URIRef, ...]:
    """The issuing agencies whose name holds these words; an IRI or id is itself."""
    if "/" in name:
        return (URIRef(identity.iri_of(name)),)
    asked = set(tokens(name))
    rows = store.select(_ISSUERS)
    return tuple(
        URIRef(row["agency"])
        for row in rows
        if asked <= name_words(identity.name_of(row["agency"]))
    )


def _fits(one: DocumentRecord, q: str) -> bool:
    said = " ".join(filter(None, (one.label, one.type, one.title, one.issuer, one.place)))
    known = set(tokens(said))
    return all(word in known or word.lstrip("0") in known for word in tokens(q) if word != "so")
