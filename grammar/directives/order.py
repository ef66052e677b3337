"""What is to be done, and by whom, as offsets of the shadow: before it becomes a ``Directive``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grammar.directives.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Order:
    """``verbs``: where what must be done begins; ``acts``: where it ends, if before ``end``.

    ``deadline``: what a label or column gives; else it is to be found in the words.
    """

    start: int
    end: int
    verbs: int
    responsible: tuple[str, ...]
    partners: tuple[str, ...] = ()
    deadline: Deadline | None = None
    acts: int | None = None


def trimmed(shadow: str, start: int, end: int, marks: str = " \n.;,:/*_") -> int:
    """``end`` without the spaces and marks before it."""
    while end > start and shadow[end - 1] in marks:
        end -= 1
    return end
