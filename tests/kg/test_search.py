"""Search: by number, name or agency, with or without marks; the exact spelling comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import iri
from kg.entries import entries, spellings
from kg.search import Entry, SearchIndex
from kg.triples.terms import agency
from kg.words import bare_number, compact, fold, keys, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def document(number: str, label: str, words: str = "", *, ingested: bool = False) -> Entry:
    where = iri.work_iri(number, year=2021)
    said = f"{label} {number} {bare_number(number)} {compact(number)} {words}"
    return Entry(where, "document", label, said, None, compact(number), ingested)


DECREE = document("30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP", "Chính phủ công tác văn thư")
DECISION = document("861/QĐ-TTg", "Quyết định số 861/QĐ-TTg", "Thủ tướng Chính phủ")
LAND = document("31/2024/QH15", "Luật Đất đai số 31/2024/QH15", "Quốc hội")
DAT = document("5/2020/QĐ-X", "Quyết định số 5/2020/QĐ-X", "về việc đặt tên đài")
PARTY = document("07-NQ/TU", "Nghị quyết số 07-NQ/TU", "Tỉnh ủy Lạng Sơn")
ALL = (DECREE, DECISION, LAND, DAT, PARTY)


@pytest.fixture
def index() -> Iterator[SearchIndex]:
    opened = SearchIndex.open(None)
    opened.replace("g", ALL)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("861/QĐ-TTg", DECISION),
        ("861/qd-ttg", DECISION),
        ("861 qdttg", DECISION),
        ("0861/QĐ-TTg", DECISION),
        ("quyet dinh 861", DECISION),
        ("Quyết định số 861", DECISION),
        ("qđ 861", DECISION),
        ("nghi dinh 30", DECREE),
        ("nghị định số 30/2020", DECREE),
        ("văn thư", DECREE),
        ("van thu", DECREE),
        ("van th", DECREE),
        ("luat dat dai", LAND),
        ("LUẬT ĐẤT ĐAI", LAND),
        ("31/2024", LAND),
        ("Nghị định 30/2020", DECREE),
        ("7-nq/tu", PARTY),
        ("07-NQ/TU", PARTY),
    ],
)
def test_people_find_a_document_however_they_write_it(
    index: SearchIndex, query: str, found: Entry
) -> None:
    assert index.search(query)[0].iri == found.iri


@pytest.mark.parametrize(
    "query",
    ["43/2014/NĐ-CP", "30/2019/NĐ-CP", "nghị định 2020/30", "Luật Đất đai 2013", "xa lạ văn thư"],
)
def test_what_is_not_here_is_not_found(index: SearchIndex, query: str) -> None:
    assert index.search(query) == ()


def test_a_number_is_not_found_inside_another(index: SearchIndex) -> None:
    longer = document("612/QĐ-TTg", "Quyết định số 612/QĐ-TTg")
    exact = document("61/2018/NĐ-CP", "Nghị định số 61/2018/NĐ-CP")
    index.replace("h", [longer, exact])
    assert [hit.iri for hit in index.search("61")] == [exact.iri]
    assert [hit.iri for hit in index.search("612")] == [longer.iri]


def test_the_beginning_of_a_number_finds_it_while_one_types(index: SearchIndex) -> None:
    assert [hit.iri for hit in index.search("86")] == [DECISION.iri]


def test_what_is_near_has_the_ordinal_or_some_of_the_words(index: SearchIndex) -> None:
    assert [hit.iri for hit in index.near("30/2019/NĐ-CP")] == [DECREE.iri]
    assert LAND.iri in {hit.iri for hit in index.near("Luật Đất đai 2013")}
    assert index.near("") == index.near("* *") == ()


def test_the_exact_spelling_comes_before_the_folded(index: SearchIndex) -> None:
    assert [hit.iri for hit in index.search("đất")] == [LAND.iri, DAT.iri]
    assert [hit.iri for hit in index.search("đặt")] == [DAT.iri, LAND.iri]
    assert {hit.iri for hit in index.search("dat")} == {LAND.iri, DAT.iri}


@pytest.mark.parametrize("query", ["", "   ", '"', "*", "NEAR(", "a AND", "-", "'", "% _", "\x00"])
def test_a_query_without_words_finds_nothing_and_breaks_nothing(
    index: SearchIndex, query: str
) -> None:
    assert all(hit.kind for hit in index.search(query))


@given(st.text(max_size=40))
def test_any_query_is_answered(query: str) -> None:
    opened = SearchIndex.open(None)
    opened.replace("g", ALL)
    assert len(opened.search(query, 3)) <= 3
    opened.close()


def test_documents_with_a_text_come_before_cited_ones(index: SearchIndex) -> None:
    here = document("99/QĐ-TTg", "Quyết định số 99/QĐ-TTg", "Thủ tướng Chính phủ", ingested=True)
    index.replace(here.iri, [here])
    assert index.search("thủ tướng")[0].iri == here.iri


def test_agencies_are_found_by_their_short_names(index: SearchIndex) -> None:
    name = "Ủy ban nhân dân tỉnh Lạng Sơn"
    index.replace("h", entries(agency(name)))
    for query in ("ubnd tỉnh lạng sơn", "uỷ ban nhân dân tỉnh Lạng Sơn", "uy ban nhan dan"):
        assert index.search(query)[0].label == name, query
    assert "UBND tỉnh Lạng Sơn" in set(spellings(name))


def test_what_no_graph_names_any_more_is_forgotten(index: SearchIndex) -> None:
    index.replace("h", [DECREE])
    index.remove("g")
    assert [hit.iri for hit in index.search("nghị định")] == [DECREE.iri]
    assert index.search("861/QĐ-TTg") == ()
    index.replace("h", [])
    assert index.search("nghị định") == ()


def test_a_document_that_is_removed_stays_as_long_as_it_is_cited(index: SearchIndex) -> None:
    own = document("861/QĐ-TTg", "Quyết định số 861/QĐ-TTg", ingested=True)
    index.replace(own.iri, [own])
    assert index.search("861/QĐ-TTg")[0].ingested
    index.remove(own.iri)
    assert not index.search("861/QĐ-TTg")[0].ingested


def test_what_a_document_says_of_itself_is_not_overwritten_by_a_citation(
    index: SearchIndex,
) -> None:
    own = document("861/QĐ-TTg", "Quyết định riêng", ingested=True)
    index.replace(own.iri, [own])
    index.replace("g", ALL)
    assert index.search("861/QĐ-TTg")[0].label == "Quyết định riêng"


def test_indexing_again_changes_nothing(index: SearchIndex) -> None:
    before = [index.search(query) for query in ("nghị định", "quyet dinh", "2020")]
    index.replace("g", ALL)
    assert [index.search(query) for query in ("nghị định", "quyet dinh", "2020")] == before


def test_an_index_outlives_the_process_and_can_be_copied(tmp_path: Path) -> None:
    first = SearchIndex.open(tmp_path)
    first.replace("g", ALL)
    (tmp_path / "copy").mkdir()
    first.backup(tmp_path / "copy")
    first.close()
    for folder in (tmp_path, tmp_path / "copy"):
        again = SearchIndex.open(folder)
        assert again.search("đất đai")[0].iri == LAND.iri
        again.close()


def test_words_fold_and_keys_forget_signs() -> None:
    assert fold("ĐẮK LẮK, Uỷ ban") == "dak lak, uy ban"
    assert tokens("45/2024/NĐ-CP") == ("45", "2024", "nd", "cp")
    assert keys("07-NQ/TU") == ("7nqtu", "7")
    assert keys("31/2024/QH15", "Luật Đất đai") == ("312024qh15", "31", "luatdatdai")
    assert keys(None) == ()
