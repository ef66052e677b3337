"""Writes a result to the file that ``-o`` names, whole or not at all; ``-`` is standard output."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.messages import say

if TYPE_CHECKING:
    from api.arguments import Parser
    from api.console import Console

STDOUT: Final = "-"


def add_output(parser: Parser, *, required: bool = False) -> None:
    """Add ``-o``."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default=STDOUT,
        required=required,
        help=say("help_output", parser.lang, default=STDOUT),
    )


def write_output(target: str, data: bytes, console: Console) -> None:
    """Write ``data`` where ``-o`` said, and say so."""
    if target == STDOUT:
        console.write(data.decode("utf-8"))
        return
    path = Path(target)
    with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".viendan-") as folder:
        unfinished = Path(folder) / "unfinished"
        unfinished.write_bytes(data)
        unfinished.replace(path)
    console.tell("written", path=path)
