"""Agencies are found where they stand and get their full name from the document's header."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from grammar.agencies import canonical, find_agencies
from grammar.header import read_header
from grammar.model import Header, Span
from grammar.names import Area, province, read_name
from grammar.tables import listed, load
from grammar.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

PROVINCE = Header(Span(0, 0), issuer="Ủy ban nhân dân tỉnh Sơn La", place="Sơn La")
DISTRICT = Header(Span(0, 0), issuer="Ủy ban nhân dân huyện Mai Sơn", place="Sơn La")
CENTRAL = Header(Span(0, 0), issuer="Chính phủ", place="Hà Nội")

IN_A_PROVINCE = [
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
    ("Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
    ("SỞ XÂY DỰNG", "Sở Xây dựng tỉnh Sơn La"),
    ("Giám đốc Sở Y tế", "Sở Y tế tỉnh Sơn La"),
    ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"),
    ("Sở Lao động, Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội tỉnh Sơn La"),
    ("Ban Dân tộc tỉnh", "Ban Dân tộc tỉnh Sơn La"),
    ("Trưởng Ban Dân tộc", "Ban Dân tộc tỉnh Sơn La"),
    ("Chánh Thanh tra tỉnh", "Thanh tra tỉnh Sơn La"),
    ("Đài PT-TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh Sơn La"),
    ("Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"),
    ("Tỉnh uỷ", "Tỉnh ủy Sơn La"),
    ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Sơn La"),
    ("Đảng đoàn HĐND tỉnh", "Đảng đoàn Hội đồng nhân dân tỉnh Sơn La"),
    ("HĐND tỉnh khóa XV", "Hội đồng nhân dân tỉnh Sơn La"),
    ("UBND huyện Mai Sơn", "Ủy ban nhân dân huyện Mai Sơn, tỉnh Sơn La"),
    ("UBND huyện", "Ủy ban nhân dân huyện"),
    ("Sở Y tế tỉnh Thừa Thiên - Huế", "Sở Y tế tỉnh Thừa Thiên Huế"),
    ("UBND TPHCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    ("Bộ trưởng Bộ Công thương", "Bộ Công Thương"),
    ("Thống đốc NHNN", "Ngân hàng Nhà nước Việt Nam"),
    ("Kho bạc Nhà nước", "Kho bạc Nhà nước"),
    ("Kho bạc Nhà nước tỉnh", "Kho bạc Nhà nước tỉnh Sơn La"),
    ("Thủ trưởng các Sở, ban, ngành", "Các sở, ban, ngành (tỉnh Sơn La)"),
    ("Sở, ban, ngành", "Các sở, ban, ngành (tỉnh Sơn La)"),
    ("các sở, ngành của tỉnh", "Các sở, ngành (tỉnh Sơn La)"),
    (
        "Chủ tịch UBND các huyện, thành phố",
        "Ủy ban nhân dân các huyện, thành phố (tỉnh Sơn La)",
    ),
    ("các Bộ, ngành", "Các bộ, ngành"),
]


@pytest.mark.parametrize(("words", "name"), IN_A_PROVINCE, ids=[row[0] for row in IN_A_PROVINCE])
def test_canonical_in_a_provincial_document(words: str, name: str) -> None:
    assert canonical(words, PROVINCE) == name


def test_full_names_stay_as_they_are() -> None:
    for _, name in IN_A_PROVINCE:
        assert name.endswith(")") or canonical(name, PROVINCE) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("UBND huyện", "Ủy ban nhân dân huyện Mai Sơn, tỉnh Sơn La"),
        ("Phòng Nội vụ", "Phòng Nội vụ huyện Mai Sơn, tỉnh Sơn La"),
        ("Trưởng phòng Nội vụ", "Phòng Nội vụ huyện Mai Sơn, tỉnh Sơn La"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
        ("Sở Nội vụ", "Sở Nội vụ tỉnh Sơn La"),
        ("UBND xã Chiềng Ban", "Ủy ban nhân dân xã Chiềng Ban, tỉnh Sơn La"),
    ],
)
def test_canonical_in_a_district_document(words: str, name: str) -> None:
    assert canonical(words, DISTRICT) == name


def test_a_place_tells_its_province_where_it_is_the_only_one_of_its_name() -> None:
    for row in load("places"):
        place, *above = read_name(row["examples"]).areas
        provinces = listed(row["provinces"])
        assert str(place) == row["place"]
        assert [area.name for area in above] == ([*provinces] if len(provinces) == 1 else [])


@pytest.mark.parametrize(
    ("words", "issuer", "name"),
    [
        ("UBND huyện Chi Lăng", "Tỉnh ủy Bắc Giang", "huyện Chi Lăng, tỉnh Lạng Sơn"),
        ("UBND huyện Châu Thành", "UBND tỉnh Bến Tre", "huyện Châu Thành, tỉnh Bến Tre"),
        ("UBND huyện Châu Thành", "Chính phủ", "huyện Châu Thành"),
        ("UBND thành phố Huế", "Chính phủ", "thành phố Huế"),
        ("UBND tỉnh", "UBND thành phố Long Xuyên", "tỉnh An Giang"),
        ("UBND thành phố", "UBND thành phố Long Xuyên", "thành phố Long Xuyên, tỉnh An Giang"),
    ],
)
def test_the_province_of_a_smaller_place(words: str, issuer: str, name: str) -> None:
    header = Header(Span(0, 0), issuer=issuer)
    assert canonical(words, header) == f"Ủy ban nhân dân {name}"


@pytest.mark.parametrize("words", ["Sở Y tế", "Tỉnh ủy"])
def test_a_central_document_gives_no_place(words: str) -> None:
    assert canonical(words, CENTRAL) == words


def test_areas_and_kind() -> None:
    body = read_name("Chủ tịch UBND xã Hồ Sơn, huyện Hữu Lũng")
    assert body.areas == (Area("xã", "Hồ Sơn"), Area("huyện", "Hữu Lũng"))
    assert body.kind == "office"
    assert body.place == "Hồ Sơn"
    assert province("BR-VT") == Area("tỉnh", "Bà Rịa - Vũng Tàu")


def found(words: str) -> list[tuple[str, str]]:
    text = read_text(words)
    mentions = find_agencies(text, PROVINCE)
    assert all(text.original[m.span.start : m.span.end] == m.text for m in mentions)
    return [(m.text, m.name.removesuffix(" tỉnh Sơn La")) for m in mentions]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("giao Sở Y tế, Sở Tài chính rà soát", ["Sở Y tế", "Sở Tài chính"]),
        ("Giám đốc các Sở: Nội vụ, Tư pháp", ["Sở Nội vụ", "Sở Tư pháp"]),
        ("tại Bộ luật Dân sự và Hội An", []),
        ("các hội nghị, các xã khu vực III", []),
        ("các cấp ủy của Kho bạc Nhà nước tỉnh", ["Kho bạc Nhà nước"]),
        ("theo đề nghị của Cục Quản lý rừng bền vững về", ["Cục Quản lý rừng bền vững"]),
        ("văn bản số 12/UBND-KT", []),
        ("trực thuộc Trung ương", []),
        ("Đảng ủy Chính phủ", ["Đảng ủy Chính phủ"]),
        ("Chủ tịch UBND tỉnh Nguyễn Văn An", ["Ủy ban nhân dân"]),
    ],
)
def test_found_in_running_text(words: str, names: list[str]) -> None:
    assert [name for _, name in found(words)] == names


def test_kinds() -> None:
    text = read_text("UBND tỉnh yêu cầu Giám đốc Sở Y tế và các sở, ngành thực hiện.")
    mentions = find_agencies(text, PROVINCE)
    assert [m.kind for m in mentions] == ["body", "office", "group"]
    assert [m.place for m in mentions] == ["Sơn La", "Sơn La", "Sơn La"]


def test_names_that_need_no_place_are_found(sample: Callable[[str], str]) -> None:
    header = read_header(read_text(sample("unsigned_notice")))
    rows = [row for row in load("agencies") if row["kind"] == "body" and row["place"] == "optional"]
    lost = [
        name
        for row in rows
        for name in (row["name"], *listed(row["aliases"]))
        if [m.name for m in find_agencies(read_text(f"giao {name}"), header)]
        != [canonical(name, header)]
    ]
    assert lost == []


@pytest.mark.parametrize(
    "unit", ["Ủy ban nhân dân ", "các sở, ", "Bộ A và ", "SỞ ", "Ban Thường vụ "]
)
def test_cost_is_linear(unit: str) -> None:
    text = read_text(unit * (400_000 // len(unit)))
    start = time.perf_counter()
    find_agencies(text, PROVINCE)
    assert time.perf_counter() - start < 10
