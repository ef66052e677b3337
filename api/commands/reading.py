"""The texts that a command line names: files, folders, and ``-`` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.commands import UNKNOWN, CommandError
from api.extraction import Extracted, read_text
from kg.errors import KgError
from kg.ingest import documents_in
from kg.readers import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from api.console import Console

STDIN: Final = "-"


def files_of(paths: Sequence[str]) -> list[str]:
    """Every file to read, folders opened; ``-`` stays. There must be one."""
    for path in paths:
        if path != STDIN and not Path(path).exists():
            raise CommandError(UNKNOWN, "missing_path", path=path)
    files = [
        file
        for path in paths
        for file in ([STDIN] if path == STDIN else map(str, documents_in([Path(path)])))
    ]
    if not files:
        raise CommandError(UNKNOWN, "no_documents", paths=", ".join(paths))
    return files


def read_each(
    files: Sequence[str],
    console: Console,
    failed: list[str],
    done: Callable[[], None] = lambda: None,
) -> Iterator[Extracted]:
    """Read one after the other; what cannot be read is told, put to ``failed`` and passed over."""
    for file in files:
        try:
            yield _read(file)
        except KgError as error:
            failed.append(file)
            console.fail(error.message(console.lang))
        done()


def _read(file: str) -> Extracted:
    if file == STDIN:
        return read_text(read_bytes(sys.stdin.buffer.read(), STDIN).text, STDIN)
    return read_text(read_file(Path(file)), file)
