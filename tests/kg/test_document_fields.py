"""Legal bases, annexes and late tasks as fields of a document, and in its graph."""

from collections.abc import Iterator
from datetime import date

import pytest
from pyshacl import validate
from rdflib import Graph

from kg import vocab
from kg.ingest import Library, analyse
from kg.legal_bases import legal_bases
from kg.model import DocumentView
from kg.triples import describe
from viz import page

TEXT = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
Số: 1207/QĐ-UBND
Yên Bái, ngày 14 tháng 7 năm 2023
QUYẾT ĐỊNH
Về việc giao quản lý tài sản công

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 151/2017/NĐ-CP ngày 26 tháng 12 năm 2017 của Chính phủ quy định chi tiết một \
số điều của Luật Quản lý, sử dụng tài sản công;
Căn cứ Thông tư số 77/TT-XX;
Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 88/TTr-STC ngày 03/7/2023.
QUYẾT ĐỊNH:
Điều 1. Giao Sở Tài chính hướng dẫn thực hiện theo Phụ lục I, hoàn thành trước ngày 15/8/2023.
Điều 2. Giao Sở Tư pháp rà soát theo Nghị định số 30/2020/NĐ-CP.

Nơi nhận:
- Như Điều 2;
- Bộ Tài chính;
- Lưu: VT, KT.
CHỦ TỊCH
Trần Văn Mẫu

PHỤ LỤC I
DANH MỤC TÀI SẢN
(Kèm theo Quyết định số 1207/QĐ-UBND)
PHỤ LỤC II
1. Trụ sở
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("kho")) as opened:
        opened.ingest_text(TEXT, "quyet-dinh.txt")
        yield opened


@pytest.fixture(scope="module")
def view(library: Library) -> DocumentView:
    (own,) = [one for one in library.documents() if one.ingested]
    return library.document_view(own.iri, on=date(2023, 8, 15))


def test_the_legal_bases_in_their_order(view: DocumentView) -> None:
    targets = [one.target for one in view.legal_bases]
    # The law in the title of the decree is no basis; a circular that nobody knows is one.
    assert [one.id_local if one else None for one in targets] == [
        "77/2015/QH13",
        "151/2017/NĐ-CP",
        None,
    ]
    assert {one.relation for one in view.legal_bases} == {"based_on"}


def test_the_annexes_and_where_they_stand(view: DocumentView) -> None:
    assert [(one.heading, one.title) for one in view.annexes] == [
        ("PHỤ LỤC I", "DANH MỤC TÀI SẢN"),
        ("PHỤ LỤC II", None),
    ]
    assert [TEXT[one.start : one.end] for one in view.annexes] == ["PHỤ LỤC I", "PHỤ LỤC II"]


def test_the_recipients_in_their_order(view: DocumentView) -> None:
    assert view.recipients == ("Như Điều 2", "Bộ Tài chính", "Lưu: VT, KT")


def test_late_in_view_of_the_day(view: DocumentView) -> None:
    assert [one.overdue for one in view.directives if one.deadline] == [True]


def test_the_page_shows_them_and_leads_to_them(view: DocumentView) -> None:
    html = page.document_page(view, date(2023, 8, 15))
    for mark in view.legal_bases:
        assert f'href="#v-{mark.start}"' in html
    for annex in view.annexes:
        assert f'href="#p-{annex.start}"' in html
        assert f'id="p-{annex.start}"' in html
    assert "<b>PHỤ LỤC I</b>: DANH MỤC TÀI SẢN" in html
    assert "Căn cứ ban hành" in html


def test_its_graph_conforms_and_is_the_same_twice(library: Library) -> None:
    found = analyse(TEXT, "quyet-dinh.txt")
    graph = Graph()
    for triple in describe(
        found.reading, found.links, found.relations, found.document_iri, "quyet-dinh.txt"
    ):
        graph.add(triple)
    conforms, _, told = validate(graph, shacl_graph=vocab.shapes(), advanced=True)
    assert conforms, told
    assert len(legal_bases(found.reading, found.relations)) == 3
    assert library.ingest_text(TEXT, "quyet-dinh.txt").changed is False
