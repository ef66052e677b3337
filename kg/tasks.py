"""Directives and agencies: who must do what, by when, and where that was decided.

In: a store. Out: values of ``kg.model``, in a fixed order. An agency may be named by words of
its name, with or without marks, or by its IRI or id.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from rdflib import URIRef

from kg import iri as identity
from kg.agencies import holders
from kg.agency_names import meant_by
from kg.due import is_overdue
from kg.lineage import Lineage, lineage
from kg.model import AgencyRecord, DirectiveRecord
from kg.records import PROLOGUE, Facts, agency_names, facts, first, nodes, records
from kg.under import UNDER_BASIS, UNDER_UNIMPLEMENTED, implementers
from kg.vocab import OA, ORG, VD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.model import DocumentRecord
    from kg.store import Store

_KINDS = {str(ORG.FormalOrganization): "body", str(VD.AgencyGroup): "group"}
_DIRECTIVE_TERMS = (
    VD.issuedIn,
    VD.responsible,
    VD.coordinatedBy,
    VD.action,
    VD.submitTo,
    VD.deadline,
    VD.deadlineText,
    VD.deadlineKind,
    VD.onItem,
    OA.hasSelector,
)

_DIRECTIVES = (
    PROLOGUE
    + """
SELECT DISTINCT ?directive ?due ?document ?start WHERE {
  ?directive a vd:Directive ; vd:issuedIn ?document ; oa:hasSelector ?selector .
  ?selector oa:start ?start .
  %s
  OPTIONAL { ?directive vd:deadline ?due }
}
ORDER BY (!BOUND(?due)) ?due ?document ?start ?directive
%s
"""
)
_BASES = (
    PROLOGUE
    + """
SELECT DISTINCT ?directive ?cited WHERE {
  VALUES ?directive { $directives } ?directive vd:basedOnCitation ?citation .
  ?citation vd:cited ?cited
}
"""
)
_AGENCIES = (
    PROLOGUE
    + """
SELECT DISTINCT ?agency ?type WHERE {
  VALUES ?type { org:FormalOrganization vd:AgencyGroup } ?agency a ?type
}
"""
)
_LOADS = (
    PROLOGUE
    + """
