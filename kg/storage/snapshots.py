"""Numbered, immutable copies of the graph that readers open while the writer goes on writing.

A snapshot is a folder ``NNNNNNNN/`` with ``graph/`` (the engine's files, hard links to the
writer's) and ``held``: readers share a lock on it, so ``prune`` deletes only what nobody reads.
The newest complete one is current. Where the system has no ``flock``, open files protect it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows refuses to rename a folder with open files, which serves as well
    fcntl = None  # type: ignore[assignment]

_HELD = "held"
GRAPH = "graph"


def _lock(file: int, *, shared: bool) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Lease:
    """A snapshot that stays until ``release``; ``graph`` is what the engine opens."""

    graph: Path
    _file: int

    def release(self) -> None:
        os.close(self._file)


def lease(snapshot: Path) -> Lease | None:
    """Hold ``snapshot``, or None where it was deleted meanwhile: take the current one then."""
    held = snapshot / _HELD
    try:
        file = os.open(held, os.O_RDWR)
    except OSError:
        return None
    with contextlib.suppress(OSError):
        if _lock(file, shared=True) and os.path.samestat(os.fstat(file), held.stat()):
            return Lease(snapshot / GRAPH, file)
    os.close(file)
    return None


def _delete(snapshot: Path) -> None:
    """Rename first: a reader sees a whole snapshot or none."""
    file = os.open(snapshot / _HELD, os.O_RDWR)
    try:
        if not _lock(file, shared=False):
            return
        gone = snapshot.with_name(f"old-{snapshot.name}")
        snapshot.rename(gone)
    finally:
        os.close(file)
    shutil.rmtree(gone, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots in one folder. Only the process that holds the store publishes and prunes."""

    folder: Path

    def _numbered(self) -> list[str]:
        try:
            return sorted(each.name for each in self.folder.iterdir() if each.name.isdigit())
        except FileNotFoundError:
            return []

    def current(self) -> Path | None:
        numbers = self._numbered()
        return self.folder / numbers[-1] if numbers else None

    def lease_current(self) -> Lease | None:
        """Hold the current snapshot; None only where there is none."""
        while (snapshot := self.current()) is not None:
            held = lease(snapshot)
            if held is not None:
                return held
        return None

    def publish(self, write: Callable[[Path], None]) -> Path:
        """Let ``write`` make the graph's folder; readers see it once it is complete."""
        self.folder.mkdir(parents=True, exist_ok=True)
        numbers = self._numbered()
        name = f"{int(numbers[-1]) + 1 if numbers else 1:08d}"
        new = self.folder / f"new-{name}"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        write(new / GRAPH)
        (new / _HELD).touch()
        published = new.rename(self.folder / name)
        self.prune()
        return published

    def prune(self) -> None:
        """Delete every snapshot but the current one that no reader holds, and what crashes left."""
        for name in self._numbered()[:-1]:
            with contextlib.suppress(OSError):
                _delete(self.folder / name)
        with contextlib.suppress(FileNotFoundError):
            for left in tuple(self.folder.iterdir()):
                if left.name.startswith(("new-", "old-")):
                    shutil.rmtree(left, ignore_errors=True)
