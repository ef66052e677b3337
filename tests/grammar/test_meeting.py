"""The meeting, its agenda, and who presented what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from grammar.agencies.find import find_agencies
from grammar.headers.header import read_header
from grammar.meetings.meeting import read_meeting
from grammar.texts.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from grammar.model import AgendaItem, Meeting


def meet(words: str) -> tuple[Meeting | None, tuple[AgendaItem, ...]]:
    text = read_text(words)
    header = read_header(text)
    return read_meeting(text, header, find_agencies(text, header))


def test_session_of_a_committee(sample: Callable[[str], str]) -> None:
    words = sample("unsigned_notice")
    meeting, _ = meet(words)
    assert meeting is not None
    assert meeting.name == "Phiên họp UBND tỉnh tháng 4 năm 2022"
    assert meeting.body == "Ủy ban nhân dân tỉnh Sơn La"
    assert meeting.dates == (date(2022, 4, 28), date(2022, 4, 29))
    assert meeting.chair == "Lò Văn Hải"
    assert meeting.chair_role == "Phó Chủ tịch Thường trực UBND tỉnh"
    assert words[meeting.span.start :].startswith("Ngày 28, 29/4/2022")
    assert words[: meeting.span.end].endswith("như sau:")


def test_items(sample: Callable[[str], str]) -> None:
    words = sample("unsigned_notice")
    _, (first, second) = meet(words)
    assert first.number == 1
    assert first.drafts == ("Tờ trình", "Nghị quyết")
    assert first.presented_by == "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"
    assert words[first.span.start :].startswith("1. Dự thảo Tờ trình")
    assert words[: first.span.end].endswith("(Sở Nông nghiệp và Phát triển nông thôn trình).")
    assert words[: first.body.end].endswith("trước khi trình HĐND tỉnh.")
    assert second.drafts == ("Quyết định",)
    assert second.presented_by == "Thanh tra tỉnh Sơn La"
    assert words[: second.body.end].endswith("xem xét, ban hành.")


def test_conclusions_of_a_chair(sample: Callable[[str], str]) -> None:
    meeting, items = meet(sample("office_notice"))
    assert meeting is not None
    assert meeting.name == "Cuộc họp về phương án hỗ trợ giống"
    assert meeting.body == "Ủy ban nhân dân tỉnh Gia Lai"
    assert meeting.dates == (date(2022, 5, 5), date(2022, 5, 6))
    assert (meeting.chair, meeting.chair_role) == ("Nguyễn Hữu Tâm", "Phó Chủ tịch UBND tỉnh")
    assert [item.heading for item in items] == ["Về phương án hỗ trợ", "Về kinh phí"]
    assert [item.presented_by for item in items] == [None, None]


def test_headings_that_name_actors_are_no_items(sample: Callable[[str], str]) -> None:
    meeting, items = meet(sample("actors_notice"))
    assert meeting is not None
    assert (meeting.chair, meeting.chair_role) == ("Vũ Đình Khang", "Chủ tịch UBND tỉnh")
    assert meeting.dates == (date(2024, 3, 1),)
    assert items == ()


def test_session_of_a_party_committee(sample: Callable[[str], str]) -> None:
    meeting, _ = meet(sample("party_conclusion"))
    assert meeting is not None
    assert meeting.body == "Ban Thường vụ Tỉnh ủy Quảng Nam"
    assert meeting.dates == (date(2021, 12, 10),)
    assert meeting.chair is None


@pytest.mark.parametrize("name", ["plan", "letter", "district_decision", "telegram", "law"])
def test_other_documents_tell_of_no_meeting(name: str, sample: Callable[[str], str]) -> None:
    assert meet(sample(name)) == (None, ())


HEAD = "THÔNG BÁO\nKết luận cuộc họp về quy hoạch\n\nNgày 5/6/2020, Sở Xây dựng họp.\n\n"


@pytest.mark.parametrize(
    ("heading", "drafts", "presenter"),
    [
        ("Dự thảo Kế hoạch và Báo cáo (Sở Y tế trình)", ("Kế hoạch", "Báo cáo"), "Sở Y tế"),
        ("Về dự thảo Nghị quyết do Sở Tư pháp chuẩn bị", ("Nghị quyết",), "Sở Tư pháp"),
        (
            "Báo cáo thực hiện Nghị quyết số 5/NQ-CP (Công an tỉnh báo cáo)",
            ("Báo cáo",),
            "Công an tỉnh",
        ),
        ("Về công tác cán bộ", (), None),
    ],
)
def test_headings(heading: str, drafts: tuple[str, ...], presenter: str | None) -> None:
    _, items = meet(f"{HEAD}1. {heading}\n\nNhất trí.\n")
    assert [(item.drafts, item.presented_by) for item in items] == [(drafts, presenter)]


@pytest.mark.parametrize(
    ("opening", "dates"),
    [
        ("Ngày 28-29/7/2021", (date(2021, 7, 28), date(2021, 7, 29))),
        (
            "Từ ngày 30/6 đến ngày 02/7/2021",
            (date(2021, 6, 30), date(2021, 7, 1), date(2021, 7, 2)),
        ),
        ("Ngày 05 tháng 6 năm 2020", (date(2020, 6, 5),)),
        (
            "Từ ngày 30 tháng 4 đến ngày 02 tháng 5 năm 2024",
            (date(2024, 4, 30), date(2024, 5, 1), date(2024, 5, 2)),
        ),
        ("Các ngày 1, 2, 5/6/2023", (date(2023, 6, 1), date(2023, 6, 2), date(2023, 6, 5))),
        ("Chiều ngày 07/3/2025", (date(2025, 3, 7),)),
        ("Ngày 31/02/2020", ()),
    ],
)
def test_dates(opening: str, dates: tuple[date, ...]) -> None:
    words = f"THÔNG BÁO\nKết luận cuộc họp\n\n{opening}, UBND tỉnh đã tổ chức cuộc họp. Kết luận:\n"
    meeting, _ = meet(words)
    assert meeting is not None
    assert meeting.dates == dates


PARTS = """\
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 40/TB-UBND
Lào Cai, ngày 14 tháng 8 năm 2025
THÔNG BÁO
Kết luận phiên họp Ủy ban nhân dân tỉnh tháng 8 năm 2025
Ngày 12 tháng 8 năm 2025, Ủy ban nhân dân tỉnh tổ chức phiên họp thường kỳ. Tham dự phiên họp có \
lãnh đạo Sở Tài chính; Chủ tịch UBND phường Sa Pa, xã Bát Xát. Sau khi thảo luận, Chủ tịch Ủy ban \
nhân dân tỉnh kết luận như sau:
I. Về dự thảo Quyết định quy định chức năng của Sở Xây dựng (do Sở Xây dựng trình)
1. Thống nhất thông qua dự thảo Quyết định.
2. Giao Sở Tư pháp rà soát các văn bản có liên quan.
II. Về tình hình giải ngân vốn đầu tư công
1. Giao Sở Tài chính đôn đốc các chủ đầu tư.
3. Đồng ý chủ trương điều chỉnh dự án.
"""


def test_an_item_in_roman_numbers_holds_all_its_clauses() -> None:
    _, (first, second) = meet(PARTS)
    assert PARTS[: first.body.end].endswith("rà soát các văn bản có liên quan.")
    assert PARTS[: second.body.end].rstrip().endswith("điều chỉnh dự án.")
    assert second.decision is not None
    assert second.decision.kind == "agreed"


def test_another_commune_of_the_same_office_attends() -> None:
    meeting, _ = meet(PARTS)
    assert meeting is not None
    assert [one.text for one in meeting.attendees] == [
        "lãnh đạo Sở Tài chính",
        "Chủ tịch UBND phường Sa Pa",
        "xã Bát Xát",
    ]


@pytest.mark.parametrize(
    "then",
    [
        ", Trưởng Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19 đã chủ trì phiên họp",
        " đã tham dự và chỉ đạo Hội nghị",
    ],
)
def test_the_chair_stands_before_a_second_office(then: str) -> None:
    head = "VĂN PHÒNG CHÍNH PHỦ\nSố: 214/TB-VPCP\nHà Nội, ngày 18 tháng 8 năm 2021\n\nTHÔNG BÁO\n"
    title = "Kết luận của Thủ tướng Chính phủ tại phiên họp\n\n"
    words = f"Ngày 15/8/2021, Thủ tướng Chính phủ Phạm Minh Chính{then}.\n\n1. Bộ Y tế rà soát.\n"
    meeting, _ = meet(head + title + words)
    assert meeting is not None
    assert (meeting.chair, meeting.chair_role) == ("Phạm Minh Chính", "Thủ tướng Chính phủ")
