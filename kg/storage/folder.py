"""The data folder on disk: told apart from any other folder before a single byte is written.

``store.json`` marks it and names the format; ``graph/`` is the engine's, ``snapshots/`` holds what
readers open. Other parts of the program keep their files beside these.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.storage.errors import NotAStore, StoreBusy, StoreDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
GRAPH = "graph"
SNAPSHOTS = "snapshots"
_MARK = "store.json"
_UNFINISHED = "unfinished"


def _read_mark(path: Path) -> object:
    try:
        mark = json.loads((path / _MARK).read_text(encoding="utf-8"))
        return mark["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(path, f"{_MARK}: {error}") from error


def check(path: Path, *, create: bool) -> bool:
    """Tell whether ``path`` is a store (True) or may become one (False); else raise."""
    if path.exists() and not path.is_dir():
        raise NotAStore(path, "đó là một tệp, không phải thư mục", "it is a file, not a folder")
    if (path / _MARK).exists():
        if (found := _read_mark(path)) != FORMAT:
            raise NotAStore(
                path,
                f"định dạng {found}, chương trình này đọc định dạng {FORMAT}",
                f"it has format {found}, this program reads format {FORMAT}",
            )
        return True
    if not create:
        raise NotAStore(path, "chưa có kho dữ liệu ở đó", "there is no store there")
    if path.exists() and any(path.iterdir()) and not _began(path):
        raise NotAStore(
            path,
            "thư mục đã có thứ khác, không do chương trình này tạo ra",
            "the folder holds something else, not made by this program",
        )
    return False


def _began(path: Path) -> bool:
    """Whether the folder holds only a graph whose making was cut short."""
    return [entry.name for entry in path.iterdir()] == [GRAPH] and (
        path / GRAPH / "IDENTITY"
    ).exists()


def open_graph(path: Path, *, create: bool = True) -> ox.Store:
    """Open the graph of the store at ``path`` for writing, making the store where there is none."""
    known = check(path, create=create)
    graph = path / GRAPH
    if known and not (graph / "CURRENT").exists():
        # The engine would begin an empty database among the old files.
        raise StoreDamaged(path, f"{GRAPH}/CURRENT: missing")
    if not known:
        path.mkdir(parents=True, exist_ok=True)
    store = open_engine(path, graph)
    if not known:
        write_mark(path)
    return store


def open_engine(path: Path, graph: Path, *, read_only: bool = False) -> ox.Store:
    """Open the engine's files, its errors told in our words; ``path`` is named in them."""
    try:
        return ox.Store.read_only(str(graph)) if read_only else ox.Store(str(graph))
    except PermissionError:
        raise
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower() and "corruption" not in str(error).lower():
            raise StoreBusy(path) from error
        raise StoreDamaged(path, str(error)) from error


def begin(path: Path, graph: str) -> None:
    """Note that ``graph`` is being put in, in parts: if that breaks off, it is to be dropped."""
    with (path / _UNFINISHED).open("w", encoding="utf-8") as file:
        file.write(graph)
        file.flush()
        os.fsync(file.fileno())


def finish(path: Path) -> None:
    (path / _UNFINISHED).unlink(missing_ok=True)


def unfinished(path: Path) -> str | None:
    """The graph that was being put in when the program ended."""
    try:
        return (path / _UNFINISHED).read_text(encoding="utf-8") or None
    except FileNotFoundError:
        return None


def write_mark(path: Path) -> None:
    draft = path / f"{_MARK}.new"
    draft.write_text(json.dumps({"format": FORMAT, "program": "viendan"}) + "\n", encoding="utf-8")
    draft.replace(path / _MARK)


@contextlib.contextmanager
def damage_told(path: Path | None) -> Iterator[None]:
    """Say what broken files mean: some the engine meets only when it reads them."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if "Corruption" not in str(error):
            raise
        raise StoreDamaged(path or "", str(error)) from error


def check_free(target: Path) -> None:
    """Refuse a target where anything is."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise NotAStore(target, "đã có thứ khác ở đó", "something else is there")


def restore(backup: Path, target: Path) -> None:
    """Copy the store ``backup`` to ``target``, which is complete or untouched after."""
    check(backup, create=False)
    check_free(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(backup, draft, ignore=shutil.ignore_patterns(SNAPSHOTS, "LOCK"))
    try:
        open_graph(draft, create=False)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    draft.replace(target)
