"""Relations between documents with the citations that prove them.

In: a store and documents. Out: ``Edge`` values; where a stronger relation holds between two
documents, that one also cites the other goes without saying and is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from rdflib import URIRef

from kg.model import Edge, Evidence
from kg.records import PROLOGUE, nodes
from kg.vocab import RELATIONS, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.storage.store import Store

Pair = tuple[str, str]
Triple = tuple[str, str, str]

_OUT = "SELECT DISTINCT ?s ?p ?o WHERE { VALUES ?s { $ends } ?s ?p ?o FILTER (?p IN (%s)) }"
_IN = "SELECT DISTINCT ?s ?p ?o WHERE { VALUES ?o { $ends } ?s ?p ?o FILTER (?p IN (%s)) }"
# The citing end comes first: an act may be cited a hundred thousand times, but cites hundreds.
_CITATIONS = (
    PROLOGUE
    + "SELECT DISTINCT ?citation ?s ?o WHERE {"
    + " VALUES %s { $ends } ?citation vd:citing ?s ; vd:%s ?o }"
)
_EVIDENCE = (
    PROLOGUE
    + """
SELECT DISTINCT ?citation ?p ?source ?status ?sentence ?start ?end ?exact WHERE {
  VALUES ?citation { $citations }
  ?citation vd:relation ?p ; vd:source ?source ; vd:status ?status ; vd:sentence ?sentence ;
    oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
}
"""
)
_STRONGEST_FIRST = {str(term): rank for rank, term in enumerate(RELATIONS.values())}


def relations_of(
    store: Store,
    documents: Iterable[str],
    *,
    direction: Literal["in", "out"],
    kinds: Sequence[str] = tuple(RELATIONS),
) -> tuple[Triple, ...]:
    """Return (subject, kind, object) of every relation that leads ``out`` of or ``in`` to these."""
    ends = nodes(documents)
    if not ends:
        return ()
    terms = ", ".join(RELATIONS[kind].n3() for kind in kinds)
    rows = store.select((_OUT if direction == "out" else _IN) % terms, ends=ends)
    found = {(row["s"], row["p"], row["o"]) for row in rows}
    return tuple(
        (subject, relation_of(term), object_)
        for subject, term, object_ in sorted(found, key=lambda row: (_STRONGEST_FIRST[row[1]], row))
    )


def without_plain_cites(found: Iterable[Triple]) -> tuple[Triple, ...]:
    """Leave out ``cites`` where a stronger relation holds between the same two documents."""
    triples = tuple(found)
    stronger = {(subject, object_) for subject, kind, object_ in triples if kind != "cites"}
    return tuple(
        (subject, kind, object_)
        for subject, kind, object_ in triples
        if kind != "cites" or (subject, object_) not in stronger
    )


def edges(
    store: Store, found: Sequence[Triple], per_edge: int = 10, *, ambiguous: bool = False
) -> tuple[Edge, ...]:
    """Return the relations as edges, each with its first pieces of evidence.

    ``ambiguous`` looks for citations of which the object is but a candidate.
    """
    means = "candidate" if ambiguous else "cited"
    proofs = _evidence(store, {(subject, object_) for subject, _, object_ in found}, means)
    return tuple(
        Edge(triple[0], triple[1], triple[2], _first(proofs[triple], triple[0], per_edge))
        for triple in found
    )


def _first(proofs: list[Evidence], subject: str, count: int) -> tuple[Evidence, ...]:
    """What a document says of itself goes before what others say of it."""
    return tuple(sorted(proofs, key=lambda proof: proof.source != subject)[:count])


def evidence(store: Store, citations: Iterable[str]) -> tuple[Evidence, ...]:
    """Return what these citations prove, in text order; once for each relation they say."""
    wanted = nodes(citations)
    rows = store.select(_EVIDENCE, citations=wanted) if wanted else []
    return tuple(
        Evidence(
            citation=row["citation"],
            source=row["source"],
            start=row["start"],
            end=row["end"],
            exact=row["exact"],
            sentence=row["sentence"],
            relation=relation_of(row["p"]),
            status=row["status"],
        )
        for row in sorted(rows, key=lambda row: (row["source"], row["start"], row["citation"]))
    )


def _evidence(store: Store, pairs: set[Pair], means: str) -> dict[Triple, list[Evidence]]:
    between = _citations(store, pairs, means)
    found: dict[Triple, list[Evidence]] = defaultdict(list)
    for proof in evidence(store, between):
        for subject, object_ in between[proof.citation]:
            found[subject, proof.relation, object_].append(proof)
    return found


def _citations(store: Store, pairs: set[Pair], means: str) -> dict[str, list[Pair]]:
    """The citations between these documents, by pair, or of a subject of several pairs at once.

    An ambiguous citation stands between its document and every candidate.
    """
    often = {subject for subject, times in Counter(s for s, _ in pairs).items() if times > 1}
    once = [tuple(map(URIRef, pair)) for pair in sorted(pairs) if pair[0] not in often]
    found: dict[str, list[Pair]] = defaultdict(list)
    for variables, ends in (("?s", nodes(sorted(often))), ("(?s ?o)", once)):
        for row in store.select(_CITATIONS % (variables, means), ends=ends) if ends else ():
            if (row["s"], row["o"]) in pairs:
                found[row["citation"]].append((row["s"], row["o"]))
    return found
