"""``viendan check``: prints what a person should look at before a draft is signed.

Errors first, each with its place, the line with a caret, the rule of law and what it expects.
Nothing is mended and no store is opened. Exit code 1 where an error was found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from api.commands import DONE, FAILED, UNREADABLE, Command, add_format
from api.commands.reading import files_of, read_each
from api.console import harmless
from api.findings import counts, finding_lines
from api.lines import printed
from api.messages import say
from api.places import Places
from api.sarif import sarif

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.findings import Checked
    from api.settings import Lang, Settings
    from grammar.model import Diagnostic


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("paths", nargs="+", metavar="FILE", help=say("help_extract_paths", lang))
    add_format(parser, "text", "json", "jsonl", "sarif")


def run(args: Namespace, console: Console, settings: Settings) -> int:
    failed: list[str] = []
    found: list[Checked] = [
        (one.file, one.analysis.reading.text.original, one.diagnostics(console.lang))
        for one in read_each(files_of(args.paths), console, failed)
    ]
    if args.format == "text":
        for one in found:
            console.write(report(one, console.lang))
        if found or not failed:
            console.tell("checked", **counts(found))
    elif args.format == "jsonl":
        console.write("".join(printed(line) + "\n" for line in finding_lines(found)))
    elif args.format == "json":
        whole = list(finding_lines(found))
        console.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    else:
        log = sarif(found, console.lang)
        console.write(json.dumps(log, ensure_ascii=False, indent=1) + "\n")
    if failed:
        return UNREADABLE
    return FAILED if counts(found)["errors"] else DONE


def report(checked: Checked, lang: Lang) -> str:
    """What people read of the findings in one file."""
    file, text, diagnostics = checked
    places = Places(text)
    return harmless("".join(_told(one, file, places, lang) for one in diagnostics))


def _told(one: Diagnostic, file: str, places: Places, lang: Lang) -> str:
    line, column = places.place(one.span.start)
    shown, carets = places.excerpt(one.span)
    severity = say(f"severity_{one.severity}", lang)
    rows = [
        f"{file}:{line}:{column}: {severity} {one.code}: {one.message}",
        f"    {shown}",
        f"    {carets}",
    ]
    if one.proposal:
        rows.append("    " + say("check_proposal", lang, proposal=one.proposal))
    rows.append(f"    {one.expected} ({one.rule})")
    return "\n".join(rows) + "\n\n"


COMMAND = Command("check", arguments, run)
