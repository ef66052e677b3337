"""What is asked of the graph of one notice comes back as typed values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kg import iri, query
from kg.entries import entries
from kg.errors import AmbiguousDocument, UnknownDocument
from kg.search import SearchIndex
from kg.storage.archive import Archive, ArchivedText
from kg.storage.store import Store
from kg.triples.documents import cited_document

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = iri.work_iri("77/TB-UBND", year=2021, scope="tỉnh Hà Nam")
LAW = iri.work_iri("77/2015/QH13")
PLAN = iri.work_iri("12/KH-UBND", year=2021, scope="tỉnh Hà Nam")
RESOLUTION = iri.work_iri("45/NQ-CP", year=2021)
ELSEWHERE = iri.work_iri("12/KH-UBND", year=2021, scope="tỉnh Hà Giang")
HEALTH = "Sở Y tế tỉnh Hà Nam"
NAME = "Ủy ban nhân dân tỉnh Hà Nam"


@pytest.fixture(scope="module")
def store(sample: Any) -> Iterator[Store]:
    with Store.open() as opened:
        opened.replace(OWN, sample.triples())
        opened.replace("https://x.test/g", [*cited_document(ELSEWHERE, (), None)])
        yield opened


def test_a_document_is_what_the_graph_says_of_it(store: Store) -> None:
    own = query.record(store, OWN)
    assert own.label == "Thông báo 77/TB-UBND"
    assert (own.id_local, own.type, own.date) == ("77/TB-UBND", "Thông báo", date(2021, 8, 20))
    assert (own.issuer, own.place, own.year) == (NAME, "Hà Nam", 2021)
    assert own.ingested
    assert own.id == "vb/77/TB-UBND~2021~tỉnh_Hà_Nam"
    law = query.record(store, LAW)
    assert law.label == "Luật Tổ chức chính quyền địa phương số 77/2015/QH13"
    assert not law.ingested


def test_what_a_document_says_of_itself_goes_first(sample: Any) -> None:
    with Store.open() as other:
        other.replace(OWN, sample.triples())
        gossip = [(s, p, o) for s, p, o in cited_document(OWN, (), "Ban Dân tộc tỉnh Hà Nam")]
        other.replace("https://x.test/g", gossip)
        assert query.record(other, OWN).issuer == NAME


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("77/TB-UBND", OWN),
        ("77/tb-ubnd", OWN),
        ("77 TB UBND", OWN),
        ("Thông báo số 77/TB-UBND", OWN),
        ("thong bao 77", OWN),
        ("TB 77", OWN),
        ("thông báo 77 năm 2021", OWN),
        ("Thông báo số 77/TB-UBND ngày 20/8/2021 của UBND tỉnh Hà Nam", OWN),
        (OWN, OWN),
        ("vb/77/TB-UBND~2021~tỉnh_Hà_Nam", OWN),
        ("nghi quyet 45", RESOLUTION),
        ("045/NQ-CP", RESOLUTION),
        ("Nghị quyết số 45/NQ-CP của Chính phủ về hỗ trợ", RESOLUTION),
        ("Luật Tổ chức chính quyền địa phương", LAW),
        ("luat to chuc chinh quyen dia phuong 2015", LAW),
        ("77/2015/QH13", LAW),
        ("Luật 77/2015", LAW),
        ("luật số 77/2015", LAW),
        ("12/KH-UBND của UBND tỉnh Hà Nam", PLAN),
        ("12/KH-UBND Hà Giang", ELSEWHERE),
    ],
)
def test_a_document_is_found_however_people_write_it(store: Store, text: str, found: str) -> None:
    assert query.find_document(store, text).iri == found


@pytest.mark.parametrize(
    "text",
    [
        "78/TB-UBND",
        "",
        "Luật Đất đai",
        "thông báo 77 năm 2019",
        "Nghị định 77",
        "Nghị định 77/2015",
        "Luật 77/2003",
        "77/TB-UBND tỉnh Quảng Nam",
        "vb/khong/co",
        "vb/a b<c>",
        "luat to chuc chinh quyen dia phuong 2003",
    ],
)
def test_what_is_not_there_is_not_found(store: Store, text: str) -> None:
    with pytest.raises(UnknownDocument):
        query.find_document(store, text)


def test_a_number_of_two_provinces_is_ambiguous(store: Store) -> None:
    with pytest.raises(AmbiguousDocument) as caught:
        query.find_document(store, "12/KH-UBND")
    assert {one.iri for one in caught.value.candidates} == {PLAN, ELSEWHERE}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"number": "77/tb-ubnd"}, {OWN}),
        ({"number": "12/KH-UBND"}, {PLAN, ELSEWHERE}),
        ({"type": "Nghị quyết"}, {RESOLUTION}),
        ({"type": "luật"}, {LAW}),
        ({"issuer": "ubnd"}, {OWN, PLAN}),
        ({"issuer": "Ủy ban nhân dân tỉnh Hà Nam"}, {OWN, PLAN}),
        ({"issuer": "hà nam", "type": "Kế hoạch"}, {PLAN}),
        ({"from_": date(2021, 3, 5), "to": date(2021, 3, 5)}, {PLAN}),
        ({"from_": date(2021, 3, 6)}, {OWN}),
        ({"to": date(2015, 12, 31)}, {LAW}),
        ({"q": "nghi quyet"}, {RESOLUTION}),
        ({"q": "ke hoach ha nam"}, {PLAN}),
        ({"q": "xyz"}, set()),
    ],
)
@pytest.mark.parametrize("indexed", [True, False])
def test_documents_are_listed_by_what_is_asked(
    store: Store, sample: Any, asked: dict[str, Any], found: set[str], indexed: bool
) -> None:
    index = SearchIndex.open(None)
    index.replace(OWN, entries(sample.triples()))
    listed = query.documents(store, index=index if indexed else None, **asked)
    index.close()
    assert {one.iri for one in listed} == found


def test_a_list_is_cut_and_continued(store: Store) -> None:
    every = query.documents(store)
    assert len(every) == 5
    assert [one.year for one in every] == [2021, 2021, 2021, 2021, 2015]
    pages = [query.documents(store, limit=2, offset=offset) for offset in (0, 2, 4)]
    assert tuple(one for page in pages for one in page) == every
    assert query.documents(store, q="ubnd", limit=1, offset=1)


def test_a_neighbourhood_shows_the_strongest_relations_with_proof(store: Store) -> None:
    around = query.neighbourhood(store, OWN)
    said = {(edge.subject, edge.relation, edge.object) for edge in around.edges}
    assert said == {
        (OWN, "based_on", LAW),
        (OWN, "implements", PLAN),
        (OWN, "cites", RESOLUTION),
        (PLAN, "implements", RESOLUTION),
    }
    assert {one.iri for one in around.documents} == {LAW, PLAN, RESOLUTION}
    assert around.hidden == 0
    assert all(edge.evidence for edge in around.edges)
    (proof,) = next(e for e in around.edges if e.subject == PLAN).evidence
    assert (proof.source, proof.exact) == (OWN, "Nghị quyết số 45/NQ-CP")


def test_a_limit_says_how_many_it_hides(store: Store) -> None:
    around = query.neighbourhood(store, OWN, limit=2)
    assert [one.iri for one in around.documents] == [LAW]
    assert around.hidden == 2


def test_a_cited_document_has_a_neighbourhood_too(store: Store) -> None:
    around = query.neighbourhood(store, RESOLUTION)
    assert {one.iri for one in around.documents} == {OWN, PLAN}


def test_directives_are_those_of_the_notice(store: Store, sample: Any) -> None:
    (task,) = query.directives(store)
    assert task.responsible == (HEALTH,)
    assert task.submit_to == (NAME,)
    assert task.coordinated_by == ("Các sở, ban, ngành (tỉnh Hà Nam)",)
    assert (task.deadline, task.deadline_kind) == (date(2021, 9, 1), "before")
    assert (task.item, task.document.iri) == (1, OWN)
    assert task.text == sample.reading.text.original[task.start : task.end]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"agency": "so y te"}, 1),
        ({"agency": "Sở Y tế tỉnh Hà Nam"}, 1),
        ({"agency": iri.agency_iri(HEALTH)}, 1),
        ({"agency": "cq/Sở_Y_tế_tỉnh_Hà_Nam"}, 1),
        ({"agency": "Sở Xây dựng"}, 0),
        ({"agency": "Ủy ban nhân dân"}, 0),
        ({"due_before": date(2021, 9, 1)}, 0),
        ({"due_before": date(2021, 9, 2)}, 1),
        ({"document": OWN}, 1),
        ({"document": PLAN}, 0),
        ({"limit": 5}, 1),
        ({"limit": 1, "offset": 1}, 0),
    ],
)
def test_directives_are_narrowed(store: Store, asked: dict[str, Any], number: int) -> None:
    assert len(query.directives(store, **asked)) == number


def test_agencies_come_with_what_they_must_do(store: Store) -> None:
    found = query.agencies(store)
    assert (found[0].name, found[0].directives, found[0].kind) == (HEALTH, 1, "body")
    assert [one.name for one in query.agencies(store, q="y te")] == [
        HEALTH,
        "Sở Y tế tỉnh Ninh Bình",  # which holds its duties today
    ]
    assert query.agencies(store, q="không có") == ()


def test_meetings_come_with_their_agenda(store: Store) -> None:
    (meeting,) = query.meetings(store)
    assert meeting.dates == (date(2021, 8, 17), date(2021, 8, 18))
    assert (meeting.body, meeting.chair, meeting.chair_role) == (NAME, "Trần Thị B", "Chủ tịch")
    assert [(one.name, one.role) for one in meeting.co_chairs] == [("Lê Văn C", "Giám đốc")]
    assert [(one.name, one.body) for one in meeting.attendees] == [("lãnh đạo Sở Y tế", HEALTH)]
    assert [(item.decision, item.votes) for item in meeting.items] == [
        ("agreed_with_edits", "17/18")
    ]
    (item,) = meeting.items
    assert (item.number, item.heading, item.drafts) == (1, "Báo cáo tình hình", ("Báo cáo",))
    assert item.presented_by == HEALTH
    assert meeting.document.iri == OWN


def test_the_view_of_a_document_has_its_text_and_its_marks(store: Store, sample: Any) -> None:
    archive = Archive.open(None)
    text = sample.reading.text.original
    archive.put(OWN, ArchivedText("tb77.txt", text))
    view = query.document_view(store, OWN, archive)
    archive.close()
    assert view.text == text
    assert [text[mark.start : mark.end] for mark in view.marks] == [
        citation.text for citation in sample.reading.citations
    ]
    law, plan, resolution, decision, letter, _ = view.marks
    assert (law.relation, law.pinpoints) == ("based_on", ("điều 5 khoản 2",))
    assert plan.target is not None
    assert plan.target.iri == PLAN
    assert resolution.relation == "cites"
    assert (decision.status, decision.target) == ("ambiguous", None)
    assert letter.status == "unresolved"
    assert (view.file, view.signer) == ("tb77.txt", "Nguyễn Văn A")
    assert view.recipients == ("Lưu: VT", "Như trên")
    assert len(view.directives) == 1
    assert view.meeting is not None


def test_the_view_of_a_cited_document_has_no_text(store: Store) -> None:
    view = query.document_view(store, PLAN)
    assert (view.text, view.marks, view.directives, view.meeting) == (None, (), (), None)


def test_named_queries_have_titles_and_run(store: Store) -> None:
    named = {each.name: each for each in query.named_queries()}
    assert {"implementers", "tasks_by_deadline", "meeting_documents"} <= named.keys()
    for each in named.values():
        assert each.title_vi
        store.select(each.sparql)
    assert query.named_query("implementers") == named["implementers"]


def test_the_tasks_query_tells_who_must_do_what_by_when(store: Store) -> None:
    rows = store.select(query.named_query("tasks_by_deadline").sparql)
    assert rows == [
        {
            "deadline": date(2021, 9, 1),
            "agency": HEALTH,
            "action": "hoàn thiện, trình",
            "document": OWN,
        }
    ]
