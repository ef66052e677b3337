"""Checks of days and years: possible, in step with number, term and issuer, never in the future.

What the catalogue confirms is never a finding: some numbers were given in one year and signed in
the next.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from grammar.citations.lexicon import DATE_PARTS
from grammar.texts.text import tidy
from kg.checks.bodies import lived
from kg.checks.case import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from grammar.model import Citation, Span
    from kg.checks.case import Case
    from kg.model import Link

_IN_NUMBER = re.compile(r"/((?:19|20)\d\d)/")
_BETWEEN = 24
_TERM = re.compile(r"QH(\d{1,2})$")
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_DATED = re.compile(
    rf"(?<!\w)(?:ngày|Ngày)\s+(\d{{1,2}})\s*"
    rf"(?:tháng\s*(\d{{1,2}})(?!\d)\s*,?\s*năm\s*{_YEAR}|([/.-])(\d{{1,2}})\4{_YEAR})"
)


def shown(day: date) -> str:
    """A day as documents print it.

    >>> shown(date(2020, 3, 5))
    '05/3/2020'
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def year_differs(case: Case) -> Iterator[Finding]:
    """L03: the year inside the number is not that of the date."""
    before: Citation | None = None
    for link, place in case.numbered:
        found, outer = link.citation, before
        before = found
        inside = _IN_NUMBER.search(found.designation or "")
        if not inside or not found.date or int(inside[1]) == found.date.year:
            continue
        if outer and _is_of(outer, found):
            continue
        if _confirmed(case, found) or not _its_own(case, found, place):
            continue
        # Numbered in December, signed in January.
        late = found.date.year == int(inside[1]) + 1 and found.date.month == 1
        values = {"number": found.designation, "year": inside[1], "date": shown(found.date)}
        right = _other_number(case, found, inside[1])
        yield Finding(place, values, right, "january" if late else "")


def _is_of(outer: Citation, found: Citation) -> bool:
    """Whether the date may be that of the act before, in whose title ``found`` stands.

    ``Nghị định 108/2011/NĐ-CP sửa đổi Nghị định 69/2010/NĐ-CP ngày 30/11/2011``.
    """
    inside = _IN_NUMBER.search(outer.designation or "")
    near = found.span.start - outer.span.end < 80
    same_year = inside and found.date and int(inside[1]) == found.date.year
    return bool(near and outer.date is None and same_year)


def _its_own(case: Case, found: Citation, place: Span) -> bool:
    """Whether the date follows the number (and the issuer), with no title between them.

    Behind a title it may be that of the act in whose title the number stands; in the next line,
    without ``ngày``, it is the first cell of the next row of a table.
    """
    text = case.reading.text
    start, end = text.position(place.end), text.position(found.span.end)
    match = DATE_PARTS.search(text.clean, start, end)
    if not match:
        return False
    gap = text.original[place.end : text.span(*match.span()).end]
    if "\n" in gap and "ngày" not in gap:
        return False
    between = tidy(text.clean[start : match.start()]).replace(found.issuer or "\n", "")
    return len(between) <= _BETWEEN and end > case.heading_end


def _other_number(case: Case, found: Citation, printed: str) -> str | None:
    """The number with the year of the date, where the catalogue has that act on that day."""
    assert found.designation and found.date  # noqa: S101 (asked by the caller)
    other = found.designation.replace(f"/{printed}/", f"/{found.date.year}/", 1)
    return other if any(work.date == found.date for work in case.known(other)) else None


def _confirmed(case: Case, found: Citation) -> bool:
    return any(work.date == found.date for work in case.known(found.designation))


def two_dates(case: Case) -> Iterator[Finding]:
    """L04: the same document with two dates; the one that most mentions print is kept."""
    for links in _same_document(case).values():
        usual = _usual(case, links)
        for link in links:
            found = link.citation
            if found.date is None or found.date == usual or usual is None:
                continue
            values = {
                "number": found.designation,
                "date": shown(found.date),
                "other": shown(usual),
            }
            place = _date_place(case, found)
            yield Finding(place or found.span, values, shown(usual) if place else None)


def _same_document(case: Case) -> Mapping[str, list[Link]]:
    groups: dict[str, list[Link]] = defaultdict(list)
    for link, place in case.numbered:
        firm = link.status == "resolved" and _its_own(case, link.citation, place)
        if firm and link.target and link.citation.date and _one_number(link.citation):
            groups[link.target].append(link)
    return {key: links for key, links in groups.items() if len(links) > 1}


