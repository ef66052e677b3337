"""Who stands at the other end of a relation, remembered: what traces and paths walk on.

In: a store, a relation, a direction. Out: ``Neighbours``, which read from the store what they are
first asked for (for many documents at once the whole relation) and then answer from memory. A
change of the store makes them forget just what it touched. ``certain`` are direct relations;
``possible`` is what ambiguous citations may mean: their candidates.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, Protocol

from kg.vocab import RELATIONS, VD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from kg.storage.store import Store

Direction = Literal["in", "out"]
Ends = dict[str, tuple[str, ...]]

# Above this many unknown documents one pass over the relation is quicker than asking for each.
MANY: Final = 2_000


class Neighbours(Protocol):
    """The other ends of one relation in one direction."""

    def beyond(self, frontier: AbstractSet[str]) -> set[str]:
        """Return every end of the documents in ``frontier``."""

    def among(self, frontier: AbstractSet[str]) -> Ends:
        """Return the ends, sorted, of each document in ``frontier`` that has any."""


class Pairs:
    """The ends of one predicate in one direction, by where a step starts."""

    def __init__(self, store: Store, predicate: str, direction: Direction) -> None:
        self._store = store
        self._predicate = predicate
        self._direction = direction
        self._ends: Ends = {}
        self._asked: set[str] = set()
        self._unknown: set[str] | None = None
        self._lock = threading.RLock()

    def beyond(self, frontier: AbstractSet[str]) -> set[str]:
        found: set[str] = set()
        with self._lock:
            self._learn(frontier)
            # The keys first: all of this runs at the speed of sets.
            found.update(*map(self._ends.__getitem__, self._ends.keys() & frontier))
        return found

    def among(self, frontier: AbstractSet[str]) -> Ends:
        with self._lock:
            self._learn(frontier)
            return {near: self._ends[near] for near in self._ends.keys() & frontier}

    def read_whole(self) -> None:
        """Read the relation now, so that whoever asks next need not wait."""
        with self._lock:
            self._ends = _by_start(self._read((None,)))
            self._asked, self._unknown = set(), set()

    def forget(self, changed: AbstractSet[str] | None) -> None:
        """Ask again for the ends that changed; None: for all."""
        with self._lock:
            if changed is None:
                self._ends, self._asked, self._unknown = {}, set(), None
                return
            for near in self._ends.keys() & changed:
                del self._ends[near]
            self._asked -= changed
            if self._unknown is not None:
                self._unknown |= changed

    def _learn(self, frontier: AbstractSet[str]) -> None:
        """``_asked`` is what is known, or all but ``_unknown`` once the relation was read whole."""
        if self._unknown is not None:
            missing = frontier & self._unknown
            self._ends |= _by_start(self._read(missing))
            self._unknown -= missing
        elif len(missing := frontier - self._asked) <= MANY:
            self._ends |= _by_start(self._read(missing))
            self._asked |= missing
        else:
            self.read_whole()

    def _read(self, starts: Iterable[str | None]) -> Iterator[tuple[str, str]]:
        """Pairs of where a step starts and where it ends; None asks for all."""
        if self._direction == "out":
            asked = (self._store.pairs(self._predicate, subject=one) for one in starts)
            return chain.from_iterable(asked)
        asked = (self._store.pairs(self._predicate, object=one) for one in starts)
        return ((end, start) for start, end in chain.from_iterable(asked))


class Candidates:
    """What the ambiguous citations of one relation may mean, in one direction."""

    def __init__(self, store: Store, relation: str, direction: Direction) -> None:
        own, other = (VD.citing, VD.candidate) if direction == "out" else (VD.candidate, VD.citing)
        self._relation = relation
        self._citations = _pairs(store, str(own), "in")
        self._others = _pairs(store, str(other), "out")
        self._relations = _pairs(store, str(VD.relation), "out")

    def beyond(self, frontier: AbstractSet[str]) -> set[str]:
        return set().union(*self.among(frontier).values())

    def among(self, frontier: AbstractSet[str]) -> Ends:
        citations = self._citations.among(frontier)
        others = self._others.among(set().union(*citations.values()))
        relations = self._relations.among(others.keys())
        found = {
            near: {
                far
                for one in own
                if self._relation in relations.get(one, ())
                for far in others[one]
                if far != near
            }
            for near, own in citations.items()
        }
        return {near: tuple(sorted(ends)) for near, ends in found.items() if ends}


def read_ahead(store: Store) -> None:
    """Read what a trace asks for unless told otherwise, as a server does when it starts.

    A relation of 120,000 pairs takes a second: the engine looks each IRI up on the disk.
    """
    _pairs(store, str(RELATIONS["implements"]), "in").read_whole()


def certain(store: Store, relation: str, direction: Direction) -> Neighbours:
    """Return the other ends of a direct relation (a key of ``RELATIONS``)."""
    return _pairs(store, str(RELATIONS[relation]), direction)


def possible(store: Store, relation: str, direction: Direction) -> Neighbours:
    """Return the other ends that ambiguous citations leave open."""
    return Candidates(store, str(RELATIONS[relation]), direction)


def _pairs(store: Store, predicate: str, direction: Direction) -> Pairs:
    name = f"{predicate} {direction}"
    return store.kept(name, lambda: Pairs(store, predicate, direction))


def _by_start(pairs: Iterable[tuple[str, str]]) -> Ends:
    """Each IRI is one string however often it stands in pairs."""
    one: dict[str, str] = {}
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        lists[one.setdefault(start, start)].append(one.setdefault(end, end))
    return {start: tuple(sorted(ends)) for start, ends in lists.items()}
