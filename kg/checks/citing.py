"""Checks of what a mention says of its act: too little, too much, another name, no longer in force.

The first mention and the later ones are told apart by the document that they mean.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from grammar.texts.text import fold, tidy
from kg.checks.case import Finding
from kg.checks.dates import shown
from kg.works.catalogue import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grammar.model import Citation, Span
    from kg.checks.case import Case
    from kg.works.catalogue import Work

_ACTED_UPON = frozenset({"replaces", "repeals", "amends", "suspends", "consolidates", "corrects"})
_OF_THE_PAST = re.compile(
    r"hết hiệu lực|thay thế|bãi bỏ|trước đây|chuyển tiếp|đã được|tổng kết|sơ kết"
    r"|giai đoạn|sửa đổi|theo quy định tại thời điểm|ban hành kèm theo|tiếp tục"
)
_BEFORE = re.compile(r"trước\s+(?:ngày\s+)?(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?")
_SENTENCE_END = re.compile(r"[.;](?=\s)|\n(?=\s*(?:[A-ZĐĂÂÊÔƠƯ]|[-+]|\d+\.|[a-zđ]\)))")
_DAY = re.compile(r"ngày\s+\d")
_BY_NAME = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "TCVN", "QCVN", "QCĐP"})
_NEARLY = timedelta(days=365)
_AROUND = 250


def incomplete_first(case: Case) -> Iterator[Finding]:
    """L14: the first mention gives no date or no issuer."""
    seen: set[str] = set()
    for link, place in case.numbered:
        found = link.citation
        key = link.target or found.designation or ""
        if key in seen:
            continue
        seen.add(key)
        lacks = _lacks(case, found)
        if lacks:
            yield Finding(place, {"number": found.designation}, variant=lacks)


def _lacks(case: Case, found: Citation) -> str:
    if found.antecedent or found.type in _BY_NAME or (found.symbol or "").startswith("QH"):
        return ""
    text = case.reading.text.original
    lacks = [name for name, part in (("date", found.date), ("issuer", found.issuer)) if not part]
    # A day that is printed but not in the calendar is another finding.
    if "date" in lacks and _DAY.search(text, *found.span):
        lacks.remove("date")
    # "Chính phủ ban hành Nghị định số …" tells the issuer before the act.
    before = text[max(0, found.span.start - 90) : found.span.start]
    if "issuer" in lacks and "ban hành" in before:
        lacks.remove("issuer")
    return "both" if len(lacks) == 2 else "".join(lacks)


def repeated_in_full(case: Case) -> Iterator[Finding]:
    """L15: a later mention repeats date and issuer."""
    complete: set[str] = set()
    for link, _ in case.numbered:
        found = link.citation
        if not (link.target and found.date and found.issuer):
            continue
        if link.target in complete:
            yield Finding(found.span, {"number": found.designation}, _short(found))
        complete.add(link.target)


def _short(found: Citation) -> str | None:
    return f"{found.type} số {found.designation}" if found.rule == "numbered" else None


def law_without_year(case: Case) -> Iterator[Finding]:
    """L16: a bare name while two versions stand side by side."""
    told: set[str] = set()
    printed = {name_key(c.name) for c in case.reading.citations if c.name and (c.year or c.number)}
    for index, link in enumerate(case.links):
        found = link.citation
        if not found.name or found.year or found.designation or found.antecedent:
            continue
        if case.in_a_title(index):
            continue
        key = name_key(found.name)
        rivals = _rivals(case, found.name) if key not in told and key not in printed else ()
        if len(rivals) > 1:
            told.add(key)
            years = [str(work.year) for work in rivals if work.year]
            yield Finding(found.span, {"name": found.name, "years": ", ".join(years)})


def _rivals(case: Case, name: str) -> tuple[Work, ...]:
    """The versions that a reader may take for the one meant, on the days of the document."""
    first, last = case.first_day, case.last_day
    if first is None or last is None:
        return ()
    passed = [work for work in case.works.versions(name) if work.date and work.date <= last]
    if len(passed) < 2 or any(work.amending for work in passed):
        return ()
    newest = passed[-1]
    fresh = newest.effective is None or newest.effective > first - _NEARLY
    return tuple(passed[-2:]) if fresh else ()


def no_longer_in_force(case: Case) -> Iterator[Finding]:
    """L26: a statute that no longer applied on the day of the document."""
    day = case.day_of_use
    if day is None:
        return
    for index, link in enumerate(case.links):
        found = link.citation
        work = _statute(case, found, link.target)
        if work is None or work.until is None or work.until > day:
            continue
        if case.kinds(index) & _ACTED_UPON or _past(case, found, work.until):
            continue
        later = [one.designation or one.name for one in case.works.later(work, day)]
        values = {
            "text": tidy(found.text),
            "until": shown(work.until),
            "own": shown(day),
            "later": later[-1] if later else "–",
        }
        yield Finding(found.span, values, variant="" if case.reading.header.date else "undated")


def _statute(case: Case, found: Citation, target: str | None) -> Work | None:
    known = case.known(found.designation) or (
        case.works.versions(found.name) if found.name and found.year else ()
    )
    return next((work for work in known if work.iri == target), None)


def _past(case: Case, found: Citation, until: date) -> bool:
    """Whether its sentence speaks of an earlier time: a later deadline in it does not."""
    said = _sentence(case.reading.text.original, found.span)
    if _OF_THE_PAST.search(said):
        return True
    days = (match["day"] for match in _BEFORE.finditer(said) if "ngày" in match[0] or match["day"])
    return any(day is None or _is_by(day, until) for day in days)


def _is_by(printed: str, until: date) -> bool:
    day, month, year = map(int, re.split(r"[/.-]", printed))
    return (year, month, day) <= (until.year, until.month, until.day)


def _sentence(text: str, span: Span) -> str:
    """The sentence or the item of a list around a place, at most 250 characters on each side."""
    first = max(0, span.start - _AROUND)
    starts = [match.end() for match in _SENTENCE_END.finditer(text, first, span.start)]
    end = _SENTENCE_END.search(text, span.end, span.end + _AROUND)
    return text[starts[-1] if starts else first : end.start() if end else span.end + _AROUND]


def name_differs(case: Case) -> Iterator[Finding]:
    """L36: the name of a statute with other signs than its own, once for each spelling."""
    told: set[str] = set()
    for link in case.links:
        found = link.citation
        if not found.name or found.antecedent or found.name in told:
            continue
        told.add(found.name)
        names = {work.name for work in case.works.versions(found.name)}
        like = {name for name in names if name_key(name) == name_key(found.name)}
        if not like or _plain(found.name) in set(map(_plain, like)):
            continue
        (right, *more) = sorted(like)
        place = _name_place(case, found)
        yield Finding(
            place or found.span, {"name": found.name, "right": right}, None if more else right
        )


def _plain(name: str) -> str:
    """A name without what does not make it another: capitals, and ``về`` behind the type."""
    return re.sub(r"^(bộ luật|luật|pháp lệnh) về ", r"\1 ", fold(name).casefold())


def _name_place(case: Case, found: Citation) -> Span | None:
    text = case.reading.text
    start, end = map(text.position, found.span)
    words = r"\s+".join(map(re.escape, (found.name or "").split()))
    match = re.compile(words).search(text.clean, start, end)
    return text.span(*match.span()) if match else None
