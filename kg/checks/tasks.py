"""Checks of directives: whether their deadline can be kept, and whether the body is there.

In: the directives of the reading, and the day of the document. A duration is not counted out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.model import Span
from kg.agencies.history import standing
from kg.checks.case import Finding
from kg.checks.dates import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.model import AgencyMention, Directive
    from kg.checks.case import Case


def deadline_in_doubt(case: Case) -> Iterator[Finding]:
    """L34: due before the document was signed, or on a Saturday or Sunday."""
    for directive in case.reading.directives:
        due = directive.deadline
        if due is None:
            continue
        values = {"deadline": shown(due)}
        if case.first_day and due < case.first_day:
            own = shown(case.first_day)
            yield Finding(_place(case, directive), {**values, "own": own}, variant="past")
        elif due.weekday() >= 5:
            yield Finding(_place(case, directive), values, variant="weekend")


def nobody_left(case: Case) -> Iterator[Finding]:
    """L33: a task is given to a body that had ended on the day of the document."""
    day = case.day_of_use
    if day is None:
        return
    told: set[str] = set()
    for mention in case.reading.agencies:
        given = any(mention.name in one.responsible for one in _around(case, mention))
        if not given or mention.name in told:
            continue
        known = standing(mention.name, day)
        if known.status in ("replaced", "ended"):
            told.add(mention.name)
            values = {"name": mention.name, "day": shown(day), "now": "; ".join(known.today)}
            yield Finding(mention.span, values, variant="" if known.today else "ended")


def _around(case: Case, mention: AgencyMention) -> Iterator[Directive]:
    start = mention.span.start
    return (one for one in case.reading.directives if one.span.start <= start < one.span.end)


def _place(case: Case, directive: Directive) -> Span:
    """Where the directive prints its deadline."""
    words = directive.deadline_text
    start = case.reading.text.original.find(words, *directive.span) if words else -1
    return Span(start, start + len(words)) if words and start >= 0 else directive.span
