"""Turns the acts of a mention into citations.

In: the text and where it mentions acts. Out: citations in text order, a list with a shared head one
by one. Values are taken from the clean text as printed, mended (spaces, dashes, look-alikes);
nothing is inferred that the mention does not print.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING

from lark import UnexpectedInput

from grammar.citations import lexicon, statutes
from grammar.citations.acts import Act, acts_of
from grammar.citations.aliases import short_names
from grammar.citations.confidence import confidence
from grammar.citations.mended import repairs_of
from grammar.citations.mentions import Candidate, candidate, find_mentions
from grammar.model import Citation, Span
from grammar.texts.abbreviations import AS_DIGITS, mend_symbol
from grammar.texts.text import Text, tidy

if TYPE_CHECKING:
    from grammar.citations.tokens import Token

_REMEMBERED = 8192


def find_citations(text: Text) -> tuple[Citation, ...]:
    """Every citation of ``text`` in order. Never fails."""
    mentions = [mention for mention in find_mentions(text) if mention.rejected is None]
    found = [citation for mention in mentions for citation in parse_mention(text, mention)]
    for meant, use in short_names(text, mentions):
        full = parse_mention(text, meant) if meant else ()
        found += (
            replace(citation, antecedent=_meant(citation, full))
            for citation in parse_mention(text, use)
        )
    return tuple(sorted(found, key=lambda citation: citation.span))


def _meant(short: Citation, full: tuple[Citation, ...]) -> Span | None:
    """Which citation of a list a short name stands for: that of its number, else the first."""
    number = (short.number or "").lstrip("0")
    same = (one.span for one in full if number and (one.number or "").lstrip("0") == number)
    return next(same, full[0].span if full else None)


def parse_mention(text: Text, mention: Candidate) -> tuple[Citation, ...]:
    """The citations of one mention; without its pinpoints where those do not parse."""
    try:
        return _share_symbols([_citation(text, act) for act in acts_of(mention.tokens)])
    except UnexpectedInput:
        act = next((at for at, kind in enumerate(mention.kinds) if kind in _ACT), 0)
        if act == 0:
            return ()
        return parse_mention(text, candidate(text.shadow, mention.tokens[act:]))


def _share_symbols(found: list[Citation]) -> tuple[Citation, ...]:
    """12 and 15 of "số 12, 15 và 17/2010/TT-BTC" are of the year and the symbol of 17."""
    for place in range(len(found) - 2, -1, -1):
        short, full = found[place], found[place + 1]
        if short.number and not short.symbol and short.rule != "alias" and full.designation:
            shared = full.designation.removeprefix(full.number or "")
            year = full.year if f"/{full.year}/" in shared else short.year
            found[place] = replace(
                short, symbol=full.symbol, year=year, designation=_same(short.number + shared)
            )
    return tuple(found)


_ACT = frozenset({"TYPE", "SO", "NUM", "STATUTE", "STANDARD", "ALIAS"})


# ------------------------------------------------------------------------------------------ values

# A text prints the same words a thousand times: they are read once, and kept once.
_tidied = lru_cache(maxsize=_REMEMBERED)(tidy)


@lru_cache(maxsize=_REMEMBERED)
def _same(words: str) -> str:
    return words


@lru_cache(maxsize=_REMEMBERED)
def _plain_number(printed: str) -> str:
    return re.sub(r"\s*-\s*", "-", tidy(printed))


def _citation(text: Text, act: Act) -> Citation:
    tokens = act.tokens
    span = text.span(act.start, act.end)
    number, symbol = _number(tokens), _symbol(tokens)
    issuer = _printed(text, tokens.get("ISSUER"))
    if symbol and issuer and _OF_A_PROVINCE.match(issuer):
        symbol = _CENTRAL.sub("TU", symbol)
    repairs = repairs_of(text, tokens, symbol)
    day = _day(str(tokens["DATE"])) if "DATE" in tokens else None
    name = _name(text, act)
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
        issuer=issuer,
        designation=_designation(text, tokens, number, symbol),
        pinpoints=act.pinpoints,
        pinpoint_span=None if act.where is None else text.span(*act.where),
        rule=act.rule,
        confidence=_confidence(act, symbol, repairs),
        repairs=repairs,
    )


# A scan reads TU as TƯ, which is the Central Committee's.
_OF_A_PROVINCE = re.compile(r"(?:Ban\s+[Tt]hường\s+vụ\s+)?(?:Tỉnh|Thành)\s+(?:ủy|uỷ)")
_CENTRAL = re.compile(r"(?<=[-/])TƯ$")

# How often what was mended is what was meant.
_SURE = {"space": 0.995, "dash": 0.995, "lookalike": 0.995, "diacritic": 0.99, "case": 0.98}


def _confidence(act: Act, symbol: str | None, repairs: tuple[str, ...]) -> float:
    sure = confidence(act.rule, act.tokens, symbol)
    return sure * prod(_SURE.get(repair, 0.95) for repair in repairs) if repairs else sure


def _printed(text: Text, token: Token | None) -> str | None:
    return None if token is None else _tidied(_words(text, token))


def _words(text: Text, token: Token) -> str:
    return text.printed(token.start_pos or 0, token.end_pos or 0)


def _name(text: Text, act: Act) -> str | None:
    """The name of a statute in the author's spelling, after "Luật" as it should be."""
    if "NAME" in act.tokens:
        head = statutes.head_of(act.head["TYPE"])
        return statutes.full_name(_printed(text, act.tokens["NAME"]) or "", head)
    token = act.tokens.get("STATUTE")
    if token is None:
        return None
    head_word = statutes.TRIGGER.match(token)
    length = head_word.end() if head_word else 0
    words = _words(text, token)
    # Typed without marks, it is told by the marks that the tables gave it back.
    words = str(token) if words.isascii() else words
    return _tidied(statutes.full_name(token[:length] + words[length:]))


