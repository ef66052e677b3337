"""Directives as the graph has them: facts by IRI, in a few queries for any number of directives.

In: a store and IRIs. Out: ``DirectiveRecord`` values in the order asked for, each with the words
it was read from, the document that gives it and the documents it cites. It searches nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model import Basis, DirectiveRecord
from kg.records import PROLOGUE, Facts, agency_names, facts, first, nodes, records
from kg.traces.edges import evidence
from kg.vocab import OA, VD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model import DocumentRecord, Evidence
    from kg.storage.store import Store

_TERMS = (
    VD.issuedIn,
    VD.responsible,
    VD.coordinatedBy,
    VD.action,
    VD.submitTo,
    VD.deadline,
    VD.deadlineText,
    VD.deadlineKind,
    VD.deadlineDoubt,
    VD.onItem,
    OA.hasSelector,
)
_BASES = (
    PROLOGUE
    + """
SELECT DISTINCT ?directive ?citation ?cited WHERE {
  VALUES ?directive { $directives } ?directive vd:basedOnCitation ?citation .
  ?citation vd:cited ?cited
}
"""
)


def directive_records(store: Store, iris: Sequence[str]) -> tuple[DirectiveRecord, ...]:
    """Return a record for every directive, in the order given."""
    said = facts(store, iris, _TERMS)
    places = _places(store, said)
    numbers = _numbers(store, said)
    sources = records(store, (first(known, VD.issuedIn) for known in said.values()))
    bases = _bases(store, iris)
    return tuple(
        _directive(
            iri,
            said[iri],
            bases.get(iri, ()),
            sources[first(said[iri], VD.issuedIn)],
            numbers.get(first(said[iri], VD.onItem)),
            places[first(said[iri], OA.hasSelector)],
        )
        for iri in iris
    )


def _directive(
    iri: str,
    known: dict[str, tuple[Any, ...]],
    based_on: tuple[Basis, ...],
    document: DocumentRecord,
    item: int | None,
    place: tuple[int, int, str],
) -> DirectiveRecord:
    start, end, text = place
    return DirectiveRecord(
        iri=iri,
        document=document,
        responsible=agency_names(known, VD.responsible),
        coordinated_by=agency_names(known, VD.coordinatedBy),
        action=first(known, VD.action) or "",
        submit_to=agency_names(known, VD.submitTo),
        deadline=first(known, VD.deadline),
        deadline_text=first(known, VD.deadlineText),
        deadline_kind=first(known, VD.deadlineKind),
        deadline_doubt=first(known, VD.deadlineDoubt),
        item=item,
        start=start,
        end=end,
        text=text,
        based_on=based_on,
    )


def _bases(store: Store, iris: Sequence[str]) -> dict[str, tuple[Basis, ...]]:
    """What each directive cites, each document once, where it is cited first."""
    rows = store.select(_BASES, directives=nodes(iris)) if iris else []
    cited = records(store, (row["cited"] for row in rows))
    proofs = _strongest(store, [row["citation"] for row in rows])
    found: dict[str, dict[str, Basis]] = {}
    for row in sorted(rows, key=lambda row: proofs[row["citation"]].start):
        basis = Basis(cited[row["cited"]], proofs[row["citation"]])
        found.setdefault(row["directive"], {}).setdefault(row["cited"], basis)
    return {iri: tuple(bases.values()) for iri, bases in found.items()}


def _strongest(store: Store, citations: Sequence[str]) -> Mapping[str, Evidence]:
    """What each citation proves: more than that it cites, where it says more."""
    proofs = evidence(store, citations)
    plain = {one.citation: one for one in proofs if one.relation == "cites"}
    return plain | {one.citation: one for one in proofs if one.relation != "cites"}


def _numbers(store: Store, said: Facts) -> dict[str | None, int]:
    """The numbers of the agenda items that the directives stand in."""
    items = (item for known in said.values() if (item := first(known, VD.onItem)))
    return {
        iri: first(known, VD.number) for iri, known in facts(store, items, (VD.number,)).items()
    }


def _places(store: Store, said: Facts) -> dict[str, tuple[int, int, str]]:
    selectors = facts(
        store,
        (first(known, OA.hasSelector) for known in said.values()),
        (OA.start, OA.end, OA.exact),
    )
    return {
        iri: (first(known, OA.start), first(known, OA.end), first(known, OA.exact))
        for iri, known in selectors.items()
    }
