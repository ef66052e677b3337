"""How a text was read, step by step: for whoever wants to know why something is a citation or not.

In: a ``Text``. Out: one ``Trial`` for everything that looked like a mention, in text order: its
tokens, the tree that ``citation.lark`` makes of them, or why it was rejected; and the triggers that
led to nothing. It goes the way of ``parse.find_citations`` and decides nothing of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lark import UnexpectedInput

from grammar.citations import lexicon, statutes
from grammar.citations.acts import tree_of
from grammar.citations.aliases import short_names
from grammar.citations.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Tree

    from grammar.citations.mentions import Candidate
    from grammar.citations.tokens import Token
    from grammar.model import Span
    from grammar.texts.text import Text

NO_PARSE = "tokens do not parse"
_WHERE = frozenset({"UNIT", "LABEL", "ALSO", "THROUGH", "SEP", "TO"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """What made the scan look closer: ``kind`` is ``number``, ``standard``, ``name``, ``alias``."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Trial:
    """A candidate; ``dropped`` are pinpoints that did not parse. Token positions: the shadow's."""

    span: Span
    triggers: tuple[Trigger, ...]
    tokens: tuple[Token, ...]
    dropped: tuple[Token, ...]
    tree: Tree[Token] | None
    rejected: str | None


def trials(text: Text) -> tuple[Trial, ...]:
    """Everything in ``text`` that looked like a mention.

    >>> from grammar.texts.text import read_text
    >>> [trial.rejected for trial in trials(read_text("Dự thảo Nghị định số 30/2020/NĐ-CP"))]
    ['draft']
    """
    candidates = list(find_mentions(text))
    found = [one for one in candidates if one.rejected is None]
    called = [use for _, use in short_names(text, found)]
    seen = triggers(text)
    every = sorted((*candidates, *called), key=lambda one: one.start)
    return tuple(_trial(text, one, seen) for one in every)


def triggers(text: Text) -> tuple[Trigger, ...]:
    """Every number, standard and first word of a statute's name, in text order."""
    names = (("name", pattern) for pattern in statutes.TRIGGERS)
    standards = (("standard", pattern) for pattern in lexicon.STANDARDS)
    patterns = (("number", lexicon.NUMBER), *standards, *names)
    found = (
        Trigger(kind, text.span(*match.span()))
        for kind, pattern in patterns
        for match in pattern.finditer(text.shadow)
    )
    return tuple(sorted(found, key=lambda trigger: trigger.span))


def _trial(text: Text, candidate: Candidate, seen: tuple[Trigger, ...]) -> Trial:
    span = text.span(candidate.start, candidate.end)
    first, last = (bisect_left(seen, at, key=_start) for at in span)
    inside = seen[first:last]
    dropped, tree = ((), None) if candidate.rejected else _parsed(candidate.tokens)
    return Trial(
        span=span,
        triggers=inside or tuple(_aliases(text, candidate)),
        tokens=candidate.tokens,
        dropped=dropped,
        tree=tree,
        rejected=candidate.rejected or (None if tree else NO_PARSE),
    )


def _start(trigger: Trigger) -> int:
    return trigger.span.start


def _aliases(text: Text, candidate: Candidate) -> Iterator[Trigger]:
    for token in candidate.tokens:
        if token.type == "ALIAS":
            yield Trigger("alias", text.span(token.start_pos or 0, token.end_pos or 0))


def _parsed(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], Tree[Token] | None]:
    """What had to be dropped, and the tree of the rest: the whole, else what the pinpoints cite."""
    for place in dict.fromkeys((0, _act(tokens))):
        try:
            return tokens[:place], tree_of(tokens[place:])
        except UnexpectedInput:
            continue
    return (), None


def _act(tokens: tuple[Token, ...]) -> int:
    return next((place for place, token in enumerate(tokens) if token.type not in _WHERE), 0)
