"""Which names of agencies are meant by words that somebody typed.

In: words as typed. Out: a test of names. The words stand in the name whole and one after another; a
word typed with marks means those marks, one typed without means any. Abbreviations are those of the
table ``agencies``; the word for the kind of place may be left out (``Sở Y tế Lạng Sơn``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grammar.phrases import phrase_pattern
from grammar.tables import listed, load
from grammar.texts.text import fold as fold_letters
from kg.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORD = re.compile(r"[^\W_]+")
_AREA = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)(?!\w)")
_CAPITALS = re.compile(r"[A-ZĐ]{2}")


def meant_by(asked: str, *, begun: bool = False) -> Callable[[str], bool]:
    """The test of a name; with ``begun`` the last word may still be being typed.

    >>> meant_by("Sở TT&TT")("Sở Thông tin và Truyền thông tỉnh Sơn La")
    True
    >>> meant_by("Sở Thông tin")("Phòng Văn hóa và Thông tin huyện Mộc Châu, tỉnh Sơn La")
    False
    """
    wanted = _words(_spelled_out(asked))

    def is_meant(name: str) -> bool:
        known = fold_letters(name).casefold()
        return any(
            _stands(wanted, _words(words), begun) for words in (known, _AREA.sub(" ", known))
        )

    return is_meant


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_letters(text).casefold())


def _stands(wanted: Sequence[str], known: Sequence[str], begun: bool) -> bool:
    starts = range(len(known) - len(wanted) + 1)
    return any(_agree(wanted, known[at : at + len(wanted)], begun) for at in starts)


def _agree(wanted: Sequence[str], known: Sequence[str], begun: bool) -> bool:
    if not wanted:
        return True
    *whole, last = zip(wanted, known, strict=True)
    asked, word = last
    ends = any(form.startswith(asked) for form in _forms(word)) if begun else asked in _forms(word)
    return ends and all(one in _forms(other) for one, other in whole)


@cache
def _forms(word: str) -> tuple[str, str]:
    return word, fold(word)


def _spelled_out(asked: str) -> str:
    return _abbreviation().sub(lambda match: _full_names()[_key(match[0])], asked)


@cache
def _full_names() -> dict[str, str]:
    """Short forms with a group of capitals: ``Sở Nông nghiệp`` begins several names."""
    pairs = ((alias, row["name"]) for row in load("agencies") for alias in listed(row["aliases"]))
    return {_key(alias): name for alias, name in pairs if _CAPITALS.search(alias)}


@cache
def _abbreviation() -> re.Pattern[str]:
    pairs = ((alias, fold(alias)) for row in load("agencies") for alias in listed(row["aliases"]))
    forms = [form for alias, plain in pairs if _CAPITALS.search(alias) for form in (alias, plain)]
    return re.compile(rf"(?<!\w){phrase_pattern(forms)}(?!\w)", re.IGNORECASE)


def _key(alias: str) -> str:
    return " ".join(fold(alias).split())
