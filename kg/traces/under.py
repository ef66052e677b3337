"""What carries a document out: implements it, is based on it or guides how, also through others.

In: a store and the IRI of a document. Out: ``Under``, every such document with the relation that
leads one step nearer to the basis, for directives to be found by and to be led back along.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.traces.reach import Question, reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.storage.store import Store
    from kg.traces.reach import Way

CARRIES_OUT = ("implements", "based_on", "guides")


@dataclass(frozen=True, slots=True)
class Under:
    """``ways``: of each document that carries the ``basis`` out, its relation to one nearer."""

    basis: str
    ways: Mapping[str, Way]

    @property
    def documents(self) -> tuple[str, ...]:
        """The basis, and what carries it out."""
        return (self.basis, *sorted(self.ways))

    def path(self, document: str) -> tuple[Way, ...]:
        """The relations that lead from one of the documents to the basis."""
        found = []
        while document != self.basis:
            found.append(self.ways[document])
            document = found[-1].triple[2]
        return tuple(found)


def under(store: Store, basis: str) -> Under:
    """Return what carries the basis out, each by a shortest way of certain relations."""
    reached = reach(store, basis, Question(CARRIES_OUT))
    ways: dict[str, Way] = {}
    for near, far in pairwise(reached.certain):
        ways |= reached.tables.ways(near, far)
    return Under(basis, ways)
