"""The page of tasks: what was asked, who must do what by when, and files of it.

In: directives, and what the form said. Out: a complete page. Asks no store and no clock.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Final

from viz import links, words
from viz.task_groups import one_group, task_groups
from viz.templating import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import AgencyRecord, DirectiveRecord
    from kg.tasks.filters import Role
    from viz.task_groups import Group

FILES: Final = {"xlsx": "Excel", "csv": "CSV", "ics": "lịch (.ics)"}


@dataclass(frozen=True, slots=True)
class TasksAsked:
    """The fields of the form as they were filled in, and which part of the list is wanted.

    Days are ISO 8601, or what was written where nobody can read it.
    """

    agency: str = ""
    role: Role = "lead"
    due_before: str = ""
    due_after: str = ""
    as_of: str = ""
    overdue: bool = False
    basis: str = ""
    document: str = ""
    successors: bool = False
    group: Group | None = None
    page: int = 1

    @property
    def days(self) -> tuple[str, ...]:
        """The days that were written."""
        return self.due_before, self.due_after, self.as_of

    @property
    def narrowed(self) -> bool:
        """Whether one of the rarer filters is set."""
        return bool(set(self.filters()) - {"agency", "basis", "due_before", "overdue"})

    def filters(self) -> dict[str, str]:
        """What narrows the list, as it stands in an address."""
        named = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name not in ("group", "page") and getattr(self, field.name) != field.default
        }
        return {name: "true" if value is True else value for name, value in named.items()}


def tasks_page(
    directives: Sequence[DirectiveRecord],
    asked: TasksAsked | None = None,
    *,
    agencies: Sequence[AgencyRecord] = (),
    unread: Sequence[str] = (),
    strange: bool = False,
) -> str:
    """Who must do what by when, with the filters that were chosen and files to download.

    ``unread`` are days that nobody can read; with any, nothing is listed. ``strange`` says that no
    agency of the store has the name that was asked for.
    """
    form = asked or TasksAsked()
    chosen = form.filters()
    groups = (
        (one_group(directives, form.group, form.page),) if form.group else task_groups(directives)
    )
    return render(
        "tasks.html",
        asked=form,
        chosen=chosen,
        roles=words.labels()["role"],
        groups=groups,
        total=len(directives),
        late=sum(task.overdue is True for task in directives),
        as_of=date.fromisoformat(form.as_of) if form.as_of and not unread else None,
        downloads=[(name, links.task_file(kind, chosen)) for kind, name in FILES.items()],
        agencies=agencies,
        unread=unread,
        strange=strange,
    )
