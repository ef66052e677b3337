"""What became of bodies, composed from their own change and that of their province."""

from __future__ import annotations

from datetime import date

import pytest

from kg.agencies.history import (
    history,
    holders,
    later,
    standing,
    successors,
    who_holds_today,
)

END_OF_2026 = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("Bộ Kế hoạch và Đầu tư", ("Bộ Tài chính",)),
        ("Bộ GTVT", ("Bộ Xây dựng",)),
        ("Bộ Thủy sản", ("Bộ Nông nghiệp và Môi trường",)),
        ("Ban Dân vận Trung ương", ("Ban Tuyên giáo và Dân vận Trung ương",)),
        ("Sở Kế hoạch và Đầu tư tỉnh Hà Giang", ("Sở Tài chính tỉnh Tuyên Quang",)),
        ("Sở KH&ĐT tỉnh Lạng Sơn", ("Sở Tài chính tỉnh Lạng Sơn",)),
        ("Giám đốc Sở GTVT tỉnh Lạng Sơn", ("Sở Xây dựng tỉnh Lạng Sơn",)),
        ("Sở TT&TT tỉnh Bình Dương", ("Sở Khoa học và Công nghệ thành phố Hồ Chí Minh",)),
        ("Ban Dân tộc tỉnh Kon Tum", ("Sở Dân tộc và Tôn giáo tỉnh Quảng Ngãi",)),
        ("Văn phòng Sở Nội vụ tỉnh Bạc Liêu", ("Văn phòng Sở Nội vụ tỉnh Cà Mau",)),
        ("Sở Xây dựng tỉnh Hà Tây", ("Sở Xây dựng thành phố Hà Nội",)),
        ("Ủy ban nhân dân tỉnh Bình Phước", ("Ủy ban nhân dân thành phố Đồng Nai",)),
        ("Hội đồng nhân dân tỉnh Quảng Ninh", ("Hội đồng nhân dân thành phố Quảng Ninh",)),
        ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", ("Ủy ban nhân dân thành phố Huế",)),
        ("Tỉnh ủy Quảng Nam", ("Thành ủy Đà Nẵng",)),
        ("Tỉnh ủy Bắc Giang", ("Thành ủy Bắc Ninh",)),
        ("Ban Tuyên giáo Tỉnh ủy Hà Nam", ("Ban Tuyên giáo và Dân vận Tỉnh ủy Ninh Bình",)),
        (
            "Ban cán sự đảng Ủy ban nhân dân tỉnh Lạng Sơn",
            ("Đảng ủy Ủy ban nhân dân tỉnh Lạng Sơn",),
        ),
        ("Tỉnh ủy Nghệ Tĩnh", ("Tỉnh ủy Nghệ An", "Tỉnh ủy Hà Tĩnh")),
        ("Ủy ban nhân dân tỉnh Hà Nam Ninh", ("Ủy ban nhân dân tỉnh Ninh Bình",)),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", ()),
        ("Sở Tài chính tỉnh Tuyên Quang", ()),
        ("Thủ tướng Chính phủ", ()),
    ],
)
def test_who_took_over(name: str, now: tuple[str, ...]) -> None:
    assert successors(name, END_OF_2026) == now


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(2024, 5, 1), "Sở Kế hoạch và Đầu tư tỉnh Bình Phước"),
        (date(2025, 2, 28), "Sở Kế hoạch và Đầu tư tỉnh Bình Phước"),
        (date(2025, 3, 1), "Sở Tài chính tỉnh Bình Phước"),
        (date(2025, 6, 30), "Sở Tài chính tỉnh Bình Phước"),
        (date(2025, 7, 1), "Sở Tài chính tỉnh Đồng Nai"),
        (date(2026, 4, 30), "Sở Tài chính thành phố Đồng Nai"),
    ],
)
def test_the_holder_depends_on_the_day(day: date, holder: str) -> None:
    assert holders("Sở Kế hoạch và Đầu tư tỉnh Bình Phước", day) == (holder,)
    assert who_holds_today("Sở Kế hoạch và Đầu tư tỉnh Bình Phước", day) == (holder,)


