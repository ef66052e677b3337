"""Deadlines that can be read in several ways stay so."""

import pytest

from grammar.directives.deadline_doubts import deadline_doubt
from grammar.document import read

HEAD = """ỦY BAN NHÂN DÂN
TỈNH NINH THUẬN
Số: 204/TB-UBND
Ninh Thuận, ngày 06 tháng 6 năm 2022
THÔNG BÁO
Về nhiệm vụ

"""


@pytest.mark.parametrize(
    ("task", "doubt"),
    [
        (
            "Sở Nội vụ hoàn thiện dự thảo, trình UBND tỉnh xem xét, ban hành trước ngày 15/8/2022.",
            "submission_or_decision",
        ),
        (
            "Giao Sở Y tế tham mưu UBND tỉnh phê duyệt đề án, chậm nhất ngày 20/7/2022.",
            "submission_or_decision",
        ),
        (
            "Giao Sở Tư pháp báo cáo Chủ tịch UBND tỉnh quyết định trong tháng 7 năm 2022.",
            "submission_or_decision",
        ),
        ("Giao Sở Tư pháp trình UBND tỉnh dự thảo Quyết định trước ngày 15/8/2022.", None),
        ("Giao Sở Tài chính hoàn thành việc phê duyệt trước ngày 15/8/2022.", None),
        ("Giao Sở Tài chính rà soát, báo cáo UBND tỉnh trước ngày 15/8/2022.", None),
        ("Giao Sở Công Thương trình UBND tỉnh ban hành kế hoạch.", None),
        (
            "Giao Sở Công Thương trình UBND tỉnh ban hành; tổng hợp kết quả trước ngày 15/8/2022.",
            None,
        ),
    ],
)
def test_what_is_not_clear(task: str, doubt: str | None) -> None:
    (directive,) = read(f"{HEAD}1. {task}\n").directives
    assert deadline_doubt(directive) == doubt


def test_a_day_that_does_not_exist() -> None:
    text = f"{HEAD}1. Giao Sở Y tế báo cáo UBND tỉnh trước ngày 31/6/2022.\n"
    (directive,) = read(text).directives
    assert (directive.deadline, directive.deadline_text) == (None, "trước ngày 31/6/2022")
    assert deadline_doubt(directive) == "no_such_day"
