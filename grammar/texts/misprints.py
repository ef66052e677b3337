"""Mends what no slash marks: names of statutes, standards, terms, and numbers damaged elsewhere.

In: a shadow. Out: the same, letter for letter, where one reading is sure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.texts.abbreviations import as_digits, is_known, known_throughout
from grammar.texts.type_words import exact_endings, head_before, may_end_a_type

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMED = r"(?=\s+[A-ZĐ]|[A-ZĐ][à-ỹ]|\s+số\s*\d|\s+sửa\s+đổi)"
# These syllables do not exist otherwise; a capital follows, so a name does.
_NAMES = (
    (re.compile(rf"L ?[uũùúủụưừứửữự] ?[aăâáàảạấầẩẫậắằẳẵặ] ?t{_NAMED}"), "Luật"),
    (re.compile(r"L ?[UŨÙÚỦỤƯỪỨỬỮỰ] ?[AĂÂÁÀẢẠẤẦẨẪẬẮẰẲẴẶ] ?T(?=\s+[A-ZĐ])"), "LUẬT"),
    (re.compile(r"P ?h ?[áàảãạấậăắ] ?p l ?[eêẹếềểễệ] ?n ?h(?=\s+(?:[A-ZĐ]|về\s))"), "Pháp lệnh"),
    (re.compile(r"B ?L ?(?=(?:DS|HS|LĐ|TTDS|TTHS)(?:[\s,;.)]|$))"), "BL"),
    (re.compile(r"Hi[eêẹệềểễ]n pháp(?=\s+năm|\s+\d)"), "Hiến pháp"),
)
_TERM = re.compile(r"QH(?=\d?[OoIl])[\dOoIl]{1,2}(?!\w)")
_SPACED = re.compile(
    r"(số\s{1,2}\d{1,4}[a-zđ]?)\s(\s?)"
    r"((?:CP|TTg|HĐBT|HĐCP|SL|SLT|CT)(?![\w/-])|[A-ZĐ]{2,6}-[A-ZĐ]{2,8}(?![\w/]))"
)
_STANDARD = re.compile(
    r"CVN(?P<number>[\s:]*[\dOl][\s\dOl,-]{0,14})"
    r"(?::(?P<gap>\s?)(?P<year>[12l]\s?[09O]\s?[\dOl]\s?[\dOl])"
    r"(?:/(?P<body>[A-ZĐ]{1,9}(?:\s[A-ZĐ]{1,9})?))?)?(?![^\W\d])"
)
_DAMAGED_YEAR = re.compile(
    r"số (?:(?P<number>\d{1,4})/(?P<short>\d{3})|(?P<joined>\d{2,3})(?P<year>(?:19|20)\d\d))"
    r"/(?P<symbol>[A-ZĐ]{2,4}-[A-ZĐ]\w*)(?=(?:[^.;\n]{4,26}?(?P<full>(?:19|20)\d\d))?)"
)
_BAR_AS_FIGURE = re.compile(r"/((?:19|20)\d\d)[17Il](?=[A-ZĐ]{2,4}-[A-ZĐ]{2})")


def mend_outside_numbers(shadow: str) -> str:
    for misread, name in _NAMES:
        shadow = misread.sub(_padded(name), shadow)
    shadow = _TERM.sub(lambda match: _digits_after(match[0]), shadow)
    shadow = _STANDARD.sub(_standard, shadow)
    shadow = _SPACED.sub(lambda match: _with_dash(shadow, match), shadow)
    shadow = _BAR_AS_FIGURE.sub(r"/\1/", shadow)
    shadow = _DAMAGED_YEAR.sub(_with_year, shadow)
    return _mend_bare(shadow)


def _padded(name: str) -> Callable[[re.Match[str]], str]:
    return lambda match: name.rjust(len(match[0]))


def _digits_after(term: str) -> str:
    return term[:2] + as_digits(term[2:])


def _with_dash(shadow: str, match: re.Match[str]) -> str:
    """``Sắc lệnh số 53 SL`` → ``Sắc lệnh số 53-SL``, as the decades before 1997 print it."""
    head = head_before(shadow, match.start() + len("số "))
    return f"{match[1]}-{match[2]}{match[3]}" if head and head.typed else match[0]


def _standard(match: re.Match[str]) -> str:
    """``TCVN 69O9:2 001`` → ``TCVN 6909:2001 ``, ``QCVN 01:2008/B XD`` → ``QCVN 01:2008/BXD ``."""
    number, year, body = as_digits(match["number"]), match["year"], match["body"]
    if year is None:
        return f"CVN{number}"
    number = _TORN.sub("", number).rjust(len(number))
    mended = as_digits("".join(year.split())).rjust(len(year))
    issued = ""
    if body is not None:
        whole = "".join(body.split())
        issued = f"/{(whole if is_known(whole) else body).ljust(len(body))}"
    return f"CVN{number}:{match['gap']}{mended}{issued}"


_TORN = re.compile(r"(?<=\d) (?=\d)")


def _with_year(match: re.Match[str]) -> str:
    """``số 60/007/TT-BTC`` → ``số60/2007/TT-BTC``: the year of the date, or of this age.

    ``số 1272007/NĐ-CP`` lost a slash. What was lost takes the room of the space.
    """
    short, symbol = match["short"], match["symbol"]
    if not known_throughout(symbol):
        return match[0]
    if short is None:
        typed = head_before(match.string, match.start("joined")) is not None
        return f"số{match['joined']}/{match['year']}/{symbol}" if typed else match[0]
    year = match["full"] or f"2{short}"
    lost = any(year[:at] + year[at + 1 :] == short for at in range(4))
    return f"số{match['number']}/{year}/{symbol}" if lost and year[:2] in {"19", "20"} else match[0]


# ----------------------------------------------------------------- numbers without a symbol

# A number without a symbol: the type word before it must be plain, or what it is meant to be.
_BARE = re.compile(r"số\s{1,2}(?P<number>[\dOl]{1,4})(?=[a-zđ]?\s)")


def _mend_bare(shadow: str) -> str:
    pieces: list[str] = []
    read = 0
    for bare in _BARE.finditer(shadow):
        words = shadow[max(read, bare.start() - 36) : bare.start()].split()
        if not words or not may_end_a_type(words[-1]):
            continue
        if bare["number"].isdigit() and " ".join(words[-2:]).lower() in exact_endings():
            continue
        head = head_before(shadow, bare.start("number"))
        if head and head.typed and head.start >= read:
            pieces += (shadow[read : head.start], head.words, as_digits(bare["number"]))
            read = bare.end()
    return "".join((*pieces, shadow[read:])) if pieces else shadow
