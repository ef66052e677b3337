"""How sure a citation is: the share of such citations that a reader found right.

In: the rule that made a citation, its tokens and its symbol. Out: the probability of its kind in
the table ``confidence``, (right + 1) / (seen + 2) of those counted there. The kinds are told apart
by what was seen to matter: whether the type is printed, whether tables know the body or the name.
What was mended is not asked here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from grammar.citations import statutes
from grammar.tables import load
from grammar.texts.abbreviations import is_known, types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grammar.citations.tokens import Token

_BETWEEN = re.compile(r"[-/.]")
_TERM = re.compile(r"(?:UBTV)?QH(?:[IVX]+|\d+)")
_AMENDING = re.compile(r"\S+(?:\s+luật|\s+lệnh)?\s+sửa\s", re.IGNORECASE)


def confidence(rule: str, tokens: Mapping[str, Token], symbol: str | None) -> float:
    """The probability that a citation of this make is right."""
    return _table()[kind(rule, tokens, symbol)]


def kind(rule: str, tokens: Mapping[str, Token], symbol: str | None) -> str:
    """The row of the table that a citation is counted in."""
    if "STANDARD" in tokens:
        return "standard"
    if rule == "bare_number":
        whole = in_full(symbol or "", dated="YEAR" in tokens)
        return "bare number in full" if whole else "bare number"
    if rule == "numbered":
        return "numbered" if _known(symbol or "") else "numbered by an unknown body"
    if rule == "statute_name":
        return "statute" if _known_name(str(tokens["STATUTE"])) else "statute of unknown name"
    return {"statute_number": "statute with number", "list_member": "list member"}.get(rule, rule)


@cache
def _table() -> dict[str, float]:
    return {row["kind"]: float(row["probability"]) for row in load("confidence")}


@lru_cache(maxsize=4096)
def in_full(symbol: str, *, dated: bool) -> bool:
    """Whether a symbol is so whole that it needs no type word before it."""
    first, *others = _groups(symbol)
    return is_known(first) and ((dated and _is_type(first)) or any(map(is_known, others)))


def _is_type(group: str) -> bool:
    return group in types() or _TERM.fullmatch(group) is not None


@lru_cache(maxsize=4096)
def _known(symbol: str) -> bool:
    """Whether the tables know the body; units after it are free."""
    groups = _groups(symbol)
    return is_known(next((group for group in groups if group not in types()), groups[0]))


def _groups(symbol: str) -> list[str]:
    return _BETWEEN.split(symbol.partition("(")[0])


@lru_cache(maxsize=4096)
def _known_name(name: str) -> bool:
    return _AMENDING.match(name) is not None or statutes.is_known(name)
