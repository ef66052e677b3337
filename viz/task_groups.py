"""Tasks in three groups, so that a long list stays easy to read: by day, by words, by neither.

In: directives. Out: ``TaskGroup`` values, each a part of its tasks with how many there are. Tasks
with a day come first, in its order; those whose time is told in words (``hằng quý``, ``ngay``) and
those without a time are folded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import DirectiveRecord

Group = Literal["dated", "worded", "open"]
PER_PAGE: Final = 40
# How many of a folded group are shown before it is opened on a page of its own.
FOLDED: Final = 20


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """``tasks`` are those on ``page`` (from 1) of ``pages``; ``folded`` unless the first one."""

    key: Group
    tasks: tuple[DirectiveRecord, ...]
    total: int
    page: int = 1
    pages: int = 1
    folded: bool = False

    @property
    def hidden(self) -> int:
        """How many are not on this page."""
        return self.total - len(self.tasks)


def by_deadline(task: DirectiveRecord) -> tuple[bool, str, str, int]:
    """What tasks are sorted by: those without a day last."""
    return task.deadline is None, str(task.deadline or ""), task.document.iri, task.start


def task_groups(directives: Iterable[DirectiveRecord]) -> tuple[TaskGroup, ...]:
    """Return the groups that have tasks, the beginning of each."""
    filled = [(key, tasks) for key, tasks in _sorted(directives).items() if tasks]
    return tuple(
        TaskGroup(
            key,
            tasks[: FOLDED if at else PER_PAGE],
            len(tasks),
            pages=_pages(tasks),
            folded=at > 0,
        )
        for at, (key, tasks) in enumerate(filled)
    )


def one_group(directives: Iterable[DirectiveRecord], key: Group, page: int) -> TaskGroup:
    """Return a page of one group; a page behind the last is the last."""
    tasks = _sorted(directives)[key]
    pages = _pages(tasks)
    shown = min(page, pages)
    part = tasks[(shown - 1) * PER_PAGE : shown * PER_PAGE]
    return TaskGroup(key, part, len(tasks), shown, pages)


def _sorted(directives: Iterable[DirectiveRecord]) -> dict[Group, tuple[DirectiveRecord, ...]]:
    ordered = sorted(directives, key=by_deadline)
    return {key: tuple(one for one in ordered if _key(one) == key) for key in get_args(Group)}


def _key(task: DirectiveRecord) -> Group:
    if task.deadline:
        return "dated"
    return "worded" if task.deadline_text else "open"


def _pages(tasks: tuple[DirectiveRecord, ...]) -> int:
    return max(1, -(-len(tasks) // PER_PAGE))
