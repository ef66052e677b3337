"""The abbreviations that a symbol is made of, and how a damaged one is spelled.

In: the tables. Out: the value of a symbol whose dash, bars or small letters were lost. Only what
the tables know is put right; an unknown symbol stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from grammar.tables import listed, load

if TYPE_CHECKING:
    from collections.abc import Callable

_REMEMBERED = 8192
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
AS_DIGITS = str.maketrans("OoIlSZ", "001152")
_EIGHT = re.compile(r"B(?=\d)")

# Bodies of every province and commune, which the table of issuers has no row for.
_LOCAL = (
    "UBND HĐND UB TU TW HU ĐU QU CTUBND CTHĐND TTHĐND VPUBND VPTU VP MTTQ BTT CP TTg UBTVQH QH"
    " LCT LB"
)
# A dash is put back before a body of two letters only after these types.
_SHORT_BODIES = {
    "CP": frozenset({"NĐ", "NQ"}),
    "TU": frozenset({"NQ", "QĐ", "CT", "KL", "TB", "KH", "CTr"}),
    "TW": frozenset({"NQ", "QĐ", "CT", "KL", "TB", "HD"}),
}
_CONTRACT = "HĐ"  # no misread HD
_GROUPS = re.compile(r"[-/]")
_TERM = re.compile(r"((?:UBTV)?QH)-?([\dIlO]{1,3})")
_DIGITS_END = re.compile(r"\d{1,3}$")


@cache
def types() -> frozenset[str]:
    return frozenset(a for row in load("document_types") for a in listed(row["abbreviations"]))


@cache
def _bodies() -> frozenset[str]:
    symbols = {s for row in load("issuers") for s in listed(row["symbols"])}
    # A spelling without the bar (HDBT) is mended, not known.
    return frozenset(s for s in symbols if not (_barred(s) & symbols)) | frozenset(_LOCAL.split())


@cache
def _offices() -> frozenset[str]:
    """Of local bodies, whose abbreviations are known only behind a type."""
    return frozenset(s for row in load("agencies") for s in listed(row["symbols"]))


@cache
def _spellings(plainly: Callable[[str], str], *, first: bool) -> dict[str, str]:
    """Each abbreviation by what ``plainly`` leaves of it, where only one is left so."""
    found: dict[str, str] = {}
    for known in sorted(types() | _bodies() if first else _bodies()):
        plain = plainly(known)
        found[plain] = "" if plain in found else known
    return {plain: known for plain, known in found.items() if known}


def _without_bars(group: str) -> str:
    return group.upper().replace("Đ", "D")


def _barred(group: str) -> set[str]:
    places = [i for i, letter in enumerate(group) if letter == "D"]
    return {group[:i] + "Đ" + group[i + 1 :] for i in places}


def as_digits(number: str) -> str:
    """The figures that a scan read as letters: ``l5`` → ``15``."""
    return _EIGHT.sub("8", number.translate(AS_DIGITS))


def is_known(group: str) -> bool:
    """Whether a group of a symbol, without its closing digits, is in the tables."""
    bare = _DIGITS_END.sub("", group)
    return bare in types() or bare in _bodies()


def known_throughout(symbol: str) -> bool:
    return all(map(is_known, _GROUPS.split(symbol)))


@lru_cache(maxsize=_REMEMBERED)
def spelled(group: str, *, first: bool = True) -> str:
    """``group`` with its bars and small letters: ``ND`` → ``NĐ``, ``TTG`` → ``TTg``.

    Only the ``first`` group of a symbol can be a type.
    """
    if is_known(group) or group == _CONTRACT:
        return group
    digits = _DIGITS_END.search(group)
    end = digits[0] if digits else ""
    bare = group.removesuffix(end)
    toneless = _without_tones(bare)
    if is_known(toneless):
        return toneless + end
    for plainly in (_without_bars, without_marks):
        known = _spellings(plainly, first=first).get(plainly(bare))
        if known:
            return known + end
    return group


@lru_cache(maxsize=_REMEMBERED)
def without_marks(words: str) -> str:
    """Small letters without marks and bars: ``Quyết định`` → ``quyet dinh``."""
    return without_accents(words.lower())


def without_accents(words: str) -> str:
    """The same with capitals kept: ``Quyết định`` → ``Quyet dinh``."""
    letters = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f")


def _without_tones(letters: str) -> str:
    apart = unicodedata.normalize("NFD", letters)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))


@lru_cache(maxsize=_REMEMBERED)
def mend_symbol(symbol: str) -> str:
    """The symbol as it should have been printed: ``NĐCP`` → ``NĐ-CP``, ``QĐĐ-BTC`` → ``QĐ-BTC``.

    An unknown symbol stays as it is.
    """
    plain = re.sub(r"\s+", "", symbol).replace("_", "-")
    plain = mend_term(plain)
    first, *rest = re.split(r"(?=[-/])", plain)
    mended = [_whole(first)]
    for part in rest:
        joined = mended[-1].lstrip("-/") + part[1:]
        # "UB-ND": a dash that the end of a line added.
        if part[0] == "-" and not is_known(part[1:]) and joined in _bodies():
            mended[-1] += part[1:]
        else:
            mended.append(part[0] + _whole(part[1:], first=False))
    return "".join(mended)


def lacks_dash(group: str) -> bool:
    """Whether ``group`` is a type and a body without the dash, or has a doubled letter."""
    mended = mend_symbol(group)
    return mended != group and len(mended) != len(group)


def _whole(group: str, *, first: bool = True) -> str:
    if is_known(group):
        return group
    single = group.replace("ĐĐ", "Đ")
    if single != group and is_known(single):
        return single
    right = spelled(group, first=first)
    if is_known(right):
        return right
    return _parted(group) if first else group


def _parted(group: str) -> str:
    """A type and a body that lost the dash between them."""
    for at in range(2, len(group) - 1):
        kind, body = spelled(group[:at]), spelled(group[at:], first=False)
        bare = _DIGITS_END.sub("", body)
        if kind not in types() or (bare not in _bodies() and bare not in _offices()):
            continue
        if len(bare) > 2 or kind in _SHORT_BODIES.get(bare, ()):
            return f"{kind}-{body}"
    return group


def mend_term(symbol: str) -> str:
    """``QHI5``, ``QH-15`` → ``QH15``."""
    return _TERM.sub(_digits, symbol)


def _digits(match: re.Match[str]) -> str:
    digits = match[2].translate(AS_DIGITS)
    # QHI15: the first stroke was read twice.
    if len(digits) == 3 and digits.startswith("11"):
        digits = digits[1:]
    return match[1] + digits
