"""``viendan trace``: the chain of documents from one document, or the ways to another.

Each step comes with its evidence.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from api.arguments import positive
from api.commands import DONE, USAGE, Command, CommandError, add_day, add_format, in_order
from api.commands.opening import open_library
from api.commands.writing import STDOUT, add_output, output_for_prints, write_output
from api.formats import json_text, print_table
from api.messages import say
from api.tables import SHORT_TRACE, trace_table
from api.trace_files import MEDIA_TYPES, trace_file
from api.trace_schemas import paths_shape, trace_shape
from kg.model import Trace
from kg.query import find_document
from kg.traces.filters import Filters
from kg.traces.paths import Bounds, either_way
from kg.traces.reach import Question
from kg.traces.trace import trace
from kg.vocab import RELATIONS
from viz.traced_page import asked_line

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings
    from kg.model import Paths
    from kg.storage.store import Store

ANY: Final = "any"
ANSWERS: Final = ("in_force", "ended", "not_yet", "unknown")


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("document", metavar="NUMBER", help=say("help_number", lang))
    parser.add_argument("--goal", metavar="NUMBER", help=say("help_trace_goal", lang))
    parser.add_argument(
        "--relation",
        choices=(*RELATIONS, ANY),
        action="append",
        metavar="RELATION",
        help=say("help_trace_relation", lang, relations=", ".join(RELATIONS)),
    )
    parser.add_argument(
        "--direction", choices=("in", "out"), default="in", help=say("help_trace_direction", lang)
    )
    parser.add_argument("--depth", type=positive, metavar="N", help=say("help_trace_depth", lang))
    parser.add_argument("--ambiguous", action="store_true", help=say("help_trace_ambiguous", lang))
    parser.add_argument("--type", metavar="TYPE", help=say("help_trace_type", lang))
    parser.add_argument("--issuer", metavar="NAME", help=say("help_trace_issuer", lang))
    add_day(parser, "--from", say("help_trace_from", lang))
    add_day(parser, "--to", say("help_trace_to", lang))
    add_day(parser, "--on", say("help_trace_on", lang))
    parser.add_argument(
        "--status", choices=ANSWERS, metavar="STATUS", help=say("help_trace_status", lang)
    )
    add_format(parser, "table", "json", *MEDIA_TYPES)
    add_output(parser)


def run(args: Namespace, console: Console, settings: Settings) -> int:
    if args.format == "xlsx" and args.output == STDOUT:
        raise CommandError(USAGE, "xlsx_needs_file")
    on = args.on or (date.today() if args.status else None)
    question = Question(_relations(args), args.direction, args.depth, args.ambiguous)
    filters = Filters(args.type, args.issuer, getattr(args, "from"), args.to, args.status)
    in_order(filters.from_, filters.to)
    with open_library(args.store) as library:
        found = _found(library.store, args, question, filters, on)
    if args.format in MEDIA_TYPES:
        asked = asked_line(question, None if args.goal else filters)
        root = settings.base_url
        data = trace_file(args.format, found, console.lang, base_url=root, on=on, asked=asked)
        write_output(args.output, data, console)
        return DONE
    with output_for_prints(args.output, console):
        _show(found, args, on, console)
    return DONE


def _found(
    store: Store, args: Namespace, question: Question, filters: Filters, on: date | None
) -> Trace | Paths:
    root = find_document(store, args.document).iri
    if not args.goal:
        return trace(store, root, question, filters=filters, on=on)
    goal = find_document(store, args.goal).iri
    bounds = Bounds(length=args.depth or Bounds().length)
    return either_way(store, root, goal, question, bounds=bounds, on=on)


def _relations(args: Namespace) -> tuple[str, ...]:
    """A way between two documents may run over every relation, a chain follows one."""
    named = args.relation or [ANY if args.goal else "implements"]
    return tuple(RELATIONS) if ANY in named else tuple(named)


def _show(found: Trace | Paths, args: Namespace, on: date | None, console: Console) -> None:
    if args.format == "json":
        named = ",".join(args.relation or [ANY if args.goal else "implements"])
        shape = (
            trace_shape(found, named, args.direction, on)
            if isinstance(found, Trace)
            else paths_shape(found, named, on)
        )
        console.write(json_text(shape.model_dump(mode="json")))
    elif isinstance(found, Trace):
        _print(found, found.root.label, SHORT_TRACE, on, console)
        if found.cycles:
            rings = (" → ".join(one.label for one in ring.documents) for ring in found.cycles)
            console.tell("cycles_traced", cycles="; ".join(rings))
    else:
        _print(found, found.start.label, ("path", *SHORT_TRACE), on, console)
        if found.cut:
            console.tell("paths_cut", bounds=", ".join(found.cut))


def _print(
    found: Trace | Paths, label: str, columns: tuple[str, ...], on: date | None, console: Console
) -> None:
    table = trace_table(found, console.lang)
    if table.rows:
        shown = (*columns, "in_force", "successor") if on else columns
        print_table(table, console.out, console.lang, only=shown)
    else:
        console.tell("nothing_traced", label=label)


COMMAND = Command("trace", arguments, run)
