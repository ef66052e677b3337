"""``viendan tasks``: who must do what by which day, in order of deadline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from api.commands import DONE, Command, add_format
from api.commands.opening import open_library
from api.formats import csv_text, json_text, print_table
from api.messages import say
from api.schemas import Directive
from api.tables import SHORT_TASKS, task_table
from kg.query import directives, find_document

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("--agency", metavar="NAME", help=say("help_tasks_agency", lang))
    parser.add_argument(
        "--due-before",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help=say("help_tasks_due", lang),
    )
    parser.add_argument("--document", metavar="NUMBER", help=say("help_tasks_document", lang))
    add_format(parser, "table", "json", "csv")


def run(args: Namespace, console: Console, settings: Settings) -> int:
    with open_library(args.store) as library:
        document = find_document(library.store, args.document).iri if args.document else None
        found = directives(
            library.store, agency=args.agency, due_before=args.due_before, document=document
        )
    if args.format == "json":
        shapes = [Directive.model_validate(one).model_dump(mode="json") for one in found]
        console.write(json_text(shapes))
    elif args.format == "csv":
        console.write(csv_text(task_table(found)))
    elif found:
        print_table(task_table(found), console.out, console.lang, only=SHORT_TASKS)
    else:
        console.tell("nothing_found")
    return DONE


COMMAND = Command("tasks", arguments, run)
