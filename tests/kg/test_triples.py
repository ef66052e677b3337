"""A reading becomes exactly the triples of the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg import iri
from kg.triples import describe
from kg.triples.documents import cited_document, known_issuers
from kg.vocab import DCTERMS, ELI, OA, ORG, PROV, RDF, RELATIONS, SCHEMA, SKOS, VD, XSD

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Sample = Any

BASE = iri.BASE
OWN = URIRef(iri.work_iri("77/TB-UBND", year=2021, scope="tỉnh Hà Nam"))
LAW = URIRef(iri.work_iri("77/2015/QH13"))
PLAN = URIRef(iri.work_iri("12/KH-UBND", year=2021, scope="tỉnh Hà Nam"))
RESOLUTION = URIRef(iri.work_iri("45/NQ-CP", year=2021))
COMMITTEE = URIRef(iri.agency_iri("Ủy ban nhân dân tỉnh Hà Nam"))
HEALTH = URIRef(iri.agency_iri("Sở Y tế tỉnh Hà Nam"))


@pytest.fixture(scope="module")
def graph(sample: Sample) -> Graph:
    made = Graph()
    for triple in sample.triples():
        made.add(triple)
    return made


@pytest.fixture(scope="module")
def at(graph: Graph) -> Callable[[str], URIRef]:
    """The citation of the document itself whose words begin so; the first in the text."""

    def find(words: str) -> URIRef:
        found = (
            (int(str(graph.value(selector, OA.start))), node)
            for node, selector in graph.subject_objects(OA.hasSelector)
            if (node, RDF.type, VD.Citation) in graph
            and (node, VD.subject, None) not in graph
            and str(graph.value(selector, OA.exact)).startswith(words)
        )
        return URIRef(str(min(found)[1]))

    return find


def test_the_document_says_what_its_header_says(graph: Graph) -> None:
    said = {
        (ELI.id_local, Literal("77/TB-UBND")),
        (ELI.date_document, Literal("2021-08-20", datatype=XSD.date)),
        (ELI.type_document, URIRef(iri.type_iri("Thông báo"))),
        (ELI.passed_by, COMMITTEE),
        (DCTERMS.title, Literal("Kết luận phiên họp tháng 8", lang="vi")),
        (VD.place, Literal("Hà Nam")),
        (VD.signer, Literal("Nguyễn Văn A")),
        (VD.signerRole, Literal("Chánh Văn phòng")),
        (VD.recipient, Literal("Như trên")),
        (VD.recipient, Literal("Lưu: VT")),
        (VD.file, Literal("tb77.txt")),
        (VD.year, Literal("2021", datatype=XSD.integer)),
        (VD.key, Literal("77tbubnd")),
        (RDF.type, ELI.LegalResource),
    }
    assert said <= set(graph.predicate_objects(OWN))
    assert not set(graph.objects(OWN, VD.month))
    concept = URIRef(iri.type_iri("Thông báo"))
    assert (concept, SKOS.prefLabel, Literal("Thông báo", lang="vi")) in graph


def test_direct_relations_are_those_of_the_text(graph: Graph) -> None:
    terms = set(RELATIONS.values())
    assert {triple for triple in graph if triple[1] in terms} == {
        (OWN, ELI.based_on, LAW),
        (OWN, ELI.implements, PLAN),
        (PLAN, ELI.implements, RESOLUTION),
        (OWN, ELI.cites, LAW),
        (OWN, ELI.cites, PLAN),
        (OWN, ELI.cites, RESOLUTION),
        (PLAN, ELI.cites, RESOLUTION),
    }


def test_every_direct_relation_has_evidence_with_its_place(graph: Graph, sample: Sample) -> None:
    for subject, term, object_ in graph:
        if term not in set(RELATIONS.values()):
            continue
        proofs = [
            node
            for node in graph.subjects(VD.citing, subject)
            if (node, VD.cited, object_) in graph and (node, VD.relation, term) in graph
        ]
        assert proofs, (subject, term, object_)
        for node in proofs:
            selector = graph.value(node, OA.hasSelector)
            start, end = (graph.value(selector, which) for which in (OA.start, OA.end))
            assert isinstance(start, Literal)
            assert isinstance(end, Literal)
            assert start.datatype == end.datatype == XSD.integer
            exact = sample.reading.text.original[int(start) : int(end)]
            assert graph.value(selector, OA.exact) == Literal(exact)
            assert graph.value(node, VD.source) == OWN


def test_a_citation_tells_its_sentence_rule_and_certainty(
    graph: Graph, at: Callable[[str], URIRef]
) -> None:
    plan = at("Kế hoạch số 12")
    assert str(graph.value(plan, VD.sentence)).startswith("Thực hiện Kế hoạch số 12/KH-UBND")
    assert graph.value(plan, VD.rule) == Literal("numbered")
    assert graph.value(plan, VD.status) == Literal("resolved")
    assert graph.value(plan, VD.confidence) == Literal("0.97", datatype=XSD.decimal)


def test_a_pinpoint_leads_to_a_provision(graph: Graph, at: Callable[[str], URIRef]) -> None:
    law = at("Luật")
    provision = URIRef(iri.provision_iri(str(LAW), [("article", "5"), ("clause", "2")]))
    assert graph.value(law, VD.pinpoint) == provision
    assert graph.value(provision, ELI.is_part_of) == LAW
    assert graph.value(law, VD.pinpointText) == Literal("điều 5 khoản 2")
    here = URIRef(iri.provision_iri(str(OWN), [("article", "1")]))
    assert graph.value(law, VD.inProvision) == here
    assert graph.value(here, VD.heading) == Literal("Căn cứ")


def test_what_could_not_be_told_is_kept_with_its_reason(
    graph: Graph, at: Callable[[str], URIRef]
) -> None:
    decision, letter = at("Quyết định số 9"), at("Công văn số 8")
    assert len(set(graph.objects(decision, VD.candidate))) == 2
    assert graph.value(decision, VD.pinpointText) == Literal("điều 3 - điều 7")
    for node, status in ((decision, "ambiguous"), (letter, "unresolved")):
        assert graph.value(node, VD.status) == Literal(status)
        assert graph.value(node, VD.cited) is None
        assert graph.value(node, VD.reason)
    assert (letter, VD.relation, ELI.implements) in graph


def test_the_evidence_of_another_act_names_the_citation_of_that_act(
    graph: Graph, at: Callable[[str], URIRef]
) -> None:
    (node,) = graph.subjects(VD.citing, PLAN)
    assert graph.value(node, VD.subject) == at("Kế hoạch số 12")
    assert graph.value(node, VD.source) == OWN


def test_cited_documents_have_what_is_printed_or_known(graph: Graph) -> None:
    assert graph.value(PLAN, ELI.id_local) == Literal("12/KH-UBND")
    assert graph.value(PLAN, ELI.date_document) == Literal("2021-03-05", datatype=XSD.date)
    assert graph.value(PLAN, ELI.passed_by) == COMMITTEE
    assert graph.value(RESOLUTION, VD.year) == Literal("2021", datatype=XSD.integer)
    assert graph.value(RESOLUTION, ELI.date_document) is None
    assert graph.value(LAW, ELI.date_document) == Literal("2015-06-19", datatype=XSD.date)
    assert (LAW, VD.key, Literal("luattochucchinhquyendiaphuong")) in graph


def test_agencies_have_a_label_and_a_kind(graph: Graph) -> None:
    assert graph.value(HEALTH, SKOS.prefLabel) == Literal("Sở Y tế tỉnh Hà Nam", lang="vi")
    assert graph.value(HEALTH, RDF.type) == ORG.FormalOrganization
    assert set(graph.objects(OWN, VD.mentionsAgency)) == {COMMITTEE, HEALTH}


def test_the_meeting_and_its_agenda(graph: Graph) -> None:
    meeting = graph.value(OWN, PROV.wasGeneratedBy)
    assert {str(day) for day in graph.objects(meeting, VD.date)} == {"2021-08-17", "2021-08-18"}
    assert graph.value(meeting, VD.body) == COMMITTEE
    assert graph.value(meeting, VD.chair) == Literal("Trần Thị B")
    (item,) = graph.objects(meeting, VD.agendaItem)
    assert graph.value(item, VD.number) == Literal("1", datatype=XSD.integer)
    assert graph.value(item, VD.presentedBy) == HEALTH
    assert graph.value(item, VD.draft) == URIRef(iri.type_iri("Báo cáo"))
    assert len(set(graph.objects(item, VD.citation))) == 1
    assert graph.value(item, VD.decision) == Literal("agreed_with_edits")
    assert graph.value(item, VD.votes) == Literal("17/18")


def test_who_was_at_the_meeting(graph: Graph) -> None:
    meeting = graph.value(OWN, PROV.wasGeneratedBy)
    person, body = graph.value(meeting, VD.coChair), graph.value(meeting, VD.attendee)
    assert (person, RDF.type, SCHEMA.Person) in graph
    assert graph.value(person, SCHEMA.name) == Literal("Lê Văn C")
    assert graph.value(person, SCHEMA.jobTitle) == Literal("Giám đốc")
    assert (body, RDF.type, SCHEMA.Person) not in graph
    assert graph.value(body, SCHEMA.name) == Literal("lãnh đạo Sở Y tế")
    assert graph.value(body, SCHEMA.affiliation) == HEALTH


def test_a_directive_tells_who_must_do_what_by_when(graph: Graph, sample: Sample) -> None:
    (task,) = graph.subjects(RDF.type, VD.Directive)
    assert graph.value(task, VD.responsible) == HEALTH
    assert graph.value(task, VD.submitTo) == COMMITTEE
    assert graph.value(task, VD.action) == Literal("hoàn thiện, trình")
    assert graph.value(task, VD.deadline) == Literal("2021-09-01", datatype=XSD.date)
    assert graph.value(task, VD.deadlineText) == Literal("trước ngày 01/9/2021")
    assert graph.value(task, VD.deadlineKind) == Literal("before")
    assert graph.value(task, VD.issuedIn) == OWN
    assert graph.value(task, VD.onItem) == URIRef(iri.item_iri(str(OWN), 1))
    (basis,) = graph.objects(task, VD.basedOnCitation)
    assert graph.value(basis, VD.cited) == RESOLUTION
    selector = graph.value(task, OA.hasSelector)
    assert graph.value(selector, OA.exact) == Literal(sample.reading.directives[0].text)


def test_describing_twice_gives_the_same_triples_once_each(sample: Sample) -> None:
    first, second = sample.triples(), sample.triples()
    assert first == second
    assert len(first) == len(set(first))
    assert isomorphic(_graph(first), _graph(second))


def test_there_are_no_blank_nodes_and_no_invalid_iris(graph: Graph) -> None:
    for triple in graph:
        for term in triple:
            assert not isinstance(term, BNode)
            assert not isinstance(term, URIRef) or " " not in term


def test_a_document_that_cites_itself_has_no_relation_to_itself(sample: Sample) -> None:
    links = (replace(sample.links[0], target=str(OWN)), *sample.links[1:])
    made = _graph(describe(sample.reading, links, sample.relations, str(OWN), "a.txt"))
    assert (OWN, None, OWN) not in made
    assert any(made.subjects(VD.cited, OWN))


def _graph(triples: Any) -> Graph:
    made = Graph()
    for triple in triples:
        made.add(triple)
    return made


def test_a_directive_without_a_verb_of_its_own_is_its_whole_sentence(sample: Sample) -> None:
    bare = replace(sample.reading.directives[0], action="")
    reading = replace(sample.reading, directives=(bare,))
    made = _graph(describe(reading, sample.links, sample.relations, str(OWN), "a.txt"))
    assert [str(action) for action in made.objects(None, VD.action)] == [bare.text]


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("997/2021/NĐ-CP", "Chính phủ"),
        ("9970/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("997/2021/QH14", "Quốc hội"),
        ("997/2021/UBTVQH14", "Ủy ban Thường vụ Quốc hội"),
        ("997/2021/TT-BTC", None),
        ("9970/QĐ-UBND", None),
    ],
)
def test_a_symbol_of_one_body_tells_who_issued(number: str, issuer: str | None) -> None:
    target = iri.work_iri(number, year=2021)
    said = [value for _, term, value in cited_document(target, (), None) if term == ELI.passed_by]
    assert said == ([URIRef(iri.agency_iri(issuer))] if issuer else [])
    assert known_issuers(target) == ((issuer,) if issuer else ())
