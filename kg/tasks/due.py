"""Whether a directive is late in view of a day.

In: a directive's deadline, what kind it is, and the day. Out: late, in time, or None where the text
prints no day. ``trước ngày`` excludes the day itself, ``chậm nhất ngày`` includes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def is_overdue(deadline: date | None, kind: str | None, as_of: date) -> bool | None:
    """Return whether the time is over on ``as_of``; nobody says here whether the work is done.

    >>> from datetime import date
    >>> is_overdue(date(2021, 8, 10), "before", date(2021, 8, 10))
    True
    >>> is_overdue(date(2021, 8, 10), "by", date(2021, 8, 10))
    False
    """
    if deadline is None:
        return None
    return as_of >= deadline if kind == "before" else as_of > deadline
