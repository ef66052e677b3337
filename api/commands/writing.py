"""Writes a result to the file that ``-o`` names, whole or not at all; ``-`` is standard output."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.commands import UNKNOWN, CommandError
from api.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.arguments import Parser
    from api.console import Console

STDOUT: Final = "-"


def add_output(parser: Parser, *, required: bool = False, text: str = "") -> None:
    """Add ``-o``."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default=STDOUT,
        required=required,
        help=text or say("help_output", parser.lang, default=STDOUT),
    )


def write_output(target: str, data: bytes, console: Console) -> None:
    """Write ``data`` where ``-o`` said, and say so."""
    if target == STDOUT:
        console.write(data.decode("utf-8"))
        return
    with _whole_or_not(Path(target), console) as unfinished:
        unfinished.write_bytes(data)


def folder_of(target: Path) -> Path:
    """The folder that a file goes into, which must be there."""
    folder = target.absolute().parent
    if not folder.is_dir():
        raise CommandError(UNKNOWN, "no_such_folder", folder=folder)
    return folder


@contextmanager
def output_for_prints(target: str, console: Console) -> Iterator[None]:
    """Send what is printed meanwhile where ``-o`` said, and say so."""
    if target == STDOUT:
        yield
        return
    with (
        _whole_or_not(Path(target), console) as unfinished,
        unfinished.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file,
        redirect_stdout(file),
    ):
        yield


@contextmanager
def _whole_or_not(path: Path, console: Console) -> Iterator[Path]:
    """A file to fill, which then takes the place of ``path``."""
    parent = folder_of(path)
    if not os.access(parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(parent))
    with tempfile.TemporaryDirectory(dir=parent, prefix=".viendan-") as folder:
        unfinished = Path(folder) / "unfinished"
        yield unfinished
        unfinished.replace(path)
    console.tell("written", path=path)
