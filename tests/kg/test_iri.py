"""Identity ↔ IRI: readable, reversible, valid, and different where documents differ."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.model import Pinpoint
from kg import iri

FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
UNITS = [
    (),
    (("article", "5"),),
    (("article", "154"), ("clause", "1"), ("point", "đ")),
    (("part", "III"), ("chapter", "2a"), ("section", "1"), ("subsection", "4")),
    (("appendix", "I_a__b"),),
]

words = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30
).filter(lambda text: text.strip("/ \t\n-") == text and text.strip() != "")


@pytest.mark.parametrize(
    ("designation", "year", "scope", "identifier"),
    [
        ("861/QĐ-TTg", 2021, None, "vb/861/QĐ-TTg~2021"),
        ("861/QĐ-TTg", None, None, "vb/861/QĐ-TTg"),
        ("23/2021/QĐ-TTg", 2021, None, "vb/23/2021/QĐ-TTg"),
        ("88/2019/QH14", 2019, None, "vb/88/2019/QH14"),
        ("1683/NQ-UBTVQH15", 2025, None, "vb/1683/NQ-UBTVQH15"),
        ("206-CP/1979", 1979, None, "vb/206-CP/1979"),
        ("35/KH-UBND", 2020, "tỉnh Lạng Sơn", "vb/35/KH-UBND~2020~tỉnh_Lạng_Sơn"),
        ("35/KH-UBND", None, "tỉnh Hà Giang", "vb/35/KH-UBND~tỉnh_Hà_Giang"),
        ("7-NQ/TU", 2011, "tỉnh Lạng Sơn", "vb/07-NQ/TU~2011~tỉnh_Lạng_Sơn"),
        ("2021/QĐ-UBND", 2021, None, "vb/2021/QĐ-UBND~2021"),
        ("66.22/2026/NQ-CP", 2026, None, "vb/66.22/2026/NQ-CP"),
        ("QCVN 21:2015/BGTVT", 2015, None, "vb/QCVN_21:2015/BGTVT"),
        ("2560/BCA(X13)", 2020, None, "vb/2560/BCA(X13)~2020"),
        ("12/TT-BNN&PTNT", 2020, None, "vb/12/TT-BNN&PTNT~2020"),
    ],
)
def test_a_number_becomes_a_readable_id(
    designation: str, year: int | None, scope: str | None, identifier: str
) -> None:
    work = iri.work_iri(designation, year=year, scope=scope)
    assert work == iri.BASE + identifier
    assert iri.id_of(work) == identifier
    assert iri.iri_of(identifier) == work == iri.iri_of(work)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("07-NQ/TU", "7-NQ/TU"),
        ("146/2013/NĐ-CP", "146/2013/N\u00d0-CP"),
        ("18/2021/NĐ- CP", "18/2021/NĐ-CP"),
        ("51/2025/TT-BTC", "51/2025/TT-BT\u0421"),
        ("30/2020/NĐ-CP", unicodedata.normalize("NFD", "30/2020/NĐ-CP")),
    ],
)
def test_two_spellings_of_a_number_are_one_document(one: str, other: str) -> None:
    assert iri.work_iri(one) == iri.work_iri(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (iri.work_iri("5/QĐ-UBND", year=2020), iri.work_iri("5/QĐ-UBND", year=2021)),
        (iri.work_iri("5/QĐ-UBND", scope="tỉnh A"), iri.work_iri("5/QĐ-UBND", scope="tỉnh B")),
        (iri.work_iri("5/QĐ-UBND"), iri.work_iri("5/QD-UBND")),
        (iri.work_iri("30/NQ-CP"), iri.work_iri("30a/NQ-CP")),
        (
            iri.provision_iri("x", [("article", "1"), ("point", "d")]),
            iri.provision_iri("x", [("article", "1"), ("point", "đ")]),
        ),
        (iri.agency_iri("Bộ Y tế"), iri.agency_iri("Bộ Ý tế")),
    ],
)
def test_what_differs_has_different_iris(one: str, other: str) -> None:
    assert one != other


def test_old_and_new_tone_placement_name_one_agency() -> None:
    new = iri.agency_iri("Uỷ ban nhân dân tỉnh Hoà Bình")
    assert new == iri.agency_iri("Ủy ban nhân dân tỉnh Hòa Bình")
    assert iri.name_of(new) == "Ủy ban nhân dân tỉnh Hòa Bình"


def test_a_scope_can_be_read_back() -> None:
    key = iri.key_of(iri.work_iri("35/KH-UBND", year=2020, scope="huyện Cao Lộc, tỉnh Lạng Sơn"))
    assert key == iri.WorkKey("vb", "35/KH-UBND", ("2020", "huyện Cao Lộc, tỉnh Lạng Sơn"))
    assert (key.year, key.place) == (2020, "huyện Cao Lộc, tỉnh Lạng Sơn")


def test_acts_by_name_and_documents_without_number_have_ids() -> None:
    named = iri.key_of(iri.named_iri("Luật Đất đai", year=2024))
    assert named == iri.WorkKey("ten", "Luật Đất đai", ("2024",))
    blank = iri.unnumbered_iri("Thông báo", "3f9a", when="2021-08", issuer="Sở Y tế tỉnh X")
    assert iri.key_of(blank) == iri.WorkKey(
        "tep", "Thông báo", ("2021-08", "Sở Y tế tỉnh X", "3f9a")
    )


@pytest.mark.parametrize(
    "other", ["cq/Sở_Y_tế", "loai/Luật", "vb/", "http://x.test/a", "vb/a#art_1"]
)
def test_only_documents_have_a_work_key(other: str) -> None:
    assert iri.key_of(iri.iri_of(other)) is None


@pytest.mark.parametrize("empty", ["", "  ", "/"])
def test_an_empty_number_is_refused(empty: str) -> None:
    with pytest.raises(ValueError, match="empty"):
        iri.work_iri(empty)


def test_no_two_provisions_share_an_eid() -> None:
    assert len({iri.eid(units) for units in UNITS}) == len(set(UNITS))


def test_pinpoint_units_run_from_the_outside_in() -> None:
    pinpoint = Pinpoint(point="a", clause="2", article="5", through=Pinpoint(article="9"))
    assert iri.pinpoint_units(pinpoint) == (("article", "5"), ("clause", "2"), ("point", "a"))


def test_parts_of_a_document_have_iris_of_their_own() -> None:
    document = iri.work_iri("861/QĐ-TTg", year=2021)
    parts = {
        iri.citation_iri(document, 1, 2),
        iri.selector_iri(iri.citation_iri(document, 1, 2)),
        iri.directive_iri(document, 1, 2),
        iri.item_iri(document, 1),
        iri.participant_iri(document, 1),
        iri.meeting_iri(document),
        iri.provision_iri(document, [("article", "1")]),
        iri.range_iri(document, [("article", "1")], [("article", "2")]),
    }
    assert len(parts) == 8
    assert all(part.startswith(document + "#") for part in parts)


@given(words, words)
def test_any_words_make_a_valid_iri_that_reads_back(name: str, place: str) -> None:
    work = iri.named_iri(name, year=1999, scope=place)
    assert not FORBIDDEN.search(work)
    assert work.isprintable()
    key = iri.key_of(work)
    assert key is not None
    assert iri.named_iri(key.name, year=1999, scope=key.scope[1]) == work


@given(words)
def test_any_designation_makes_a_valid_iri_that_reads_back(designation: str) -> None:
    try:
        work = iri.work_iri(designation)
    except ValueError:
        return
    assert not FORBIDDEN.search(work)
    key = iri.key_of(work)
    assert key is not None
    assert key.name == iri.canonical_designation(designation)
    assert iri.work_iri(key.name) == work
