"""The page of one agency: what it was, who holds its duties today, what it must do.

In: an ``AgencyView``. Out: a page. Asks no store and no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viz import words
from viz.task_groups import task_groups
from viz.templating import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.agencies.succession import Change
    from kg.agencies.view import AgencyView
    from kg.model import DirectiveRecord
    from kg.tasks.filters import Role


@dataclass(frozen=True, slots=True)
class Step:
    """A change as the page tells it; ``how`` reads between the bodies before and after it."""

    date: str
    before: tuple[str, ...]
    how: str
    change: Change


def agency_page(view: AgencyView, limit: int = 100) -> str:
    """The page of one agency: its history, its tasks, and the documents that it issued.

    ``limit`` counts the documents; one more in the view says that there are more.
    """
    known = view.standing.history
    return render(
        "agency.html",
        record=view.record,
        standing=view.standing,
        bases=view.bases,
        status=words.labels()["standing"][view.standing.status],
        before=steps(known.before),
        after=steps(known.after),
        parts=[
            (role, words.labels()["role"][role], task_groups(tasks), len(tasks))
            for role, tasks in _by_role(view).items()
        ],
        late=sum(one.overdue is True for one in view.tasks),
        inherited=sum(bool(one.inherited_from) for one in view.tasks),
        issued=view.issued[:limit],
        more=len(view.issued) > limit,
    )


def _by_role(view: AgencyView) -> dict[Role, tuple[DirectiveRecord, ...]]:
    return {"lead": view.tasks, "partner": view.as_partner, "recipient": view.as_recipient}


def steps(changes: Sequence[Change]) -> tuple[Step, ...]:
    """Several bodies that became one in the same way on the same day are one step."""
    together: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        same = (change.date, change.kind, change.successors, change.partly, change.basis)
        together.setdefault(same, []).append(change)
    return tuple(
        Step(
            words.written_day(group[0].date),
            tuple(one.predecessor for one in group),
            str(words.labels()["change"][group[0].kind]),
            group[0],
        )
        for group in together.values()
    )
