"""``viendan query``: a named query, a file, SPARQL text or standard input, run under limits.

SELECT and ASK give a table, JSON, CSV, TSV or XML; CONSTRUCT and DESCRIBE give Turtle (which
``table`` prints too), N-Triples or JSON-LD. The usual prefixes need no declaration.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.arguments import USAGE, day_or_none
from api.commands import DONE, UNKNOWN, Command, CommandError, add_format
from api.commands.opening import open_library
from api.formats import Table, print_table
from api.messages import say
from api.sparql import open_pool
from kg.query import named_queries
from kg.sparql.worker import Query, QueryResult
from kg.vocab import PREFIXES, XSD

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings

RESULTS: Final = {"table": "JSON", "json": "JSON", "csv": "CSV", "tsv": "TSV", "xml": "XML"}
GRAPHS: Final = {
    "table": "TURTLE",
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "jsonld": "JSON_LD",
}


def arguments(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument(
        "query", nargs="?", metavar="NAME|FILE|SPARQL|-", help=say("help_query_query", lang)
    )
    parser.add_argument("--list", action="store_true", help=say("help_query_list", lang))
    add_format(parser, *dict.fromkeys((*RESULTS, *GRAPHS)))


def run(args: Namespace, console: Console, settings: Settings) -> int:
    if args.list:
        rows = tuple((query.name, query.title_vi) for query in named_queries())
        print_table(Table(("name", "title"), rows), console.out, console.lang)
        return DONE
    wanted = Query(
        text_of(args.query),
        results_format=RESULTS.get(args.format),
        graph_format=GRAPHS.get(args.format),
        known=PREFIXES,
        accept=args.format,
    )
    with (
        open_library(args.store) as library,
        open_pool(library.store, settings) as pool,
    ):
        result = pool.run(wanted)
    write(result, args.format, console)
    return DONE


def text_of(given: str | None) -> str:
    """The SPARQL that ``given`` means: a named query, ``-``, a query as such, or a file."""
    if given is None:
        raise CommandError(USAGE, "query_missing")
    if given == "-":
        return _decoded(sys.stdin.buffer.read(), given)
    named = {query.name: query.sparql for query in named_queries()}
    if given in named:
        return named[given]
    if "{" in given:
        return given
    if not Path(given).is_file():
        raise CommandError(UNKNOWN, "unknown_query", name=given)
    return _decoded(Path(given).read_bytes(), given)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(USAGE, "query_not_utf8", name=name, offset=error.start) from None


def write(result: QueryResult, form: str, console: Console) -> None:
    """Print the answer; a table is drawn from the JSON results."""
    text = result.body.decode("utf-8")
    if form != "table" or "json" not in result.content_type:
        console.write(text)
        return
    answer = json.loads(text)
    if "boolean" in answer:
        console.write(say("yes" if answer["boolean"] else "no", console.lang) + "\n")
    elif answer["results"]["bindings"]:
        print_table(table_of(answer), console.out, console.lang)
    else:
        console.tell("nothing_found")


def table_of(answer: dict[str, Any]) -> Table:
    """The rows of SPARQL's JSON results, values without their types."""
    names = tuple(answer["head"]["vars"])
    rows = answer["results"]["bindings"]
    return Table(names, tuple(tuple(_cell(row.get(name, {})) for name in names) for row in rows))


def _cell(term: dict[str, str]) -> date | str | None:
    value = term.get("value")
    is_day = value is not None and term.get("datatype") == str(XSD.date)
    return (day_or_none(value) or value) if value and is_day else value


COMMAND = Command("query", arguments, run)
