"""Finds documents and agencies by what people type, with or without diacritics, at once.

In: the triples of a named graph, and queries. Out: hits, exact spelling before folded. An index
of two columns (as written, folded: FTS5 itself does not fold đ) in one SQLite file of the store
folder. A document that is only cited is found too, until no graph names it any more.
It does not search the body of texts, and it never decides which document a number means.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kg import iri as identity
from kg.storage.database import Database
from kg.words import bare_number, compact, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    rowid INTEGER PRIMARY KEY,
    iri TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    title TEXT,
    key TEXT NOT NULL,
    ingested INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS entry_key ON entry (key);
CREATE TABLE IF NOT EXISTS source (
    graph TEXT NOT NULL,
    iri TEXT NOT NULL,
    PRIMARY KEY (graph, iri)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_iri ON source (iri);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    exact, folded, tokenize = "unicode61 remove_diacritics 0"
);
"""
_BY_KEY = """
SELECT iri, kind, label, title, ingested FROM entry
WHERE key = ? ORDER BY ingested DESC, label, iri LIMIT ?
"""
_BY_WORDS = """
SELECT entry.iri, kind, label, title, ingested
FROM words JOIN entry ON entry.rowid = words.rowid
WHERE words MATCH ?
ORDER BY ingested DESC, bm25(words), length(label), label, entry.iri LIMIT ?
"""
_KNOWN = """
SELECT entry.rowid, iri, kind, label, title, key, ingested, exact
FROM entry JOIN words ON words.rowid = entry.rowid
WHERE iri IN (SELECT value FROM json_each(?))
"""
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TYPE_WORDS = re.compile(r"^[^\d]*?(?=\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of a document or an agency; ``words`` is what it is found by."""

    iri: str
    kind: Literal["document", "agency"]
    label: str
    words: str
    title: str | None = None
    key: str = ""
    ingested: bool = False


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document or an agency that answers to a query."""

    iri: str
    id: str
    kind: Literal["document", "agency"]
    label: str
    title: str | None = None
    ingested: bool = False


class SearchIndex(Database):
    """Full-text search over the names of documents and agencies."""

    FILE = "search.sqlite"
    SCHEMA = _SCHEMA

    def replace(self, graph: str, entries: Iterable[Entry]) -> None:
        """Index what a graph names, and forget what no graph names any more."""
        found = {entry.iri: entry for entry in entries}
        with self._lock, self._transaction():
            rows = self._rows("SELECT iri FROM source WHERE graph = ?", graph)
            before = {iri for (iri,) in rows}
            self._link(graph, found.keys() - before)
            self._unlink(graph, before - found.keys())
            known = self._known(found)
            for entry in found.values():
                rowid, old = known.get(entry.iri, (None, None))
                if old != entry and (old is None or entry.ingested or not old.ingested):
                    self._put(entry, rowid)

    def remove(self, graph: str) -> None:
        """Forget what only this graph names."""
        self.replace(graph, ())

    def search(self, query: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return the best hits: this very number, then these words, then their beginnings.

        All that is asked is in every hit; see ``near`` for the rest. The beginning of a number is
        looked for only where no document has the number itself.
        """
        found = self._found(_attempts(query), limit)
        return found or self._found(_beginnings(query), limit)

    def near(self, query: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return what has some of the words, or the ordinal of a number that is not known."""
        numbers = filter(None, map(bare_number, query.split()))
        ordinals = [number for number in numbers if not _YEAR.fullmatch(number)]
        words = " OR ".join(f'folded : "{word}"' for word in ordinals or _words(fold(query)))
        return self._found([(_BY_WORDS, words)] if words else (), limit)

    def _found(self, attempts: Iterable[tuple[str, str]], limit: int) -> tuple[SearchHit, ...]:
        hits: dict[str, SearchHit] = {}
        for statement, argument in attempts:
            if len(hits) >= limit:
                break
            with self._lock:
                rows = self._rows(statement, argument, limit)
            for iri, *rest in rows:
                hits.setdefault(iri, _hit(iri, *rest))
        return tuple(hits.values())[:limit]

    def _known(self, iris: Iterable[str]) -> dict[str, tuple[int, Entry]]:
        rows = self._rows(_KNOWN, json.dumps(list(iris)))
        return {iri: (rowid, _entry(iri, *rest)) for rowid, iri, *rest in rows}

    def _put(self, entry: Entry, rowid: int | None) -> None:
        if rowid is not None:
            self._delete(rowid)
        inserted = self._database.execute(
            "INSERT INTO entry (rowid, iri, kind, label, title, key, ingested)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (rowid, entry.iri, entry.kind, entry.label, entry.title, entry.key, entry.ingested),
        )
        self._database.execute(
            "INSERT INTO words (rowid, exact, folded) VALUES (?, ?, ?)",
            (inserted.lastrowid, entry.words, fold(entry.words)),
        )

    def _delete(self, rowid: int) -> None:
        self._database.execute("DELETE FROM words WHERE rowid = ?", (rowid,))
        self._database.execute("DELETE FROM entry WHERE rowid = ?", (rowid,))

    def _link(self, graph: str, iris: Iterable[str]) -> None:
        self._database.executemany(
            "INSERT INTO source (graph, iri) VALUES (?, ?)", [(graph, iri) for iri in iris]
        )

    def _unlink(self, graph: str, iris: Iterable[str]) -> None:
        for iri in iris:
            self._database.execute("DELETE FROM source WHERE graph = ? AND iri = ?", (graph, iri))
            if iri == graph:
                self._database.execute("UPDATE entry SET ingested = 0 WHERE iri = ?", (iri,))
            if not self._rows("SELECT 1 FROM source WHERE iri = ? LIMIT 1", iri):
                for (rowid,) in self._rows("SELECT rowid FROM entry WHERE iri = ?", iri):
                    self._delete(rowid)

    def _rows(self, statement: str, *arguments: object) -> list[Any]:
        return self._database.execute(statement, arguments).fetchall()


def _attempts(query: str) -> Iterator[tuple[str, str]]:
    """Yield what to ask the index, the surest first."""
    folded = fold(query)
    if not _words(folded):
        return
    yield _BY_KEY, compact(_TYPE_WORDS.sub("", folded))
    exact = unicodedata.normalize("NFC", query)
    if len(_words(exact)) == len(_words(folded)):
        yield _BY_WORDS, _all("exact", exact)
    yield _BY_WORDS, _all("folded", folded)
    if not folded.rstrip()[-1:].isdigit():
        yield from _beginnings(query)


def _beginnings(query: str) -> Iterator[tuple[str, str]]:
    folded = fold(query)
    if _words(folded):
        yield _BY_WORDS, _all("folded", folded, " *")


def _words(text: str) -> list[str]:
    """The words of a query; leading zeros and ``số`` say nothing."""
    words = [word.lstrip("0") or word for word in _WORD.findall(text.replace("_", " "))]
    return [word for word in words if fold(word) != "so"] or words


def _all(column: str, text: str, last: str = "") -> str:
    """All words of a query; those of a number, ``61/2018``, one behind the other.

    A word is letters and digits only, so it cannot end its quotation.
    """
    phrases: list[tuple[str, ...]] = []
    for part in text.split():
        words = _words(part)
        if len(words) > 1 and words[0][0].isdigit():
            number = " ".join(words)
            # Stored numbers below ten have a leading zero.
            phrases.append((number, f"0{number}") if len(words[0]) == 1 else (number,))
        else:
            phrases.extend((word,) for word in words)
    ends = [""] * (len(phrases) - 1) + [last]
    return " AND ".join(
        "(" + " OR ".join(f'{column} : "{one}"{end}' for one in phrase) + ")"
        for phrase, end in zip(phrases, ends, strict=True)
    )


def _hit(iri: str, kind: Any, label: str, title: str | None, ingested: int) -> SearchHit:
    return SearchHit(iri, identity.id_of(iri), kind, label, title, bool(ingested))


def _entry(
    iri: str, kind: Any, label: str, title: str | None, key: str, ingested: int, words: str
) -> Entry:
    return Entry(iri, kind, label, words, title, key, bool(ingested))