def _number(tokens: dict[str, Token]) -> str | None:
    if "NUM" in tokens:
        number = _plain_number(str(tokens["NUM"]))
        return number if "STANDARD" in tokens else number.replace(" ", "")
    short = _SHORT_NUMBER.search(tokens["ALIAS"]) if "ALIAS" in tokens else None
    return short[1] if short else None


_SHORT_NUMBER = re.compile(r"(?:(?<!\S)|(?<=[ốỐ]))(\d+\w?)(?:/(?P<year>\d{4}))?(?!\S)")


def _symbol(tokens: dict[str, Token]) -> str | None:
    return mend_symbol(str(tokens["SYMBOL"])) if "SYMBOL" in tokens else None


def _designation(
    text: Text, tokens: dict[str, Token], number: str | None, symbol: str | None
) -> str | None:
    if "NUM" not in tokens or not (symbol or "STANDARD" in tokens):
        return None
    if "STANDARD" in tokens:
        year = f":{tokens['YEAR']}" if "YEAR" in tokens else ""
        tail = f"/{symbol}" if symbol else ""
        return _same(f"{tokens['STANDARD']} {number}{year}{tail}")
    if "YEAR" in tokens:
        return _same(f"{number}/{tokens['YEAR']}/{symbol}")
    between = text.shadow[tokens["NUM"].end_pos : tokens["SYMBOL"].start_pos]
    return _same(f"{number}{'-' if '-' in between else '/'}{symbol}")


@lru_cache(maxsize=_REMEMBERED)
def _day(printed: str) -> date | None:
    match = lexicon.DATE_PARTS.search(printed.translate(AS_DIGITS))
    if match is None:
        return None
    day, month, year = (int(re.sub(r"\s", "", part)) for part in match.groups())
    try:
        return date(year if year > 99 else 1900 + year, month, day)
    except ValueError:
        return None


def _year(tokens: dict[str, Token], day: date | None) -> int | None:
    if "YEAR" in tokens:
        return int(tokens["YEAR"])
    short = _SHORT_NUMBER.search(tokens["ALIAS"]) if "ALIAS" in tokens else None
    if short and short["year"]:
        return int(short["year"])
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
    printed_head = tokens.get("TYPE") or tokens.get("ALIAS")
    head = name or (tidy(printed_head) if printed_head else None)
    if head is None:
        return own
    printed = _sentence_case(head)
    # In a list only the symbol may say that a later member is of another type.
    return own if own and shared and not lexicon.fits(printed, symbol or "") else printed


@lru_cache(maxsize=_REMEMBERED)
def _sentence_case(head: str) -> str:
    first = head.split()[0]
    if first in lexicon.type_of_abbreviation():
        return lexicon.type_of_abbreviation()[first]
    folded = head.casefold()
    known = (name for name in lexicon.type_names() if folded.startswith(name.casefold()))
    return max(known, key=len, default=statutes.head_of(head))
