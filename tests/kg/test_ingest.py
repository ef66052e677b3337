"""Files become a graph, an archive and an index; doing it again changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyshacl import validate
from rdflib.compare import isomorphic

from kg import query
from kg.errors import UnknownDocument, UnreadableFile
from kg.ingest import Library, analyse, documents_in
from kg.iri import id_of
from kg.storage.errors import StoreDamaged
from kg.traces.trace import trace
from kg.vocab import shapes
from kg.works.resolve import SUPPLIED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM

Số: 35/KH-UBND

Hà Nam, ngày 25 tháng 02 năm 2020

KẾ HOẠCH
Thực hiện Kết luận số 60-KL/TU ngày 25/12/2019 của Ban Thường vụ Tỉnh ủy

Thực hiện Kết luận số 60-KL/TU ngày 25/12/2019 của Ban Thường vụ Tỉnh ủy về tiếp tục thực hiện \
Chỉ thị số 30-CT/TU ngày 18/11/2014 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành \
Kế hoạch như sau:

1. Các cơ quan thực hiện nghiêm quy định tại khoản 2 Điều 8 Nghị định số 30/2020/NĐ-CP ngày \
05/3/2020 của Chính phủ về công tác văn thư.
"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM

Số: 88/QĐ-UBND

Hà Nam, ngày 10 tháng 5 năm 2020

QUYẾT ĐỊNH
Về việc phân công nhiệm vụ

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;

Thực hiện Kế hoạch số 35/KH-UBND ngày 25/02/2020 của Ủy ban nhân dân tỉnh;

QUYẾT ĐỊNH:

Điều 1. Phân công Sở Nội vụ làm đầu mối.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "văn bản" / "2020"
    inside.mkdir(parents=True)
    (inside / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    (inside / "quyet-dinh.txt").write_text(DECISION, encoding="utf-8")
    (inside / ".an.txt").write_text(PLAN, encoding="utf-8")
    (inside / "anh.png").write_bytes(b"\x89PNG")
    return tmp_path / "văn bản"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open() as opened:
        for file in documents_in([folder]):
            opened.ingest(file)
        yield opened


def test_a_folder_gives_its_documents_in_order(folder: Path) -> None:
    (folder / "b.PDF").touch()
    assert [file.name for file in documents_in([folder])] == [
        "ke-hoach.txt",
        "quyet-dinh.txt",
        "b.PDF",
    ]
    assert list(documents_in([folder / "anh.png"])) == [folder / "anh.png"]


def test_an_analysis_has_one_link_for_every_citation() -> None:
    found = analyse(PLAN, "a.txt")
    assert len(found.links) == len(found.reading.citations) >= 4
    assert {relation.object for relation in found.relations} == set(range(len(found.links)))
    assert analyse(PLAN, "a.txt") == found


def test_ingesting_twice_gives_the_same_graph(library: Library, folder: Path) -> None:
    before = {name: library.store.graph(name) for name in library.store.graphs()}
    assert len(before) == 2
    for file in documents_in([folder]):
        assert not library.ingest(file).changed
    assert set(library.store.graphs()) == set(before)
    assert all(isomorphic(library.store.graph(name), graph) for name, graph in before.items())


def test_every_graph_conforms_to_the_shapes(library: Library) -> None:
    for name in library.store.graphs():
        good, _, report = validate(library.store.graph(name), shacl_graph=shapes())
        assert good, report


def test_the_result_says_what_the_file_became(folder: Path) -> None:
    with Library.open() as library:
        result = library.ingest(folder / "2020" / "ke-hoach.txt")
    assert result.document.id_local == "35/KH-UBND"
    assert result.document.ingested
    assert result.file == "ke-hoach.txt"
    assert result.citations == result.resolved >= 4
    assert result.changed


def test_what_one_document_cites_is_the_other(library: Library) -> None:
    plan = query.find_document(library.store, "35/KH-UBND")
    assert plan.ingested
    steps = trace(library.store, query.find_document(library.store, "60-KL/TU").iri).steps
    assert [(step.depth, step.document.id_local) for step in steps] == [
        (1, "35/KH-UBND"),
        (2, "88/QĐ-UBND"),
    ]


def test_the_text_is_kept_and_its_marks_fit(library: Library) -> None:
    found = query.find_document(library.store, "88/QĐ-UBND")
    view = library.document_view(found.iri)
    assert view.text == DECISION
    assert view.file == "quyet-dinh.txt"
    assert any("Kế hoạch số 35" in DECISION[mark.start : mark.end] for mark in view.marks)


def test_cited_documents_are_searched_too(library: Library) -> None:
    assert library.search("nghi dinh 30")[0].label == "Nghị định 30/2020/NĐ-CP"
    assert [one.id_local for one in library.documents("ke hoach 35")] == ["35/KH-UBND"]


def test_a_changed_document_replaces_what_was_known_of_it(library: Library, folder: Path) -> None:
    file = folder / "2020" / "ke-hoach.txt"
    file.write_text(PLAN.replace("Nghị định số 30/2020/NĐ-CP", "Nghị định số 34/2016/NĐ-CP"))
    assert library.ingest(file).changed
    assert query.find_document(library.store, "34/2016/NĐ-CP")
    with pytest.raises(UnknownDocument):
        query.find_document(library.store, "30/2020/NĐ-CP")
    assert not [hit for hit in library.search("30/2020") if "30/2020" in hit.label]


def test_a_document_can_be_forgotten(library: Library) -> None:
    plan = query.find_document(library.store, "35/KH-UBND")
    assert library.remove(plan.iri)
    assert not library.remove(plan.iri)
    assert not query.find_document(library.store, "35/KH-UBND").ingested
    assert library.archive.get(plan.iri) is None


def test_a_file_that_cannot_be_read_leaves_the_library_as_it_was(
    library: Library, folder: Path
) -> None:
    before = library.store.graphs(), library.archive.iris()
    for content in (b"", b"\xff\xfe\x00", b"\x80\x81abc"):
        bad = folder / "hong.txt"
        bad.write_bytes(content)
        with pytest.raises(UnreadableFile):
            library.ingest(bad)
    assert (library.store.graphs(), library.archive.iris()) == before


@pytest.mark.parametrize(
    "text",
    ["không có gì", "Số: /QĐ-UBND\n", "QUYẾT ĐỊNH " * 50, "Điều 1.\n" * 20, "\u0000\u200b đ"],
)
def test_any_text_becomes_a_correct_graph(text: str) -> None:
    with Library.open() as library:
        result = library.ingest_text(text, "a.txt")
        good, _, report = validate(library.store.graph(result.document.iri), shacl_graph=shapes())
        assert good, report
        assert library.document_view(result.document.iri).text == text


def test_a_library_on_disk_is_there_again(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "kho") as first:
        for file in documents_in([folder]):
            first.ingest(file)
        first.publish()
        graphs = first.store.graphs()
        first.backup(tmp_path / "sao-luu")
    Library.restore(tmp_path / "sao-luu", tmp_path / "phuc-hoi")
    for place in ("kho", "phuc-hoi"):
        with Library.open(tmp_path / place, create=False) as again:
            assert again.store.graphs() == graphs
            plan = query.find_document(again.store, "35/KH-UBND")
            assert again.document_view(plan.iri).text == PLAN
            assert again.search("ke hoach 35")[0].iri == plan.iri


def test_a_library_can_be_read_beside_its_writer(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "kho") as writer:
        writer.ingest(folder / "2020" / "ke-hoach.txt")
        writer.publish()
        with Library.open(tmp_path / "kho", read_only=True) as reader:
            assert query.find_document(reader.store, "35/KH-UBND").ingested
            assert reader.search("ke hoach 35")


@pytest.mark.parametrize("name", ["archive.sqlite", "search.sqlite"])
def test_a_damaged_file_of_the_library_is_named(tmp_path: Path, name: str) -> None:
    Library.open(tmp_path / "kho").close()
    (tmp_path / "kho" / name).write_bytes(b"not a database" * 100)
    with pytest.raises(StoreDamaged):
        Library.open(tmp_path / "kho")
    (tmp_path / "kho" / name).unlink()
    Library.open(tmp_path / "kho").close()


# ------------------------------------------------------------------- what one text tells another

REMINDER = DECISION.replace("88/QĐ-UBND", "91/QĐ-UBND").replace(
    "Kế hoạch số 35/KH-UBND ngày 25/02/2020 của Ủy ban nhân dân tỉnh", "Kế hoạch số 35/KH-UBND"
)


def plan_cited_by(library: Library, number: str) -> str | None:
    """What the decision of this number means by ``35/KH-UBND``, and why."""
    rows = library.store.select(
        """PREFIX eli: <http://data.europa.eu/eli/ontology#>
           PREFIX oa: <http://www.w3.org/ns/oa#>
           PREFIX vd: <https://w3id.org/viendan/ns#>
           SELECT DISTINCT ?cited ?reason WHERE {
             ?c a vd:Citation ; vd:source ?source ; oa:hasSelector/oa:exact ?exact .
             ?source eli:id_local $number .
             FILTER(CONTAINS(?exact, "35/KH-UBND"))
             OPTIONAL { ?c vd:cited ?cited } OPTIONAL { ?c vd:reason ?reason }
           }""",
        number=number,
    )
    (row,) = rows
    return f"{id_of(str(row['cited']))}: {row['reason']}" if "cited" in row else None


def test_a_later_text_tells_the_year_and_takes_it_away_again() -> None:
    with Library.open() as library:
        library.ingest_text(REMINDER, "reminder.txt")
        assert plan_cited_by(library, "91/QĐ-UBND") is None
        plan = library.ingest_text(PLAN, "plan.txt").document.iri
        told = f"vb/35/KH-UBND~2020~tỉnh_Hà_Nam: {SUPPLIED}"
        assert plan_cited_by(library, "91/QĐ-UBND") == told
        library.remove(plan)
        assert plan_cited_by(library, "91/QĐ-UBND") is None
        library.ingest_text(DECISION, "decision.txt")
        assert plan_cited_by(library, "91/QĐ-UBND") == told


def test_the_order_of_ingestion_tells_nothing() -> None:
    graphs = []
    for texts in ((REMINDER, PLAN, DECISION), (DECISION, PLAN, REMINDER)):
        with Library.open() as library:
            for text in texts:
                library.ingest_text(text, "a.txt")
            graphs.append({iri: library.store.graph(iri) for iri in library.store.graphs()})
    one, other = graphs
    assert one.keys() == other.keys()
    assert all(isomorphic(one[iri], other[iri]) for iri in one)


def test_a_text_without_number_and_title_goes_by_its_file() -> None:
    with Library.open(None) as library:
        found = library.ingest_text("Gửi các đồng chí xem lại số liệu hôm qua.", "ghi-chep.txt")
        assert found.document.label == "ghi-chep.txt"
        assert [hit.label for hit in library.search("ghi chep")] == ["ghi-chep.txt"]


def test_what_texts_told_is_backed_up(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one") as library:
        library.ingest_text(PLAN, "plan.txt")
        library.backup(tmp_path / "copy")
    Library.restore(tmp_path / "copy", tmp_path / "two")
    with Library.open(tmp_path / "two") as library:
        library.ingest_text(REMINDER, "reminder.txt")
        assert plan_cited_by(library, "91/QĐ-UBND") is not None
