"""Checks of how things are written: pinpoints, capitals, letters of points, names, blanks.

Matched on the shadow or the clean text; places are those of the original.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from grammar.model import Span
from grammar.phrases import LOWER
from grammar.texts.text import tidy
from kg.checks.case import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.checks.case import Case

_DECREE_30 = date(2020, 3, 5)
_CAPITAL = re.compile(
    rf"(?<=[{LOWER},])\s(?P<unit>Khoản|Điểm)(?=\s+(?:\d{{1,2}}[a-zđ]?|[a-zđ])(?![\w./]))"
)
_LARGE_TO_SMALL = re.compile(
    r"(?<!\w)(?P<unit>Điều\s+\d+[a-zđ]?)\s*,?\s+(?P<clause>[kK]hoản\s+\d+[a-zđ]?)"
    r"(?:\s*,?\s*(?P<point>[đĐ]iểm\s+[a-zđ]))?(?!\w)(?![^.;]{0,80}\b(?:Điều|điều)\s)"
)
_UNIT_BEFORE = re.compile(r"[kK]hoản\s+[\w, ]{1,20}\s$")
_NO_LETTER = re.compile(r"(?:điểm|Điểm)\s+(?P<letter>[fjwz])(?![\w/.])")
_ALIAS = re.compile(
    r"(?:sau\s+đây|dưới\s+đây)\s+(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?(?:là|tắt\s+là)\s*:?"
    r"\s*[\"“'«]?(?P<name>[^\s()\"”'»;,.\n][^()\"”'»;,.\n]{1,60}?)[\"”'»]?\s*[);]"
)
_BLANK = r"[\s.…_]"
_BLANK_NUMBER = re.compile(rf"[Ss]ố\s*:{_BLANK}*(?=/[A-ZĐ]|-[A-ZĐ]{{2}})")
_BLANK_DAY = re.compile(rf"ngày{_BLANK}+tháng[\s\d.…_]{{1,12}}năm\s*(?:\d{{4}}|[.…_]+)")
_SHORT_DAY = re.compile(
    r"(?<=ngày\s)(?P<written>(?P<day>\d{1,2})(?P<between>/|\s+tháng\s+)(?P<month>1[0-2]|0?[1-9]))"
    r"(?=/\d{4}(?!\d)|\s+năm\s+\d{4})"
)
_NEW_PLACEMENT = re.compile(r"[uU]ỷ")
_COMMITTEE = re.compile(
    r"(?<!\w)(?:(?:Tỉnh|Thành|Huyện|Quận|Đảng)\s(?:ủy|uỷ)|(?:Ủy|Uỷ)\sban)(?!\w)"
)


def capital_clause(case: Case) -> Iterator[Finding]:
    """L18: Khoản, Điểm with a capital inside a sentence; not so before 5/3/2020."""
    day = case.last_day
    if day and day < _DECREE_30:
        return
    text = case.reading.text
    for match in _CAPITAL.finditer(text.clean):
        unit = match["unit"]
        place = text.span(*match.span("unit"))
        yield Finding(place, {"unit": unit, "small": unit.lower()}, unit.lower())


def large_to_small(case: Case) -> Iterator[Finding]:
    """L20: Điều before khoản before điểm."""
    text = case.reading.text
    for match in _LARGE_TO_SMALL.finditer(text.clean):
        if _UNIT_BEFORE.search(text.clean, max(0, match.start() - 40), match.start()):
            continue  # khoản 4 Điều 27, khoản 1 Điều 30
        parts = [tidy(match[name]) for name in ("point", "clause", "unit") if match[name]]
        right = " ".join(part[0].lower() + part[1:] for part in parts[:-1])
        proposal = f"{right} {parts[-1]}"
        yield Finding(text.span(*match.span()), {"text": tidy(match[0])}, proposal)


def no_such_letter(case: Case) -> Iterator[Finding]:
    """L21: điểm f, j, w, z."""
    text = case.reading.text
    for match in _NO_LETTER.finditer(text.shadow):
        yield Finding(text.span(*match.span()), {"letter": match["letter"]})


def skipped_point(case: Case) -> Iterator[Finding]:
    """L22: after điểm d comes điểm đ."""
    before: dict[tuple[tuple[str, str], ...], str] = {}
    for unit in case.reading.units:
        if unit.kind != "point":
            continue
        parent = unit.path[:-1]
        if unit.label == "e" and before.get(parent) == "d":
            start = case.reading.text.original.find("e", *unit.span)
            yield Finding(Span(start, start + 1))
        before[parent] = unit.label


def defined_twice(case: Case) -> Iterator[Finding]:
    """L29: a short name defined twice, or used with its number before it is defined."""
    text = case.reading.text
    seen: set[str] = set()
    for match in _ALIAS.finditer(text.shadow):
        name = tidy(match["name"])
        place = text.span(*match.span("name"))
        if name.casefold() in seen:
            yield Finding(place, {"name": name}, variant="twice")
            continue
        seen.add(name.casefold())
        if re.search(r"\s\d", name) and "/" not in name:
            used = re.compile(rf"(?<!\w){re.escape(name)}(?![\w/-])")
            early = used.search(text.shadow, 0, match.start())
            if early:
                yield Finding(text.span(*early.span()), {"name": name}, variant="early")


def blank_letterhead(case: Case) -> Iterator[Finding]:
    """L31: the document's own number or day is left open."""
    text, header = case.reading.text, case.reading.header
    end = text.position(header.span.end)
    if not (header.symbol or header.type or header.issuer):
        return
    if header.number is None:
        match = _BLANK_NUMBER.search(text.shadow, 0, end)
        if match:
            yield Finding(text.span(*match.span()), variant="number")
    if header.date is None:
        match = _BLANK_DAY.search(text.shadow, 0, end)
        if match:
            yield Finding(text.span(*match.span()), variant="day")


def day_without_zero(case: Case) -> Iterator[Finding]:
    """L24: a day below 10, or January or February, without its zero; not so before 5/3/2020."""
    day = case.day_of_use
    if day is None or day < _DECREE_30:
        return
    text = case.reading.text
    for match in _SHORT_DAY.finditer(text.clean):
        day_of_month, between, month = match["day"], match["between"], match["month"]
        right = f"{day_of_month:0>2}{between}{month.zfill(2) if int(month) < 3 else month}"
        if right != match["written"]:
            place = text.span(*match.span("written"))
            yield Finding(place, {"day": tidy(match["written"])}, right)


def two_spellings(case: Case) -> Iterator[Finding]:
    """L32: one body's name with its tone mark in two places (Tỉnh ủy, Tỉnh uỷ)."""
    text = case.reading.text
    if not _NEW_PLACEMENT.search(text.clean):
        return
    places: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for match in _COMMITTEE.finditer(text.clean):
        words = match[0]
        places[words.replace("uỷ", "ủy").replace("Uỷ", "Ủy")][words].append(match.span())
    for usual, forms in places.items():
        if len(forms) < 2:
            continue
        kept = max(forms, key=lambda form: (len(forms[form]), form == usual))
        other = next(form for form in forms if form != kept)
        place = text.span(*forms[other][0])
        values = {"other": other, "kept": kept, "few": len(forms[other]), "many": len(forms[kept])}
        yield Finding(place, values, kept)
