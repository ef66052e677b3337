"""The words that say what one document does to another, as patterns ready to match.

In: the table ``relations``. Out: look-ups on a lower-case shadow. A pattern is written as it is
read: a space stands for any run of spaces, ``<name>`` for the row ``name`` of the role ``part``.
Roles: ``active`` and ``passive`` cues end where the citation begins, an ``opening`` one also begins
a paragraph or stands right behind another act, ``after`` cues follow the citation, the title of a
``table`` says it of every row and ``end`` words close the table, a ``head`` with its colon says it
of every item below; an active cue behind ``intent`` words is but a ``plan``; ``joint`` words join
the members of a list, ``member`` words name what of the next one is meant, in a list of that kind
or of any, and ``tail`` closes its head; ``title`` words begin a title and ``break`` words end it;
``aside`` words on an act may stand after it.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_REACH = 420
_AFTER = 600
_INTENT = 120
_LONGEST_ISSUER = 90
_PART = re.compile(r"<(\w+)>")
_FIRST = re.compile(r"\w+|\\d\+")
_LOOK_BEHIND = re.compile(r"(?:\(\?<[!=][^()]*\))+")
_HEAD_GROUP = re.compile(r"\(([^()]*)\)")
_WORD_START = re.compile(r"(?<!\w)\w+")
_LABEL = r"(?:[a-zđ]|\d{1,2})[.)]\s*"
_OPENING = rf"(?:(?<=:)\s*{_LABEL})?\s*[“\"]?\s*(?:số\s*:?\s*)?"
_CHANGES = frozenset({"amends", "replaces", "repeals", "guides", "corrects", "consolidates"})
_BRACKETS = re.compile(r"\([^()]*\)")
_BROKEN_DATE = re.compile(r"^\s*,?\s*ngày[\d\s/.-]{1,14}(?=[^\W\d]|$)")
_SENTENCE_BEGIN = re.compile(r"(?:^|[.)\n])\s*$")
_ITEM_OF_TITLE = re.compile(
    r";(?!\s*$|\s*(?:các\s+)?(?:điểm|khoản|điều|chương|mục|phụ\s+lục)(?!\w))"
)
_OTHERS = re.compile(
    r";[^;]*(?<!\w)(?:các|những|mọi|văn\s+bản|luật|nghị\s+định|nghị\s+quyết|quyết\s+định|thông\s+tư)(?!\w)"
)
_SENTENCE_END = re.compile(r"[;:\n]|\.(?=\s)")


_ByFirstWord: TypeAlias = "Mapping[str, Sequence[tuple[str, str, re.Pattern[str]]]]"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the shadow that say a relation; ``role`` is that of their row in the table."""

    role: str
    kind: str
    start: int
    end: int


def cue_before(lower: str, end: int, floor: int) -> Cue | None:
    """The longest cue between ``floor`` and ``end`` that runs right up to ``end``."""
    return _longest(lower, end, floor, _said())


def member_before(lower: str, end: int, floor: int) -> Cue | None:
    """Words like ``quy định tại`` that lead to the next member of a list, and are no cue alone."""
    return _longest(lower, end, floor, _members())


def _longest(lower: str, end: int, floor: int, by_first_word: _ByFirstWord) -> Cue | None:
    start = max(floor, end - _REACH)
    for word in _WORD_START.finditer(lower, start, end):
        key = "#" if word[0].isdigit() else word[0]
        for role, kind, pattern in by_first_word.get(key, ()):
            if role == "opening" and lower[floor : word.start()].strip(" ,"):
                continue
            if pattern.fullmatch(lower, word.start(), end):
                if kind in _CHANGES and _is_planned(lower, start, word.start()):
                    kind, role = "cites", "plan" if role == "active" else role
                return Cue(role, kind, word.start(), end - _trailing_spaces(lower, end))
    return None


def cue_of_head(lower: str, start: int, end: int) -> Cue | None:
    """What the paragraph ``lower[start:end]``, which ends in a colon, says of the items below."""
    for kind, pattern in _patterns("head"):
        match = pattern.search(lower, start, end)
        if match and _SENTENCE_BEGIN.search(lower, start, match.start()):
            return Cue("head", kind, match.start(), match.end())
    return None


def _is_planned(lower: str, floor: int, start: int) -> bool:
    """``đề xuất sửa đổi``: what is to be done one day is not done here."""
    begin = max(floor, start - _INTENT)
    return any(pattern.search(lower, begin, start) for _, pattern in _patterns("intent"))


def _trailing_spaces(lower: str, end: int) -> int:
    spaces = 0
    while lower[end - spaces - 1].isspace():
        spaces += 1
    return spaces


