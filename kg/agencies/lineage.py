"""Whose directives belong to an agency in view of its past and its successors.

In: the names of agencies that a store knows, and which of them are asked for. Out: those
themselves, the earlier ones whose duties came to them, and the later ones that took over theirs.
Asks no store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.agencies.history import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Lineage:
    """Names, each sorted and in one of the three only."""

    own: tuple[str, ...]
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.own, *self.earlier, *self.later)

    def inherited(self, responsible: Iterable[str]) -> tuple[str, ...]:
        """Return through which earlier bodies a directive came; none where it is their own."""
        names = tuple(responsible)
        if any(name in self.own or name in self.later for name in names):
            return ()
        return tuple(name for name in names if name in self.earlier)


def lineage(known: Iterable[str], asked: Callable[[str], bool], today: date) -> Lineage:
    """Return what belongs together on ``today``; ``asked`` also tells of names not ``known``."""
    names = sorted(set(known))
    own = tuple(name for name in names if asked(name))
    others = [name for name in names if name not in own]
    took_over = {one for name in own for one in later(name, today)}
    after = tuple(name for name in others if name in took_over)
    before = tuple(
        name
        for name in others
        if name not in took_over and any(asked(one) for one in later(name, today))
    )
    return Lineage(own, before, after)
