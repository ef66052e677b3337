"""The page of one agency: what it was, who holds its duties today, what it must do.

In: an agency's record, how it stands on the day of asking, and its directives. Out: a page. Asks no
store and no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viz import words
from viz.templating import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.agencies import Standing
    from kg.model import AgencyRecord, DirectiveRecord
    from kg.succession import Change


@dataclass(frozen=True, slots=True)
class Step:
    """A change as the page tells it; ``how`` reads between the bodies before and after it."""

    date: str
    before: tuple[str, ...]
    how: str
    change: Change


def agency_page(
    record: AgencyRecord, standing: Standing, directives: Sequence[DirectiveRecord]
) -> str:
    """The page of one agency, with its history and its tasks."""
    known = standing.history
    return render(
        "agency.html",
        record=record,
        standing=standing,
        status=words.labels()["standing"][standing.status],
        before=steps(known.before),
        after=steps(known.after),
        directives=sorted(directives, key=by_deadline),
        inherited=sum(bool(one.inherited_from) for one in directives),
    )


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


def by_deadline(task: DirectiveRecord) -> tuple[bool, str, str, int]:
    """What tasks are sorted by: those without a day last."""
    return task.deadline is None, str(task.deadline or ""), task.document.iri, task.start
