"""The issuer phrase ends where the body's name ends, for every row of the tables and beyond."""

from __future__ import annotations

import pytest

from grammar.bodies.issuers import is_body, issuer_end
from grammar.tables import listed, load
from grammar.texts.text import fold

PHRASES = [
    ("Chính phủ", " về công tác văn thư"),
    ("Chính Phủ", " quy định"),
    ("Thủ tướng Chính phủ", " phê duyệt"),
    ("Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", " phê duyệt danh sách"),
    ("Bộ trưởng Bộ Công thương", " quy định"),
    ("Bộ Văn hóa, Thể thao và Du lịch", " hướng dẫn"),
    ("Bộ Lao động – Thương binh và Xã hội", ","),
    ("BỘ TRƯỞNG BỘ TÀI CHÍNH", " VỀ VIỆC"),
    ("Thống đốc Ngân hàng Nhà nước", " quy định"),
    ("Chủ tịch Hội đồng Bộ trưởng", ""),
    ("Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", " về"),
    ("Tổng cục trưởng Tổng cục Địa chính", " về"),
    ("Ban Thường vụ Tỉnh uỷ", " về tăng cường"),
    ("Ban Thường vụ Tỉnh ủy Lạng Sơn", " về"),
    ("Ban Chấp hành Đảng bộ tỉnh khóa XVII", " về"),
    ("Ban Bí thư Trung ương Đảng khóa XIII", " về"),
    ("Ban Chấp hành Trung ương Đảng (khóa XII)", " về"),
    ("Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII", " về"),
    ("UBND tỉnh", " về thực hiện"),
    ("UBND tỉnh", " và Nghị quyết của HĐND tỉnh"),
    ("Chủ tịch UBND tỉnh", " Quyết định"),
    ("Chủ tịch UBND tỉnh", " Nguyễn Văn An kết luận"),
    ("UBND TP. Hà Nội", " ban hành"),
    ("Ủy ban nhân dân thành phố Hồ Chí Minh", " quy định"),
    ("UBND xã Hồ Sơn, huyện Hữu Lũng, tỉnh Lạng Sơn", " về"),
    ("UBND phường Bến Nghé, quận 1", " về"),
    ("UBND phường 14, Quận 10, Thành phố Hồ Chí Minh", " về"),
    ("UBND quận 6", ", quận Bình Thạnh rà soát"),
    ("HUYỆN ỦY ĐỨC THỌ", ""),
    ("Hội đồng nhân dân thành phố Đà Nẵng khóa X", ""),
    ("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", " quy định"),
    ("Sở Xây dựng tỉnh Lạng Sơn", " về"),
    ("Kho bạc Nhà nước tỉnh Lạng Sơn", " về"),
    ("Cục Quản lý Dược", " về việc"),
    ("Bộ Đổi mới và Phát triển bền vững", " quy định"),
    ("Bộ Tài chính và Bộ Nội vụ", " hướng dẫn"),
    ("Bộ Tư pháp, Tòa án nhân dân tối cao, Bộ Công an và Bộ Quốc phòng", " hướng dẫn"),
    ("liên Bộ Tài chính - Bộ Nội vụ", " về"),
    ("Chính phủ", ", Bộ Tài chính ban hành"),
]


def issuer(words: str) -> str | None:
    end = issuer_end(words, 0)
    return None if end is None else words[:end]


@pytest.mark.parametrize(("phrase", "after"), PHRASES, ids=[a + b for a, b in PHRASES])
def test_phrase_is_read_to_its_end(phrase: str, after: str) -> None:
    assert issuer(fold(phrase + after)) == fold(phrase)


@pytest.mark.parametrize("words", ["các cơ quan", "pháp luật", "người dân", "luật này", "ông An"])
def test_what_names_no_body_is_left_alone(words: str) -> None:
    assert issuer(words) is None


def test_every_row_matches_its_examples() -> None:
    lost = [
        example
        for row in load("issuers")
        for example in listed(row["examples"])
        if issuer(fold(example.removeprefix("của "))) != fold(example.removeprefix("của "))
    ]
    assert lost == []


def test_every_name_alias_and_office_matches() -> None:
    names = [
        name
        for row in load("issuers")
        for name in (
            row["name"],
            *(n for c in ("aliases", "offices", "short") for n in listed(row[c])),
        )
    ]
    lost = [name for name in names if issuer(fold(name)) != fold(name)]
    assert lost == []


def test_every_province_follows_a_committee() -> None:
    lost = [row["name"] for row in load("provinces") if issuer(row["examples"]) != row["examples"]]
    assert lost == []


def test_local_bodies_match_their_examples() -> None:
    kinds = {"body", "council", "organ"}
    examples = [row["examples"] for row in load("agencies") if row["kind"] in kinds]
    lost = [words for words in examples if issuer(fold(words.removeprefix("của "))) is None]
    assert lost == []


def test_successors_are_rows() -> None:
    keys = {row["key"] for row in load("issuers")}
    assert {key for row in load("issuers") for key in listed(row["successors"])} <= keys


def test_a_body_is_told_from_more_than_its_name() -> None:
    assert is_body("BỘ TÀI CHÍNH")
    assert is_body("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN")
    assert not is_body("Bộ Tài chính quy định")
    assert not is_body("THÔNG BÁO")
