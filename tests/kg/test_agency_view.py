"""What stands on the page of an agency besides its tasks."""

from __future__ import annotations

from datetime import date

from kg.agencies.view import agency_view
from kg.ingest import Library

NOTICE = """UBND TỈNH HÀ GIANG
Số: 41/TB-UBND
Hà Giang, ngày 02 tháng 7 năm 2025

THÔNG BÁO
Về việc sắp xếp đơn vị hành chính cấp tỉnh

Thực hiện Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội, giao Sở Kế hoạch và Đầu tư
bàn giao hồ sơ trước ngày 15/7/2025. Sở Tư pháp tỉnh Hà Nam rà soát Nghị quyết số 12/NQ-HĐND
ngày 10/6/2025 của Hội đồng nhân dân tỉnh.
"""


def test_the_acts_behind_a_history_are_those_of_the_store() -> None:
    with Library.open(None) as library:
        library.ingest_text(NOTICE, "thong-bao-41.txt")
        view = agency_view(
            library.store, "cq/Sở_Kế_hoạch_và_Đầu_tư_tỉnh_Hà_Giang", date(2025, 8, 1)
        )
        nam_ha = agency_view(library.store, "cq/Sở_Tư_pháp_tỉnh_Hà_Nam", date(2025, 8, 1))
    assert view
    named = {
        change.basis for change in (*view.standing.history.before, *view.standing.history.after)
    }
    assert "Nghị định 45/2025/NĐ-CP" in named
    assert {name: one.id for name, one in view.bases.items()} == {
        "Nghị quyết 202/2025/QH15": "vb/202/2025/QH15"
    }
    assert nam_ha
    assert set(nam_ha.bases) == {"Nghị quyết 202/2025/QH15"}  # those of 1996 have no number