def cue_after(lower: str, start: int, stop: int, *, heads_row: bool = False) -> Cue | None:
    """A cue of role ``after`` in the rest of the clause; the title of the act may stand between.

    Semicolons may part the title of an act that heads its row.
    """
    limit = min(stop, start + _AFTER)
    for kind, pattern in _patterns("after"):
        match = pattern.search(lower, start, limit)
        if match is None:
            continue
        end = before_aside(lower, start, match.start())
        if _may_pass(lower, start, end) or (heads_row and _is_parted_title(lower, start, end)):
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
    asides = (
        match.start()
        for _, pattern in _patterns("aside")
        for match in pattern.finditer(lower, start, end)
        if not lower[match.end() : end].strip(" ,")
    )
    return min(asides, default=end)


def is_title(lower: str, start: int, end: int) -> bool:
    """Whether ``lower[start:end]`` is nothing, or the title of the act that ends at ``start``."""
    words = _BROKEN_DATE.sub("", _without_brackets(lower[start:end]))
    if not words.strip(" ,()|"):
        return True
    return _opens_title(words) and is_bare_title(lower, start, end)


def is_list_title(lower: str, start: int, end: int) -> bool:
    """Whether it is a title that semicolons part: ``quy định về a; b; c``, but no ``; Điều 5``."""
    words = _without_brackets(lower[start:end])
    parted = _ITEM_OF_TITLE.sub(",", words)
    return _opens_title(words) and is_bare_title(parted, 0, len(parted))


def is_bare_title(lower: str, start: int, end: int) -> bool:
    """Whether ``lower[start:end]`` may be a title of which the first word is left out."""
    words = _without_brackets(lower[start:end])
    return _SENTENCE_END.search(words) is None and _words("break").search(words) is None


def tables(lower: str) -> Iterator[tuple[int, int, Cue]]:
    """Each table of acts that its title says something of: where it begins and ends, and what."""
    titles = sorted(
        (match.start(), match.end(), kind)
        for kind, pattern in _patterns("table")
        for match in pattern.finditer(lower)
    )
    for at, (start, end, kind) in enumerate(titles):
        stop = titles[at + 1][0] if at + 1 < len(titles) else len(lower)
        closed = _words("end").search(lower, end, stop)
        yield end, closed.start() if closed else stop, Cue("table", kind, start, end)


def _may_pass(lower: str, start: int, end: int) -> bool:
    words = _without_brackets(lower[start:end])
    return not words.strip(" ,()") or (_SENTENCE_END.search(words) is None and _opens_title(words))


def _is_parted_title(lower: str, start: int, end: int) -> bool:
    """``quy định về a; b``, but no ``; các văn bản khác``, of which other things are said."""
    words = _without_brackets(lower[start:end])
    return is_list_title(lower, start, end) and _OTHERS.search(words) is None


def _without_brackets(words: str) -> str:
    return _BRACKETS.sub(lambda aside: " " * len(aside[0]), words)


def _opens_title(words: str) -> bool:
    """Whether a title begins here, or behind an issuer that was not read as one."""
    words = words.lstrip(' ,“"|\t')
    if words.startswith("của "):
        return _words("title").search(words, 0, _LONGEST_ISSUER) is not None
    return _words("title").match(words) is not None


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
    return "".join(part if part[:1] in ("[", "{") else _spaced(part) for part in classes)


def _spaced(part: str) -> str:
    """Spaces and commas as they are printed: commas are left out, and spaces behind them."""
    part = part.replace("(,| và) ", r"(,\s*| và | )").replace(", ", r",\s*")
    return part.replace(",", r"\s*,").replace(" ", r"\s+")


@cache
def _said() -> _ByFirstWord:
    """The cues that run up to a citation."""
    return _by_first_word(
        row
        for row in rows()
        if row["role"] in ("active", "opening", "passive")
        or (row["role"] == "joint" and row["kind"])
    )


@cache
def _members() -> _ByFirstWord:
    return _by_first_word(row for row in rows() if row["role"] == "member")


def _by_first_word(chosen: Iterable[dict[str, str]]) -> _ByFirstWord:
    found: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    tail = "|".join(compiled(row["pattern"]).pattern for row in rows() if row["role"] == "tail")
    for row in chosen:
        whole = re.compile(rf"(?:{compiled(row['pattern']).pattern})(?:{tail})?{_OPENING}")
        for word in _first_words(row["pattern"]):
            found.setdefault(word, []).append((row["role"], row["kind"], whole))
    return {word: tuple(cues) for word, cues in found.items()}


def _first_words(pattern: str) -> Iterator[str]:
    """The words that a pattern may begin with; ``#`` for a number."""
    pattern = _LOOK_BEHIND.sub("", pattern, count=1)
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
    return re.compile(rf"\s*{compiled(plain['pattern']).pattern}\s*(?:{_LABEL})?")


@cache
def _words(role: str) -> re.Pattern[str]:
    either = "|".join(pattern.pattern for _, pattern in _patterns(role))
    return re.compile(rf"(?:(?<!\w)|(?=,))(?:{either})(?!\w)")
