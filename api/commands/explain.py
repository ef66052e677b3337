"""``viendan explain``: what the grammar makes of a text, citation by citation.

For whoever mends a table or a rule: the words with a caret line, then what was read, by which
rule, how sure, and which document is meant. Nothing is stored.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from api.commands import DONE, Command
from api.extraction import extract_text
from api.messages import say
from kg.readers import read_bytes

if TYPE_CHECKING:
    from argparse import Namespace

    from api.arguments import Parser
    from api.console import Console
    from api.lines import Line
    from api.settings import Settings

FIELDS = (
    "type",
    "number",
    "year",
    "symbol",
    "name",
    "date",
    "issuer",
    "pinpoints",
    "relation",
    "subject",
)
CONTEXT = 60


def arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", help=say("help_explain_text", parser.lang))


def run(args: Namespace, console: Console, settings: Settings) -> int:
    from_stdin = args.text == "-"
    text = read_bytes(sys.stdin.buffer.read(), "-").text if from_stdin else args.text
    console.write(explained(text, tuple(extract_text(text, "-")), console.lang))
    return DONE


def explained(text: str, found: tuple[Line, ...], lang: str) -> str:
    """The report on ``text``, from its lines."""
    citations = [line for line in found if line["kind"] == "citation"]
    agencies = [line for line in found if line["kind"] == "agency"]
    parts = [_citation(text, number, line, lang) for number, line in enumerate(citations, 1)]
    parts += [say("explain_agency", lang, **line) + "\n" for line in agencies]
    if not citations:
        parts.insert(0, say("explain_none", lang) + "\n")
    return "\n".join(parts)


def _citation(text: str, number: int, line: Line, lang: str) -> str:
    head = say(
        "explain_citation",
        lang,
        order=number,
        start=line["start"],
        end=line["end"],
        rule=line["rule"],
        confidence=line["confidence"],
    )
    fields = [f"  {key:<10} {_shown(line[key])}" for key in FIELDS if line[key] not in (None, [])]
    return "\n".join(
        (head, *marked(text, line["start"], line["end"]), *fields, _target(line, lang), "")
    )


def marked(text: str, start: int, end: int) -> tuple[str, str]:
    """The words around a span on one line, and carets under the span.

    >>> print(*marked("Căn cứ Luật Đất đai;", 7, 19), sep="\\n")
      Căn cứ Luật Đất đai;
             ^^^^^^^^^^^^
    """
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around = "".join(" " if char.isspace() else char for char in text[first:last])
    blank, carets = _width(text[first:start]), _width(text[start:end])
    return f"  {around}", "  " + " " * blank + "^" * carets


def _width(words: str) -> int:
    """Columns on a screen: combining marks take none."""
    return sum(1 for char in words if not unicodedata.combining(char))


def _shown(value: object) -> str:
    if not isinstance(value, list):
        return str(value)
    return "; ".join(" ".join(f"{unit} {label}" for unit, label in one.items()) for one in value)


def _target(line: Line, lang: str) -> str:
    if line["target"]:
        return "  " + say("explain_link", lang, target=line["target"])
    return "  " + say("explain_no_link", lang, status=line["status"])


COMMAND = Command("explain", arguments, run)
