"""The graph store: one named graph per source document, on disk or in memory.

Triples of rdflib go in, Python values or rdflib graphs come out. One process writes, one thread at
a time; other processes read snapshots. What a method has written survives the end of the program
when it returns, and the loss of power once ``flush`` or ``publish`` has returned. Queries here are
our own and trusted, over the union of all graphs; what users send runs in ``kg.sparql``. Knows
nothing of documents, texts or vocabularies.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import weakref
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

import pyoxigraph as ox
import rdflib

from kg.storage import folder
from kg.storage.changes import delete, drop, has_blank, insert, with_union, without_blanks
from kg.storage.errors import StoreDamaged, StoreReadOnly
from kg.storage.parameters import fill
from kg.storage.snapshots import Lease, Snapshots
from kg.storage.terms import to_python, to_quad, to_rdflib

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from rdflib.term import Node

    Triple = tuple[Node, Node, Node]

_LARGE = 50_000
"""Quads above which the engine's bulk loader is quicker than a transaction, and as many as it is
given at once: it needs a kilobyte for each until it is done."""

Row = dict[str, Any]
"""A solution: the name of each bound variable with its value; unbound ones are absent."""


class Forgetful(Protocol):
    """What remembers something of a store; ``forget`` names the IRIs that changed, None all."""

    def forget(self, changed: AbstractSet[str] | None) -> None: ...


Remembers = TypeVar("Remembers", bound=Forgetful)


class Store:
    """A set of named graphs; open one with ``Store.open``."""

    def __init__(
        self,
        engine: ox.Store,
        path: Path | None,
        snapshots: Snapshots,
        held: Lease | None = None,
    ) -> None:
        self.path = path
        self._engine: ox.Store | None = engine
        self._snapshots = snapshots
        self._held = held
        self._changed = True
        self._writing = threading.RLock()
        self._kept: dict[str, Forgetful] = {}

    @classmethod
    def open(cls, path: Path | None = None, *, create: bool = True) -> Self:
        """Open the store in folder ``path`` for writing; None keeps everything in memory.

        Raises NotAStore, StoreDamaged or StoreBusy, and has then changed nothing.
        """
        if path is None:
            scratch = Path(tempfile.mkdtemp(prefix="viendan-"))
            store = cls(ox.Store(), None, Snapshots(scratch))
            weakref.finalize(store, shutil.rmtree, scratch, ignore_errors=True)
            return store
        engine = folder.open_graph(path, create=create)
        broken_off = folder.unfinished(path)
        if broken_off is not None:
            engine.update(drop(ox.NamedNode(broken_off)))
            engine.flush()
            folder.finish(path)
        store = cls(engine, path, Snapshots(path / folder.SNAPSHOTS))
        store.publish()
        return store

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open what was last published, beside a process that may be writing.

        The view stays as it is until closed.
        """
        folder.check(path, create=False)
        snapshots = Snapshots(path / folder.SNAPSHOTS)
        held = snapshots.lease_current()
        if held is None:
            raise StoreDamaged(path, f"{folder.SNAPSHOTS}: empty")
        try:
            engine = folder.open_engine(path, held.graph, read_only=True)
        except BaseException:
            held.release()
            raise
        return cls(engine, path, snapshots, held)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Publish what is not yet, and let other processes open the store."""
        with self._writing:
            if self._engine is None:
                return
            if self._held is None and self.path is not None:
                self.publish()
                self._snapshots.prune()
            self._engine = None
            if self._held is not None:
                self._held.release()

    @property
    def _open(self) -> ox.Store:
        if self._engine is None:
            raise ValueError("the store is closed")
        return self._engine

    def _for_writing(self) -> ox.Store:
        if self._held is not None:
            raise StoreReadOnly(self.path or "")
        return self._open

    # writing

    def replace(self, graph: str, triples: Iterable[Triple]) -> bool:
        """Make ``graph`` hold exactly ``triples``, at once; False where it already did.

        Only the difference is written, so that ingesting a document again costs a read. Blank
        nodes are refused with ValueError: they would differ each time.
        """
        name = ox.NamedNode(graph)
        quads = (without_blanks(to_quad(triple, name)) for triple in triples)
        with self._writing, folder.damage_told(self.path):
            engine = self._for_writing()
            if not engine.contains_named_graph(name):
                return self._fill(engine, name, quads)
            wanted = set(quads)
            stored = set(engine.quads_for_pattern(None, None, None, name))
            gone, new = stored - wanted, wanted - stored
            if any(map(has_blank, gone)):
                engine.update(f"{drop(name)}; {insert(name, wanted)}")
            elif gone:
                engine.update(f"{delete(engine, name, gone)}; {insert(name, new)}")
            elif new:
                engine.extend(with_union(new))
            self._note(gone | new)
            return bool(gone or new)

    def _fill(self, engine: ox.Store, graph: ox.NamedNode, quads: Iterator[ox.Quad]) -> bool:
        """Put in a graph that is not there yet, all of it or nothing; a long one in parts."""
        part = list(islice(quads, _LARGE))
        if len(part) < _LARGE:
            engine.extend(with_union(part))
            self._note(part)
            return bool(part)
        if self.path is not None:
            folder.begin(self.path, graph.value)
        try:
            while part:
                engine.bulk_extend(with_union(part))
                self._note(part)
                part = list(islice(quads, _LARGE))
        except BaseException:
            engine.update(drop(graph))
            self._note(None)
            self._finish(engine)
            raise
        self._finish(engine)
        return True

    def _finish(self, engine: ox.Store) -> None:
        if self.path is not None:
            engine.flush()
            folder.finish(self.path)

    def remove(self, graph: str) -> bool:
        """Delete ``graph``; False where there was none."""
        name = ox.NamedNode(graph)
        with self._writing, folder.damage_told(self.path):
            engine = self._for_writing()
            if not engine.contains_named_graph(name):
                return False
            gone = set(engine.quads_for_pattern(None, None, None, name))
            engine.update(drop(name))
            self._note(gone)
            return True

    def load(self, nquads: Path) -> None:
        """Add the graphs of an N-Quads file, as ``dump`` writes it; all or nothing."""
        with self._writing:
            quads = ox.parse(path=nquads, format=ox.RdfFormat.N_QUADS)
            self._for_writing().bulk_extend(with_union(quads))
            self._note(None)

    def flush(self) -> None:
        """Put what was written on the disk itself, before a job is acknowledged."""
        if self.path is not None and self._held is None:
            self._open.flush()

    # publishing

    def publish(self) -> Path:
        """Show the present state to readers of snapshots; returns its folder."""
        with self._writing:
            current = self._snapshots.current()
            if self._held is not None and current is not None:
                return current
            if current is None or self._changed:
                current = self._snapshots.publish(self._copy)
                self._changed = False
            return current

    def snapshot(self) -> Path:
        """The newest published snapshot, for ``kg.sparql.worker``; publishes the first one."""
        return self._snapshots.current() or self.publish()

    def _copy(self, target: Path) -> None:
        engine = self._open
        if self.path is None:
            copy = ox.Store(str(target))
            copy.bulk_extend(iter(engine))
            for name in engine.named_graphs():
                copy.add_graph(name)
            copy.flush()
            return
        self.flush()
        engine.backup(str(target))

    # reading

    def select(self, query: str, **bindings: object) -> list[Row]:
        """Rows of one of our own queries, over all graphs; ``$name`` in it is a binding.

        A str binds as text: wrap an IRI in ``rdflib.URIRef``.
        """
        with folder.damage_told(self.path):
            solutions = self._run(query, bindings)
            if not isinstance(solutions, ox.QuerySolutions):
                raise TypeError("not a SELECT query")
            names = [variable.value for variable in solutions.variables]
            return [
                {
                    name: to_python(term)
                    for name, term in zip(names, solution, strict=True)
                    if term is not None
                }
                for solution in solutions
            ]

    def ask(self, query: str, **bindings: object) -> bool:
        with folder.damage_told(self.path):
            answer = self._run(query, bindings)
            if not isinstance(answer, ox.QueryBoolean):
                raise TypeError("not an ASK query")
            return bool(answer)

    def _run(
        self, query: str, bindings: dict[str, object]
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        return self._open.query(fill(query, bindings))

    def pairs(
        self, predicate: str, *, subject: str | None = None, object: str | None = None
    ) -> Iterator[tuple[str, str]]:
        """Subject and object of the triples with this predicate between IRIs, over all graphs.

        With one end given it costs what it finds: no query is read or planned.
        """
        ends = (ox.NamedNode(end) if end else None for end in (subject, object))
        start, end = ends
        with folder.damage_told(self.path):
            for quad in self._open.quads_for_pattern(
                start, ox.NamedNode(predicate), end, ox.DefaultGraph()
            ):
                yield quad.subject.value, quad.object.value  # type: ignore[union-attr]

    def kept(self, name: str, make: Callable[[], Remembers]) -> Remembers:
        """What was made under this name first; it is told of every change from then on."""
        kept: Remembers = self._kept.setdefault(name, make())  # type: ignore[assignment]
        return kept

    def _note(self, changed: Iterable[ox.Quad] | None) -> None:
        """Something was written; None: too much to tell what."""
        nodes = None if changed is None else {end for quad in changed for end in _ends(quad)}
        self._changed |= nodes is None or bool(nodes)
        for each in tuple(self._kept.values()):
            each.forget(nodes)

    def graph(self, iri: str) -> rdflib.Graph:
        """One named graph, in memory; empty where there is none."""
        with folder.damage_told(self.path):
            return _graph(_terms(quad.triple) for quad in self._quads(ox.NamedNode(iri)))

    def _quads(self, graph: ox.NamedNode | ox.BlankNode) -> Iterator[ox.Quad]:
        return self._open.quads_for_pattern(None, None, None, graph)

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, in alphabetical order."""
        return tuple(sorted(each.value for each in self._open.named_graphs()))

    def __contains__(self, graph: str) -> bool:
        return self._open.contains_named_graph(ox.NamedNode(graph))

    # copies

    def dump(self, target: Path) -> None:
        """Write everything as N-Quads, which any RDF store reads."""
        draft = target.with_name(f"{target.name}.part")
        quads = (quad for name in self._open.named_graphs() for quad in self._quads(name))
        with folder.damage_told(self.path):
            ox.serialize(quads, str(draft), ox.RdfFormat.N_QUADS)
        draft.replace(target)

    def backup(self, target: Path) -> None:
        """Copy the store into the new folder ``target``, itself a store; costs no downtime."""
        folder.check_free(target)
        target.mkdir(parents=True, exist_ok=True)
        with self._writing:
            self._copy(target / folder.GRAPH)
        folder.write_mark(target)

    @staticmethod
    def restore(backup: Path, target: Path) -> None:
        """Copy a ``backup`` into the new folder ``target``, which is complete or absent after."""
        folder.restore(backup, target)


def _ends(quad: ox.Quad) -> Iterator[str]:
    for term in (quad.subject, quad.object):
        if isinstance(term, ox.NamedNode):
            yield term.value


def _terms(triple: ox.Triple) -> tuple[Any, Any, Any]:
    return triple.subject, triple.predicate, triple.object


def _graph(triples: Iterable[tuple[Any, Any, Any]]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in triples:
        subject, predicate, object_ = (to_rdflib(term) for term in triple)
        graph.add((subject, predicate, object_))
    return graph
