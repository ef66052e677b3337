"""Turns word lists into one regular expression that prefers the longest phrase.

In: phrases in their full spelling. Out: regex source without groups that capture, for a shadow.
Only the first letter of a phrase is fixed in case: ``Bộ Công thương`` matches ``Bộ Công Thương``.
With ``capitals`` a phrase wholly in capitals matches as well, as headings print it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from grammar.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
LOWER = UPPER.lower()

_TOKEN = re.compile(r"[^\s,-]+|[,-]")
_END = ""
Trie = dict[str, "Trie"]


def phrase_pattern(
    phrases: Iterable[str], *, capitals: bool = False, loose_commas: bool = False
) -> str:
    """The alternation of ``phrases``, longest first where one begins another.

    ``loose_commas``: a comma may be missing, and may be added where no phrase ends before it, as
    writers do in the names of laws ("Luật Phòng chống tham nhũng", "Luật Dân quân, tự vệ").

    >>> bool(re.fullmatch(phrase_pattern(["Bộ Y tế"], capitals=True), "BỘ  Y TẾ"))
    True
    """
    root: Trie = {}
    for phrase in sorted(set(map(fold, phrases))):
        _add(root, [_any_case(token) for token in _first_fixed(phrase)])
        if capitals and " " in phrase:
            _add(root, [re.escape(token) for token in _TOKEN.findall(phrase.upper())])
    return _alternatives(root, _LOOSE if loose_commas else _STRICT, first=True)


def capitalised_run(most: int, unless: str) -> str:
    """One to ``most`` capitalised syllables, a proper name; none but the first opens ``unless``."""
    return rf"{_PROPER}(?:[^\S\n]+(?!{unless}){_PROPER}){{0,{most - 1}}}"


_PROPER = rf"[{UPPER}][{LOWER}{UPPER}]*(?![{LOWER}{UPPER}])"


def _first_fixed(phrase: str) -> list[str]:
    first, *rest = _TOKEN.findall(phrase)
    return ["=" + first, *rest]


@cache
def _any_case(token: str) -> str:
    if token.startswith("="):
        return re.escape(token[1:])
    first = token[0]
    if first.upper() == first.lower():
        return re.escape(token)
    return f"[{first.upper()}{first.lower()}]{re.escape(token[1:])}"


def _add(root: Trie, tokens: list[str]) -> None:
    node = root
    for token in tokens:
        node = node.setdefault(token, {})
    node[_END] = {}


class _Gaps(NamedTuple):
    """How words are joined: plainly, after an inner word, and where a phrase has a comma."""

    between: str
    inside: str
    comma: str


_STRICT = _Gaps(r"\s+", r"\s+", r"\s*,\s*")
_LOOSE = _Gaps(r"\s+", r"\s*,?\s+", r"(?:\s*,\s*|\s+)")


def _alternatives(node: Trie, gaps: _Gaps, *, first: bool = False, joined: bool = False) -> str:
    branches = []
    between = gaps.between if _END in node else gaps.inside
    for token, child in node.items():
        if token == _END:
            continue
        if token == ",":
            branches.append(gaps.comma + _alternatives(child, gaps, joined=True))
        elif token in {r"\-", "-"}:
            branches.append(rf"\s*{token}\s*" + _alternatives(child, gaps, joined=True))
        else:
            gap = "" if first or joined else between
            branches.append(gap + token + _alternatives(child, gaps))
    if not branches:
        return ""
    either = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return either + "?" if _END in node else either
