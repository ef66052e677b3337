"""Calendar dates as office texts write them in running words.

In: shadow text and the year a date without one belongs to. Out: dates with their place.
Sets (``ngày 28, 29/7/2021``) and ranges (``từ ngày 5 đến ngày 7/8/2021``) give every day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_LONGEST_RANGE = 31


class DayFound(NamedTuple):
    """``start`` and ``end`` are offsets in the text that was searched."""

    start: int
    end: int
    days: tuple[date, ...]


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
DAY_MONTH = (
    rf"(?P<day>{_DAY})(?:\s?[/.-]\s?|\s*tháng\s+)(?P<month>{_MONTH})(?!\d)"
    r"(?:(?:\s?[/.-]\s?|\s*,?\s*năm\s+)(?P<year>(?:19|20)\d\d)(?!\d))?"
)
_EARLIER = (
    rf"(?:{_DAY}(?:(?:\s?/\s?|\s+tháng\s+){_MONTH})?"
    r"(?:\s*(?:,|;|và|-|đến(?:\s+hết)?(?:\s+ngày)?)\s*(?:ngày\s+)?))"
)
_WRITTEN = re.compile(rf"(?<![\w/.-])(?P<earlier>{_EARLIER}{{0,9}}){DAY_MONTH}(?!\s?[/.-]\s?\w)")


def days_in(words: str, year: int | None, start: int = 0, end: int | None = None) -> list[DayFound]:
    """Every date written in ``words[start:end]``; impossible days are passed over."""
    found = []
    for match in _WRITTEN.finditer(words, start, len(words) if end is None else end):
        days = _days(match, year)
        if days:
            found.append(DayFound(match.start(), match.end(), days))
    return found


def day_of(match: re.Match[str], year: int | None) -> date | None:
    """The date of a match of DAY_MONTH."""
    own = match["year"]
    return _day(int(match["day"]), int(match["month"]), int(own) if own else year)


def _day(day: int, month: int, year: int | None) -> date | None:
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def _days(match: re.Match[str], year: int | None) -> tuple[date, ...]:
    last = day_of(match, year)
    if last is None:
        return ()
    earlier = match["earlier"]
    firsts = [
        _day(int(day), int(month) if month else last.month, last.year)
        for day, month in re.findall(
            rf"(?<![\d/])(?<!tháng )({_DAY})(?:(?:\s?/\s?|\s+tháng\s+)({_MONTH}))?(?!\d)", earlier
        )
    ]
    days = [day for day in firsts if day is not None]
    if len(days) == 1 and re.search(r"-|đến", earlier):
        length = (last - days[0]).days
        if 0 <= length <= _LONGEST_RANGE:
            days = [days[0] + timedelta(step) for step in range(length)]
    return tuple(sorted({*days, last}))
