"""Parses the tokens of a mention into citations: LALR, one transformer.

In: tokens with shadow positions. Out: citations in text order, a list with a shared head one by
one. Values are taken from the clean text as printed, mended (spaces, dashes, look-alikes); nothing
is inferred that the mention does not print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from math import prod
from typing import TYPE_CHECKING, Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.lexer import Lexer, LexerState

from grammar import lexicon
from grammar.abbreviations import mend_symbol
from grammar.aliases import defined_names, uses
from grammar.confidence import confidence
from grammar.mended import repairs_of
from grammar.mentions import Candidate, find_mentions
from grammar.model import Citation, Pinpoint
from grammar.pinpoints import Step, assemble
from grammar.statutes import TRIGGER
from grammar.text import Text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find_citations(text: Text) -> tuple[Citation, ...]:
    """Every citation of ``text`` in order. Never fails."""
    mentions = [mention for mention in find_mentions(text) if mention.rejected is None]
    found = {mention.start: parse_mention(text, mention) for mention in mentions}
    for alias, use in uses(text, defined_names(text, mentions), mentions):
        meant = found[alias.antecedent.start]
        found[use.start] = tuple(
            replace(citation, antecedent=meant[0].span if meant else None)
            for citation in parse_mention(text, use)
        )
    return tuple(citation for start in sorted(found) for citation in found[start])


def parse_mention(text: Text, candidate: Candidate) -> tuple[Citation, ...]:
    """The citations of one mention; without its pinpoints where those do not parse."""
    try:
        parts = citation_parser().parse(candidate.tokens)
    except UnexpectedInput:
        act = next((i for i, t in enumerate(candidate.tokens) if t.type in _ACT), 0)
        if act == 0:
            return ()
        return parse_mention(text, Candidate(candidate.tokens[act:]))
    return tuple(_citation(text, act) for act in cast("list[_Act]", parts))


_ACT = frozenset({"TYPE", "SO", "NUM", "STATUTE", "STANDARD", "ALIAS"})


@cache
def citation_parser() -> Lark:
    """The grammar, ready to parse the tokens of one mention."""
    source = (files("grammar") / "citation.lark").read_text(encoding="utf-8")
    return Lark(
        source, start="mention", parser="lalr", lexer=_Tokens, transformer=_Parts(), strict=True
    )


class _Tokens(Lexer):
    """Hands on the tokens that ``mentions`` read off the text."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: LexerState, parser_state: object) -> Iterator[Token]:
        yield from cast("Iterable[Token]", lexer_state.text)


@dataclass(frozen=True, slots=True)
class _Act:
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
        return max(t.end_pos or 0 for t in self.tokens.values())


class _Parts(Transformer[Token, list[_Act]]):
    """Turns the tree into acts, bottom up."""

    def mention(self, children: list[Any]) -> list[_Act]:
        steps, first, *members = children
        if steps is not None:
            pinpoints, where = steps
            first = _Act(first.tokens, first.rule, pinpoints, where)
        head = first.tokens.get("TYPE") or first.tokens.get("STATUTE")
        shared = {"TYPE": head} if head is not None else {}
        return [first, *(_Act(m.tokens, "list_member", head=shared) for m in members)]

    def numbered(self, children: list[Any]) -> _Act:
        tokens = _by_kind(children)
        return _Act(tokens, "numbered" if "TYPE" in tokens else "bare_number")

    def named(self, children: list[Any]) -> _Act:
        tokens = _by_kind(children)
        return _Act(tokens, "statute_number" if "NUM" in tokens else "statute_name")

    def aliased(self, children: list[Any]) -> _Act:
        return _Act(_by_kind(children), "alias")

    def member(self, children: list[Any]) -> _Act:
        tokens = _by_kind(children)
        tokens.pop("SO", None)
        return _Act(tokens, "list_member")

    def designation(self, children: list[Any]) -> list[Any]:
        return children

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
        return assemble(tuple(steps)), (spans[0][0], spans[-1][1])

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


def _by_kind(children: list[Any]) -> dict[str, Token]:
    tokens: dict[str, Token] = {}
    for child in children:
        for token in child if isinstance(child, list) else [child]:
            if token is not None:
                tokens[token.type] = token
    return tokens


# ------------------------------------------------------------------------------------------ values


