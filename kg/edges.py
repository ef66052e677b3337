"""Relations between documents with the citations that prove them.

In: a store and documents. Out: ``Edge`` values; where a stronger relation holds between two
documents, that one also cites the other goes without saying and is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from kg.model import Edge, Evidence
from kg.records import PROLOGUE, nodes
from kg.vocab import RELATIONS, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store import Store

Pair = tuple[str, str]
Triple = tuple[str, str, str]

_OUT = "SELECT DISTINCT ?s ?p ?o WHERE { VALUES ?s { $ends } ?s ?p ?o FILTER (?p IN (%s)) }"
_IN = "SELECT DISTINCT ?s ?p ?o WHERE { VALUES ?o { $ends } ?s ?p ?o FILTER (?p IN (%s)) }"
_CITATIONS_BY = {
    (means, end): PROLOGUE
    + "SELECT DISTINCT ?citation ?s ?o WHERE {"
    + f" VALUES ?{end} {{ $ends }} ?citation vd:{term} ?{end} ; vd:{other_term} ?{other} }}"
    for means in ("cited", "candidate")
    for end, term, other, other_term in (
        ("s", "citing", "o", means),
        ("o", means, "s", "citing"),
    )
}
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


def _evidence(store: Store, pairs: set[Pair], means: str) -> dict[Triple, list[Evidence]]:
    between = _citations(store, pairs, means)
    rows = store.select(_EVIDENCE, citations=nodes(between)) if between else []
    found: dict[Triple, list[Evidence]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["source"], row["start"], row["citation"])):
        kind = relation_of(row["p"])
        proof = Evidence(
            citation=row["citation"],
            source=row["source"],
            start=row["start"],
            end=row["end"],
            exact=row["exact"],
            sentence=row["sentence"],
            relation=kind,
            status=row["status"],
        )
        for subject, object_ in between[row["citation"]]:
            found[subject, kind, object_].append(proof)
    return found


def _citations(store: Store, pairs: set[Pair], means: str) -> dict[str, list[Pair]]:
    """The citations between these documents, looked up from the end that fewer pairs share.

    An ambiguous citation stands between its document and every candidate.
    """
    subjects, objects = Counter(s for s, _ in pairs), Counter(o for _, o in pairs)
    from_subject = {pair for pair in pairs if subjects[pair[0]] > objects[pair[1]]}
    found: dict[str, list[Pair]] = defaultdict(list)
    for end, wanted in (("s", from_subject), ("o", pairs - from_subject)):
        ends = nodes(sorted(pair[0 if end == "s" else 1] for pair in wanted))
        for row in store.select(_CITATIONS_BY[means, end], ends=ends) if ends else ():
            if (row["s"], row["o"]) in wanted:
                found[row["citation"]].append((row["s"], row["o"]))
    return found
