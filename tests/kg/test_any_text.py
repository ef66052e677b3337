"""Any text at all gives a result: read, linked, related and described."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest import analyse

PIECES = [
    *"()/.-,:; \n\t\f*+–“”",
    "\n\n",
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 286/KH-UBND",
    "Số:     /TB-UBND",
    "Hà Giang, ngày 31 tháng 02 năm 2021",
    "THÔNG BÁO",
    "Kết luận phiên họp UBND tỉnh",
    "Căn cứ Luật Đất đai năm 2024;",
    "Điều 1.",
    "khoản 2 Điều 5",
    "Quyết định số 23/2021/QĐ-TTg ngày 07/7/2021 của Thủ tướng Chính phủ",
    "các Nghị định số 01/2021/NĐ-CP và 02/2021/NĐ-CP",
    "(sau đây gọi tắt là Nghị định 01)",
    "Nghị định 01",
    "1. Dự thảo Báo cáo (Sở Xây dựng trình).",
    "Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính tham mưu trước ngày 31/02/2021.",
    "Cơ quan chủ trì tiếp thu, trình UBND tỉnh chậm nhất ngày 15/8.",
    "UBND tỉnh yêu cầu:",
    "- Các sở, ban, ngành rà soát;",
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
    "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
    "thay thế",
    "được sửa đổi, bổ sung bởi",
    "\x00",
    "\u0301",
    "\N{GRINNING FACE}",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_heaps_of_real_pieces(pieces: list[str]) -> None:
    analyse(" ".join(pieces), "x.txt")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_letters(text: str) -> None:
    analyse(text, "x.txt")
