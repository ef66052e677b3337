"""``viendan trace``: the chain of documents from one document, each step with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.arguments import positive
from api.commands import DONE, Command, add_format
from api.commands.opening import open_library
from api.formats import csv_text, json_text, print_table
from api.messages import say
from api.schemas import trace_shape
from api.tables import SHORT_TRACE, trace_table
from kg.query import find_document
from kg.trace import trace
from kg.vocab import RELATIONS
from viz import words

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings

ANY = "any"


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("document", metavar="NUMBER", help=say("help_number", lang))
    parser.add_argument(
        "--relation",
        choices=(*RELATIONS, ANY),
        metavar="RELATION",
        default="implements",
        help=say("help_trace_relation", lang, relations=", ".join(RELATIONS)),
    )
    parser.add_argument(
        "--direction", choices=("in", "out"), default="in", help=say("help_trace_direction", lang)
    )
    parser.add_argument("--depth", type=positive, metavar="N", help=say("help_trace_depth", lang))
    add_format(parser, "table", "json", "csv")


def run(args: Namespace, console: Console, settings: Settings) -> int:
    relation = None if args.relation == ANY else args.relation
    with open_library(args.store) as library:
        root = find_document(library.store, args.document)
        found = trace(library.store, root.iri, relation, direction=args.direction, depth=args.depth)
    if args.format == "json":
        shape = trace_shape(found, args.relation, args.direction)
        console.write(json_text(shape.model_dump(mode="json")))
    elif args.format == "csv":
        console.write(csv_text(trace_table(found)))
    elif found.steps:
        naming = str if console.lang == "en" else _vietnamese
        table = trace_table(found, naming)
        print_table(table, console.out, console.lang, only=SHORT_TRACE)
    else:
        console.tell("nothing_traced", label=root.label)
    return DONE


def _vietnamese(relation: str) -> str:
    return words.relation(relation).name


COMMAND = Command("trace", arguments, run)
