"""``viendan export``: everything in the store as RDF, for other programs.

N-Quads and TriG keep one graph per document; Turtle has all triples in one. The result is written
beside its target first, so that a target is whole or untouched.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from api.commands import DONE, Command, add_format
from api.commands.opening import open_library
from api.commands.writing import STDOUT, add_output, folder_of
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings

NQUADS: Final = "nquads"
FORMATS: Final = {
    NQUADS: ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}


def arguments(parser: Parser) -> None:
    add_format(parser, *FORMATS)
    add_output(parser)


def run(args: Namespace, console: Console, settings: Settings) -> int:
    target = Path(args.output)
    beside = None if args.output == STDOUT else folder_of(target)
    with tempfile.TemporaryDirectory(dir=beside, prefix=".viendan-") as folder:
        written = Path(folder) / "store.nq"
        with open_library(args.store) as library:
            library.store.dump(written)
        if args.format != NQUADS:
            written = rewritten(written, args.format)
        if args.output == STDOUT:
            with written.open(encoding="utf-8") as lines:
                shutil.copyfileobj(lines, console.out)
            return DONE
        written.replace(target)
    console.tell("written", path=target)
    return DONE


def rewritten(nquads: Path, form: str) -> Path:
    """The same data in another format, in a file beside ``nquads``."""
    target = nquads.with_suffix(f".{form}")
    quads = ox.parse(path=nquads, format=ox.RdfFormat.N_QUADS)
    statements = quads if form == "trig" else (quad.triple for quad in quads)
    ox.serialize(statements, target, format=FORMATS[form], prefixes=PREFIXES)
    return target


COMMAND = Command("export", arguments, run)
