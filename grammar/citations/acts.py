"""Puts the tokens of a mention together: LALR, one transformer.

In: tokens with shadow positions. Out: the acts of a mention, each with its tokens by kind and its
pinpoints. The tree of a mention hangs on the kinds of its tokens alone, so each sequence of kinds
is parsed once, and what its tree says is done again with the tokens of every mention that has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from lark import Lark, Transformer, Tree, UnexpectedInput
from lark.lexer import Lexer, LexerState

from grammar.citations import lexicon
from grammar.citations.pinpoints import Step, assemble
from grammar.citations.tails import NOTED
from grammar.citations.tokens import Token
from grammar.texts.text import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from grammar.model import Pinpoint

_REMEMBERED = 8192
_assembled = lru_cache(maxsize=_REMEMBERED)(assemble)


@cache
def citation_parser() -> Lark:
    """The grammar, ready to parse the tokens of one mention."""
    source = (files("grammar.citations") / "citation.lark").read_text(encoding="utf-8")
    return Lark(source, start="mention", parser="lalr", lexer=_Tokens, strict=True)


def tree_of(tokens: Sequence[Token]) -> Tree[Token]:
    """The tree of one mention; ``UnexpectedInput`` where its tokens make none."""
    return cast("Tree[Token]", citation_parser().parse(cast("Any", tokens)))


# What a tree says: hand the last so many to the method of a rule, or, with no method, take the
# token at this place (-1: an optional one that is not there).
_Work = tuple["Callable[[list[Any]], Any] | None", int]
_LONGEST_REMEMBERED = 64


def acts_of(tokens: Sequence[Token]) -> list[Act]:
    """The acts that one mention names; ``UnexpectedInput`` where its tokens make none."""
    kinds = tuple(token.type for token in tokens)
    works = _remembered(kinds) if len(kinds) <= _LONGEST_REMEMBERED else _works(kinds)
    made: list[Any] = []
    for rule, number in works:
        if rule is None:
            made.append(None if number < 0 else tokens[number])
        else:
            first = len(made) - number
            made[first:] = [rule(made[first:])]
    return cast("list[Act]", made[0])


def parse_pinpoints(tokens: Sequence[Token]) -> tuple[Pinpoint, ...]:
    """What the tokens of pinpoints say that stand before something else than an act."""
    try:
        return acts_of((*tokens, Token("ALIAS", "")))[0].pinpoints
    except UnexpectedInput:
        return ()


def _works(kinds: tuple[str, ...]) -> tuple[_Work, ...]:
    """What to do with tokens of these kinds, in order; ``UnexpectedInput`` where none parse."""
    tokens = [Token(kind, str(place)) for place, kind in enumerate(kinds)]
    return tuple(_bottom_up(tree_of(tokens)))


_remembered = lru_cache(maxsize=_REMEMBERED)(_works)


def _bottom_up(tree: Tree[Token]) -> Iterator[_Work]:
    for child in tree.children:
        if isinstance(child, Tree):
            yield from _bottom_up(child)
        else:
            yield None, -1 if child is None else int(child)
    yield getattr(_parts(), tree.data), len(tree.children)


class _Tokens(Lexer):
    """Hands on the tokens that ``mentions`` read off the text."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: LexerState, parser_state: object) -> Iterator[Any]:
        yield from cast("Any", lexer_state.text)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a mention: its tokens by name, and its pinpoints."""

    tokens: dict[str, Token]
    rule: str
    pinpoints: tuple[Pinpoint, ...] = ()
    where: tuple[int, int] | None = None
    head: dict[str, Token] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return min(t.start_pos or 0 for t in self.tokens.values())

    @property
    def end(self) -> int:
        return max(t.end_pos or 0 for t in self.tokens.values() if t.type not in NOTED)


_HEADS = ("TYPE", "STATUTE", "ALIAS")


class _Parts(Transformer[Token, list[Act]]):
    """Turns the tree into acts, bottom up."""

    def mention(self, children: list[Any]) -> list[Act]:
        steps, first, *members = children
        if steps is not None:
            pinpoints, where = steps
            first = Act(first.tokens, first.rule, pinpoints, where)
        head = next((first.tokens[k] for k in _HEADS if k in first.tokens), None)
        shared = {"TYPE": head} if head is not None else {}
        return [first, *(Act(m.tokens, "list_member", head=shared) for m in members)]

    def numbered(self, children: list[Any]) -> Act:
        tokens = _by_kind(children)
        return Act(tokens, "numbered" if "TYPE" in tokens else "bare_number")

    def named(self, children: list[Any]) -> Act:
        tokens = _by_kind(children)
        return Act(tokens, "statute_number" if "NUM" in tokens else "statute_name")

    def aliased(self, children: list[Any]) -> Act:
        return Act(_by_kind(children), "alias")

    def member(self, children: list[Any]) -> Act:
        tokens = _by_kind(children)
        tokens.pop("SO", None)
        return Act(tokens, "list_member")

    named_member = member

    def designation(self, children: list[Any]) -> list[Any]:
        return children

    noted = designation

    def _only(self, children: list[Any]) -> Any:
        return children[0]

    dated = issued = in_year = _only

    def pinpoints(self, children: list[Any]) -> tuple[tuple[Pinpoint, ...], tuple[int, int]]:
        steps, spans, joint = [], [], ""
        for child in children:
            if isinstance(child, tuple):
                step, span = child
                steps.append(Step(step.kind, step.labels, joint))  # type: ignore[arg-type]
                spans.append(span)
            else:
                joint = child
        return _assembled(tuple(steps)), (spans[0][0], spans[-1][1])

    def join(self, children: list[Token | None]) -> str:
        token = children[0]
        if token is None:
            return ""
        return "to" if token.type == "TO" else "," if token.strip() == "," else "and"

    def step(self, children: list[Any]) -> tuple[Step, tuple[int, int]]:
        unit, (labels, end) = children
        kind = lexicon.unit_kinds()[tidy(unit).lower()]
        return Step(kind, labels), (unit.start_pos, end)

    def labels(self, children: list[Token]) -> tuple[tuple[tuple[str, str | None], ...], int]:
        found: list[tuple[str, str | None]] = []
        through = False
        for token in children:
            if token.type != "LABEL":
                through = token.type == "THROUGH"
            elif through:
                found[-1] = (found[-1][0], tidy(token))
            else:
                found.append((tidy(token), None))
        return tuple(found), children[-1].end_pos or 0


@cache
def _parts() -> _Parts:
    return _Parts()


def _by_kind(children: list[Any]) -> dict[str, Token]:
    tokens: dict[str, Token] = {}
    for child in children:
        for token in child if isinstance(child, list) else [child]:
            if token is not None:
                tokens[token.type.removeprefix("NOTED_")] = token
    return tokens
