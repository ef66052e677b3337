"""Checks of directives: whether their deadline can be kept.

In: the directives of the reading, and the day of the document. A duration is not counted out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.model import Span
from kg.checks.case import Finding
from kg.checks.dates import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grammar.model import Directive
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


def _place(case: Case, directive: Directive) -> Span:
    """Where the directive prints its deadline."""
    words = directive.deadline_text
    start = case.reading.text.original.find(words, *directive.span) if words else -1
    return Span(start, start + len(words)) if words and start >= 0 else directive.span
