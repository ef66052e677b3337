"""Short forms in the graph, in annotations and as marks: what they refer to, and no citation."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef

from kg import iri
from kg.anaphor_marks import anaphor_marks
from kg.annotations import annotation_page, read_annotations
from kg.ingest import Library, analyse, documents_in
from kg.marks import marked_text
from kg.readers import read_file
from kg.triples import describe
from kg.vocab import ELI, OA, RDF, VD, shapes

if TYPE_CHECKING:
    from kg.ingest import Analysis
    from kg.model import AnaphorMark

TEXT = """BỘ TÀI CHÍNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/2024/TT-BTC
Hà Nội, ngày 05 tháng 02 năm 2024

THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 05/2019/TT-BTC
Chương I
QUY ĐỊNH CHUNG
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 05/2019/TT-BTC
1. Sửa đổi khoản 2 Điều 5 như sau:
“2. Mức thu theo khoản 1 Điều này và Điều 7 Thông tư này.”
Điều 2. Áp dụng
1. Các bộ báo cáo theo khoản 1 đến khoản 3 Điều này.
2. Thực hiện theo điểm đ khoản 2 Điều 1 Thông tư này. Nghị định số 01/2021/NĐ-CP và Nghị định số \
02/2021/NĐ-CP hết hiệu lực. Nghị định nêu trên được lưu; các Nghị định nêu trên được gửi.
3. Theo Công văn số 5/XYZ-KT. Công văn nêu trên được gửi kèm.
Điều 3. Hiệu lực
Thông tư này có hiệu lực từ ngày ký.
"""
OWN = iri.work_iri("12/2024/TT-BTC")
AMENDED = iri.work_iri("05/2019/TT-BTC")
DECREES = (iri.work_iri("01/2021/NĐ-CP"), iri.work_iri("02/2021/NĐ-CP"))
EXAMPLES = tuple(documents_in([Path(__file__).parents[2] / "examples"]))


@cache
def found() -> Analysis:
    return analyse(TEXT, "a.txt")


@cache
def graph() -> Graph:
    made = Graph()
    for triple in describe(found().reading, found().links, found().relations, OWN, "a.txt"):
        made.add(triple)
    return made


def node(words: str) -> URIRef:
    start = TEXT.index(words)
    return URIRef(iri.anaphor_iri(OWN, start, start + len(words)))


def meant(words: str) -> set[str]:
    return {str(one) for one in graph().objects(node(words), VD.refersTo)}


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("khoản 1 Điều này", {f"{AMENDED}#art_5__cl_1"}),
        ("Điều 7 Thông tư này", {f"{AMENDED}#art_7"}),
        ("khoản 1 đến khoản 3 Điều này", {f"{OWN}#art_2__cl_1--art_2__cl_3"}),
        ("điểm đ khoản 2 Điều 1 Thông tư này", {f"{OWN}#art_1__cl_2__point_đ"}),
        ("Nghị định nêu trên", set()),
        ("Công văn nêu trên", set()),
    ],
)
def test_a_short_form_refers_to_a_document_or_a_provision(words: str, targets: set[str]) -> None:
    assert meant(words) == targets


def test_a_plural_refers_to_each_and_takes_up_their_citations() -> None:
    start = TEXT.rindex("Nghị định nêu trên")
    plural = URIRef(iri.anaphor_iri(OWN, start, start + len("Nghị định nêu trên")))
    assert {str(one) for one in graph().objects(plural, VD.refersTo)} == set(DECREES)
    before = set(graph().objects(plural, VD.antecedent))
    assert {str(graph().value(one, VD.cited)) for one in before} == set(DECREES)


def test_what_cannot_be_told_says_why() -> None:
    several, unknown = node("Nghị định nêu trên"), node("Công văn nêu trên")
    assert graph().value(several, VD.status) == Literal("ambiguous")
    assert {str(one) for one in graph().objects(several, VD.candidate)} == set(DECREES)
    assert graph().value(unknown, VD.status) == Literal("unresolved")
    assert graph().value(unknown, VD.reason)


def test_a_heading_and_what_refers_to_it_are_one_provision() -> None:
    article = URIRef(f"{OWN}#art_1")
    assert graph().value(article, VD.heading)
    assert (URIRef(f"{OWN}#art_2__cl_2"), ELI.is_part_of, URIRef(OWN)) in graph()
    here = graph().value(node("điểm đ khoản 2 Điều 1 Thông tư này"), VD.inProvision)
    assert here == URIRef(f"{OWN}#art_2__cl_2")


def test_no_relation_rests_on_a_short_form() -> None:
    forms = set(graph().subjects(RDF.type, VD.Anaphor))
    assert len(forms) == 9
    assert not forms & set(graph().subjects(RDF.type, VD.Citation))
    assert (URIRef(OWN), ELI.cites, URIRef(OWN)) not in graph()
    for form in forms:
        selector = graph().value(form, OA.hasSelector)
        start, end = (int(str(graph().value(selector, one))) for one in (OA.start, OA.end))
        assert str(graph().value(selector, OA.exact)) == TEXT[start:end]


@pytest.mark.parametrize("path", (None, *EXAMPLES[::3]), ids=str)
def test_the_graph_conforms(path: Path | None) -> None:
    text = TEXT if path is None else read_file(path)
    one = analyse(text, "a.txt")
    made = Graph()
    for triple in describe(one.reading, one.links, one.relations, one.document_iri, "a.txt"):
        made.add(triple)
    good, _, report = validate(made, shacl_graph=shapes())
    assert good, report


@pytest.mark.parametrize("term", [VD.refersTo, VD.status, VD.source, OA.hasSelector])
def test_the_shape_of_a_short_form(term: URIRef) -> None:
    form = node("điểm đ khoản 2 Điều 1 Thông tư này")
    damaged = Graph() + graph()
    damaged.remove((form, term, None))
    assert not validate(damaged, shacl_graph=shapes())[0]


def test_annotations_hold_short_forms_on_a_page_of_their_own() -> None:
    page = annotation_page(found(), "a.txt")
    forms = page["next"]["items"]
    assert [form["target"]["selector"][1]["exact"] for form in forms][:3] == [
        "khoản 2 Điều 5",
        "khoản 1 Điều này",
        "Điều 7 Thông tư này",
    ]
    assert all(form["type"] == ["Annotation", "Anaphor"] for form in forms)
    assert forms[2]["body"][0]["source"]["id"] == AMENDED
    assert forms[2]["body"][0]["selector"]["value"] == "art_7"
    assert {form["id"] for form in forms} == {
        str(one) for one in graph().subjects(RDF.type, VD.Anaphor)
    }
    cited = {item["id"] for item in page["items"]}
    assert cited.issuperset(form["antecedent"][0] for form in forms if "antecedent" in form)
    assert page["partOf"]["total"] == len(page["items"]) + len(forms)
    assert len(read_annotations(page).links) == len(page["items"])


def test_marks_are_those_of_a_store() -> None:
    marked = marked_text(found(), "a.txt")
    with Library.open() as library:
        library.ingest_text(TEXT, "a.txt")
        stored = anaphor_marks(library.store, OWN, TEXT)
    assert list(map(_comparable, marked.anaphora)) == list(map(_comparable, stored))


def _comparable(mark: AnaphorMark) -> tuple[object, ...]:
    works = [sorted(one.iri for one in many) for many in (mark.documents, mark.candidates)]
    told = (mark.start, mark.end, mark.status, mark.own, mark.place, mark.antecedent)
    return (*told, works, sorted(set(mark.pinpoints)))


def test_a_mark_knows_where_its_provision_begins() -> None:
    by_words = {TEXT[one.start : one.end]: one for one in marked_text(found(), "a").anaphora}
    assert by_words["khoản 1 đến khoản 3 Điều này"].place == TEXT.index("1. Các bộ báo cáo")
    # Điều 1 has no khoản 2.
    assert by_words["điểm đ khoản 2 Điều 1 Thông tư này"].place == TEXT.index("Điều 1. Sửa")
    assert by_words["khoản 1 Điều này"].antecedent == TEXT.index("Thông tư số 05/2019/TT-BTC\n1.")
