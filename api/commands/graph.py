"""``viendan graph``: the network around a document as one HTML file that opens offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.arguments import positive
from api.commands import DONE, Command
from api.commands.opening import open_library
from api.commands.writing import add_output, write_output
from api.messages import say
from kg.query import find_document, neighbourhood
from viz.export import export_html

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings

DOCUMENTS = 60


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument("document", metavar="NUMBER", help=say("help_number", lang))
    parser.add_argument(
        "--limit",
        type=positive,
        metavar="N",
        default=DOCUMENTS,
        help=say("help_graph_limit", lang, default=DOCUMENTS),
    )
    add_output(parser)


def run(args: Namespace, console: Console, settings: Settings) -> int:
    with open_library(args.store) as library:
        root = find_document(library.store, args.document)
        around = neighbourhood(library.store, root.iri, limit=args.limit)
    write_output(args.output, export_html(around).encode(), console)
    return DONE


COMMAND = Command("graph", arguments, run)
