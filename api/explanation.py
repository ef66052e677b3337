"""What was made of a text, and why: the value that ``viendan explain`` shows.

In: a text. Out: plain JSON: for everything that looked like a mention its triggers, tokens, tree
and either the citations read from it, with the works they mean, or the reason why it is none; the
triggers that led to nothing; the bodies named; the short forms and what they refer to. Offsets are
into the text, as everywhere.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from lark import Tree

from api.extraction import read_text
from api.lines import printed
from grammar.citations.trials import trials, triggers

if TYPE_CHECKING:
    from api.extraction import Extracted
    from grammar.citations.tokens import Token
    from grammar.citations.trials import Trial, Trigger
    from grammar.model import Span
    from grammar.texts.text import Text

Json = dict[str, Any]


def explanation(words: str, file: str = "-") -> Json:
    """Explain how ``words`` are read."""
    found = read_text(words, file)
    text = found.analysis.reading.text
    seen = trials(text)
    citations = _citations(found)
    taken = {trigger for trial in seen for trigger in trial.triggers}
    return {
        "mentions": [_mention(text, trial, citations) for trial in seen],
        "passed_over": [
            _trigger(text, trigger) for trigger in triggers(text) if trigger not in taken
        ],
        "agencies": [_plain(line) for line in found.lines({"agency"})],
        "anaphora": [_plain(line) for line in found.lines({"anaphor"})],
    }


def _citations(found: Extracted) -> list[Json]:
    """The citation lines, with what the links know beyond them."""
    lines = map(_plain, found.lines({"citation"}))
    links = sorted(found.analysis.links, key=lambda link: link.citation.span)
    return [
        {
            **line,
            "candidates": list(link.candidates),
            "reason": link.reason,
            "antecedent": link.citation.antecedent,
            "repairs": list(link.citation.repairs),
        }
        for line, link in zip(lines, links, strict=True)
    ]


def _plain(line: Json) -> Json:
    plain: Json = json.loads(printed(line))
    return {key: value for key, value in plain.items() if key not in ("file", "kind")}


def _mention(text: Text, trial: Trial, citations: list[Json]) -> Json:
    first, last = (bisect_left(citations, at, key=lambda one: one["start"]) for at in trial.span)
    return {
        **_placed(text, trial.span),
        "rejected": trial.rejected,
        "triggers": [_trigger(text, trigger) for trigger in trial.triggers],
        "tokens": [_token(text, token) for token in trial.tokens],
        "dropped": [_token(text, token) for token in trial.dropped],
        "tree": _node(text, trial.tree) if trial.tree else None,
        "citations": citations[first:last] if trial.tree else [],
    }


def _node(text: Text, node: Tree[Token] | Token) -> Json:
    if not isinstance(node, Tree):
        return _token(text, node)
    # None stands where an optional part of a rule is missing.
    children = [_node(text, child) for child in node.children if child is not None]
    return {"rule": str(node.data), "children": children}


def _token(text: Text, token: Token) -> Json:
    span = text.span(token.start_pos or 0, token.end_pos or 0)
    return {"token": token.type.lstrip("_"), **_placed(text, span)}


def _trigger(text: Text, trigger: Trigger) -> Json:
    return {"kind": trigger.kind, **_placed(text, trigger.span)}


def _placed(text: Text, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": text.slice(span)}
