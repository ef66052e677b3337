"""The words that say what one document does to another, as patterns ready to match.

In: the table ``relations``. Out: look-ups on a lower-case shadow. A pattern is written as it is
read: a space stands for any run of spaces, ``<name>`` for the row ``name`` of the role ``part``.
Roles: ``active`` and ``passive`` cues end where the citation begins, ``after`` cues follow it;
``joint`` words join the members of a list and ``tail`` closes its head; ``title`` words begin a
title and ``break`` words end it; ``aside`` words on an act may stand after it.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 420
_AFTER = 260
_PART = re.compile(r"<(\w+)>")
_FIRST = re.compile(r"\w+|\\d\+")
_HEAD_GROUP = re.compile(r"\(([^()]*)\)")
_WORD_START = re.compile(r"(?<!\w)\w+")
_OPENING = r"\s*[“\"]?\s*"
_BRACKETS = re.compile(r"(?:\s|,|\([^()]*\))*")
_SENTENCE_END = re.compile(r"[;:\n]|\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the shadow that say a relation; ``role`` is active, passive, joint or after."""

    role: str
    kind: str
    start: int
    end: int


def cue_before(lower: str, end: int, floor: int) -> Cue | None:
    """The longest cue between ``floor`` and ``end`` that runs right up to ``end``."""
    start = max(floor, end - _REACH)
    for word in _WORD_START.finditer(lower, start, end):
        key = "#" if word[0].isdigit() else word[0]
        for role, kind, pattern in _by_first_word().get(key, ()):
            if pattern.fullmatch(lower, word.start(), end):
                return Cue(role, kind, word.start(), end - _trailing_spaces(lower, end))
    return None


def _trailing_spaces(lower: str, end: int) -> int:
    spaces = 0
    while lower[end - spaces - 1].isspace():
        spaces += 1
    return spaces


def cue_after(lower: str, start: int, stop: int) -> Cue | None:
    """A cue of role ``after`` in the rest of the clause; the title of the act may stand between."""
    limit = min(stop, start + _AFTER)
    for kind, pattern in _patterns("after"):
        match = pattern.search(lower, start, limit)
        if match and _may_pass(lower, start, match.start()):
            return Cue("after", kind, match.start(), match.end())
    return None


def joint_before(lower: str, end: int, floor: int) -> int | None:
    """Where the words begin that join a member of a list to the one before it, if there are any."""
    for start in range(end - 1, max(floor, end - 40) - 1, -1):
        if lower[start] in ",;" or lower.startswith((" và", " hoặc", " cùng"), start):
            opening = start
            while opening > floor and lower[opening - 1] in " ,;":
                opening -= 1
            return opening if _joint().fullmatch(lower, opening, end) else None
    return None


def before_aside(lower: str, start: int, end: int) -> int:
    """Where ``lower[start:end]`` ends without words on the act's validity at its end."""
    for _, pattern in _patterns("aside"):
        for match in pattern.finditer(lower, start, end):
            if not lower[match.end() : end].strip(" ,"):
                return match.start()
    return end


def is_title(lower: str, start: int, end: int) -> bool:
    """Whether ``lower[start:end]`` is nothing, or the title of the act that ends at ``start``."""
    begin = _skip_brackets(lower, start, end)
    if not lower[begin:end].strip(" ,()"):
        return True
    if _SENTENCE_END.search(lower, begin, end):
        return False
    opened = _words("title").match(lower, begin, end)
    return opened is not None and _words("break").search(lower, begin, end) is None


def _may_pass(lower: str, start: int, end: int) -> bool:
    return not lower[start:end].strip(" ,()") or (
        _SENTENCE_END.search(lower, start, end) is None
        and _words("title").match(lower, _skip_brackets(lower, start, end), end) is not None
    )


def _skip_brackets(lower: str, start: int, end: int) -> int:
    match = _BRACKETS.match(lower, start, end)
    return match.end() if match else start


# --------------------------------------------------------------------------------------- the table


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The rows of the table in file order."""
    text = (files("kg") / "tables" / "relations.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the table as a regular expression on a lower-case shadow."""
    return re.compile(_written(_PART.sub(lambda part: _parts()[part[1]], pattern)))


@cache
def _parts() -> dict[str, str]:
    return {row["kind"]: row["pattern"] for row in rows() if row["role"] == "part"}


def _written(pattern: str) -> str:
    classes = re.split(r"(\[[^\]]*\]|\{[^}]*\})", pattern)
    return "".join(
        part if part[:1] in ("[", "{") else part.replace(",", r"\s*,").replace(" ", r"\s+")
        for part in classes
    )


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    found: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    tail = "|".join(compiled(row["pattern"]).pattern for row in rows() if row["role"] == "tail")
    for row in rows():
        if row["role"] in ("active", "passive") or (row["role"] == "joint" and row["kind"]):
            whole = re.compile(rf"(?:{compiled(row['pattern']).pattern})(?:{tail})?{_OPENING}")
            for word in _first_words(row["pattern"]):
                found.setdefault(word, []).append((row["role"], row["kind"], whole))
    return {word: tuple(cues) for word, cues in found.items()}


def _first_words(pattern: str) -> Iterator[str]:
    """The words that a pattern may begin with; ``#`` for a number."""
    group = _HEAD_GROUP.match(pattern)
    for start in group[1].split("|") if group else [pattern]:
        first = _FIRST.match(start)
        if first:
            yield "#" if first[0] == r"\d+" else first[0]


@cache
def _patterns(role: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], compiled(row["pattern"])) for row in rows() if row["role"] == role)


@cache
def _joint() -> re.Pattern[str]:
    plain = next(row for row in rows() if row["role"] == "joint" and not row["kind"])
    return re.compile(rf"\s*{compiled(plain['pattern']).pattern}\s*")


@cache
def _words(role: str) -> re.Pattern[str]:
    either = "|".join(pattern.pattern for _, pattern in _patterns(role))
    return re.compile(rf"(?:(?<!\w)|(?=,))(?:{either})(?!\w)")
