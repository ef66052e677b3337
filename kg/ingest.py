"""The one composition of the graph side: files in, graph, archive and search index out.

``analyse`` reads a text and resolves it without storing anything; a ``Library`` is a folder with
the graph, the original texts and the search index, or all of them in memory. Ingesting a document
again replaces what is known of it. Nothing is printed here.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from grammar.document import read
from kg.archive import Archive, ArchivedText, digest
from kg.documents import document_view, documents
from kg.entries import entries
from kg.identify import identify
from kg.readers import SUFFIXES, read_source
from kg.records import record
from kg.relate import relate
from kg.resolve import resolve
from kg.search import SearchHit, SearchIndex
from kg.store import Store
from kg.store_errors import StoreDamaged
from kg.triples import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

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


def analyse(text: str, file: str) -> Analysis:
    """Read a text and tell what its citations mean."""
    reading = read(text)
    iri = identify(reading.header, digest(text))
    links = resolve(reading.citations, reading.header, iri)
    relations = relate(reading.text, reading.citations)
    return Analysis(iri, reading, links, relations)


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, folders opened: in those, every file of a kind that can be read, sorted."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if _is_document(file))
        else:
            yield path


class Library:
    """The graph, the original texts and the search index of one folder."""

    def __init__(self, store: Store, archive: Archive, index: SearchIndex) -> None:
        self.store = store
        self.archive = archive
        self.index = index

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
            return cls(store, Archive.open(path), SearchIndex.open(path))
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
        found = analyse(text, file)
        iri = found.document_iri
        triples = tuple(describe(found.reading, found.links, found.relations, iri, file))
        changed = self.store.replace(iri, triples)
        self.archive.put(iri, ArchivedText(file, text, media_type))
        self.index.replace(iri, entries(triples))
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
        return self.store.remove(iri)

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

    def document_view(self, iri: str, limit: int = 60) -> DocumentView:
        """Return all that the page of a document shows, its text included."""
        return document_view(self.store, iri, self.archive, limit)

    def publish(self) -> None:
        """Let those who query see what was ingested."""
        self.store.publish()

    def backup(self, folder: Path) -> None:
        """Copy the library into a new folder while it is in use."""
        self.store.backup(folder)
        self.archive.backup(folder)
        self.index.backup(folder)

    @staticmethod
    def restore(backup: Path, target: Path) -> None:
        """Make a new library from a backup."""
        Store.restore(backup, target)

    def close(self) -> None:
        self.index.close()
        self.archive.close()
        self.store.close()


def _is_document(file: Path) -> bool:
    hidden = file.name.startswith((".", "~$"))
    return file.is_file() and not hidden and file.suffix.lower() in SUFFIXES
