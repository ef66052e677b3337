"""Directives as an iCalendar file (RFC 5545): an all-day VEVENT on the day of each deadline.

An event and no VTODO: Outlook and Google Calendar import no VTODO, and where both are read each
task would stand twice. The day is the one that is printed, as on the page and in the sheet; of a
month, quarter or year it is the last. A recurring deadline has an RRULE, its first day being on or
after that of its document. One that can be read in several ways is tentative.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final
from unicodedata import category

from grammar.directives.recurrence import recurrences
from viz import links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grammar.directives.recurrence import Recurrence
    from kg.model import DirectiveRecord, DocumentRecord

ICS: Final = "text/calendar"
_LONGEST_LINE: Final = 75
_SHORT: Final = 120
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_COMMON_YEAR: Final = 2023


@dataclass(frozen=True, slots=True)
class _Event:
    """``rule`` says how the day comes round, if it does."""

    uid: str
    day: date
    rule: str | None = None


def calendar_text(directives: Iterable[DirectiveRecord], base_url: str, now: datetime) -> str:
    """The calendar; ``now`` is when it was made, ``base_url`` where documents have pages."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//viendan//directives//VI"]
    for directive in directives:
        for event in _events(directive, now.date()):
            lines += _event(event, directive, base_url, now)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _events(one: DirectiveRecord, today: date) -> Iterator[_Event]:
    if one.deadline:
        yield _Event(one.iri, one.deadline)
    elif one.deadline_kind == "recurring" and one.deadline_text:
        since = _issued(one.document) or today
        for number, found in enumerate(recurrences(one.deadline_text, since), start=1):
            uid = one.iri if number == 1 else f"{one.iri}_{number}"
            yield _Event(uid, found.first, _rule(found))


def _issued(document: DocumentRecord) -> date | None:
    return document.date or (date(document.year, 1, 1) if document.year else None)


def _rule(found: Recurrence) -> str:
    """RECUR of RFC 5545, section 3.3.10, as Outlook reads it, too: months are told by how many lie
    between, one of them by its number. A 31st is the last day of a shorter month.
    """
    parts = {"FREQ": {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY"}[found.every]}
    if len(found.months) == 1:
        parts = {"FREQ": "YEARLY", "BYMONTH": str(found.months[0])}
    interval = 12 // len(found.months) if len(found.months) > 1 else found.interval
    if interval > 1:
        parts["INTERVAL"] = str(interval)
    if found.weekday is not None:
        parts["BYDAY"] = _WEEKDAYS[found.weekday]
    if found.every == "month":
        parts |= _day_of_month(found)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _day_of_month(found: Recurrence) -> dict[str, str]:
    months = found.months or range(1, 13)
    shortest = min(monthrange(_COMMON_YEAR, month)[1] for month in months)
    if found.day is None or found.day <= shortest:
        return {"BYMONTHDAY": str(found.day or -1)}
    days = range(shortest, found.day + 1)
    return {"BYMONTHDAY": ",".join(map(str, days)), "BYSETPOS": "-1"}


def _event(event: _Event, one: DirectiveRecord, base_url: str, now: datetime) -> Iterator[str]:
    who = "; ".join(one.responsible)
    due = f"Thời hạn: {one.deadline_text}\n" if one.deadline_text else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day.year:04}{event.day.month:02}{event.day.day:02}"
    if event.rule:
        yield f"RRULE:{event.rule}"
    if one.deadline_doubt:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "SUMMARY:" + _escaped(f"{who}: {_shortened(one.action)}")
    yield "DESCRIPTION:" + _escaped(f"{one.text}\n\n{due}{one.document.label}")
    if base_url:
        address = base_url.rstrip("/") + links.document(one.document, f"n-{one.start}")
        yield f"URL:{address}"
    yield "END:VEVENT"


def _shortened(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"


def _escaped(words: str) -> str:
    r"""TEXT of RFC 5545, section 3.3.11.

    >>> _escaped("a, b;\nc")
    'a\\, b\\;\\nc'
    """
    kept = "".join(char for char in words if char in "\n\t" or category(char) != "Cc")
    for char in ("\\", ";", ","):
        kept = kept.replace(char, f"\\{char}")
    return kept.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, no letter cut in two (section 3.1)."""
    parts, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST_LINE:
            parts.append("")
            size = 1
        parts[-1] += char
        size += octets
    return "\r\n ".join(parts)
