"""Folding keeps lengths and maps back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.tables import listed, load
from grammar.texts.text import read_text
from grammar.texts.unmarked import with_marks

FOLDED = [
    ("Uỷ ban, hoà giải, thuỷ lợi", "Ủy ban, hòa giải, thủy lợi", "tone marks"),
    ("quý, quỳ, hoàn, thuyền", "quý, quỳ, hoàn, thuyền", "tone marks that stay"),
    ("N\u00d0\u2011CP, TT\u2013BT\u0421", "NĐ-CP, TT-BTC", "look-alikes and dashes"),
    ("một\u00a0hai\tba", "một hai ba", "spaces"),
    ("ngày 05 tháng\n3 năm 2020", "ngày 05 tháng 3 năm 2020", "a line break in a sentence"),
    ("Kết thúc.\nBắt đầu", "Kết thúc.\nBắt đầu", "a line break after a sentence"),
    ("trên địa bàn\n\ntỉnh", "trên địa bàn  tỉnh", "a page break in a sentence"),
    ("của Hội\n44\nCÔNG BÁO/Số 18/Ngày 02-02-2019\nđồng", None, "a running head"),
    (
        "số 44 CÔNG BÁO/Số 18/Ngày 02-02-2019 30/2020",
        f"số {' ' * len('44 CÔNG BÁO/Số 18/Ngày 02-02-2019')} 30/2020",
        "a running head in the line",
    ),
    ("theo NĐ-\n\nCP", "theo NĐ-  CP", "a page break in a symbol"),
    ("theo Ngh**ị** định", "theo Nghị định", "bold type"),
    ("Uû ban nh©n d©n tØnh", "Ủy ban nhân dân tỉnh", "TCVN3"),
    ("QUYÕT §ÞNH cña d©n", "QUYẾT ĐỊNH của dân", "TCVN3 in capitals"),
    ("UÛy ban nhaân daân tænh Ñoàng Nai", "Ủy ban nhân dân tỉnh Đồng Nai", "VNI"),
    ("öôùc, thöôûng, ñöôïc, nghieân cöùu", "ước, thưởng, được, nghiên cứu", "VNI: ươ"),
    ("hoàn thành, toán, hoá", "hoàn thành, toán, hóa", "no VNI"),
    ("Co®poration 5 µm, § 12", "Co®poration 5 µm, § 12", "no TCVN3"),
    ("các nội dung sau\n- Một", "các nội dung sau\n- Một", "a list"),
    ("quy định\nĐiều 5. Tổ chức", "quy định\nĐiều 5. Tổ chức", "an article"),
    ("QĐ-\U0001d447\U0001d447g \U0001f600", "QĐ-TTg \ufffd", "letters of mathematics, a picture"),
]


@pytest.mark.parametrize(("text", "shadow", "note"), FOLDED, ids=[row[2] for row in FOLDED])
def test_shadow(text: str, shadow: str | None, note: str) -> None:
    found = read_text(text).shadow
    if shadow is None:
        assert found.split() == ["của", "Hội", "đồng"]
    else:
        assert found == shadow


def test_positions_survive_decomposed_text() -> None:
    original = unicodedata.normalize("NFD", "Số \u200b30 Nghị định của Chính phủ về")
    text = read_text(original)
    at = text.shadow.index("Chính phủ")
    span = text.span(at, at + len("Chính phủ"))
    assert unicodedata.normalize("NFC", text.slice(span)) == "Chính phủ"
    assert text.position(span.start) == at


def test_positions_survive_vni() -> None:
    text = read_text("Quyeát ñònh cuûa UÛy ban nhaân daân")
    at = text.shadow.index("nhân")
    assert text.slice(text.span(at, at + len("nhân"))) == "nhaân"
    assert text.position(text.span(at, at).start) == at


@given(st.text(st.sampled_from("aàoạuỷ\u0301\u0323\u200b\n .,5Ð\u2013ĐHòaÁ"), max_size=80))
def test_lengths_and_order_hold(original: str) -> None:
    text = read_text(original)
    assert len(text.clean) == len(text.shadow)
    places = [text.span(i, i).start for i in range(len(text.clean) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(original)


@given(
    st.text(st.sampled_from("aoàuỷÐС5/-\n .Nghi"), max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_what_is_printed_at_a_place_is_a_part_of_the_clean_text(
    original: str, one: int, other: int
) -> None:
    text = read_text(original)
    start, end = sorted((min(one, len(text.shadow)), min(other, len(text.shadow))))
    assert text.printed(start, end) == text.clean[start:end]


PARAGRAPH = (
    "Uỷ ban nhân dân tỉnh\nban hành Nghi định số l5/2O21/ND\u2013CP, hòa gia\u0309i **đậm**;\n"
    "Sở Xây dựng thực\u200b hiện.\r\n\n12\n\n"
)


def test_a_long_text_is_folded_as_each_of_its_paragraphs() -> None:
    one, times = read_text(PARAGRAPH), 1500
    many = read_text(PARAGRAPH * times)
    assert "Nghị định số 15/2021/NĐ-CP" in one.shadow
    assert many.shadow == one.shadow * times
    assert many.clean == one.clean * times
    at, length = one.shadow.index("Sở"), len(one.shadow)
    for number in range(0, times, 83):
        start = number * length + at
        span = many.span(start, start + len("Sở Xây dựng"))
        assert many.slice(span) == "Sở Xây dựng"
        assert many.position(span.start) == start


@pytest.mark.parametrize("row", load("joining_words"), ids=lambda row: row["words"])
def test_each_joining_word_gets_its_marks_back(row: dict[str, str]) -> None:
    for example in listed(row["examples"]):
        assert with_marks(example) == f"{row['words']} abc"
