"""The type word before a number, read as it is meant: misread, torn, run together or cut.

In: a shadow and where a number begins. Out: the head that stands before it, with its words mended
in the room that they take. Of a symbol it is told the group that begins it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from grammar.tables import listed, load
from grammar.texts.abbreviations import is_known, types, without_marks

_REMEMBERED = 8192
SO = frozenset({"số", "Số", "SỐ", "số:"})


@cache
def _type_words() -> dict[str, str]:
    """Each type by its letters without marks; none that another type shares."""
    found: dict[str, str] = {}
    for row in load("document_types"):
        name = row["name"].lower()
        if not name.isupper():
            found[without_marks(name)] = "" if without_marks(name) in found else name
    return {plain: name for plain, name in found.items() if name}


@cache
def exact_endings() -> frozenset[str]:
    return frozenset(" ".join(name.split()[-2:]) for name in _type_words().values())


_RUN = re.compile(r"[^\s(“\"]+")
_LONGEST_TYPE = max(len(name.split()) for name in _type_words().values())


class Head(NamedTuple):
    """What vouches for a number that ends where this does; ``words`` are mended."""

    start: int
    words: str
    typed: bool


def head_before(shadow: str, end: int) -> Head | None:
    """The type and "số", or "số" alone, directly before ``end``."""
    words = list(_RUN.finditer(shadow, max(0, end - 48), end))
    so = _so(words)
    names = words[: len(words) - so]
    for count in range(min(_LONGEST_TYPE, len(names)), 0, -1):
        start = names[-count].start()
        printed = " ".join(word[0] for word in names[-count:]).rstrip(",")
        name = printed if printed in types() else _type_words().get(without_marks(printed))
        if name is None or (count == 1 and printed.lower() != name.lower()):
            continue
        if sum(a != b for a, b in zip(printed.lower(), name.lower(), strict=True)) > 2:
            return None
        return Head(start, _like(shadow[start:end], name, so=bool(so)), typed=True)
    torn = _torn(shadow, words[-so].start() if so else end, end, so=bool(so))
    if torn:
        return torn
    if not so or (so == 1 and words[-1][0] not in SO):
        return None
    start = words[-so].start()
    return Head(start, shadow[start:end] if so == 1 else "số".ljust(end - start), typed=False)


def _torn(shadow: str, until: int, end: int, *, so: bool) -> Head | None:
    """A type whose words were torn apart or ran together: "Ngh ị định", "Nghịđịnh"."""
    first = max(0, until - 32)
    letters = [(letter, at) for at, letter in enumerate(shadow[first:until], first) if letter > " "]
    plain = without_marks("".join(letter for letter, _ in letters))
    if len(plain) != len(letters):
        return None
    for key, name in _run_together().items():
        if not plain.endswith(key):
            continue
        start = letters[-len(key)][1]
        words = name.upper() if shadow[start:until].isupper() else name
        words = shadow[start] + words[1:]
        room = end - start - len(words) - 2 * so
        if room < 0 or (start and shadow[start - 1].isalnum()):
            return None
        after = min(room, 1)
        return Head(start, words + " " * (room - after) + "số" * so + " " * after, typed=True)
    return None


def misread_head(shadow: str, end: int, first: str) -> Head | None:
    """A type with one letter wrong, lost or too many, told by the ``first`` group of a symbol."""
    meant_types = _types_of(first)
    words = list(_RUN.finditer(shadow, max(0, end - 48), end)) if meant_types else []
    names = words[: len(words) - _so(words)]
    for name in meant_types:
        count = len(name.split())
        if count == 1 or len(names) < count:
            continue
        printed = "".join(without_marks(word[0]) for word in names[-count:]).rstrip(",:")
        meant = without_marks(name).replace(" ", "")
        if printed.isalnum() and printed[0].isalpha() and nearly(meant, printed):
            start = names[-count].start()
            return _in_room(shadow[start:end], name, start)
    return None


def _in_room(printed: str, name: str, start: int) -> Head | None:
    """``name`` in the room of what is printed, with "số" where there is room for it."""
    words = name.upper() if printed.isupper() else name[0].upper() + name[1:]
    words = words if printed[0].isupper() else words.lower()
    room = len(printed) - len(words)
    if room < 1:
        return None
    so = "số " if room > len("số ") else ""
    return Head(start, words + so.rjust(room) if so else words.ljust(len(printed)), typed=True)


@lru_cache(maxsize=_REMEMBERED)
def _types_of(first: str) -> tuple[str, ...]:
    """The types whose symbols begin with the group ``first``; a body begins that of a letter."""
    rows = load("document_types")
    names = (r["name"].lower() for r in rows if first in listed(r["abbreviations"]))
    found = tuple(sorted(names, key=len, reverse=True))  # Quyết định rather than Quy định
    return found or (("công văn",) if is_known(first) else ())


def nearly(word: str, printed: str) -> bool:
    """Whether ``printed`` is ``word`` but for one letter wrong, lost or too many.

    >>> nearly("nghidinh", "nqhidinh"), nearly("nghidinh", "nghdinh"), nearly("quyche", "quydinh")
    (True, True, False)
    """
    if abs(len(word) - len(printed)) > 1:
        return False
    same = next(
        (at for at, (a, b) in enumerate(zip(word, printed, strict=False)) if a != b),
        min(len(word), len(printed)),
    )
    ours, theirs = word[same:], printed[same:]
    return ours[1:] in {theirs, theirs[1:]} or ours == theirs[1:]


@cache
def _run_together() -> dict[str, str]:
    """The types of several words by their letters alone, the longest first."""
    names = sorted(_type_words().items(), key=lambda pair: -len(pair[0]))
    return {plain.replace(" ", ""): name for plain, name in names if " " in plain}


def _so(words: list[re.Match[str]]) -> int:
    """How many of the last words are "số", whole or torn apart."""
    last = [without_marks(word[0].rstrip(":")) for word in words[-2:]]
    if "".join(last) == "so":
        return len(last)
    return 1 if last and last[-1] in _MISREAD_SO else 0


_MISREAD_SO = frozenset({"so", "s6", "o", "sd"})


def _like(printed: str, name: str, *, so: bool) -> str:
    """``printed`` with the letters of ``name`` (and of "số"), its case and spaces kept."""
    letters = iter((name + ("số" if so else "")).replace(" ", ""))
    mended = (
        (right.upper() if letter.isupper() else right)
        if letter.isalpha() and (right := next(letters, ""))
        else letter
        for letter in printed
    )
    return "".join(mended)


@lru_cache(maxsize=_REMEMBERED)
def may_end_a_type(word: str) -> bool:
    """Whether a type may end so, misread, torn or run together, or "số" or a number behind it."""
    letters = without_marks(_OPENED.split(word)[-1].rstrip(",:"))
    if not letters.isalpha() or letters.endswith("o"):
        return True
    return any(
        letters.endswith(name.split()[-1])
        or name.replace(" ", "").endswith(letters)
        or nearly(name.split()[-1], letters)
        for name in _type_words()
    )


_OPENED = re.compile(r"[(“\"]")
