"""Who must do what by when: directives found by agency, day, document and basis.

In: a store and what is asked. Out: ``DirectiveRecord`` values by deadline, those without a day
last, then in text order.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.agencies.history import holders
from kg.agencies.records import family, named
from kg.tasks.due import is_overdue
from kg.tasks.filters import Role, TaskFilter, matching, taking_part
from kg.tasks.paths import with_paths
from kg.tasks.records import directive_records
from kg.traces.under import under

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.agencies.lineage import Lineage
    from kg.model import DirectiveRecord
    from kg.storage.store import Store


def directives(
    store: Store,
    *,
    agency: str | None = None,
    role: Role = "lead",
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
    """Return the directives that fit all that is asked.

    ``role`` says as what the ``agency`` takes part. With ``successors`` those count as well that
    were given to a body whose duties came to the agency by ``today``, marked by
    ``inherited_from``, and those given to who took over from it. ``basis`` is a document: those
    count that stand in what carries it out, also through others, or that cite it, each with the
    steps ``through`` which it does. ``due_before`` and ``due_after`` are themselves no part of the
    range. With ``as_of`` each says whether it was late on that day; with ``overdue`` only those
    come.
    """
    now = today or date.today()
    asked = TaskFilter(
        agency=_meant(store, agency, now, successors=successors) if agency else None,
        role=role,
        document=document,
        under=under(store, basis) if basis else None,
        due_before=due_before,
        due_after=due_after,
    )
    if as_of is None:
        return _held(_found(store, asked, limit, offset), now)
    found = (
        replace(one, overdue=is_overdue(one.deadline, one.deadline_kind, as_of))
        for one in _found(store, asked)
    )
    kept = tuple(one for one in found if one.overdue or not overdue)
    return _held(kept[offset : None if limit is None else offset + limit], now)


def duties(
    store: Store, agency: str, today: date | None = None, role: Role = "lead"
) -> tuple[DirectiveRecord, ...]:
    """Return what one agency (IRI or id) has part in, its own or inherited from its predecessors.

    Each says whether it is late ``today``.
    """
    now = today or date.today()
    asked = TaskFilter(agency=replace(family(store, agency, now), later=()), role=role)
    return _held(
        (
            replace(one, overdue=is_overdue(one.deadline, one.deadline_kind, now))
            for one in _found(store, asked)
        ),
        now,
    )


def _meant(store: Store, agency: str, today: date, *, successors: bool) -> Lineage:
    return family(store, agency, today) if successors else named(store, agency)


def _held(found: Iterable[DirectiveRecord], day: date) -> tuple[DirectiveRecord, ...]:
    """Say beside who was named who holds those duties on ``day``."""
    return tuple(replace(one, responsible_today=_holders(one.responsible, day)) for one in found)


def _holders(names: Iterable[str], day: date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for name in names for one in holders(name, day)))


def _found(
    store: Store, asked: TaskFilter, limit: int | None = None, offset: int = 0
) -> tuple[DirectiveRecord, ...]:
    found = directive_records(store, matching(store, asked, limit, offset))
    if asked.under:
        found = with_paths(store, found, asked.under)
    if asked.agency is None:
        return found
    known = asked.agency
    return tuple(
        replace(one, inherited_from=known.inherited(taking_part(one, asked.role))) for one in found
    )
