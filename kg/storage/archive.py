"""The original texts, by document IRI, in one SQLite file of the store folder.

In and out: the text exactly as it was read (offsets count in it), its file name, media type and
SHA-256. It knows nothing of graphs; a folder of None keeps everything in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from kg.storage.database import Database

_SCHEMA = """
CREATE TABLE IF NOT EXISTS document (
    iri TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class ArchivedText:
    """A text as it was read from a file."""

    file: str
    text: str
    media_type: str = "text/plain"

    @property
    def sha256(self) -> str:
        return digest(self.text)


def digest(text: str) -> str:
    """Return the SHA-256 of a text; letters that UTF-8 cannot carry count as ``?``."""
    return sha256(text.encode("utf-8", errors="replace")).hexdigest()


class Archive(Database):
    """Original texts by document IRI."""

    FILE = "archive.sqlite"
    SCHEMA = _SCHEMA

    def put(self, iri: str, archived: ArchivedText) -> None:
        """Keep a text; one that stands under the same IRI is replaced."""
        row = (iri, archived.file, archived.media_type, archived.sha256, archived.text)
        with self._lock:
            self._database.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)", row)

    def get(self, iri: str) -> ArchivedText | None:
        """Return the text of a document; None where only citations know it."""
        with self._lock:
            row = self._database.execute(
                "SELECT file, text, media_type FROM document WHERE iri = ?", (iri,)
            ).fetchone()
        return ArchivedText(*row) if row else None

    def remove(self, iri: str) -> None:
        with self._lock:
            self._database.execute("DELETE FROM document WHERE iri = ?", (iri,))

    def iris(self) -> tuple[str, ...]:
        """Return every document whose text is here, sorted."""
        with self._lock:
            rows = self._database.execute("SELECT iri FROM document ORDER BY iri").fetchall()
        return tuple(iri for (iri,) in rows)

    def __contains__(self, iri: str) -> bool:
        with self._lock:
            found = self._database.execute("SELECT 1 FROM document WHERE iri = ?", (iri,))
            return found.fetchone() is not None
