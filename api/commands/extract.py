"""``viendan extract``: prints what is found in texts; no store is opened.

Lines (JSON, CSV, a table for people) are printed as files are done. A page with its citations
marked, or annotations of them, is written whole: one for all files, or into a folder one for each.
A file that cannot be read is named on the error stream and does not stop the others.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from api.commands import DONE, UNREADABLE, USAGE, Command, CommandError, add_format
from api.commands.reading import STDIN, files_of, read_each
from api.commands.writing import STDOUT, add_output, output_for_prints, write_output
from api.formats import csv_text, print_table
from api.lines import ASKED_FOR, KINDS, printed
from api.messages import say
from api.tables import line_table

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from api.arguments import Parser
    from api.console import Console
    from api.extraction import Extracted
    from api.lines import Line
    from api.settings import Settings

STDIN_NAME: Final = "van-ban"
# Loaded when asked for: templates take longer to load than a page of text to read.
WHOLE: Final = {"html": "api.as_html", "jsonld": "api.as_jsonld"}


class Writer(Protocol):
    """What a module of ``WHOLE`` offers."""

    SUFFIX: str

    def written(self, found: Sequence[Extracted]) -> str: ...


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("paths", nargs="+", metavar="PATH", help=say("help_extract_paths", lang))
    parser.add_argument(
        "--kind",
        action="append",
        choices=(*KINDS, *ASKED_FOR),
        metavar="KIND",
        help=say("help_extract_kind", lang, kinds=", ".join((*KINDS, *ASKED_FOR))),
    )
    add_format(parser, "jsonl", "json", "csv", "table", *WHOLE)
    add_output(parser, text=say("help_extract_output", lang, default=STDOUT))


def run(args: Namespace, console: Console, settings: Settings) -> int:
    if args.kind and args.format in WHOLE:
        raise CommandError(USAGE, "kind_of_lines_only", format=args.format)
    files = files_of(args.paths)
    failed: list[str] = []
    found = _read_all(files, console, failed)
    if args.format in WHOLE:
        _write_whole(found, args, console)
    else:
        with output_for_prints(args.output, console):
            _print_lines(found, args, console)
    if failed and len(files) > 1:
        console.tell("paths_failed", failed=len(failed), total=len(files))
    return UNREADABLE if failed else DONE


def _read_all(files: list[str], console: Console, failed: list[str]) -> Iterator[Extracted]:
    # Results on the same screen would tear a bar to pieces.
    steps = 0 if console.out.isatty() else len(files)
    with console.progress("reading", steps) as advance:
        yield from read_each(files, console, failed, advance)


# ------------------------------------------------------------------------------------------ lines


def _print_lines(found: Iterator[Extracted], args: Namespace, console: Console) -> None:
    kinds = frozenset(args.kind or KINDS)
    batches = (one.lines(kinds) for one in found)
    if args.format != "jsonl":
        _print_together([line for batch in batches for line in batch], args.format, console)
        return
    for batch in batches:
        for line in batch:
            console.write(printed(line) + "\n")
        console.out.flush()


def _print_together(lines: list[Line], form: str, console: Console) -> None:
    if form == "json":
        whole = [json.loads(printed(line)) for line in lines]
        console.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        console.write(csv_text(line_table(lines), console.lang))
    else:
        print_table(line_table(lines), console.out, console.lang)


# ------------------------------------------------------------------------------------------ whole


def _write_whole(found: Iterator[Extracted], args: Namespace, console: Console) -> None:
    writer: Writer = import_module(WHOLE[args.format])
    if _is_folder(args.output):
        _write_each(found, writer, Path(args.output), console)
        return
    together = list(found)
    if together:
        write_output(args.output, writer.written(together).encode(), console)


def _is_folder(output: str) -> bool:
    return output != STDOUT and (output.endswith(("/", "\\")) or Path(output).is_dir())


def _write_each(found: Iterator[Extracted], writer: Writer, folder: Path, console: Console) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for one in found:
        name = _free_name(one.file, taken)
        write_output(str(folder / (name + writer.SUFFIX)), writer.written([one]).encode(), console)


def _free_name(file: str, taken: set[str]) -> str:
    """The name of the file itself; of two alike in different folders, the second has a number."""
    plain = STDIN_NAME if file == STDIN else Path(file).name
    names = (plain if again == 1 else f"{plain}-{again}" for again in range(1, len(taken) + 2))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


COMMAND = Command("extract", arguments, run)