SELECT ?agency (COUNT(DISTINCT ?directive) AS ?count) WHERE {
  ?directive vd:responsible ?agency
} GROUP BY ?agency
"""
)


def directives(
    store: Store,
    *,
    agency: str | None = None,
    due_before: date | None = None,
    document: str | None = None,
    successors: bool = False,
    today: date | None = None,
    basis: str | None = None,
    due_after: date | None = None,
    as_of: date | None = None,
    overdue: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[DirectiveRecord, ...]:
    """Return directives by deadline, those without a printed day last, then in text order.

    With ``successors`` those count as well that were given to a body whose duties came to the
    agency by ``today``, marked by ``inherited_from``, and those given to who took over from it.
    ``basis`` is a document: those count that stand in what implements it, also through others, or
    that cite it. ``due_before`` and ``due_after`` are themselves no part of the range. With
    ``as_of`` each says whether it was late on that day; with ``overdue`` only those come.
    """
    now = today or date.today()
    family = _family(store, agency, now) if agency and successors else None
    asked = _Asked(document, basis, due_before, due_after)
    if as_of is None:
        return _held(_found(store, agency, family, asked, (limit, offset)), now)
    found = (
        replace(one, overdue=is_overdue(one.deadline, one.deadline_kind, as_of))
        for one in _found(store, agency, family, asked, (None, 0))
    )
    kept = tuple(one for one in found if one.overdue or not overdue)
    return _held(kept[offset : None if limit is None else offset + limit], now)


@dataclass(frozen=True, slots=True)
class _Asked:
    document: str | None = None
    basis: str | None = None
    due_before: date | None = None
    due_after: date | None = None


def duties(store: Store, agency: str, today: date | None = None) -> tuple[DirectiveRecord, ...]:
    """Return what one agency (IRI or id) must do, inherited from its predecessors or its own."""
    now = today or date.today()
    family = replace(_family(store, agency, now), later=())
    return _held(_found(store, agency, family, _Asked(), (None, 0)), now)


def _held(found: Iterable[DirectiveRecord], day: date) -> tuple[DirectiveRecord, ...]:
    """Say beside who was named who holds those duties on ``day``."""
    return tuple(replace(one, responsible_today=_holders(one.responsible, day)) for one in found)


def _holders(names: Iterable[str], day: date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for name in names for one in holders(name, day)))


def _found(
    store: Store,
    agency: str | None,
    family: Lineage | None,
    asked: _Asked,
    page: tuple[int | None, int],
) -> tuple[DirectiveRecord, ...]:
    patterns: list[str] = []
    given: dict[str, Any] = {}
    if asked.document:
        patterns.append("?directive vd:issuedIn $document .")
        given["document"] = URIRef(asked.document)
    if asked.basis:
        through = implementers(store, asked.basis)
        patterns.append(UNDER_BASIS if through else UNDER_UNIMPLEMENTED)
        given["under"] = nodes((asked.basis, *through))
        given |= {"implementing": nodes(through)} if through else {}
    if agency:
        patterns.append("VALUES ?agency { $agencies } ?directive vd:responsible ?agency .")
        wanted = [identity.agency_iri(name) for name in family.all] if family else None
        given["agencies"] = _named(store, agency) if wanted is None else nodes(wanted)
    if asked.due_before:
        patterns.append("?directive vd:deadline ?day . FILTER (?day < $before)")
        given["before"] = asked.due_before
    if asked.due_after:
        patterns.append("?directive vd:deadline ?later . FILTER (?later > $after)")
        given["after"] = asked.due_after
    limit, offset = page
    cut = "" if limit is None else f"LIMIT {int(limit)} OFFSET {int(offset)}"
    rows = store.select(_DIRECTIVES % (" ".join(patterns), cut), **given)
    found = _directives(store, [row["directive"] for row in rows])
    if family is None:
        return found
    return tuple(replace(one, inherited_from=family.inherited(one.responsible)) for one in found)


def agencies(store: Store, q: str | None = None) -> tuple[AgencyRecord, ...]:
    """Return agencies, those with most to do first; ``q`` are words of the name, the last begun."""
    kinds = {row["agency"]: _KINDS[row["type"]] for row in store.select(_AGENCIES)}
    is_meant = meant_by(q or "", begun=True)
    wanted = [iri for iri in kinds if is_meant(identity.name_of(iri))]
    said = facts(store, wanted, (VD.place,))
    loads = {row["agency"]: row["count"] for row in store.select(_LOADS)}
    found = (_agency(iri, kinds[iri], said.get(iri, {}), loads.get(iri, 0)) for iri in wanted)
    return tuple(sorted(found, key=lambda one: (-one.directives, one.name)))


def agency(store: Store, identifier: str) -> AgencyRecord | None:
    """Return one agency by its IRI or id."""
    wanted = identity.iri_of(identifier)
    return next((one for one in agencies(store) if one.iri == wanted), None)


def _directives(store: Store, iris: Sequence[str]) -> tuple[DirectiveRecord, ...]:
    said = facts(store, iris, _DIRECTIVE_TERMS)
    places = _places(store, said)
    items = facts(
        store,
        (first(known, VD.onItem) for known in said.values() if first(known, VD.onItem)),
        (VD.number,),
    )
    sources = records(store, (first(known, VD.issuedIn) for known in said.values()))
    bases = _bases(store, iris)
    return tuple(
        _directive(
            iri,
            said[iri],
            bases.get(iri, ()),
            sources[first(said[iri], VD.issuedIn)],
            first(items.get(first(said[iri], VD.onItem), {}), VD.number),
            places[first(said[iri], OA.hasSelector)],
        )
        for iri in iris
    )


def _directive(
    iri: str,
    known: dict[str, tuple[Any, ...]],
    based_on: tuple[str, ...],
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
        item=item,
        start=start,
        end=end,
        text=text,
        based_on=based_on,
    )


def _bases(store: Store, iris: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The labels of what each directive cites."""
    rows = store.select(_BASES, directives=nodes(iris)) if iris else []
    cited = records(store, (row["cited"] for row in rows))
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["directive"], set()).add(cited[row["cited"]].label)
    return {iri: tuple(sorted(labels)) for iri, labels in found.items()}


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


def _agency(iri: str, kind: str, known: dict[str, tuple[Any, ...]], load: int) -> AgencyRecord:
    return AgencyRecord(
        iri=iri,
        id=identity.id_of(iri),
        name=identity.name_of(iri),
        kind=kind,
        place=first(known, VD.place),
        directives=load,
    )


def _named(store: Store, agency: str) -> tuple[URIRef, ...]:
    if "://" in agency or agency.startswith("cq/"):
        return (URIRef(identity.iri_of(agency)),)
    known = (row["agency"] for row in store.select(_AGENCIES))
    is_meant = meant_by(agency)
    return nodes(iri for iri in known if is_meant(identity.name_of(iri)))


def _family(store: Store, agency: str, today: date) -> Lineage:
    known = [identity.name_of(row["agency"]) for row in store.select(_AGENCIES)]
    return lineage(known, _asking(agency), today)


def _asking(agency: str) -> Callable[[str], bool]:
    if "://" in agency or agency.startswith("cq/"):
        wanted = identity.iri_of(agency)
        return lambda name: identity.agency_iri(name) == wanted
    return meant_by(agency)
