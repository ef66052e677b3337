"""Opens the library for a command that reads it: there must be a store where it looks.

It is read as it was last published, so a server that has it open is not in the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.commands import UNKNOWN, CommandError
from kg.ingest import Library

if TYPE_CHECKING:
    from pathlib import Path


def open_library(store: Path) -> Library:
    """The library in ``store``, which is not made when it is missing."""
    if not store.is_dir() or not any(store.iterdir()):
        raise CommandError(UNKNOWN, "store_missing", path=store)
    return Library.open(store, read_only=True)
