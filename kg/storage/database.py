"""A SQLite file of the store folder, shared by threads under one lock; readers never wait.

Each kind of file is a subclass, with its name and its schema. A folder of None keeps everything in
memory.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Database:
    """An open file."""

    FILE: ClassVar[str]
    SCHEMA: ClassVar[str]

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._lock = RLock()

    @classmethod
    def open(cls, folder: Path | None) -> Self:
        place = ":memory:" if folder is None else folder / cls.FILE
        database = sqlite3.connect(place, check_same_thread=False, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(cls.SCHEMA)
        return cls(database)

    def backup(self, folder: Path) -> None:
        """Write a consistent copy into a folder while it is in use."""
        with self._lock:
            target = sqlite3.connect(folder / self.FILE)
            try:
                self._database.backup(target)
            finally:
                target.close()

    def close(self) -> None:
        with self._lock:
            self._database.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
