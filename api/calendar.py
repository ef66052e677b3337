"""Directives as an iCalendar file (RFC 5545): an all-day VEVENT on the day of each deadline.

An event and no VTODO: Outlook and Google Calendar import no VTODO, and where both are read each
task would stand twice. The day is the one that is printed, as on the page and in the sheet.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from unicodedata import category

from viz import links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import DirectiveRecord

ICS: Final = "text/calendar"
_LONGEST_LINE: Final = 75
_SHORT: Final = 120


def calendar_text(directives: Iterable[DirectiveRecord], base_url: str, now: datetime) -> str:
    """The calendar; ``now`` is when it was made, ``base_url`` where documents have pages."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//viendan//directives//VI"]
    for directive in directives:
        lines += _event(directive, base_url, now)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(one: DirectiveRecord, base_url: str, now: datetime) -> Iterator[str]:
    if one.deadline is None:
        return
    due = one.deadline
    who = "; ".join(one.responsible)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(one.iri)}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due.year:04}{due.month:02}{due.day:02}"
    yield "TRANSP:TRANSPARENT"
    yield "SUMMARY:" + _escaped(f"{who}: {_shortened(one.action)}")
    yield "DESCRIPTION:" + _escaped(f"{one.text}\n\n{one.document.label}")
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
