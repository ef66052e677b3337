"""The letterhead of a document: who issues it, its number, place, date, type and title.

In: a ``Text``. Out: a ``Letterhead`` of what is printed, and where it ends. Blank is None.
Reads one line after another, so two columns that ran together read as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from grammar.bodies.issuers import body_end, is_body
from grammar.headers.lines import (
    DATE_ALONE,
    DIGIT,
    MOTTO,
    NUMBER_COLON,
    PLACE_AND_DATE,
    Line,
    head_lines,
)
from grammar.headers.titles import read_titled, starts_body
from grammar.phrases import UPPER
from grammar.texts.abbreviations import AS_DIGITS
from grammar.texts.text import Text, tidy


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``bodies``: the names in the letterhead as printed, the superior body first."""

    end: int
    bodies: tuple[str, ...] = ()
    number: str | None = None
    symbol: str | None = None
    designation: str | None = None
    place: str | None = None
    day: date | None = None
    year: int | None = None
    month: int | None = None
    type: str | None = None
    title: str | None = None


def read_letterhead(text: Text) -> Letterhead:
    lines = head_lines(text)
    number = _first_number(lines)
    dated = _first_date(lines)
    below = max(_line_below(number), _line_below(dated))
    titled = read_titled(lines, below)
    top = lines[: max(titled.head_end, below) or _below_motto(lines)]
    head = Letterhead(titled.end, _bodies(top), type=titled.type, title=titled.title)
    if number:
        head = _with_number(head, number[1])
    else:
        head = _with_symbol_alone(_with_attestation(_with_titled_number(head), text), top)
    return _with_date(head, dated[1]) if dated else head


_Found = tuple[int, re.Match[str]]
_BLANK = r"[\s.…_]*"
_ISSUED = r"[A-ZĐƯ][\w&]*(?:\s?[-/_.]\s?[A-ZĐƯ][\w&]*)*(?:\s?\([\w.]+\))?"
_NUMBER = re.compile(
    rf"(?:^|(?<=\s)|(?<=[*|]))(?:{NUMBER_COLON}|[Ss][ốỐ]\s*:?)[\s*]*"
    rf"(?P<number>\d{{1,3}}\.\d{{1,3}}|(?=[OoIl]?\d){DIGIT}{{1,6}}[A-Za-zđ]?|){_BLANK}"
    rf"(?:(?P<mark>[-/])\s?(?:(?P<year>(?:19|20)\d\d)\s?[-/]\s?)?|(?<=\d)\s+(?=[A-ZĐ]+[-/]))"
    rf"(?P<symbol>{_ISSUED})"
)


_TITLED_NUMBER = re.compile(
    rf"(?:(?:Số|SỐ)\s*:?\s*)?(?P<number>\d{{1,6}}[A-Za-zđ]?)"
    rf"(?P<mark>[-/])(?:(?P<year>(?:19|20)\d\d)/)?(?P<symbol>[A-ZĐ]+[-/]{_ISSUED})[\s,]*"
)


def _with_titled_number(head: Letterhead) -> Letterhead:
    """``KẾT LUẬN 127-KL/TW CỦA BỘ CHÍNH TRỊ``: a copy that lost its head names itself so."""
    match = _TITLED_NUMBER.match(head.title or "")
    if match is None:
        return head
    rest = match.string[match.end() :]
    return _with_number(replace(head, title=rest or None), match)


_ALONE = re.compile(
    rf"\s*(?P<number>)(?P<mark>[-/])\s?(?P<year>)(?P<symbol>[A-ZĐ]\w*[-/]{_ISSUED})\s*"
)


def _with_symbol_alone(head: Letterhead, lines: tuple[Line, ...]) -> Letterhead:
    """The symbol of a blank number, torn from its "Số:"."""
    if head.symbol is not None:
        return head
    found = (_ALONE.fullmatch(line.words) for line in lines)
    match = next((one for one in found if one), None)
    return _with_number(head, match) if match else head


def _first_number(lines: tuple[Line, ...]) -> _Found | None:
    for at, line in enumerate(lines):
        if starts_body(line):
            return None
        match = _NUMBER.search(line.words)
        if match and _is_own_number(line.words, match):
            return at, match
    return None


def _first_date(lines: tuple[Line, ...]) -> _Found | None:
    for at, line in enumerate(lines):
        if starts_body(line):
            return None
        match = PLACE_AND_DATE.search(line.words) or DATE_ALONE.fullmatch(line.words)
        if match:
            return at, match
    return None


_HEAD_LINES = 12


def _below_motto(lines: tuple[Line, ...]) -> int:
    """A letterhead of which a scan has lost number, date and type still prints who issues."""
    before = takewhile(lambda line: not starts_body(line), lines[:_HEAD_LINES])
    return max((at + 1 for at, line in enumerate(before) if MOTTO.search(line.words)), default=0)


def _line_below(found: _Found | None) -> int:
    return found[0] + 1 if found else 0


def _is_own_number(words: str, match: re.Match[str]) -> bool:
    """A letterhead prints "Số:", or the number alone on its line, or after "Luật"."""
    before, after = words[: match.start()].strip(" *|"), words[match.end() :].strip(" *|")
    if before in _STATUTES:
        return not after or PLACE_AND_DATE.match(after) is not None
    return (not before or before.isupper()) and not re.match(r",?\s*ngày\s+\d", after)


