"""When recurring deadlines come round."""

from datetime import date

import pytest

from grammar.directives.recurrence import Recurrence, recurrences

SINCE = date(2024, 3, 28)


def month(first: date, *months: int, day: int | None = None) -> Recurrence:
    return Recurrence(first, "month", months=months, day=day)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("trước ngày 25 hằng tháng", [month(date(2024, 4, 25), day=25)]),
        ("Trước ngày 28 hàng tháng", [month(date(2024, 3, 28), day=28)]),
        ("hằng tháng, trước ngày 31", [month(date(2024, 3, 31), day=31)]),
        ("định kỳ hằng tháng", [month(date(2024, 3, 31))]),
        ("hằng quý", [month(date(2024, 3, 31), 3, 6, 9, 12)]),
        ("định kỳ hằng quý và hằng năm", [month(date(2024, 3, 31), 3, 6, 9, 12)]),
        ("trước ngày 20 của tháng cuối quý", [month(date(2024, 6, 20), 3, 6, 9, 12, day=20)]),
        ("trước ngày 05 tháng đầu mỗi quý", [month(date(2024, 4, 5), 1, 4, 7, 10, day=5)]),
        ("định kỳ 6 tháng", [month(date(2024, 6, 30), 6, 12)]),
        ("Định kỳ 03 tháng/lần", [month(date(2024, 3, 31), 3, 6, 9, 12)]),
        ("mỗi năm", [month(date(2024, 12, 31), 12)]),
        ("trước ngày 10/12 hằng năm", [month(date(2024, 12, 10), 12, day=10)]),
        ("ngày 29 tháng 2 hằng năm", [month(date(2025, 2, 28), 2, day=29)]),
        (
            "trước ngày 15/6 và ngày 10/12 hằng năm",
            [month(date(2024, 6, 15), 6, day=15), month(date(2024, 12, 10), 12, day=10)],
        ),
        (
            "trước ngày 20 hằng tháng và báo cáo năm trước ngày 15/12",
            [month(date(2024, 4, 20), day=20), month(date(2024, 12, 15), 12, day=15)],
        ),
        ("hằng tuần", [Recurrence(date(2024, 3, 29), "week", weekday=4)]),
        ("trước thứ Năm hằng tuần", [Recurrence(date(2024, 3, 28), "week", weekday=3)]),
        ("chủ nhật hằng tuần", [Recurrence(date(2024, 3, 31), "week", weekday=6)]),
        ("định kỳ 2 tuần", [Recurrence(date(2024, 3, 29), "week", 2, weekday=4)]),
        ("trước 16 giờ 30 phút hằng ngày", [Recurrence(SINCE, "day")]),
        ("định kỳ 10 ngày", [Recurrence(SINCE, "day", 10)]),
        ("định kỳ", []),
        ("định kỳ 5 năm", []),
        ("định kỳ 5 tháng", []),
        ("trước ngày 45 hằng tháng", []),
        ("trước ngày 31/6 hằng năm", []),
    ],
)
def test_when(words: str, found: list[Recurrence]) -> None:
    assert list(recurrences(words, SINCE)) == found


def test_a_leap_day_comes_in_a_leap_year() -> None:
    assert recurrences("ngày 29/2 hằng năm", date(2024, 1, 1))[0].first == date(2024, 2, 29)
