"""A month or quarter to finish in ends on a day: tasks are sorted by it and may be late."""

from datetime import date
from pathlib import Path

from kg import query
from kg.ingest import Library

NOTICE = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 58/TB-UBND
Sơn La, ngày 10 tháng 4 năm 2022
THÔNG BÁO
Về nhiệm vụ

1. Giao Sở Y tế rà soát cơ sở, hoàn thành trong tháng 11/2022.
2. Giao Sở Nội vụ trình đề án trong quý II/2022.
3. Giao Sở Tư pháp báo cáo trước ngày 05/8/2022.
"""


def test_periods_end_on_a_day(tmp_path: Path) -> None:
    notice = tmp_path / "thong-bao.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    with Library.open(tmp_path / "kho") as library:
        library.ingest(notice)
        found = query.directives(library.store, as_of=date(2022, 8, 5))
    assert [(one.deadline, one.deadline_kind, one.overdue) for one in found] == [
        (date(2022, 6, 30), "within", True),
        (date(2022, 8, 5), "before", True),
        (date(2022, 11, 30), "within", False),
    ]
