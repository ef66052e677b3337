"""When a recurring deadline comes round: ``trước ngày 25 hằng tháng``, ``định kỳ 6 tháng``.

In: the words of the deadline and the day from which it runs. Out: ``Recurrence`` values, none
where the words do not tell (``định kỳ`` alone, ``05 năm một lần``). Of several intervals the
shortest counts: who reports each quarter also reports each year. Where no day is printed, it is
the last of the month, quarter, half-year or year, and of a week its Friday.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from grammar.texts.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Recurrence:
    """``first`` is the first of the days, on or after the one from which the deadline runs.

    A monthly one comes in ``months``, evenly spread over the year, if any are told, else in all;
    ``day`` is that of the month, None its last.
    """

    first: date
    every: Literal["day", "week", "month"]
    interval: int = 1
    weekday: int | None = None
    months: tuple[int, ...] = ()
    day: int | None = None


def recurrences(words: str, since: date) -> tuple[Recurrence, ...]:
    """Return when the deadline comes round; several where several days of the year are printed.

    >>> recurrences("trước ngày 25 hằng tháng", date(2024, 3, 28))[0].first
    datetime.date(2024, 4, 25)
    """
    told = fold(words).casefold()
    found = [*_by_interval(told, since), *_on_days_of_the_year(told, since)]
    return tuple(replace(one, first=_first(one, since)) for one in found)


_DAY_OF_YEAR = re.compile(r"(?:ngày\s+)?(?<!\d)(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?!\d)")
_DAY = re.compile(r"(?:ngày|mùng|mồng)\s+(\d{1,2})(?!\d)")
_INTERVAL = re.compile(
    r"(?:(?P<number>\d{1,2})\s+)?(?<!từng\s)(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)(?!\s+\d)"
)
_IN_QUARTER = re.compile(r"tháng\s+(đầu|cuối)(?=\s+(?:của\s+)?(?:mỗi\s+|từng\s+)?quý)")
_WEEKDAY = re.compile(r"(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)")
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_DAYS = {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 91, "năm": 365}


def _on_days_of_the_year(told: str, since: date) -> Iterator[Recurrence]:
    for match in _DAY_OF_YEAR.finditer(told):
        day, month = int(match[1]), int(match[2])
        if 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]:
            yield Recurrence(since, "month", months=(month,), day=day)


def _by_interval(told: str, since: date) -> Iterator[Recurrence]:
    left = _DAY_OF_YEAR.sub("", told)
    quarter, weekday, day = (one.search(left) for one in (_IN_QUARTER, _WEEKDAY, _DAY))
    if left != told and day is None:
        return
    for match in sorted(filter(None, (quarter, weekday, day)), key=lambda match: -match.start()):
        left = left[: match.start()] + left[match.end() :]
    units = [(int(match["number"] or 1), match["unit"]) for match in _INTERVAL.finditer(left)]
    if not units:
        return
    number, unit = min(units, key=lambda each: each[0] * _DAYS[each[1]])
    printed = int(day[1]) if day else None
    if unit == "ngày":
        yield Recurrence(since, "day", number)
    elif unit == "tuần":
        yield Recurrence(since, "week", number, weekday=_weekday(weekday))
    elif quarter:
        yield Recurrence(since, "month", months=_quarterly(quarter[1]), day=printed)
    else:
        months = number * {"tháng": 1, "quý": 3, "năm": 12}[unit]
        if 12 % months == 0 and (printed is None or 1 <= printed <= 31):
            yield Recurrence(since, "month", months=_each(months), day=printed)


def _each(months: int) -> tuple[int, ...]:
    """The last months of the parts of a year; none need be named where it is every one."""
    return () if months == 1 else tuple(range(months, 13, months))


def _quarterly(place: str) -> tuple[int, ...]:
    return (1, 4, 7, 10) if place == "đầu" else (3, 6, 9, 12)


def _weekday(match: re.Match[str] | None) -> int:
    if match is None:
        return FRIDAY
    name = match[1]
    if name is None:
        return 6
    return int(name) - 2 if name.isdecimal() else _WEEKDAYS.index(name)


def _first(one: Recurrence, since: date) -> date:
    """The first day of it; no month, quarter or year is longer than the days looked at."""
    days = (since + timedelta(days=ahead) for ahead in range(367))
    return next(day for day in days if _comes_on(one, day))


def _comes_on(one: Recurrence, day: date) -> bool:
    if one.every == "day":
        return True
    if one.every == "week":
        return day.weekday() == one.weekday
    last = monthrange(day.year, day.month)[1]
    return day.day == min(one.day or last, last) and (not one.months or day.month in one.months)
