"""What a document says of itself, in every layout it comes in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.headers.header import read_header, scope_of
from grammar.texts.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from grammar.model import Header

HEADERS = {
    "unsigned_notice": {
        "type": "Thông báo",
        "number": None,
        "symbol": "TB-UBND",
        "designation": None,
        "date": None,
        "year": 2022,
        "month": 4,
        "issuer": "Ủy ban nhân dân tỉnh Sơn La",
        "place": "Sơn La",
        "title": "Kết luận phiên họp UBND tỉnh tháng 4 năm 2022 (ngày 28, 29 tháng 4 năm 2022)",
        "signer": "Quàng Thị Minh Hòa",
        "signer_role": "Chánh Văn phòng",
        "recipients": (
            "Văn phòng Chính phủ",
            "Đài PT-TH tỉnh, Báo Sơn La",
            "Lưu: VT, TH (NVA)",
        ),
    },
    "plan": {
        "type": "Kế hoạch",
        "designation": "1204/KH-UBND",
        "date": date(2023, 5, 12),
        "issuer": "Ủy ban nhân dân tỉnh Cao Bằng",
        "title": ("Triển khai thực hiện Chương trình cải cách hành chính giai đoạn 2023 - 2025"),
        "signer": "Nông Thị Thanh",
        "signer_role": "Phó Chủ tịch",
        "recipients": ("Như trên", "Lưu: VT, NC"),
    },
    "party_conclusion": {
        "type": "Kết luận",
        "number": "312",
        "symbol": "KL/TU",
        "designation": "312-KL/TU",
        "date": date(2021, 12, 15),
        "issuer": "Ban Thường vụ Tỉnh ủy Quảng Nam",
        "title": "về công tác dân vận",
        "signer_role": "Phó Bí thư",
        "recipients": ("Ban Bí thư (báo cáo)", "Các huyện ủy", "Lưu Văn phòng Tỉnh ủy"),
    },
    "letter": {
        "type": "Công văn",
        "number": None,
        "symbol": "SYT-NVY",
        "date": None,
        "year": 2024,
        "month": None,
        "issuer": "Sở Y tế tỉnh Bắc Giang",
        "title": "tăng cường phòng, chống dịch bệnh mùa hè",
        "signer": "Ngô Văn Bình",
        "signer_role": "Giám đốc",
        "recipients": (),
    },
    "district_decision": {
        "type": "Quyết định",
        "designation": "55/QĐ-UBND",
        "date": date(2020, 1, 9),
        "issuer": "Ủy ban nhân dân huyện Hữu Lũng, tỉnh Lạng Sơn",
        "place": "Hữu Lũng",
        "title": "Về việc thành lập Tổ công tác",
        "signer": "Lương Trí Thức",
    },
    "actors_notice": {
        "designation": "88/TB-VPUBND",
        "issuer": "Văn phòng Ủy ban nhân dân tỉnh Yên Bái",
        "date": date(2024, 3, 4),
        "signer": "Đỗ Quang Thọ",
    },
    "office_notice": {
        "number": None,
        "symbol": "TB-VP",
        "issuer": "Văn phòng Ủy ban nhân dân tỉnh Gia Lai",
        "signer": "Rơ Châm Thu Hương",
        "signer_role": "Phó Chánh Văn phòng",
        "recipients": ("Chủ tịch, các PCT UBND tỉnh", "Các sở: TC, KHĐT", "Lưu: VT, NL"),
    },
    "telegram": {
        "type": "Công điện",
        "designation": "45/CĐ-TTg",
        "issuer": "Thủ tướng Chính phủ",
        "place": "Hà Nội",
        "title": "Về việc chủ động ứng phó mưa lũ",
        "signer_role": "Phó Thủ tướng",
    },
    "law": {
        "type": "Luật",
        "designation": "99/2024/QH15",
        "symbol": "QH15",
        "date": date(2024, 11, 20),
        "issuer": "Quốc hội",
        "title": "TRỒNG CÂY",
        "signer": "Mai Thanh Mẫn",
        "signer_role": "Chủ tịch Quốc hội",
    },
}


@pytest.mark.parametrize("name", HEADERS)
def test_header(name: str, sample: Callable[[str], str]) -> None:
    header = read_header(read_text(sample(name)))
    expected = HEADERS[name]
    assert {field: getattr(header, field) for field in expected} == expected


def test_span_ends_with_the_title(sample: Callable[[str], str]) -> None:
    words = sample("plan")
    span = read_header(read_text(words)).span
    assert span.start == 0
    assert words[: span.end].endswith("giai đoạn 2023 - 2025")


def test_scope() -> None:
    def areas(head: str) -> list[str]:
        return [str(area) for area in scope_of(read(head))]

    assert areas("UBND TỈNH LẠNG SƠN\nSỞ TÀI CHÍNH\nSố: 5/BC-STC\n") == ["tỉnh Lạng Sơn"]
    assert areas("BỘ TÀI CHÍNH\nSố: 5/BC-BTC\nHà Nội, ngày 5/6/2020\n") == []


def read(words: str) -> Header:
    return read_header(read_text(words))


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Số: 12/TB-UBND\nHà Nội, ngày 5/6/2020\n", "Ủy ban nhân dân thành phố Hà Nội"),
        ("Số 12-KL/TU\nHà Nội, ngày 5/6/2020\n", "Thành ủy Hà Nội"),
        ("Số: 12/BC-SXD\nLào Cai, ngày 5/6/2020\n", "Sở Xây dựng tỉnh Lào Cai"),
        ("Số: 12/2020/NĐ-CP\nHà Nội, ngày 5/6/2020\n", "Chính phủ"),
        ("Số: 12/2020/TT-BYT\n", "Bộ Y tế"),
        ("Số: 12/XYZ-ABC\n", None),
    ],
)
def test_issuer_from_the_symbol_and_place(words: str, issuer: str | None) -> None:
    assert read(words).issuer == issuer


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Số: 12/TB-UBND\n", "Thông báo"),
        ("Số: 12/VBHN-BYT\nTHÔNG TƯ\nQuy định về thuốc\n", "Văn bản hợp nhất"),
        ("Không có gì\n", None),
    ],
)
def test_type(words: str, kind: str | None) -> None:
    assert read(words).type == kind


def test_a_text_that_opens_with_its_own_citation() -> None:
    header = read(
        "Nghị định số 13/2021/NĐ-CP quy định về đối thoại ngày 01/03/2021 của Chính phủ\n"
    )
    assert (header.type, header.designation) == ("Nghị định", "13/2021/NĐ-CP")
    assert (header.date, header.issuer) == (date(2021, 3, 1), "Chính phủ")
    assert header.title == "quy định về đối thoại"


def test_a_citation_in_the_text_is_not_the_letterhead() -> None:
    header = read("Căn cứ Luật Đất đai;\nTheo Công văn\nsố 3582/BNV-CQĐP ngày 22/7/2021 của Bộ\n")
    assert header.designation is None
    assert header.number is None


def test_recipients_of_a_form_in_an_appendix_are_not_those_of_the_document() -> None:
    words = (
        "BỘ TRƯỞNG\n\nNguyễn Văn An\n" + "Nội dung phụ lục.\n" * 400 + "Nơi nhận:\n- Như trên;\n"
    )
    assert read(words).recipients == ()
    assert read(words).signer == "Nguyễn Văn An"


@given(st.text(max_size=300))
def test_any_text_gives_a_header(words: str) -> None:
    header = read(words)
    assert 0 <= header.span.end <= len(words)
