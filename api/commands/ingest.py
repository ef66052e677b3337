"""``viendan ingest``: puts documents into the store, replacing what was known of each.

A document that cannot be read is named on the error stream and does not stop the others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from api.commands import DONE, UNKNOWN, UNREADABLE, Command, CommandError
from api.messages import say
from kg.errors import KgError
from kg.ingest import Library, documents_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings


def arguments(parser: Parser) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=say("help_paths", parser.lang)
    )


def run(args: Namespace, console: Console, settings: Settings) -> int:
    files = files_of(args.paths)
    with Library.open(args.store) as library:
        failed = ingest_files(library, files, console)
    console.tell("ingested", done=len(files) - failed, store=args.store)
    return UNREADABLE if failed else DONE


def files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Every document under ``paths``; a path that is not there ends the command."""
    for path in paths:
        if not path.exists():
            raise CommandError(UNKNOWN, "missing_path", path=path)
    files = tuple(documents_in(paths))
    if not files:
        raise CommandError(UNKNOWN, "no_documents", paths=", ".join(map(str, paths)))
    return files


def ingest_files(library: Library, files: Sequence[Path], console: Console) -> int:
    """Ingest ``files``, publish, and return how many could not be read."""
    failed = 0
    with console.progress("ingesting", len(files)) as advance:
        for number, file in enumerate(files, 1):
            try:
                result = library.ingest(file)
            except KgError as error:
                failed += 1
                console.fail(error.message(console.lang))
            else:
                console.tell(
                    "ingested_file",
                    number=number,
                    total=len(files),
                    file=file,
                    label=result.document.label,
                    citations=result.citations,
                    directives=result.directives,
                )
            advance()
    library.publish()
    if failed:
        console.tell("paths_failed", failed=failed, total=len(files))
    return failed


COMMAND = Command("ingest", arguments, run)
