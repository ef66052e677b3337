"""Mends damaged citations: scans, lost bars, small letters, spaces in numbers.

``mend`` rewrites a shadow letter for letter (same length), so that the patterns of ``lexicon``
find what a person would read. Nothing is guessed: either a type word stands directly before, or
every part of the mended symbol is an abbreviation that the tables know. It finds no citation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from grammar.tables import listed, load
from grammar.texts.abbreviations import as_digits, is_known, known_throughout, spelled, types
from grammar.texts.misprints import mend_outside_numbers
from grammar.texts.type_words import (
    SO,
    exact_endings,
    head_before,
    may_end_a_type,
    misread_head,
    nearly,
)

_REMEMBERED = 8192
_LETTER = r"[^\W\d_]"
_DIGIT = r"[\dOoIlBSZ]"
_LETTERS = re.compile(r"\D*[BSZ]\D*")  # ISO/IEC: no figures that a scan took for letters

_SLASH = re.compile(rf"/(?=\s{{0,2}}{_LETTER})")
_CLEAN_LEFT = re.compile(
    r"\d{1,5}[a-hkmnp-zđA-HK-NP-RT-YĐ]?(?:/(?:19|20)\d\d|-[A-ZĐ][A-ZĐa-zđ]{1,3})?"
)
_LEFT = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=[sS]ố))(?P<num>{_DIGIT}(?:\s?\.?{_DIGIT}){{0,5}}[a-zđA-ZĐ]?)"
    rf"\s?(?:/\s?(?P<year>[12IlZ]\s?[09Oo](?:\s?{_DIGIT}){{2}})\s?/?"
    rf"|(?P<dash>[-/ ])\s?(?P<group>{_LETTER}(?:\s?{_LETTER}){{0,4}})\s?)?$"
)
_PART = rf"(?:{_LETTER}|&)+\d{{0,3}}"
_LONGEST_SYMBOL = 100
_PARTS = rf"{_PART}(?:[-_/]{_PART})*"
_RIGHT = re.compile(rf"\s{{0,2}}(?P<first>{_PARTS}-?)(?P<more>(?: {{1,2}}-?{_PARTS}){{0,2}})")


def mend(shadow: str) -> str:
    """``shadow`` with the citations mended that a type word or a known symbol vouches for.

    >>> mend("Nghi định số l5/2O21/ND-CP")
    'Nghị định số 15/2021/NĐ-CP'
    """
    shadow = mend_outside_numbers(shadow)
    pieces: list[str] = []
    read = 0
    for slash in _SLASH.finditer(shadow):
        at = slash.start()
        if _is_plain(shadow, at):
            continue
        found = _mended(shadow, at)
        if found and found[0] >= read:
            start, words = found
            pieces += (shadow[read:start], words)
            read = start + len(words)
    if not pieces:
        return shadow
    pieces.append(shadow[read:])
    return "".join(pieces)


def _is_plain(shadow: str, slash: int) -> bool:
    """The usual case, told quickly: a type word, a number and a symbol without fault."""
    words = shadow[max(0, slash - 36) : slash].split()
    if len(words) < 3 or not _CLEAN_LEFT.fullmatch(words[-1]):
        return bool(words) and words[-1].isalpha() and not _may_be_number(words)
    names = words[-4:-2] if words[-2] in SO else words[-3:-1]
    clean = " ".join(names).lower() in exact_endings()
    if not clean and may_end_a_type(names[-1] if names else ""):
        return False
    right = shadow[slash + 1 : slash + 32].split(maxsplit=2)
    if not right or not _is_clean(right[0].rstrip(",.;:)")):
        return False
    return len(right) < 2 or not right[1][0].isupper() or len(right[1]) > 4


def _may_be_number(words: list[str]) -> bool:
    """``lO/QĐ-UBND``, ``43 TC/QLCS``."""
    last = words[-1]
    return last[0] in "OoIl" or (last.isupper() and len(words) > 1 and words[-2][0].isdigit())


@lru_cache(maxsize=_REMEMBERED)
def _is_clean(symbol: str) -> bool:
    return not symbol.islower() and known_throughout(symbol) and symbol not in types()


def _mended(shadow: str, slash: int) -> tuple[int, str] | None:
    left = _LEFT.search(shadow, max(0, slash - 24), slash)
    right = left and _RIGHT.match(shadow, slash + 1, slash + _LONGEST_SYMBOL)
    if not left or not right or _LETTERS.fullmatch(left["num"]):
        return None
    start = left.start()
    head = head_before(shadow, start)
    if head is None or not head.typed:
        group = _compact(left["group"] or _FIRST_GROUP.split(right["first"])[0])
        head = misread_head(shadow, start, spelled(group)) or head
    symbol, end = _symbol(left, right, joined=head is not None or left["year"] is not None)
    if head and head.typed:
        symbol = _of_type(head.words, symbol)
    number = _compact(left["num"])
    if not (head and head.typed) and not _vouched(left, right, symbol, so=head is not None):
        return None
    number = as_digits(number)
    year = f"/{as_digits(_compact(left['year']))}" if left["year"] else ""
    joint = "-" if left["group"] and left["dash"] != "/" else "/"
    rest = f"{year}{joint}{symbol}"
    # Room is left behind the number, so that it begins and ends where it did.
    mended = number + rest.rjust(end - start - len(number))
    before, words = (head.start, head.words) if head else (start, "")
    # A letter that was lost takes the room of a space.
    lacks = len(number + rest) - (end - start)
    if lacks == 1 and words.endswith(("số ", "SỐ ")):
        words = words[:-1]
    whole = words + mended
    if len(whole) != end - before or whole == shadow[before:end]:
        return None
    return before, whole


_FIRST_GROUP = re.compile(r"[-_/]")


@lru_cache(maxsize=_REMEMBERED)
def _of_type(words: str, symbol: str) -> str:
    """``symbol`` with the abbreviation of the printed type, where one letter of that is wrong."""
    first, *rest = re.split(r"(?=[-_/])", symbol)
    if not rest or is_known(first) or not all(is_known(part[1:]) for part in rest):
        return symbol
    name = " ".join(words.lower().split()).removesuffix(" số")
    rows = (row for row in load("document_types") if row["name"].lower() == name)
    own = [a for row in rows for a in listed(row["abbreviations"])]
    meant = [a for a in own if a.isupper() and len(first) <= len(a) and nearly(a, first)]
    return "".join((meant[0], *rest)) if len(meant) == 1 else symbol


def _vouched(left: re.Match[str], right: re.Match[str], symbol: str, *, so: bool) -> bool:
    """Whether the symbol is enough without a type word: all of it known, or printed so.

    "Số" and two numbers with a printed type behind them can only be one number torn apart.
    """
    number, whole = left["num"], _compact(left["num"])
    torn = so and whole.isdigit() and whole != number and left["dash"] != " "
    if torn and re.split("[-_/]", left["group"] or right["first"])[0] in types():
        return True
    plain = whole == number and number[0].isdigit() and left["dash"] != " "
    return (so or plain) and known_throughout(symbol)


def _symbol(left: re.Match[str], right: re.Match[str], *, joined: bool) -> tuple[str, int]:
    """The mended symbol, of the length it had or shorter, and where it ends.

    ``joined``: its pieces may stand apart, where they make a known symbol together.
    """
    group = f"{_compact(left['group'])}/" if left["group"] else ""
    first = right["first"].rstrip("-")
    plain = _respelled(group + first)
    ends = right.start("first") + len(first)
    if not joined:
        return plain, ends
    joints = ("", "-") if plain in types() else ("",)
    pieces = [group + right["first"]]
    for more in re.finditer(r"\S+", right["more"]):
        pieces.append(more[0])
        for joint in joints:
            longer = _respelled(joint.join(pieces))
            if "--" not in longer and known_throughout(longer):
                end = right.start("more") + more.end()
                office = _OFFICE.match(right.string, end)
                return (f"{longer}-{office[1]}", office.end()) if office else (longer, end)
    rest = _TORN_OFF.match(right.string, ends)
    return (plain + rest[1], rest.end(1)) if rest else (plain, ends)


# A drafting office of the police: "05/CT BCA V28".
_OFFICE = re.compile(r"[ -]([ABCHKVX]\d{1,2})(?=\s+(?:ngày|của|về)\s|[,;)]|\s*$)")
# Capitals that make no syllable: the last group lost them ("số 214/BC-ST TTT ngày").
_TORN_OFF = re.compile(
    r" (?!(?:TP|TX|TT|HCM)\b)([BCDĐGHKLMNPQRSTVX]{1,4})(?=\s+(?:ngày|của)\s|[,;)]|\s*$)"
)


def _respelled(symbol: str) -> str:
    """``symbol`` with each group as the tables spell it; as it was where one stays small."""
    parts = re.split(r"([-_/])", symbol)
    groups = [spelled(part, first=at == 0) for at, part in enumerate(parts[::2])]
    if any(group.islower() for group in groups):
        return symbol
    return "".join(
        group + ("-" if joint == "_" else joint)
        for group, joint in zip(groups, [*parts[1::2], ""], strict=True)
    )


def _compact(words: str) -> str:
    return re.sub(r"\s+", "", words)
