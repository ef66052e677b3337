"""``viendan tasks``: who must do what by which day, in order of deadline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from api.arguments import day_written
from api.commands import DONE, USAGE, Command, CommandError, add_format
from api.commands.opening import open_library
from api.commands.writing import STDOUT, add_output, output_for_prints, write_output
from api.formats import json_text, print_table
from api.messages import say
from api.schemas import Directive
from api.tables import SHORT_TASKS, task_table
from api.task_files import task_file
from kg.query import directives, find_document

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings
    from kg.model import DirectiveRecord


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("--agency", metavar="NAME", help=say("help_tasks_agency", lang))
    parser.add_argument(
        "--successors", action="store_true", help=say("help_tasks_successors", lang)
    )
    _add_day(parser, "--due-before", say("help_tasks_due", lang))
    _add_day(parser, "--due-after", say("help_tasks_due_after", lang))
    _add_day(parser, "--as-of", say("help_tasks_as_of", lang))
    parser.add_argument("--overdue", action="store_true", help=say("help_tasks_overdue", lang))
    parser.add_argument("--basis", metavar="NUMBER", help=say("help_tasks_basis", lang))
    parser.add_argument("--document", metavar="NUMBER", help=say("help_tasks_document", lang))
    add_format(parser, "table", "json", "csv", "xlsx", "ics")
    parser.add_argument("--bom", action="store_true", help=say("help_tasks_bom", lang))
    add_output(parser)


def _add_day(parser: Parser, option: str, text: str) -> None:
    parser.add_argument(option, type=day_written, metavar="DAY", help=text)


def run(args: Namespace, console: Console, settings: Settings) -> int:
    if args.format == "xlsx" and args.output == STDOUT:
        raise CommandError(USAGE, "xlsx_needs_file")
    found = _found(args)
    if args.format in ("csv", "xlsx", "ics"):
        data = task_file(args.format, found, console.lang, settings.base_url, bom=args.bom)
        write_output(args.output, data, console)
        return DONE
    with output_for_prints(args.output, console):
        _show(found, args, console)
    return DONE


def _found(args: Namespace) -> tuple[DirectiveRecord, ...]:
    """The directives asked for; without ``--as-of`` late is what is late today."""
    with open_library(args.store) as library:
        store = library.store
        document = find_document(store, args.document).iri if args.document else None
        basis = find_document(store, args.basis).iri if args.basis else None
        return directives(
            store,
            agency=args.agency,
            due_before=args.due_before,
            due_after=args.due_after,
            document=document,
            basis=basis,
            successors=args.successors,
            as_of=args.as_of or date.today(),
            overdue=args.overdue,
        )


def _show(found: tuple[DirectiveRecord, ...], args: Namespace, console: Console) -> None:
    if args.format == "json":
        shapes = [Directive.model_validate(one).model_dump(mode="json") for one in found]
        console.write(json_text(shapes))
    elif found:
        shown = ("overdue", *SHORT_TASKS)
        print_table(task_table(found), console.out, console.lang, only=shown)
    else:
        console.tell("nothing_found")


COMMAND = Command("tasks", arguments, run)
