"""Says what was mended to read the number of a citation.

In: the tokens and the text they were read off. Out: names, sorted: ``space``, ``dash``,
``lookalike``, ``diacritic``, ``case``, ``digit``, ``lost_bar``, ``lost_dash``, ``lost_slash``,
``lost_letter``, ``double_slash``, ``doubled``, ``added_dash``, ``term_digit``, ``lost_space``,
``markup``, ``encoding``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from grammar.citations.statutes import TRIGGER
from grammar.texts.abbreviations import mend_term, without_marks
from grammar.texts.folding import DASHES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grammar.citations.tokens import Token
    from grammar.texts.text import Text

_SPACE = re.compile(r"\s+")
_TORN_DIGITS = re.compile(r"\d\s+\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_DATE_WORDS = frozenset(
    [
        "hồi",
        "lúc",
        "giờ",
        "phút",
        "ngày",
        "tháng",
        "năm",
        "đã",
        "được",
        "ban",
        "hành",
        "thông",
        "qua",
        "ký",
    ]
)
_PLAIN_DATE_WORDS = frozenset(map(without_marks, _DATE_WORDS))
_SIGNS = re.compile(r"[\W_\u00ad]+")


def repairs_of(text: Text, tokens: Mapping[str, Token], symbol: str | None) -> tuple[str, ...]:
    """What was mended in type word, number and date; ``symbol`` is its mended value."""
    found = _head(text, tokens) | _date(tokens.get("DATE")) | _spaces(text, tokens)
    if "NUM" in tokens and (symbol or "STANDARD" in tokens):
        found |= _number(text, tokens, symbol)
    return tuple(sorted(found))


def _number(text: Text, tokens: Mapping[str, Token], symbol: str | None) -> set[str]:
    numbered = [tokens[kind] for kind in ("NUM", "YEAR", "SYMBOL") if kind in tokens]
    start, end = numbered[0].start_pos or 0, numbered[-1].end_pos or 0
    if _is_plain(text, tokens, symbol, start, end):
        return {"lost_space"} if _is_glued(text, start, end) else set()
    found = _letters(text, start, end)
    if "STANDARD" in tokens:
        return found
    plain = _SPACE.sub("", tokens["SYMBOL"])
    found |= _signs(text, start, end) | _symbol_kinds(plain, symbol or plain)
    if "YEAR" in tokens:
        found |= _joint(text.shadow[tokens["YEAR"].end_pos : tokens["SYMBOL"].start_pos])
    return found


_FAULT = re.compile(r"[\s_]|//")


def _is_plain(
    text: Text, tokens: Mapping[str, Token], symbol: str | None, start: int, end: int
) -> bool:
    """The usual case, told quickly: all of it is printed as it is read."""
    if "STANDARD" in tokens or tokens["SYMBOL"] != symbol:
        return False
    read = text.shadow[start:end]
    if _FAULT.search(read) or not read == text.printed(start, end) == text.slice(
        text.span(start, end)
    ):
        return False
    return "YEAR" not in tokens or text.shadow[tokens["SYMBOL"].start_pos - 1] == "/"


def _head(text: Text, tokens: Mapping[str, Token]) -> set[str]:
    """In the type word, which a statute has as the first of its name."""
    head = tokens.get("TYPE") or tokens.get("STATUTE")
    if head is None:
        return set()
    start = head.start_pos or 0
    name = TRIGGER.match(head)
    end = start + name.end() if name else head.end_pos or 0
    found = {"markup"} if "**" in text.slice(text.span(start, end)) else set()
    printed, read = text.printed(start, end), text.shadow[start:end]
    if printed == read:
        return found
    if len(_SPACE.sub("", printed)) != len(_SPACE.sub("", read)):
        return found | {"space"}
    if len(printed.split()) < len(read.split()):
        found.add("lost_space")
    return found | _letters(text, start, end)


def _spaces(text: Text, tokens: Mapping[str, Token]) -> set[str]:
    """``lost_space`` where the page has fewer words than were read."""
    start = min(token.start_pos or 0 for token in tokens.values())
    end = max(token.end_pos or 0 for token in tokens.values())
    original = text.slice(text.span(start, end))
    if len(original) >= end - start:
        return set()
    glued = len(original.split()) < len(text.printed(start, end).split())
    return {"lost_space"} if glued else set()


def _date(date: Token | None) -> set[str]:
    if date is None:
        return set()
    found = {"space"} if _TORN_DIGITS.search(date) else set()
    for word in _LETTERS.findall(date):
        if word.lower() not in _DATE_WORDS:
            found.add("diacritic" if without_marks(word) in _PLAIN_DATE_WORDS else "space")
    return found


def _letters(text: Text, start: int, end: int) -> set[str]:
    copies = (text.printed(start, end), text.shadow[start:end])
    ours, theirs = (_SPACE.sub("", copy) for copy in copies)
    if len(ours) != len(theirs):
        return {_length_kind(ours, theirs)}
    return {_kind(a, b) for a, b in zip(ours, theirs, strict=True) if a != b}


def _length_kind(printed: str, read: str) -> str:
    if "//" in printed:
        return "double_slash"
    if read.count("/") > printed.count("/"):
        return "lost_slash"
    if read.count("-") > printed.count("-"):
        return "lost_dash"
    return (
        "digit" if sum(map(str.isdigit, read)) > sum(map(str.isdigit, printed)) else "lost_letter"
    )


def _signs(text: Text, start: int, end: int) -> set[str]:
    printed = normalize("NFC", text.slice(text.span(start, end)).strip())
    found = {"space"} if _SPACE.search(printed) else set()
    if DASHES.search(printed):
        found.add("dash")
    if "**" in printed:
        found.add("markup")
    # A running head inside only adds letters.
    if not set(_SIGNS.sub("", text.printed(start, end))) <= set(printed):
        found.add("encoding")
    if _is_glued(text, start, end):
        found.add("lost_space")
    return found


def _is_glued(text: Text, start: int, end: int) -> bool:
    before, after = text.printed(max(0, start - 1), start + 1), text.shadow[end : end + 1]
    return after.isalpha() or (before[:1].isalpha() and before[1:].isdigit())


def _joint(between: str) -> set[str]:
    if "//" in between:
        return {"double_slash"}
    return set() if "/" in between else {"dash" if "-" in between else "lost_slash"}


def _kind(printed: str, read: str) -> str:
    if read.isdigit():
        return "digit"
    if printed.upper() == read.upper():
        return "case"
    if read == "-":
        return "dash"
    if (without_marks(printed), read) in {("d", "Đ"), ("d", "đ")}:
        return "lost_bar" if printed in "dD" else "lookalike"
    return "diacritic" if without_marks(printed) == without_marks(read) else "lookalike"


def _symbol_kinds(symbol: str, mended: str) -> set[str]:
    found = {"dash"} if "_" in symbol else set()
    plain = symbol.replace("_", "-")
    if mend_term(plain) != plain:
        found.add("term_digit")
    elif mended.count("-") > plain.count("-"):
        found.add("lost_dash")
    elif len(mended) < len(plain):
        found.add("added_dash" if plain.count("-") > mended.count("-") else "doubled")
    elif mended != plain:
        found |= {_kind(a, b) for a, b in zip(plain, mended, strict=True) if a != b}
    return found
