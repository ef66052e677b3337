"""Agencies in time as triples, and directives that come down to the body of today."""

from __future__ import annotations

from datetime import date

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef

from grammar.document import read
from kg import iri, query
from kg.ingest import Library, analyse
from kg.triples import describe
from kg.vocab import DCTERMS, ORG, VD, XSD, shapes

OLD = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
Số: 210/TB-UBND
Hà Giang, ngày 12 tháng 9 năm 2022
THÔNG BÁO
Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp tháng 9
1. Giao Sở Kế hoạch và Đầu tư chủ trì rà soát danh mục dự án, trình Ủy ban nhân dân tỉnh trước \
ngày 30/9/2022.
2. Giao Sở Y tế xây dựng kế hoạch tiêm chủng, hoàn thành trước ngày 15/10/2022.
"""
NEW = """ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG
Số: 35/TB-UBND
Tuyên Quang, ngày 04 tháng 8 năm 2025
THÔNG BÁO
Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp tháng 8
1. Giao Sở Tài chính tổng hợp số thu ngân sách, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/8/2025.
"""
PLANNING = "Sở Kế hoạch và Đầu tư tỉnh Hà Giang"
FINANCE = "Sở Tài chính tỉnh Tuyên Quang"
TODAY = date(2025, 9, 1)


def graph_of(text: str) -> Graph:
    found = analyse(text, "tb.txt")
    graph = Graph()
    for triple in describe(
        found.reading, found.links, found.relations, found.document_iri, "tb.txt"
    ):
        graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library.open(None)
    library.ingest_text(OLD, "cu.txt")
    library.ingest_text(NEW, "moi.txt")
    library.publish()
    return library


def test_the_example_is_read() -> None:
    assert read(OLD).directives[0].responsible == (PLANNING,)


def test_a_change_is_an_event_with_both_sides_date_and_basis() -> None:
    graph = graph_of(OLD)
    event = URIRef(iri.change_iri("2025-03-01", PLANNING))
    assert (event, ORG.originalOrganization, URIRef(iri.agency_iri(PLANNING))) in graph
    after = URIRef(iri.agency_iri("Sở Tài chính tỉnh Hà Giang"))
    assert (event, ORG.resultingOrganization, after) in graph
    assert (event, DCTERMS.date, Literal("2025-03-01", datatype=XSD.date)) in graph
    assert (event, VD.legalBasis, Literal("Nghị định 45/2025/NĐ-CP")) in graph
    assert (event, DCTERMS.source, URIRef(iri.work_iri("45/2025/NĐ-CP"))) in graph
    assert (after, ORG.resultedFrom, event) in graph


def test_the_graph_leads_to_the_body_of_today() -> None:
    found = graph_of(OLD).query(
        """
        PREFIX org: <http://www.w3.org/ns/org#>
        CONSTRUCT { ?old org:linkedTo ?last } WHERE {
          ?old (org:changedBy/org:resultingOrganization)+ ?last
          FILTER NOT EXISTS { ?last org:changedBy ?event }
        }""",
        initBindings={"old": URIRef(iri.agency_iri(PLANNING))},
    )
    assert found.graph is not None
    assert [str(last) for last in found.graph.objects()] == [iri.agency_iri(FINANCE)]


@pytest.mark.parametrize("text", [OLD, NEW])
def test_it_conforms(text: str) -> None:
    good, _, report = validate(graph_of(text), shacl_graph=shapes())
    assert good, report


def test_an_event_without_its_parts_does_not_conform() -> None:
    event = URIRef(iri.change_iri("2025-03-01", PLANNING))
    for term in (ORG.originalOrganization, ORG.resultingOrganization, DCTERMS.date, VD.legalBasis):
        graph = graph_of(OLD)
        assert list(graph.objects(event, term))
        graph.remove((event, term, None))
        good, _, _ = validate(graph, shacl_graph=shapes())
        assert not good, term


def test_again_is_the_same(library: Library) -> None:
    again = library.ingest_text(OLD, "cu.txt")
    assert not again.changed


def test_tasks_come_down_to_the_body_of_today(library: Library) -> None:
    plain = query.directives(library.store, agency=FINANCE)
    assert [one.responsible for one in plain] == [(FINANCE,)]
    asked = query.directives(library.store, agency=FINANCE, successors=True, today=TODAY)
    assert [(one.responsible, one.inherited_from) for one in asked] == [
        ((PLANNING,), (PLANNING,)),
        ((FINANCE,), ()),
    ]


def test_who_is_responsible_then_and_now(library: Library) -> None:
    (old,) = query.directives(library.store, agency=PLANNING, today=TODAY)
    assert (old.responsible, old.responsible_today) == ((PLANNING,), (FINANCE,))
    (then,) = query.directives(library.store, agency=PLANNING, today=date(2022, 9, 20))
    assert then.responsible_today == (PLANNING,)


def test_tasks_stay_before_the_change(library: Library) -> None:
    asked = query.directives(
        library.store, agency=FINANCE, successors=True, today=date(2025, 6, 30)
    )
    assert [one.responsible for one in asked] == [(FINANCE,)]


def test_the_old_body_is_followed_by_its_successor(library: Library) -> None:
    asked = query.directives(library.store, agency=PLANNING, successors=True, today=TODAY)
    assert [(one.responsible, one.inherited_from) for one in asked] == [
        ((PLANNING,), ()),
        ((FINANCE,), ()),
    ]


def test_duties_are_own_and_inherited(library: Library) -> None:
    duties = query.duties(library.store, iri.agency_iri(FINANCE), TODAY)
    assert [one.inherited_from for one in duties] == [(PLANNING,), ()]
    assert [
        one.responsible for one in query.duties(library.store, iri.agency_iri(PLANNING), TODAY)
    ] == [(PLANNING,)]
