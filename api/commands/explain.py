"""``viendan explain``: what the grammar makes of a text, and why.

For whoever mends a table or a rule: everything that looked like a mention, its triggers, tokens and
tree, what was read, by which rule, how sure, which document is meant, and what was rejected.
Nothing is stored.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.commands import DONE, Command, add_format
from api.console import harmless
from api.explanation import explanation
from api.formats import json_text
from api.messages import say, sentences
from api.places import width
from kg.readers import read_bytes
from viz import words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from api.arguments import Parser
    from api.console import Console
    from api.settings import Settings

Json = dict[str, Any]

FIELDS: Final = (
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
    "antecedent",
    "repairs",
    "rule",
    "confidence",
)
CONTEXT: Final = 60


def arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", help=say("help_explain_text", parser.lang))
    add_format(parser, "text", "json")


def run(args: Namespace, console: Console, settings: Settings) -> int:
    from_stdin = args.text == "-"
    text = read_bytes(sys.stdin.buffer.read(), "-").text if from_stdin else args.text
    found = explanation(text)
    if args.format == "json":
        console.write(json_text(found))
    else:
        console.write(harmless("\n".join(report(text, found, console.lang)) + "\n"))
    return DONE


def report(text: str, found: Json, lang: str) -> Iterator[str]:
    """The lines of the report on ``text``."""
    if not any(mention["citations"] for mention in found["mentions"]):
        yield say("explain_none", lang)
        yield ""
    for order, mention in enumerate(found["mentions"], 1):
        yield from _mention(text, mention, order, lang)
        yield ""
    for trigger in found["passed_over"]:
        why = _named("passed_over", trigger["kind"], lang)
        yield say("explain_passed_over", lang, **_shown(trigger), why=why)
    for agency in found["agencies"]:
        yield say("explain_agency", lang, **_shown(agency), name=agency["name"])
    for anaphor in found["anaphora"]:
        yield say("explain_anaphor", lang, **_shown(anaphor), meant=_meant(anaphor, lang))


def _meant(anaphor: Json, lang: str) -> str:
    works = anaphor["targets"] or [say(f"status_{anaphor['status']}", lang), *anaphor["candidates"]]
    return "; ".join((*works, *(_pinpoint(one, lang) for one in anaphor["pinpoints"])))


def marked(text: str, start: int, end: int) -> tuple[str, str]:
    """The words around a span on one line, and carets under the span.

    >>> print(*marked("Căn cứ Luật Đất đai;", 7, 19), sep="\\n")
      Căn cứ Luật Đất đai;
             ^^^^^^^^^^^^
    """
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around = "".join(" " if char.isspace() else char for char in text[first:last])
    blank, carets = width(text[first:start]), width(text[start:end])
    return f"  {around}", "  " + " " * blank + "^" * carets


# --------------------------------------------------------------------------------------- mentions


def _mention(text: str, mention: Json, order: int, lang: str) -> Iterator[str]:
    rejected = mention["rejected"]
    head = say(
        "explain_rejected" if rejected else "explain_mention", lang, order=order, **_shown(mention)
    )
    yield head
    if rejected:
        yield from marked(text, mention["start"], mention["end"])
        yield _row("explain_why", _reason(rejected, lang), lang)
    for trigger in mention["triggers"]:
        kind = _named("trigger", trigger["kind"], lang)
        yield _row("explain_trigger", f"{kind}: {_quoted(trigger['text'])}", lang)
    yield _row("explain_tokens", _tokens(mention["tokens"]), lang)
    if mention["dropped"]:
        yield _row("explain_dropped", _tokens(mention["dropped"]), lang)
    if mention["tree"]:
        first, *rest = _tree(mention["tree"])
        yield _row("explain_tree", first, lang)
        yield from (_row(None, line, lang) for line in rest)
    for number, citation in enumerate(mention["citations"], 1):
        yield ""
        yield from _citation(text, citation, f"{order}.{number}", lang)


def _reason(code: str, lang: str) -> str:
    """Why it is no citation: a reason of the grammar, or the words that stand before it."""
    key = "rejected_" + code.replace(",", "").replace(" ", "_")
    return say(key, lang) if key in sentences() else say("rejected_words", lang, words=code)


def _tokens(tokens: list[Json]) -> str:
    return "  ".join(f"{token['token']} {_quoted(token['text'])}" for token in tokens)


def _tree(node: Json) -> list[str]:
    """A node and what is under it, drawn with lines; rules that took nothing are left out."""
    if "token" in node:
        return [f"{node['token']} {_quoted(node['text'])}"]
    children = [child for child in node["children"] if "token" in child or child["children"]]
    lines = [node["rule"]]
    for child in children:
        last = child is children[-1]
        first, *rest = _tree(child)
        lines.append(("└─ " if last else "├─ ") + first)
        lines += [("   " if last else "│  ") + line for line in rest]
    return lines


# -------------------------------------------------------------------------------------- citations


def _citation(text: str, citation: Json, order: str, lang: str) -> Iterator[str]:
    yield say("explain_citation", lang, order=order, **_shown(citation))
    yield from marked(text, citation["start"], citation["end"])
    for key in FIELDS:
        if citation[key] not in (None, [], "self"):
            yield _row(f"field_{key}", _value(key, citation[key], lang), lang)
    if citation["target"]:
        yield _row("explain_link", citation["target"], lang)
        return
    status = say(f"status_{citation['status']}", lang)
    reason = f" ({citation['reason']})" if citation["reason"] else ""
    yield _row("explain_link", status + reason, lang)
    yield from (_row("explain_candidate", work, lang) for work in citation["candidates"])


def _value(key: str, value: Any, lang: str) -> str:
    if lang == "vi" and key == "relation":
        return words.relation(value).name
    if lang == "vi" and key == "date":
        return words.day(date.fromisoformat(value))
    if not isinstance(value, (list, tuple)):
        return str(value)
    if value and all(isinstance(one, int) for one in value):
        return "[{}, {})".format(*value)
    return "; ".join(_pinpoint(one, lang) if isinstance(one, dict) else str(one) for one in value)


def _pinpoint(labels: Json, lang: str) -> str:
    through = labels.get("through")
    units = ((say(f"unit_{unit}", lang), labels[unit]) for unit in labels if unit != "through")
    told = " ".join(f"{unit} {label}" for unit, label in units)
    return f"{told} – {_pinpoint(through, lang)}" if through else told


def _row(key: str | None, value: str, lang: str) -> str:
    return f"  {say(key, lang) if key else '':<16} {value}"


def _named(table: str, kind: str, lang: str) -> str:
    return say(f"{table}_{kind}", lang)


def _shown(placed: Json) -> Json:
    return {"start": placed["start"], "end": placed["end"], "text": _quoted(placed["text"])}


def _quoted(words: str) -> str:
    return f"«{' '.join(words.split())}»"


COMMAND = Command("explain", arguments, run)
