"""Turns word lists into regular expressions that prefer the longest phrase.

In: phrases in their full spelling. Out: regex source without groups that capture, for a shadow, or
a ``PhraseBook`` where a list is long and the place is known where a phrase would begin.
Only the first letter of a phrase is fixed in case: ``Bộ Công thương`` matches ``Bộ Công Thương``.
With ``capitals`` a phrase wholly in capitals matches as well, as headings print it.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from grammar.texts.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
LOWER = UPPER.lower()

_TOKEN = re.compile(r"[^\s,-]+|[,-]")
_END = ""
Trie = dict[str, "Trie"]


def phrase_pattern(
    phrases: Iterable[str],
    *,
    capitals: bool = False,
    loose_commas: bool = False,
    loose_spaces: bool = False,
) -> str:
    """The alternation of ``phrases``, longest first where one begins another.

    ``loose_commas``: a comma may be missing or a dash, and may be added where no phrase ends before
    it, as writers do in the names of laws ("Luật Phòng chống tham nhũng", "Luật Dân quân, tự vệ").
    ``loose_spaces``: words may have run together ("Thủ tướng Chínhphủ").

    >>> bool(re.fullmatch(phrase_pattern(["Bộ Y tế"], capitals=True), "BỘ  Y TẾ"))
    True
    """
    root: Trie = {}
    for phrase in sorted(set(map(fold, phrases))):
        _add(root, [_any_case(token) for token in _first_fixed(phrase)])
        if capitals and " " in phrase:
            _add(root, [re.escape(token) for token in _TOKEN.findall(phrase.upper())])
    gaps = _LOOSE if loose_commas else _RUN_TOGETHER if loose_spaces else _STRICT
    return _alternatives(root, gaps, first=True)


class PhraseBook:
    """A long list of phrases, each followed by ``then``.

    All in one pattern take long to compile. Those that begin alike get a pattern when a text first
    has their beginning.
    """

    def __init__(
        self,
        phrases: Iterable[str],
        then: str,
        *,
        capitals: bool = False,
        loose_commas: bool = False,
        loose_spaces: bool = False,
    ) -> None:
        self._then = then
        self._source = partial(
            phrase_pattern,
            capitals=capitals,
            loose_commas=loose_commas,
            loose_spaces=loose_spaces,
        )
        self._phrases: dict[_Beginning, list[str]] = {}
        self._patterns: dict[_Beginning, re.Pattern[str]] = {}
        self._run_together: dict[str, _Beginning] = {}
        self._letters: set[str] = set()
        for phrase in phrases:
            beginning = _beginning(fold(phrase))
            self._phrases.setdefault(beginning, []).append(phrase)
            self._letters.add(beginning[0][:_LETTERS])
            if loose_spaces:
                self._run_together["".join(beginning)] = beginning

    def match(self, words: str, at: int = 0) -> re.Match[str] | None:
        if words[at : at + _LETTERS].lower() not in self._letters:
            return None
        pattern = self._pattern(_beginning(words, at))
        return pattern.match(words, at) if pattern else None

    def fullmatch(self, words: str) -> re.Match[str] | None:
        pattern = self._pattern(_beginning(words))
        return pattern.fullmatch(words) if pattern else None

    def _pattern(self, beginning: _Beginning) -> re.Pattern[str] | None:
        first, second = beginning
        known = beginning if beginning in self._phrases else (first, "")
        if known not in self._phrases and self._run_together:
            known = self._torn(first)
        if known not in self._phrases:
            return None
        if known not in self._patterns:
            phrases = [
                *self._phrases[known],
                *(self._phrases.get((first, ""), ()) if second else ()),
            ]
            self._patterns[known] = re.compile(self._source(phrases) + self._then)
        return self._patterns[known]

    def _torn(self, word: str) -> _Beginning:
        """The beginning that stands in ``word`` without its space: ``Ủyban``, ``BộTài``."""
        starts = (word[:end] for end in range(_SHORTEST_RUN, min(len(word), _LONGEST_RUN) + 1))
        return next(filter(None, map(self._run_together.get, starts)), (word, ""))


_SHORTEST_RUN, _LONGEST_RUN = 4, 9
# By its first letters most words are told to begin no phrase.
_LETTERS = 2

# The first word and two letters of the second: what is printed behind a name may stick to it.
_Beginning = tuple[str, str]
_BEGINNING = re.compile(r"([^\W\d_]+)(?:[\s,-]+([^\W\d_]{1,2}))?")


def _beginning(words: str, at: int = 0) -> _Beginning:
    match = _BEGINNING.match(words, at)
    return (match[1].lower(), (match[2] or "").lower()) if match else ("", "")


def capitalised_run(most: int, unless: str) -> str:
    """One to ``most`` capitalised syllables, a proper name; none but the first opens ``unless``."""
    return rf"{_PROPER}(?:[^\S\n]+(?!{unless}){_PROPER}){{0,{most - 1}}}"


_PROPER = rf"[{UPPER}][{LOWER}{UPPER}]*+"


def _first_fixed(phrase: str) -> list[str]:
    first, *rest = _TOKEN.findall(phrase)
    return ["=" + first, *rest]


@cache
def _any_case(token: str) -> str:
    if token.startswith("="):
        return re.escape(token[1:])
    if token == "và":
        return "(?:[Vv]à|&)"
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
_RUN_TOGETHER = _Gaps(r"\s*", r"\s*", r"\s*,\s*")
_LOOSE = _Gaps(r"\s*", r"\s*,?\s*", r"(?:\s*[,-]\s*|\s*)")


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
