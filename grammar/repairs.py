"""Mends damaged citations: scans, lost bars, small letters, spaces in numbers.

``mend`` rewrites a shadow letter for letter (same length), so that the patterns of ``lexicon``
find what a person would read. Nothing is guessed: either a type word stands directly before, or
every part of the mended symbol is an abbreviation that the tables know. It finds no citation.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from grammar.abbreviations import AS_DIGITS, known_throughout, spelled, types, without_marks
from grammar.tables import load

if TYPE_CHECKING:
    from collections.abc import Callable

_REMEMBERED = 8192
_LETTER = r"[^\W\d_]"
_DIGIT = r"[\dOoIl]"

# ---------------------------------------------------------------------------------- the type word


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
def _exact() -> frozenset[str]:
    return frozenset(" ".join(name.split()[-2:]) for name in _type_words().values())


_RUN = re.compile(r"[^\s(“\"]+")
_LONGEST_TYPE = max(len(name.split()) for name in _type_words().values())


class _Head(NamedTuple):
    """What vouches for a number that ends where this does; ``words`` are mended."""

    start: int
    words: str
    typed: bool


def _head(shadow: str, end: int) -> _Head | None:
    """The type and "số", or "số" alone, directly before ``end``."""
    words = list(_RUN.finditer(shadow, max(0, end - 48), end))
    so = _so(words)
    names = words[: len(words) - so]
    for count in range(min(_LONGEST_TYPE, len(names)), 0, -1):
        start = names[-count].start()
        printed = " ".join(word[0] for word in names[-count:]).rstrip(",")
        name = _type_words().get(without_marks(printed))
        if name is None or (count == 1 and printed.lower() != name):
            continue
        if sum(a != b for a, b in zip(printed.lower(), name, strict=True)) > 2:
            return None
        return _Head(start, _like(shadow[start:end], name, so=bool(so)), typed=True)
    torn = _torn(shadow, words[-so].start() if so else end, end, so=bool(so))
    if torn:
        return torn
    if so == 1 and words[-1][0] in _SO:
        return _Head(words[-1].start(), shadow[words[-1].start() : end], typed=False)
    return None


def _torn(shadow: str, until: int, end: int, *, so: bool) -> _Head | None:
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
        return _Head(start, words + " " * (room - after) + "số" * so + " " * after, typed=True)
    return None


@cache
def _run_together() -> dict[str, str]:
    """The types of several words by their letters alone, the longest first."""
    names = sorted(_type_words().items(), key=lambda pair: -len(pair[0]))
    return {plain.replace(" ", ""): name for plain, name in names if " " in plain}


def _so(words: list[re.Match[str]]) -> int:
    """How many of the last words are "số", whole or torn apart."""
    last = [word[0].rstrip(":") for word in words[-2:]]
    if last and without_marks(last[-1]) == "so":
        return 1
    return 2 if without_marks("".join(last)) == "so" else 0


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


# ------------------------------------------------------------------------------------- the number

_SLASH = re.compile(rf"/(?=\s{{0,2}}{_LETTER})")
_CLEAN_LEFT = re.compile(
    r"\d{1,5}[a-hkmnp-zđA-HK-NP-ZĐ]?(?:/(?:19|20)\d\d|-[A-ZĐ][A-ZĐa-zđ]{1,3})?"
)
_SO = frozenset({"số", "Số", "SỐ", "số:"})
_LEFT = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=[sS]ố))(?P<num>{_DIGIT}(?:\s?\.?{_DIGIT}){{0,5}}[a-zđA-ZĐ]?)"
    rf"\s?(?:/\s?(?P<year>[12Il]\s?[09Oo](?:\s?{_DIGIT}){{2}})\s?/?"
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
    shadow = _mend_names(shadow)
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
    names = words[-4:-2] if words[-2] in _SO else words[-3:-1]
    if " ".join(names).lower() not in _exact() and _may_end_a_type(names[-1] if names else ""):
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
def _may_end_a_type(word: str) -> bool:
    """Whether a type may end so, misread, torn or run together, or "số" or a number behind it."""
    letters = without_marks(_OPENED.split(word)[-1].rstrip(",:"))
    if not letters.isalpha() or letters.endswith("o"):
        return True
    return any(
        letters.endswith(name.split()[-1]) or name.replace(" ", "").endswith(letters)
        for name in _type_words()
    )


_OPENED = re.compile(r"[(“\"]")


@lru_cache(maxsize=_REMEMBERED)
def _is_clean(symbol: str) -> bool:
    return not symbol.islower() and known_throughout(symbol) and symbol not in types()


def _mended(shadow: str, slash: int) -> tuple[int, str] | None:
    left = _LEFT.search(shadow, max(0, slash - 24), slash)
    right = left and _RIGHT.match(shadow, slash + 1, slash + _LONGEST_SYMBOL)
    if not left or not right:
        return None
    start = left.start()
    head = _head(shadow, start)
    symbol, end = _symbol(left, right, joined=head is not None)
    number = _compact(left["num"])
    if not (head and head.typed) and not _vouched(left, right, symbol, so=head is not None):
        return None
    number = _digits(number)
    year = f"/{_digits(_compact(left['year']))}" if left["year"] else ""
    joint = "-" if left["group"] and left["dash"] != "/" else "/"
    rest = f"{year}{joint}{symbol}"
    # Room is left behind the number, so that it begins and ends where it did.
    mended = number + rest.rjust(end - start - len(number))
    before, words = (head.start, head.words) if head else (start, "")
    whole = words + mended
    if len(whole) != end - before or whole == shadow[before:end]:
        return None
    return before, whole


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
                return longer, right.start("more") + more.end()
    rest = _TORN_OFF.match(right.string, ends)
    return (plain + rest[1], rest.end(1)) if rest else (plain, ends)


# Capitals that make no syllable: the last group lost them ("số 214/BC-ST TTT ngày").
_TORN_OFF = re.compile(
    r" (?!(?:TP|TX|TT|HCM)\b)([BCDĐGHKLMNPQRSTVX]{1,4})(?=\s+(?:ngày|của)\s|[,;])"
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


def _digits(number: str) -> str:
    return number.translate(AS_DIGITS)


# ------------------------------------------------------------------------------ names of statutes

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
    r"(?::(?P<gap>\s?)(?P<year>[12l]\s?[09O]\s?[\dOl]\s?[\dOl]))?(?![^\W\d])"
)
_RUN_TOGETHER = re.compile(r"số (\d{2,3})((?:19|20)\d\d)/([A-ZĐ]{2,4}-[A-ZĐ]\w*)")


def _mend_names(shadow: str) -> str:
    for misread, name in _NAMES:
        shadow = misread.sub(_padded(name), shadow)
    shadow = _TERM.sub(lambda match: _digits_after(match[0]), shadow)
    shadow = _STANDARD.sub(_standard, shadow)
    shadow = _SPACED.sub(lambda match: _with_dash(shadow, match), shadow)
    return _RUN_TOGETHER.sub(lambda match: _with_slash(shadow, match), shadow)


def _padded(name: str) -> Callable[[re.Match[str]], str]:
    return lambda match: name.rjust(len(match[0]))


def _digits_after(term: str) -> str:
    return term[:2] + _digits(term[2:])


def _with_dash(shadow: str, match: re.Match[str]) -> str:
    """``Sắc lệnh số 53 SL`` → ``Sắc lệnh số 53-SL``, as the decades before 1997 print it."""
    head = _head(shadow, match.start() + len("số "))
    return f"{match[1]}-{match[2]}{match[3]}" if head and head.typed else match[0]


def _standard(match: re.Match[str]) -> str:
    """``TCVN 69O9:2 001`` → ``TCVN 6909:2001 ``."""
    number, year = _digits(match["number"]), match["year"]
    if year is None:
        return f"CVN{number}"
    return f"CVN{number}:{match['gap']}{_digits(_compact(year)).rjust(len(year))}"


def _with_slash(shadow: str, match: re.Match[str]) -> str:
    """``số 1272007/NĐ-CP``: the slash takes the room of the space."""
    known = known_throughout(match[3]) and _head(shadow, match.start(1)) is not None
    return f"số{match[1]}/{match[2]}/{match[3]}" if known else match[0]
