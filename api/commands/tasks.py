"""``viendan tasks``: who must do what by which day, in order of deadline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from api.commands import DONE, USAGE, Command, CommandError, add_day, add_format, in_order
from api.commands.opening import open_library
from api.commands.writing import STDOUT, add_output, output_for_prints, write_output
from api.formats import json_text, print_table
from api.messages import say
from api.schemas import Directive
from api.tables import SHORT_TASKS, task_table
from api.task_files import task_file
from kg.agencies.records import named
from kg.query import directives, find_document
from kg.tasks.filters import Role

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings
    from kg.model import DirectiveRecord
    from kg.storage.store import Store


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("--agency", metavar="NAME", help=say("help_tasks_agency", lang))
    parser.add_argument(
        "--role",
        choices=get_args(Role),
        default="lead",
        metavar="ROLE",
        help=say("help_tasks_role", lang),
    )
    parser.add_argument(
        "--successors", action="store_true", help=say("help_tasks_successors", lang)
    )
    add_day(parser, "--due-before", say("help_tasks_due", lang))
    add_day(parser, "--due-after", say("help_tasks_due_after", lang))
    add_day(parser, "--as-of", say("help_tasks_as_of", lang))
    parser.add_argument("--overdue", action="store_true", help=say("help_tasks_overdue", lang))
    parser.add_argument("--basis", metavar="NUMBER", help=say("help_tasks_basis", lang))
    parser.add_argument("--document", metavar="NUMBER", help=say("help_tasks_document", lang))
    add_format(parser, "table", "json", "csv", "xlsx", "ics")
    parser.add_argument("--bom", action="store_true", help=say("help_tasks_bom", lang))
    add_output(parser)


def run(args: Namespace, console: Console, settings: Settings) -> int:
    if args.format == "xlsx" and args.output == STDOUT:
        raise CommandError(USAGE, "xlsx_needs_file")
    in_order(args.due_after, args.due_before)
    found, strange = _found(args)
    if strange:
        console.tell("no_such_agency", name=args.agency)
    if args.format in ("csv", "xlsx", "ics"):
        data = task_file(args.format, found, console.lang, settings.base_url, bom=args.bom)
        write_output(args.output, data, console)
        return DONE
    with output_for_prints(args.output, console):
        _show(found, args, console)
    return DONE


def _found(args: Namespace) -> tuple[tuple[DirectiveRecord, ...], bool]:
    """The directives asked for, and whether nobody knows the agency.

    Without ``--as-of`` late is what is late today.
    """
    with open_library(args.store) as library:
        store = library.store
        document = _document(store, args.document)
        basis = _document(store, args.basis)
        found = directives(
            store,
            agency=args.agency,
            role=args.role,
            due_before=args.due_before,
            due_after=args.due_after,
            document=document,
            basis=basis,
            successors=args.successors,
            as_of=args.as_of or date.today(),
            overdue=args.overdue,
        )
        return found, bool(args.agency) and not found and not named(store, args.agency).all


def _document(store: Store, asked: str | None) -> str | None:
    """The document that is asked for, if one is; an empty name is one that nobody knows."""
    return None if asked is None else find_document(store, asked).iri


def _show(found: tuple[DirectiveRecord, ...], args: Namespace, console: Console) -> None:
    if args.format == "json":
        shapes = [Directive.model_validate(one).model_dump(mode="json") for one in found]
        console.write(json_text(shapes))
    elif found:
        print_table(task_table(found, console.lang), console.out, console.lang, only=_shown(found))
    else:
        console.tell("nothing_found")


def _shown(found: tuple[DirectiveRecord, ...]) -> tuple[str, ...]:
    """The columns of a table: the rarer ones only where they say something."""
    doubtful = any(one.deadline_doubt for one in found)
    under = any(one.through for one in found)
    return (
        "overdue",
        *SHORT_TASKS[:2],
        *(["deadline_doubt"] if doubtful else []),
        *SHORT_TASKS[2:],
        *(["through"] if under else []),
    )


COMMAND = Command("tasks", arguments, run)
