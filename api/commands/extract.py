"""``viendan extract``: prints what is found in texts, one JSON object a line, in text order.

Files are read one after the other and printed as they are done. A file that cannot be read is
named on the error stream and does not stop the others. No store is opened.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.commands import DONE, UNKNOWN, UNREADABLE, Command, CommandError, add_format
from api.extraction import extract_bytes, extract_file
from api.formats import csv_text, print_table
from api.lines import KINDS, printed
from api.messages import say
from api.tables import line_table
from kg.errors import KgError
from kg.ingest import documents_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from api.arguments import Parser
    from api.console import Console
    from api.lines import Line
    from api.settings import Settings

STDIN: Final = "-"


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("paths", nargs="+", metavar="PATH", help=say("help_extract_paths", lang))
    parser.add_argument(
        "--kind",
        action="append",
        choices=KINDS,
        metavar="KIND",
        help=say("help_extract_kind", lang, kinds=", ".join(KINDS)),
    )
    add_format(parser, "jsonl", "json", "csv", "table")


def run(args: Namespace, console: Console, settings: Settings) -> int:
    files = _files(args.paths)
    kinds = frozenset(args.kind or KINDS)
    failed: list[str] = []
    found = (
        (line for line in batch if line["kind"] in kinds)
        for batch in _read_all(files, console, failed)
    )
    if args.format == "jsonl":
        for batch in found:
            for line in batch:
                console.write(printed(line) + "\n")
            console.out.flush()
    else:
        _print_whole([line for batch in found for line in batch], args.format, console)
    if failed and len(files) > 1:
        console.tell("paths_failed", failed=len(failed), total=len(files))
    return UNREADABLE if failed else DONE


def _files(paths: Iterable[str]) -> list[str]:
    """Every file to read, folders opened; ``-`` stays."""
    files: list[str] = []
    for path in paths:
        if path == STDIN:
            files.append(path)
        elif not Path(path).exists():
            raise CommandError(UNKNOWN, "missing_path", path=path)
        else:
            files += (str(file) for file in documents_in([Path(path)]))
    if not files:
        raise CommandError(UNKNOWN, "no_documents", paths=", ".join(paths))
    return files


def _read_all(files: list[str], console: Console, failed: list[str]) -> Iterator[Iterator[Line]]:
    # Results on the same screen would tear a bar to pieces.
    steps = 0 if console.out.isatty() else len(files)
    with console.progress("reading", steps) as advance:
        for file in files:
            try:
                yield _read(file)
            except KgError as error:
                failed.append(file)
                console.fail(error.message(console.lang))
            advance()


def _read(file: str) -> Iterator[Line]:
    if file == STDIN:
        return extract_bytes(sys.stdin.buffer.read(), STDIN)
    return extract_file(Path(file))


def _print_whole(lines: list[Line], form: str, console: Console) -> None:
    if form == "json":
        whole = [json.loads(printed(line)) for line in lines]
        console.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        console.write(csv_text(line_table(lines)))
    else:
        print_table(line_table(lines), console.out, console.lang)


COMMAND = Command("extract", arguments, run)