_STATUTES = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})


def _with_number(head: Letterhead, match: re.Match[str]) -> Letterhead:
    number = _digits(match["number"]) or None
    symbol = re.sub(r"\s", "", match["symbol"]).replace("_", "-").rstrip(".")
    year = match["year"] + "/" if match["year"] else ""
    own = f"{number}{match['mark'] or '-'}{year}{symbol}" if number else None
    return replace(head, number=number, symbol=symbol, designation=own)


def _digits(number: str) -> str:
    """``1O24`` as a scan reads 1024; the letter of ``12a`` stays."""
    return number.translate(AS_DIGITS) if re.fullmatch(rf"{DIGIT}+", number) else number


def _with_date(head: Letterhead, match: re.Match[str]) -> Letterhead:
    printed = (match[part].translate(AS_DIGITS) for part in ("day", "month", "year"))
    numbers = [re.sub(r"\D", "", part) for part in printed]
    day, month, year = (int(number) if number else None for number in numbers)
    month = month if month and month <= 12 else None
    try:
        full = date(year or 0, month or 0, day or 0)
    except ValueError:
        full = None
    return replace(head, place=tidy(match["place"]) or None, day=full, year=year, month=month)


_ATTESTED = "XÁC THỰC VĂN BẢN HỢP NHẤT"
_BESIDE = 400


def _with_attestation(head: Letterhead, text: Text) -> Letterhead:
    """A consolidated text in the gazette prints its own number where it is attested."""
    at = text.shadow.find(_ATTESTED)
    if at < 0:
        return head
    near = text.shadow[max(at - _BESIDE, 0) : at + _BESIDE]
    number = next((m for m in _NUMBER.finditer(near) if m["symbol"].startswith("VBHN")), None)
    dated = PLACE_AND_DATE.search(near)
    head = _with_number(head, number) if number else head
    return _with_date(head, dated) if dated else head


_NO_BODY = re.compile(
    rf"{MOTTO.pattern}|CÔNG\s+BÁO.*|VĂN\s+BẢN\s+(?!HỢP).*|VĂN\s+BẢN\s+HỢP\s+NHẤT\s*-?"
    rf"|{NUMBER_COLON}.*|S[ốỐ]\s+\d+-[A-ZĐ].*|V/v.*|[*_\\|]|-{{3,}}"
)
_CAPITALS = re.compile(
    rf"(?:(?<!\w)(?:(?:QUẬN|PHƯỜNG|KHU\s+VỰC)\s+\d{{1,2}}|[{UPPER}]+)(?!\w)[,\s]*(?:-\s+)?)+"
)
_NAMES_AREA = re.compile(
    r"\s*(?:TỈNH|THÀNH\s+PHỐ|HUYỆN|QUẬN|THỊ\s+XÃ|XÃ|PHƯỜNG|ĐẶC\s+KHU|QUỐC\s+HỘI)(?!\w)"
)


def _bodies(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The bodies in capitals; a name may go on in the next line, two may share one."""
    rows: list[str] = []
    for line in lines:
        for run in _CAPITALS.findall(_NO_BODY.sub(" | ", line.words)):
            words = " ".join(run.split())
            if rows and (_NAMES_AREA.match(words) or _is_half(rows[-1], words)):
                rows[-1] += " " + words
            else:
                rows.append(words)
    known = tuple(dict.fromkeys(body for row in rows for body in _bodies_in(row)))
    unknown = (row for row in rows if _BODY_WORD.match(row))
    return known or tuple(unknown)[:1]


_BODY_WORD = re.compile(
    r"(?:BAN|HỘI\s+ĐỒNG|ỦY\s+BAN|TỔ|LIÊN|TRUNG\s+TÂM|TRƯỜNG|CÔNG\s+TY|VIỆN)\s+\S+\s"
)


def _is_half(above: str, below: str) -> bool:
    if below == "VĂN PHÒNG":
        return False
    return is_body(f"{above} {below}") and not (is_body(above) and is_body(below))


# A body set up for one purpose: what it is for is part of its name, and no table has it.
_SET_UP = re.compile(
    r"(?:BAN\s+CHỈ\s+(?:ĐẠO|HUY)|TỔ\s+CÔNG\s+TÁC|TIỂU\s+BAN"
    r"|HỘI\s+ĐỒNG(?!\s+(?:NHÂN\s+DÂN|BỘ\s+TRƯỞNG|THẨM\s+PHÁN|CHÍNH\s+PHỦ|NHÀ\s+NƯỚC)))\s+\S"
)


def _bodies_in(row: str) -> list[str]:
    if row.rstrip(" ,") == "VĂN PHÒNG":
        return ["VĂN PHÒNG"]
    if _SET_UP.match(row):
        return [row.strip(" ,")]
    found: list[str] = []
    at = 0
    while 0 <= at < len(row):
        end = body_end(row, at)
        if end and row[at:end] != "TRUNG ƯƠNG":
            found.append(row[at:end])
        at = end + 1 if end else row.find(" ", at) + 1 or len(row)
    return found