def _citation(text: Text, act: _Act) -> Citation:
    tokens = act.tokens
    span = text.span(act.start, act.end)
    number, symbol = _number(tokens), _symbol(tokens)
    repairs = repairs_of(text, tokens, symbol)
    day = _day(tokens.get("DATE"))
    name = _name(text, tokens.get("STATUTE"))
    if number is None and "ALIAS" in tokens:
        name = _printed(text, tokens["ALIAS"])
    return Citation(
        span=span,
        text=text.slice(span),
        type=_type(text, tokens | act.head, name, symbol, shared=bool(act.head)),
        number=number,
        year=_year(tokens, day),
        symbol=symbol,
        name=name,
        date=day,
        issuer=_printed(text, tokens.get("ISSUER")),
        designation=_designation(text, tokens),
        pinpoints=act.pinpoints,
        pinpoint_span=None if act.where is None else text.span(*act.where),
        rule=act.rule,
        confidence=confidence(act.rule, tokens, symbol) * prod(map(_sure, repairs)),
        repairs=repairs,
    )


# How often what was mended is what was meant.
_SURE = {"space": 0.995, "dash": 0.995, "lookalike": 0.995, "diacritic": 0.99, "case": 0.98}


def _sure(repair: str) -> float:
    return _SURE.get(repair, 0.95)


def _printed(text: Text, token: Token | None) -> str | None:
    return None if token is None else tidy(text.clean[token.start_pos : token.end_pos])


def _name(text: Text, token: Token | None) -> str | None:
    """The name of a statute in the author's spelling, after "Luật" as it should be."""
    if token is None:
        return None
    head = TRIGGER.match(token)
    length = head.end() if head else 0
    start = (token.start_pos or 0) + length
    return tidy(token[:length] + text.clean[start : token.end_pos])


def _number(tokens: dict[str, Token]) -> str | None:
    if "NUM" in tokens:
        number = re.sub(r"\s*-\s*", "-", tidy(tokens["NUM"]))
        return number if "STANDARD" in tokens else number.replace(" ", "")
    short = re.search(r"\s(\d+\w?)(?!\S)", tokens["ALIAS"]) if "ALIAS" in tokens else None
    return short[1] if short else None


def _symbol(tokens: dict[str, Token]) -> str | None:
    return mend_symbol(str(tokens["SYMBOL"])) if "SYMBOL" in tokens else None


def _designation(text: Text, tokens: dict[str, Token]) -> str | None:
    if "NUM" not in tokens:
        return None
    symbol = _symbol(tokens)
    if "STANDARD" in tokens:
        tail = f"/{symbol}" if symbol else ""
        return f"{tokens['STANDARD']} {_number(tokens)}:{tokens['YEAR']}{tail}"
    if "YEAR" in tokens:
        return f"{_number(tokens)}/{tokens['YEAR']}/{symbol}"
    between = text.shadow[tokens["NUM"].end_pos : tokens["SYMBOL"].start_pos]
    return f"{_number(tokens)}{'-' if '-' in between else '/'}{symbol}"


def _day(token: Token | None) -> date | None:
    if token is None:
        return None
    match = lexicon.DATE_PARTS.search(token)
    if match is None:
        return None
    day, month, year = (int(re.sub(r"\s", "", part)) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(tokens: dict[str, Token], day: date | None) -> int | None:
    if "YEAR" in tokens:
        return int(tokens["YEAR"])
    if day is not None:
        return day.year
    printed = re.search(r"\d{4}", tokens["IN_YEAR"]) if "IN_YEAR" in tokens else None
    return int(printed[0]) if printed else None


def _type(
    text: Text, tokens: dict[str, Token], name: str | None, symbol: str | None, *, shared: bool
) -> str | None:
    if "STANDARD" in tokens:
        return str(tokens["STANDARD"])
    own = lexicon.type_of_abbreviation().get(re.split(r"[-/.]", symbol or "")[0])
    head = name or (tidy(tokens["TYPE"]) if "TYPE" in tokens else None)
    if head is None:
        return own
    printed = _sentence_case(head)
    # In a list only the symbol may say that a later member is of another type.
    return own if own and shared and not _fits(printed, symbol or "") else printed


def _fits(printed: str, symbol: str) -> bool:
    return any(symbol.startswith(a) for a in lexicon.abbreviations_of(printed)) or not symbol


@cache
def _sentence_case(head: str) -> str:
    folded = head.casefold()
    known = (name for name in lexicon.type_names() if folded.startswith(name.casefold()))
    return max(known, key=len, default=head.capitalize())
