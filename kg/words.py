"""How people write names and numbers, folded to what they mean: no marks, no case, no signs.

In: any text. Out: folded text, its tokens, and the keys under which a document is looked up.
``đ`` becomes ``d`` here and only here: a key finds a document, it never identifies one.
"""

from __future__ import annotations

import re
import unicodedata

from grammar.texts.text import fold as fold_letters

_WORD = re.compile(r"\w+")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_NUMBER = re.compile(r"^\d+[a-z]?(?![a-z\d])")


def fold(text: str) -> str:
    """Drop marks and case.

    >>> fold("Nghị định về Đất đai")
    'nghi dinh ve dat dai'
    """
    spread = unicodedata.normalize("NFD", fold_letters(text).casefold().replace("đ", "d"))
    return "".join(char for char in spread if not unicodedata.combining(char))


def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a folded text.

    >>> tokens("45/2024/NĐ-CP")
    ('45', '2024', 'nd', 'cp')
    """
    return tuple(_WORD.findall(fold(text).replace("_", " ")))


def compact(text: str) -> str:
    """Join the words: one spelling for a number however its signs are written.

    >>> compact("07-NQ/TU"), compact("861/qd ttg")
    ('7nqtu', '861qdttg')
    """
    return _LEADING_ZEROS.sub("", "".join(tokens(text)))


def bare_number(designation: str) -> str | None:
    """Return the ordinal that a number and symbol begins with.

    >>> bare_number("07-NQ/TU"), bare_number("30a/2008/NQ-CP"), bare_number("TCVN 6909:2001")
    ('7', '30a', None)
    """
    found = _NUMBER.match(fold(designation))
    return _LEADING_ZEROS.sub("", found[0]) if found else None


def keys(designation: str | None, name: str | None = None) -> tuple[str, ...]:
    """Return what a document is looked up by: its number, its bare number, its name."""
    found = [compact(designation), bare_number(designation)] if designation else []
    return tuple(dict.fromkeys(key for key in (*found, compact(name) if name else None) if key))
