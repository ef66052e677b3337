"""What a document rests on and what is attached to it: legal bases and annexes."""

import pytest

from grammar.document import Reading, read

HEAD = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
Số: 1207/QĐ-UBND
Yên Bái, ngày 14 tháng 7 năm 2023
QUYẾT ĐỊNH
Về việc ban hành Quy chế quản lý tài sản công
"""
BODY = """QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý tài sản công.
Căn cứ tình hình thực tế, theo Luật Đất đai năm 2013 mà thực hiện.
"""


def bases(reading: Reading) -> list[str | None]:
    return [
        one.designation or one.name
        for one in reading.citations
        if any(at.start <= one.span.start < at.end for at in reading.legal_bases)
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
            "Căn cứ Nghị định số 151/2017/NĐ-CP ngày 26 tháng 12 năm 2017 của Chính phủ;\n"
            "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 88/TTr-STC ngày 03/7/2023.",
            ["Luật Tổ chức chính quyền địa phương", "151/2017/NĐ-CP"],
        ),
        (
            "Thực hiện Kết luận số 12-KL/TU ngày 02/6/2023 của Tỉnh ủy;\n"
            "Căn cứ Nghị định số 151/2017/NĐ-CP;\n"
            "Xét đề nghị của Sở Tài chính tại Tờ trình số 88/TTr-STC;\n"
            "Căn cứ Thông tư số 144/2017/TT-BTC;",
            ["151/2017/NĐ-CP", "144/2017/TT-BTC"],
        ),
        (
            "Căn cứ các văn bản sau:\n"
            "- Nghị định số 151/2017/NĐ-CP;\n"
            "- Thông tư số 144/2017/TT-BTC;\n"
            "Sau khi xem xét, Ủy ban nhân dân tỉnh thống nhất.",
            ["151/2017/NĐ-CP", "144/2017/TT-BTC"],
        ),
        ("CĂN CỨ NGHỊ ĐỊNH SỐ 151/2017/NĐ-CP;", ["151/2017/NĐ-CP"]),
        ("Theo Tờ trình số 88/TTr-STC ngày 03/7/2023.", []),
        ("", []),
    ],
)
def test_legal_bases(lines: str, found: list[str]) -> None:
    assert bases(read(f"{HEAD}\n{lines}\n\n{BODY}")) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "PHỤ LỤC I\nDANH MỤC TÀI SẢN\nGIAO CHO XÃ QUẢN LÝ\n"
            "(Kèm theo Quyết định số 1207/QĐ-UBND)\nSTT Tên\n"
            "PHỤ LỤC II\n(Ban hành kèm theo Quyết định số 1207/QĐ-UBND\nngày 14/7/2023)\n\n"
            "MẪU BIÊN BẢN\n",
            [
                ("PHỤ LỤC I", "I", "DANH MỤC TÀI SẢN GIAO CHO XÃ QUẢN LÝ"),
                ("PHỤ LỤC II", "II", "MẪU BIÊN BẢN"),
            ],
        ),
        ("Phụ lục 1. Bảng giá đất\nTT Tên đường\n", [("Phụ lục 1", "1", "Bảng giá đất")]),
        (
            "Phụ lục số 03\nHướng dẫn lập hồ sơ giao đất\ncho cơ quan nhà nước\nĐiều 1. Mẫu\n",
            [("Phụ lục số 03", "03", "Hướng dẫn lập hồ sơ giao đất cho cơ quan nhà nước")],
        ),
        ("PHỤ LỤC: BIỂU TỔNG HỢP\n", [("PHỤ LỤC", "", "BIỂU TỔNG HỢP")]),
        ("Phụ lục Ia\n1. Tên tài sản\n", [("Phụ lục Ia", "Ia", None)]),
        # Of two with one label the one that says whose it is.
        (
            "Phụ lục II: Danh sách xã\nPhụ lục II\nDANH SÁCH XÃ\n(Kèm theo Quyết định này)\n",
            [("Phụ lục II", "II", "DANH SÁCH XÃ")],
        ),
        # Running text speaks of annexes.
        ("Thực hiện theo\nPhụ lục I ban hành kèm theo Quyết định này.\n", []),
        ("Phụ lục I Nghị định số 151/2017/NĐ-CP và chuyển hồ sơ.\n", []),
        ("Phụ lục II, III, IV\nĐược sửa đổi tại Thông tư này\n", []),
        ("Phụ lục\nkèm theo Quyết định này.\n", []),
        (
            "QUY CHẾ\nQUẢN LÝ TÀI SẢN CÔNG\n(Ban hành kèm theo Quyết định số 1207/QĐ-UBND)\n"
            "Điều 1. Phạm vi\n",
            [("QUY CHẾ", "Quy chế", "QUẢN LÝ TÀI SẢN CÔNG")],
        ),
        (
            "QUY CHẾ\nHoạt động của Tổ công nghệ số\n"
            "(Ban hành kèm theo Quyết định số 1207/QĐ-UBND)\nĐiều 1. Phạm vi\n",
            [("QUY CHẾ", "Quy chế", "Hoạt động của Tổ công nghệ số")],
        ),
    ],
)
def test_annexes(lines: str, found: list[tuple[str, str, str | None]]) -> None:
    text = f"{HEAD}\n{BODY}\n{lines}"
    annexes = read(text).annexes
    assert [(one.text, one.label, one.title) for one in annexes] == found
    for one in annexes:
        assert " ".join(text[one.span.start : one.span.end].split()) == one.text
        assert one.span.start >= text.index(lines)