def test_a_month_counts_when_it_is_over() -> None:
    name = "Đảng đoàn Quốc hội"
    assert holders(name, date(2025, 2, 27)) == (name,)
    assert holders(name, date(2025, 2, 28)) == ("Đảng ủy Quốc hội",)


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân huyện Chi Lăng, tỉnh Lạng Sơn",
        "Ủy ban nhân dân thành phố Lạng Sơn",
        "Phòng Nội vụ huyện Bắc Quang, tỉnh Hà Giang",
        "Huyện ủy Chi Lăng",
        "Quận ủy Ba Đình",
        "Ủy ban nhân dân huyện Quốc Oai, tỉnh Hà Tây",
        "Ủy ban nhân dân huyện Lục Ngạn, tỉnh Hà Bắc",
    ],
)
def test_districts_ended(name: str) -> None:
    assert standing(name, date(2025, 6, 30)).status != "ended"
    after = standing(name, date(2025, 7, 1))
    assert (after.status, after.today) == ("ended", ())
    assert "không có một cơ quan kế tục" in (after.history.reason or "")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Ủy ban nhân dân xã Yên Bình, tỉnh Lạng Sơn", "cấp xã"),
        ("Cục Thuế tỉnh Hà Giang", "ngành dọc"),
        ("Tòa án nhân dân huyện Chi Lăng, tỉnh Lạng Sơn", "khu vực"),
        ("Sở Y tế", "địa phương"),
        ("Các sở, ban, ngành (tỉnh Lạng Sơn)", "nhóm"),
        ("Ủy ban nhân dân cấp xã (tỉnh Lạng Sơn)", "nhóm"),
        ("Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương", "nhóm"),
        ("Công ty Một Hai Ba", "chưa có"),
        ("Bộ Vật tư", "chưa ghi"),
    ],
)
def test_what_is_not_known_has_a_reason(name: str, reason: str) -> None:
    found = history(name)
    assert reason in (found.reason or "")


@pytest.mark.parametrize(
    "name", ["Bộ Tài chính", "Sở Y tế tỉnh Lạng Sơn", "Bảo hiểm xã hội Việt Nam"]
)
def test_a_body_that_stands_needs_no_reason(name: str) -> None:
    found = standing(name, END_OF_2026)
    assert (found.status, found.today, found.history.reason) == ("stands", (name,), None)


def test_a_part_of_the_duties_goes_elsewhere() -> None:
    (change,) = history("Sở Lao động - Thương binh và Xã hội tỉnh Lạng Sơn").after
    assert change.successors == ("Sở Nội vụ tỉnh Lạng Sơn",)
    assert "Sở Y tế tỉnh Lạng Sơn" in change.partly


def predecessors(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.predecessor for change in history(name).before))


def test_predecessors_through_both_kinds_of_change() -> None:
    assert predecessors("Sở Tài chính tỉnh Tuyên Quang") == (
        "Sở Kế hoạch và Đầu tư tỉnh Hà Giang",
        "Sở Kế hoạch và Đầu tư tỉnh Tuyên Quang",
        "Sở Tài chính tỉnh Hà Giang",
    )


def test_no_predecessor_that_never_was() -> None:
    # The city is of 2026: it never had a department that ended in 2025.
    before = predecessors("Sở Tài chính thành phố Bắc Ninh")
    assert "Sở Kế hoạch và Đầu tư thành phố Bắc Ninh" not in before
    assert "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang" in before


@pytest.mark.parametrize(
    "name", ["Bộ Nông nghiệp và Môi trường", "Thành ủy Đà Nẵng", "Sở Tài chính tỉnh Tuyên Quang"]
)
def test_whatever_led_here_leads_here(name: str) -> None:
    assert predecessors(name)
    for earlier in predecessors(name):
        assert name in later(earlier, END_OF_2026), earlier
