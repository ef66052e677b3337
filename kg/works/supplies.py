"""What each document of a library tells of numbers, and which numbers it waits to be told of.

A mention without a year, or without its place, may mean a document that another text names in
full. Each text supplies the works that it names in full by itself, and waits for the numbers that
it leaves open; one SQLite file keeps both by source. ``replace`` and ``remove`` return the numbers
of which the library now knows more or less than before: who waits for those is to be read again,
so that no link outlives what it rests on. Which supply fits a mention is decided in ``resolve``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEMA = """
CREATE TABLE IF NOT EXISTS supply (
    number TEXT NOT NULL,
    target TEXT NOT NULL,
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (number, target, day, source)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS supply_source ON supply (source);
CREATE TABLE IF NOT EXISTS waiting (
    number TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (number, source)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting_source ON waiting (source);
"""


@dataclass(frozen=True, slots=True)
class Supply:
    """A work that some text names in full; ``day`` is None where only its year is known."""

    target: str
    day: date | None = None


class Supplies(Database):
    """Supplies and waiting numbers, by the document that they stand in."""

    FILE = "supplies.sqlite"
    SCHEMA = _SCHEMA

    def known(self, number: str, reader: str) -> tuple[Supply, ...]:
        """What texts other than ``reader`` tell of a number, sorted."""
        with self._lock:
            rows = self._database.execute(
                "SELECT DISTINCT target, day FROM supply WHERE number = ? AND source <> ? "
                "ORDER BY target, day",
                (number, reader),
            ).fetchall()
        return tuple(
            Supply(target, date.fromisoformat(day) if day else None) for target, day in rows
        )

    def waiting(self, numbers: Iterable[str]) -> tuple[str, ...]:
        """The documents that wait for any of these numbers, sorted."""
        found: set[str] = set()
        with self._lock:
            for number in numbers:
                rows = self._database.execute(
                    "SELECT source FROM waiting WHERE number = ?", (number,)
                )
                found.update(source for (source,) in rows)
        return tuple(sorted(found))

    def replace(
        self, source: str, told: Iterable[tuple[str, Supply]], awaited: Iterable[str]
    ) -> frozenset[str]:
        """Keep what a document tells and waits for; return the numbers it newly tells of or not."""
        rows = {
            (number, one.target, one.day.isoformat() if one.day else "") for number, one in told
        }
        with self._lock, self._transaction():
            before = self._told_by(source)
            self._forget(source)
            self._database.executemany(
                "INSERT INTO supply VALUES (?, ?, ?, ?)", [(*row, source) for row in sorted(rows)]
            )
            self._database.executemany(
                "INSERT OR IGNORE INTO waiting VALUES (?, ?)",
                [(number, source) for number in awaited],
            )
        return frozenset(number for number, _, _ in before ^ rows)

    def remove(self, source: str) -> frozenset[str]:
        """Forget a document; return the numbers it told of."""
        with self._lock:
            before = self._told_by(source)
            self._forget(source)
        return frozenset(number for number, _, _ in before)

    def _told_by(self, source: str) -> set[tuple[str, str, str]]:
        rows = self._database.execute(
            "SELECT number, target, day FROM supply WHERE source = ?", (source,)
        )
        return set(rows)

    def _forget(self, source: str) -> None:
        self._database.execute("DELETE FROM supply WHERE source = ?", (source,))
        self._database.execute("DELETE FROM waiting WHERE source = ?", (source,))
