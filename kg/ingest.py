"""The one composition of the graph side: files in, graph, archive and search index out.

``analyse`` reads a text and resolves it without storing anything; a ``Library`` is a folder with
the graph, the original texts and the search index, or all of them in memory. Ingesting a document
again replaces what is known of it. Nothing is printed here.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from grammar.document import read
from kg.documents import document_view, documents, near
from kg.entries import entries
from kg.iri import canonical_designation
from kg.readers import SUFFIXES, read_source
from kg.records import record
from kg.relations.relate import relate
from kg.search import SearchHit, SearchIndex
from kg.storage.archive import Archive, ArchivedText, digest
from kg.storage.errors import StoreDamaged
from kg.storage.store import Store
from kg.triples import describe
from kg.works.identify import identify
from kg.works.resolve import SUPPLIED, resolve
from kg.works.supplies import Supplies, Supply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from grammar.document import Reading
    from kg.model import DocumentRecord, DocumentView, Link, Relation


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a text says, which documents it means, and how they relate."""

    document_iri: str
    reading: Reading
    links: tuple[Link, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What a file became; ``changed`` is False where the store held just this already."""

    document: DocumentRecord
    file: str
    citations: int
    resolved: int
    directives: int
    changed: bool


def analyse(text: str, file: str, supplies: Supplies | None = None) -> Analysis:
    """Read a text and tell what its citations mean, by itself or with what ``supplies`` know."""
    reading = read(text)
    iri = identify(reading.header, digest(text))
    if supplies is None:
        links = resolve(reading.citations, reading.header, iri)
    else:
        told = partial(supplies.known, reader=iri)
        links = resolve(reading.citations, reading.header, iri, supplies=told)
    relations = relate(reading.text, reading.citations)
    return Analysis(iri, reading, links, relations)


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, folders opened: in those, every file of a kind that can be read, sorted.

    A folder that may not be opened stands for what is in it: reading it says what is wrong.
    """
    for path in paths:
        yield from sorted(_below(path)) if path.is_dir() else (path,)


def _below(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for parent, _, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        yield from filter(_is_document, (Path(parent, name) for name in names))
    yield from closed


class Library:
    """The graph, the original texts and the search index of one folder."""

    def __init__(
        self, store: Store, archive: Archive, index: SearchIndex, supplies: Supplies
    ) -> None:
        self.store = store
        self.archive = archive
        self.index = index
        self.supplies = supplies

    @classmethod
    def open(
        cls, path: Path | None = None, *, create: bool = True, read_only: bool = False
    ) -> Self:
        """Open the library in a folder; None keeps everything in memory.

        With ``read_only`` another process may be writing; what it published last is seen.
        """
        if path is not None and read_only:
            store = Store.open_read_only(path)
        else:
            store = Store.open(path, create=create)
        try:
            return cls(store, Archive.open(path), SearchIndex.open(path), Supplies.open(path))
        except sqlite3.DatabaseError as error:
            store.close()
            raise StoreDamaged(path or "", str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ingest(self, path: Path) -> IngestResult:
        """Read a file into the library; ``UnreadableFile`` leaves the library as it was."""
        source = read_source(path)
        return self.ingest_text(source.text, path.name, source.media_type)

    def ingest_text(self, text: str, file: str, media_type: str = "text/plain") -> IngestResult:
        """Put a text into the library under the name of its file."""
        found = analyse(text, file, self.supplies)
        iri = found.document_iri
        changed = self._put(found, file)
        self.archive.put(iri, ArchivedText(file, text, media_type))
        self._read_again(self.supplies.replace(iri, _told(found), _awaited(found)), iri)
        return IngestResult(
            document=record(self.store, iri),
            file=file,
            citations=len(found.links),
            resolved=sum(link.status == "resolved" for link in found.links),
            directives=len(found.reading.directives),
            changed=changed,
        )

    def remove(self, iri: str) -> bool:
        """Forget a document: its graph, its text and what only it named."""
        self.archive.remove(iri)
        self.index.remove(iri)
        known = self.store.remove(iri)
        self._read_again(self.supplies.remove(iri), iri)
        return known

    def _put(self, found: Analysis, file: str) -> bool:
        """Put what a text says into graph and index; False where the graph held just this."""
        iri = found.document_iri
        triples = tuple(describe(found.reading, found.links, found.relations, iri, file))
        changed = self.store.replace(iri, triples)
        self.index.replace(iri, entries(triples))
        return changed

    def _read_again(self, numbers: Iterable[str], source: str) -> None:
        """Resolve anew the documents that wait for numbers of which ``source`` told."""
        for iri in self.supplies.waiting(numbers):
            archived = self.archive.get(iri) if iri != source else None
            if archived is not None:
                self._put(analyse(archived.text, archived.file, self.supplies), archived.file)

    def search(self, query: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Find documents and agencies by words, with or without marks."""
        return self.index.search(query, limit)

    def documents(
        self,
        q: str | None = None,
        *,
        number: str | None = None,
        type: str | None = None,
        issuer: str | None = None,
        from_: date | None = None,
        to: date | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[DocumentRecord, ...]:
        """Return the documents that fit; see ``kg.documents``."""
        return documents(
            self.store,
            q=q,
            number=number,
            type=type,
            issuer=issuer,
            from_=from_,
            to=to,
            limit=limit,
            offset=offset,
            index=self.index,
        )

    def near(self, q: str, limit: int = 20) -> tuple[DocumentRecord, ...]:
        """Return documents that have some of what is asked."""
        return near(self.store, self.index, q, limit)

    def document_view(self, iri: str, limit: int = 60, on: date | None = None) -> DocumentView:
        """Return all that the page of a document shows, its text included; see ``kg.documents``."""
        return document_view(self.store, iri, self.archive, limit, on)

    def publish(self) -> None:
        """Let those who query see what was ingested."""
        self.store.publish()

    def backup(self, folder: Path) -> None:
        """Copy the library into a new folder while it is in use."""
        self.store.backup(folder)
        self.archive.backup(folder)
        self.index.backup(folder)
        self.supplies.backup(folder)

    @staticmethod
    def restore(backup: Path, target: Path) -> None:
        """Make a new library from a backup."""
        Store.restore(backup, target)

    def close(self) -> None:
        self.supplies.close()
        self.index.close()
        self.archive.close()
        self.store.close()


def _told(found: Analysis) -> Iterator[tuple[str, Supply]]:
    """The numbered documents that a text names in full by itself, its own number included."""
    header = found.reading.header
    if header.designation and header.year:
        own = Supply(found.document_iri, header.date)
        yield canonical_designation(header.designation), own
    for link in found.links:
        designation = link.citation.designation
        if link.target and designation and link.reason != SUPPLIED:
            yield canonical_designation(designation), Supply(link.target, link.citation.date)


def _awaited(found: Analysis) -> Iterator[str]:
    """The numbers whose document only another text can tell."""
    for link in found.links:
        designation = link.citation.designation
        if designation and (link.target is None or link.reason == SUPPLIED):
            yield canonical_designation(designation)


def _is_document(file: Path) -> bool:
    hidden = file.name.startswith((".", "~$"))
    return file.is_file() and not hidden and file.suffix.lower() in SUFFIXES
