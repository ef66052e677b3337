"""Golden rows of citations, and what must hold of every text."""

from __future__ import annotations

import csv
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.citations.parse import find_citations
from grammar.model import UNIT_KINDS, Citation, Pinpoint
from grammar.tables import listed, load
from grammar.texts.text import read_text

GOLDEN = Path(__file__).parents[1] / "golden"
WORDS = ("phần", "chương", "mục", "tiểu mục", "điều", "khoản", "điểm", "phụ lục")
LABELS = dict(zip(UNIT_KINDS, WORDS, strict=True))


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{key: value.replace("\\n", "\n") for key, value in row.items()} for row in found]


CITED = rows("citations.tsv")
NOT_CITED = rows("not_citations.tsv")


def identity(citation: Citation) -> str:
    if citation.designation:
        return citation.designation
    name = citation.name or citation.number
    return f"{name} @{citation.year}" if citation.year else str(name)


def shown(pinpoint: Pinpoint) -> str:
    words = (f"{LABELS[kind]} {label}" for kind in UNIT_KINDS if (label := getattr(pinpoint, kind)))
    return " ".join(words) + (f" - {shown(pinpoint.through)}" if pinpoint.through else "")


@pytest.mark.parametrize("row", CITED, ids=[row["note"] for row in CITED])
def test_cited(row: dict[str, str]) -> None:
    found = find_citations(read_text(row["text"]))
    assert [c.text for c in found] == row["surfaces"].split(" | ")
    assert [identity(c) for c in found] == row["identities"].split(" | ")
    assert ", ".join(shown(p) for c in found for p in c.pinpoints) == row["pinpoints"]


@pytest.mark.parametrize("row", NOT_CITED, ids=[row["text"] for row in NOT_CITED])
def test_not_cited(row: dict[str, str]) -> None:
    assert find_citations(read_text(row["text"])) == ()


def test_fields_are_what_the_mention_prints() -> None:
    text = "Quyết định số 861/QĐ-TTg ngày 04/6/2021 của Thủ tướng Chính phủ phê duyệt"
    (found,) = find_citations(read_text(text))
    assert (found.type, found.number, found.symbol) == ("Quyết định", "861", "QĐ-TTg")
    assert (str(found.date), found.year, found.issuer) == (
        "2021-06-04",
        2021,
        "Thủ tướng Chính phủ",
    )


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Sắc lệnh số 77 ngày 21-12-45", "1945-12-21"),
        ("Sắc lệnh 1-SL ngày 18-12-46", "1946-12-18"),
        ("Thông tư số 3/TTg ngày 5/6/57 của Thủ tướng", "1957-06-05"),
        ("Nghị định số 23-CP ngày 10.2.61 của Hội đồng Chính phủ", "1961-02-10"),
        ("Sắc lệnh số 11 ngày 18 tháng 12 năm 45", "1945-12-18"),
        ("Quyết định số 12/QĐ-UB ngày 13.4.98.", "1998-04-13"),
        ("Pháp lệnh Thừa kế ngày 30-8-90", "1990-08-30"),
        ("Nghị định số 93-CP ngày 3/4/20 của Chính phủ", None),
        ("Quyết định số 12/QĐ-UB ngày 13/4/985", None),
        ("Quyết định số 12/QĐ-UB ngày 31/2/98", None),
    ],
)
def test_two_digits_are_a_year_of_the_last_century_from_1945_on(
    printed: str, day: str | None
) -> None:
    (found,) = find_citations(read_text(f"Chiểu {printed}"))
    assert found.date == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("printed", "members"),
    [
        (
            "các Quyết định số 12, 15 và 17/QĐ-UBND ngày 3/4/2015 của UBND tỉnh Lào Cai",
            ["12/QĐ-UBND", "15/QĐ-UBND", "17/QĐ-UBND"],
        ),
        ("Nghị quyết số 01, 02, 03/NQ-CP", ["01/NQ-CP", "02/NQ-CP", "03/NQ-CP"]),
        ("quyết định số 05, số 06, 07 và số 08-CP", ["05-CP", "06-CP", "07-CP", "08-CP"]),
        ("Nghị định 24 và 25/2014/NĐ-CP", ["24/2014/NĐ-CP", "25/2014/NĐ-CP"]),
        ("các Nghị định số 12 và số 13/2010/NĐ-CP", ["12/2010/NĐ-CP", "13/2010/NĐ-CP"]),
        ("Công văn số 12, 13 và 14/STC-QLNS", ["12/STC-QLNS", "13/STC-QLNS", "14/STC-QLNS"]),
        ("Thông tư số 1a, 2/2011/TT-BYT", ["1a/2011/TT-BYT", "2/2011/TT-BYT"]),
        ("Chỉ thị số 05, 06-CT/TU, số 07-CT/TU", ["05-CT/TU", "06-CT/TU", "07-CT/TU"]),
        ("Nghị quyết số 30, 31/QĐ-UBND", [None, "31/QĐ-UBND"]),
        ("Danh mục 3 và 15/QĐ-UBND", ["15/QĐ-UBND"]),
    ],
)
def test_numbers_share_the_symbol_of_the_last(printed: str, members: list[str | None]) -> None:
    found = find_citations(read_text(f"Thực hiện {printed}"))
    assert [c.designation for c in found] == members


def test_short_name_leads_to_the_citation_it_was_defined_for() -> None:
    text = "Luật Dược số 105/2016/QH13 (sau đây gọi là Luật 105). Điều 3 Luật 105; Luật 105."
    full, *short = find_citations(read_text(text))
    assert [c.antecedent for c in short] == [full.span, full.span]


@pytest.mark.parametrize("row", load("document_types"), ids=lambda row: row["name"])
def test_each_document_type_reads_its_example(row: dict[str, str]) -> None:
    for example in listed(row["examples"]):
        found = find_citations(read_text(f"Thực hiện {example} nêu trên"))
        assert found, example
        assert found[0].type == row["name"]


PIECES = [row["text"] for row in CITED + NOT_CITED]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from([".\n\n", "; "]))
def test_spans_are_sorted_disjoint_and_slice_the_text(pieces: list[str], joint: str) -> None:
    text = read_text(joint.join(pieces))
    found = find_citations(text)
    assert [c.text for c in found] == [text.slice(c.span) for c in found]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("row", CITED, ids=[row["note"] for row in CITED])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "  "),
    ],
    ids=["NFD", "no-break spaces", "double spaces"],
)
def test_spelling_of_spaces_and_accents_changes_only_spans(row: dict[str, str], change) -> None:  # type: ignore[no-untyped-def]
    plain = find_citations(read_text(row["text"]))
    assert find_citations(read_text(change(row["text"]))) == plain


@given(st.text(max_size=400))
def test_any_text_gives_a_result(text: str) -> None:
    find_citations(read_text(text))


@given(
    st.lists(
        st.sampled_from([*"()/.-,:; \n", "số", "Luật ", "Điều 1", "30/2020/NĐ-CP"]), max_size=60
    )
)
def test_any_heap_of_pieces_gives_a_result(pieces: list[str]) -> None:
    find_citations(read_text("".join(pieces)))
