"""What narrows a list of directives, and which directives fit.

In: a store and a ``TaskFilter``. Out: their IRIs by deadline, those without a day last, then in
text order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from rdflib import URIRef

from kg import iri as identity
from kg.records import PROLOGUE, nodes

if TYPE_CHECKING:
    from datetime import date

    from kg.agencies.lineage import Lineage
    from kg.model import DirectiveRecord
    from kg.storage.store import Store
    from kg.traces.under import Under

Role = Literal["lead", "partner", "recipient"]
_ROLES: Final[dict[Role, str]] = {
    "lead": "vd:responsible",
    "partner": "vd:coordinatedBy",
    "recipient": "vd:submitTo",
}
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
# A directive stands in a document that carries the basis out, or cites the basis or such a one.
_UNDER = """
  { VALUES ?carrying { $carrying } ?directive vd:issuedIn ?carrying }
  UNION
  { VALUES ?cited { $under } ?citation vd:cited ?cited .
    ?directive vd:basedOnCitation ?citation }
"""
_CITING = """
  VALUES ?cited { $under } ?citation vd:cited ?cited . ?directive vd:basedOnCitation ?citation .
"""


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """All that is asked of a directive; ``role`` is what part the ``agency`` has in it.

    ``due_before`` and ``due_after`` are themselves no part of the range.
    """

    agency: Lineage | None = None
    role: Role = "lead"
    document: str | None = None
    under: Under | None = None
    due_before: date | None = None
    due_after: date | None = None


def matching(
    store: Store, asked: TaskFilter, limit: int | None = None, offset: int = 0
) -> tuple[str, ...]:
    """Return the directives that fit."""
    patterns, given = _conditions(asked)
    cut = "" if limit is None else f"LIMIT {int(limit)} OFFSET {int(offset)}"
    rows = store.select(_DIRECTIVES % (" ".join(patterns), cut), **given)
    return tuple(row["directive"] for row in rows)


def taking_part(one: DirectiveRecord, role: Role) -> tuple[str, ...]:
    """Return who takes part in a directive in that role."""
    match role:
        case "lead":
            return one.responsible
        case "partner":
            return one.coordinated_by
        case "recipient":
            return one.submit_to


def _conditions(asked: TaskFilter) -> tuple[list[str], dict[str, Any]]:
    """The patterns that narrow the query, and the values for them."""
    patterns: list[str] = []
    given: dict[str, Any] = {}
    if asked.document:
        patterns.append("?directive vd:issuedIn $document .")
        given["document"] = URIRef(asked.document)
    if asked.under:
        patterns.append(_UNDER if asked.under.ways else _CITING)
        given["under"] = nodes(asked.under.documents)
        given |= {"carrying": nodes(asked.under.ways)} if asked.under.ways else {}
    if asked.agency:
        patterns.append(f"VALUES ?agency {{ $agencies }} ?directive {_ROLES[asked.role]} ?agency .")
        given["agencies"] = nodes(identity.agency_iri(name) for name in asked.agency.all)
    if asked.due_before:
        patterns.append("?directive vd:deadline ?day . FILTER (?day < $before)")
        given["before"] = asked.due_before
    if asked.due_after:
        patterns.append("?directive vd:deadline ?later . FILTER (?later > $after)")
        given["after"] = asked.due_after
    return patterns, given