def _one_number(found: Citation) -> bool:
    """Whether the number alone tells the document, and its year is that of the date."""
    inside = _IN_NUMBER.search(found.designation or "")
    local = re.search(r"UB|HĐND", found.designation or "")
    return bool(inside and not local and found.date and int(inside[1]) == found.date.year)


def _usual(case: Case, links: list[Link]) -> date | None:
    days = [link.citation.date for link in links if link.citation.date]
    if len(set(days)) < 2:
        return None
    known = {work.date for work in case.known(links[0].citation.designation)} & set(days)
    if len(known) == 1:
        return known.pop()
    return max(days, key=lambda day: (days.count(day), -days.index(day)))


def _date_place(case: Case, found: Citation) -> Span | None:
    """Where a citation prints its date in figures."""
    text = case.reading.text
    start, end = map(text.position, found.span)
    match = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}").search(text.shadow, start, end)
    return text.span(*match.span()) if match else None


def from_the_future(case: Case) -> Iterator[Finding]:
    """L06: dated after the document that cites it."""
    last = case.last_day
    if last is None:
        return
    for link, place in case.numbered:
        found = link.citation
        if found.date and found.date > last and _its_own(case, found, place):
            values = {"text": tidy(found.text), "date": shown(found.date), "own": shown(last)}
            yield Finding(_date_place(case, found) or found.span, values)


def impossible_date(case: Case) -> Iterator[Finding]:
    """L07: a day that no calendar has."""
    text = case.reading.text
    for match in _DATED.finditer(text.shadow):
        day, month, year = int(match[1]), int(match[2] or match[5]), int(match[3] or match[6])
        if day and month and not _exists(day, month, year):
            yield Finding(text.span(*match.span()), {"date": tidy(match[0])})


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def issuer_did_not_exist(case: Case) -> Iterator[Finding]:
    """L08: signed before its issuer came to be, or after its end."""
    for link in case.links:
        found = link.citation
        if not found.date or not found.issuer or not found.designation or _goes_on(case, found):
            continue
        first, last, body = lived(found.issuer)
        values = {"text": tidy(found.text), "body": body, "date": shown(found.date)}
        if first and found.date < first:
            yield Finding(found.span, values, variant="before")
        elif last and found.date > last:
            yield Finding(found.span, values, variant="after")


def _goes_on(case: Case, found: Citation) -> bool:
    """Whether the name of the issuer may go on behind a hyphen or a page."""
    after = case.reading.text.original[found.span.end : found.span.end + 3]
    return after.strip()[:1] in {"-", "–", "&"}


def wrong_term(case: Case) -> Iterator[Finding]:
    """L09: a day or a year outside of the term of the National Assembly in the symbol."""
    for link, place in case.numbered:
        found = link.citation
        term = _TERM.search(found.symbol or "")
        if not term or int(term[1]) not in _terms() or not found.year:
            continue
        start, end = _terms()[int(term[1])]
        signed = found.date
        outside = not start <= signed <= end if signed else not start.year <= found.year <= end.year
        if outside and not case.known(found.designation):
            when = shown(signed) if signed else str(found.year)
            right = _number_of_term(case, found)
            yield Finding(
                place, {"number": found.designation, "term": term[1], "date": when}, right
            )


def _number_of_term(case: Case, found: Citation) -> str | None:
    """The number with the term of its day, or with that under which the catalogue has it."""
    fits = [
        _TERM.sub(f"QH{term}", found.designation or "")
        for term, (start, end) in _terms().items()
        if found.year and start.year <= found.year <= end.year
        if not found.date or start <= found.date <= end
    ]
    known = [number for number in fits if case.known(number)]
    if len(known) == 1 or len(fits) == 1:
        return (known or fits)[0]
    return None


@cache
def _terms() -> dict[int, tuple[date, date]]:
    """Each term from its first session to that of the next."""
    table = (files("kg") / "tables" / "assembly_terms.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(table)))
    starts = [(int(row["term"]), date.fromisoformat(row["from"])) for row in rows]
    ends = [start - timedelta(days=1) for _, start in starts[1:]] + [date.max]
    return {term: (start, end) for (term, start), end in zip(starts, ends, strict=True)}
