"""Agencies as the graph knows them, and which of them a name means.

In: a store. Out: ``AgencyRecord`` values, or the names and nodes that are meant. An agency may be
named by words of its name, with or without marks, or by its IRI or id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import iri as identity
from kg.agencies.lineage import Lineage, lineage
from kg.agencies.names import meant_by
from kg.model import AgencyRecord
from kg.records import PROLOGUE, facts, first
from kg.vocab import ORG, VD

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kg.storage.store import Store

_KINDS = {str(ORG.FormalOrganization): "body", str(VD.AgencyGroup): "group"}
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


def family(store: Store, asked: str, today: date) -> Lineage:
    """Return the agencies that are meant, with those before them and those after by ``today``."""
    return lineage(_names(store), _is_meant(asked), today)


def named(store: Store, asked: str) -> Lineage:
    """Return the agencies that are meant, without their family."""
    is_meant = _is_meant(asked)
    return Lineage(tuple(name for name in _names(store) if is_meant(name)))


def _names(store: Store) -> list[str]:
    return [identity.name_of(row["agency"]) for row in store.select(_AGENCIES)]


def _is_meant(asked: str) -> Callable[[str], bool]:
    if "://" in asked or asked.startswith("cq/"):
        wanted = identity.iri_of(asked)
        return lambda name: identity.agency_iri(name) == wanted
    return meant_by(asked)


def _agency(iri: str, kind: str, known: dict[str, tuple[Any, ...]], load: int) -> AgencyRecord:
    return AgencyRecord(
        iri=iri,
        id=identity.id_of(iri),
        name=identity.name_of(iri),
        kind=kind,
        place=first(known, VD.place),
        directives=load,
    )
