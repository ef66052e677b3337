"""Sample values as queries would return them: a notice of conclusions and what stands around it.

Offsets are found in the sample text itself, so that every sentence of evidence is really there.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.model import (
    AgencyRecord,
    AgendaItemRecord,
    DirectiveRecord,
    DocumentRecord,
    DocumentView,
    Edge,
    Evidence,
    Mark,
    MeetingRecord,
    Neighbourhood,
    ParticipantRecord,
    Step,
    Trace,
)

BASE = "https://w3id.org/viendan/id/"

TEXT = (Path(__file__).parent / "thong-bao-112.txt").read_text(encoding="utf-8")


def document(key: str, label: str, **more: object) -> DocumentRecord:
    return DocumentRecord(iri=BASE + key, id=key, label=label, **more)  # type: ignore[arg-type]


CP, TTG, UB = "Chính phủ", "Thủ tướng Chính phủ", "Ủy ban nhân dân tỉnh Cao Bằng"
PLACE = "tỉnh Cao Bằng"

NOTICE = document(
    "vb/112/TB-UBND~2022~tỉnh_Cao_Bằng",
    "Thông báo số 112/TB-UBND",
    id_local="112/TB-UBND",
    type="Thông báo",
    title="Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp thường kỳ tháng 8 năm 2022",
    date=date(2022, 9, 6),
    year=2022,
    issuer=UB,
    place=PLACE,
    ingested=True,
)
LAW = document(
    "vb/77/2015/QH13",
    "Luật Tổ chức chính quyền địa phương số 77/2015/QH13",
    id_local="77/2015/QH13",
    type="Luật",
    title="Luật Tổ chức chính quyền địa phương",
    date=date(2015, 6, 19),
    year=2015,
    issuer="Quốc hội",
)
DECREE = document(
    "vb/30/2020/NĐ-CP",
    "Nghị định số 30/2020/NĐ-CP",
    id_local="30/2020/NĐ-CP",
    type="Nghị định",
    title="Về công tác văn thư",
    date=date(2020, 3, 5),
    year=2020,
    issuer=CP,
)
RESOLUTION = document(
    "vb/11/NQ-CP~2022",
    "Nghị quyết số 11/NQ-CP",
    id_local="11/NQ-CP",
    type="Nghị quyết",
    date=date(2022, 1, 30),
    year=2022,
    issuer=CP,
)
PLAN = document(
    "vb/1250/KH-UBND~2022~tỉnh_Cao_Bằng",
    "Kế hoạch số 1250/KH-UBND",
    id_local="1250/KH-UBND",
    type="Kế hoạch",
    date=date(2022, 5, 18),
    year=2022,
    issuer=UB,
    place=PLACE,
    ingested=True,
)
DECISION = document(
    "vb/422/QĐ-TTg~2022",
    "Quyết định số 422/QĐ-TTg",
    id_local="422/QĐ-TTg",
    type="Quyết định",
    date=date(2022, 4, 4),
    year=2022,
    issuer=TTG,
)
PARTY = document(
    "vb/05-NQ/TU~2017~tỉnh_Cao_Bằng",
    "Nghị quyết số 05-NQ/TU",
    id_local="05-NQ/TU",
    type="Nghị quyết",
    date=date(2017, 4, 12),
    year=2017,
    issuer="Ban Thường vụ Tỉnh ủy Cao Bằng",
)
OLD = document(
    "vb/98/TB-UBND~2022~tỉnh_Cao_Bằng",
    "Thông báo số 98/TB-UBND",
    id_local="98/TB-UBND",
    type="Thông báo",
    date=date(2022, 8, 2),
    year=2022,
    issuer=UB,
)
LETTER = document(
    "vb/2304/SXD-QH~2022~tỉnh_Cao_Bằng",
    "Công văn số 2304/SXD-QH",
    id_local="2304/SXD-QH",
    type="Công văn",
    date=date(2022, 9, 12),
    year=2022,
    issuer="Sở Xây dựng tỉnh Cao Bằng",
    ingested=True,
)
LATER = document(
    "vb/120/TB-UBND~2022~tỉnh_Cao_Bằng",
    "Thông báo số 120/TB-UBND",
    id_local="120/TB-UBND",
    type="Thông báo",
    date=date(2022, 10, 3),
    year=2022,
    issuer=UB,
    ingested=True,
)


def sentence_of(start: int) -> str:
    head = TEXT.rfind("\n", 0, start) + 1
    return TEXT[head : TEXT.index("\n", start)]


def evidence(exact: str, relation: str, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(exact, start + 1)
    end = start + len(exact)
    return Evidence(
        f"{NOTICE.iri}#cit_{start}_{end}",
        NOTICE.iri,
        start,
        end,
        exact,
        sentence_of(start),
        relation,
    )


def elsewhere(source: DocumentRecord, exact: str, sentence: str, relation: str) -> Evidence:
    start = 400 + sentence.index(exact)
    return Evidence(
        f"{source.iri}#cit_{start}",
        source.iri,
        start,
        start + len(exact),
        exact,
        sentence,
        relation,
    )


NQ11 = "Nghị quyết số 11/NQ-CP ngày 30/01/2022 của Chính phủ"
KH1250 = "Kế hoạch số 1250/KH-UBND ngày 18/5/2022"
NQ05 = "Nghị quyết số 05-NQ/TU ngày 12/4/2017 của Ban Thường vụ Tỉnh ủy"
TB98 = "Thông báo số 98/TB-UBND ngày 02/8/2022"
QD422 = "Quyết định số 422/QĐ-TTg ngày 04/4/2022 của Thủ tướng Chính phủ"
ND30 = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"
LAW15 = "Luật Tổ chức chính quyền địa phương năm 2015"
CT09 = "Chỉ thị số 09/CT-TTg"

EDGES = (
    Edge(NOTICE.iri, "based_on", LAW.iri, (evidence(LAW15, "based_on"),)),
    Edge(NOTICE.iri, "cites", DECREE.iri, (evidence(ND30, "cites"),)),
    Edge(NOTICE.iri, "implements", RESOLUTION.iri, (evidence(NQ11, "implements"),)),
    Edge(
        NOTICE.iri,
        "cites",
        RESOLUTION.iri,
        (evidence(NQ11, "implements"), evidence("Nghị quyết số 11/NQ-CP", "cites", 1)),
    ),
    Edge(NOTICE.iri, "cites", PLAN.iri, (evidence(KH1250, "cites"),)),
    Edge(
        PLAN.iri,
        "implements",
        RESOLUTION.iri,
        (evidence("Nghị quyết số 11/NQ-CP", "implements", 1),),
    ),
    Edge(NOTICE.iri, "cites", DECISION.iri, (evidence(QD422, "cites"),)),
    Edge(NOTICE.iri, "reviews", PARTY.iri, (evidence(NQ05, "reviews"),)),
    Edge(NOTICE.iri, "replaces", OLD.iri, (evidence(TB98, "replaces"),)),
    Edge(
        LETTER.iri,
        "implements",
        NOTICE.iri,
        (
            elsewhere(
                LETTER,
                "Thông báo số 112/TB-UBND",
                "Thực hiện Thông báo số 112/TB-UBND của Ủy ban nhân dân tỉnh, Sở Xây dựng đề nghị "
                "các huyện, thành phố gửi số liệu.",
                "implements",
            ),
        ),
    ),
    Edge(
        LATER.iri,
        "amends",
        NOTICE.iri,
        (
            elsewhere(
                LATER,
                "Thông báo số 112/TB-UBND",
                "Sửa đổi thời hạn tại mục 2 Thông báo số 112/TB-UBND như sau.",
                "amends",
            ),
        ),
    ),
)

AROUND = Neighbourhood(
    focus=NOTICE,
    documents=(LAW, DECREE, RESOLUTION, PLAN, DECISION, PARTY, OLD, LETTER, LATER),
    edges=EDGES,
    hidden=3,
)


def mark(exact: str, relation: str, target: DocumentRecord | None, nth: int = 0) -> Mark:
    found = evidence(exact, relation, nth)
    status = "resolved" if target else "unresolved"
    return Mark(found.citation, found.start, found.end, relation, status, target)  # type: ignore[arg-type]


MARKS = (
    mark(LAW15, "based_on", LAW),
    mark(ND30, "cites", DECREE),
    mark(NQ11, "implements", RESOLUTION),
    mark(KH1250, "cites", PLAN),
    mark("Nghị quyết số 11/NQ-CP", "implements", RESOLUTION, 1),
    mark(QD422, "cites", DECISION),
    mark(NQ05, "reviews", PARTY),
    mark(TB98, "replaces", OLD),
    mark(CT09, "cites", None),
)


def task(text: str, **more: object) -> DirectiveRecord:
    start = TEXT.index(text)
    given: dict[str, object] = {
        "iri": f"{NOTICE.iri}#dir_{start}",
        "document": NOTICE,
        "coordinated_by": (),
        "submit_to": (),
        "deadline": None,
        "deadline_text": None,
        "deadline_kind": None,
        "item": None,
        "start": start,
        "end": start + len(text),
        "text": text,
    }
    return DirectiveRecord(**(given | more))  # type: ignore[arg-type]


DIRECTIVES = (
    task(
        "Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Sở Tài chính rà soát danh mục dự án, trình "
        "Ủy ban nhân dân tỉnh trước ngày 15/9/2022.",
        responsible=("Sở Kế hoạch và Đầu tư tỉnh Cao Bằng",),
        coordinated_by=("Sở Tài chính tỉnh Cao Bằng",),
        action="rà soát danh mục dự án",
        submit_to=(UB,),
        deadline=date(2022, 9, 15),
        deadline_text="trước ngày 15/9/2022",
        deadline_kind="before",
        item=1,
    ),
    task(
        "Sở Xây dựng hoàn chỉnh dự thảo báo cáo, gửi Văn phòng Ủy ban nhân dân tỉnh chậm nhất "
        "trong ngày 10/9/2022.",
        responsible=("Sở Xây dựng tỉnh Cao Bằng",),
        action="hoàn chỉnh dự thảo báo cáo, gửi Văn phòng Ủy ban nhân dân tỉnh",
        submit_to=("Văn phòng Ủy ban nhân dân tỉnh Cao Bằng",),
        deadline=date(2022, 9, 10),
        deadline_text="chậm nhất trong ngày 10/9/2022",
        deadline_kind="by",
        item=2,
    ),
    task(
        "Ủy ban nhân dân các huyện, thành phố tổ chức thực hiện Chỉ thị số 09/CT-TTg và báo cáo "
        "kết quả theo quy định./.",
        responsible=("Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Cao Bằng",),
        action="tổ chức thực hiện và báo cáo kết quả",
        item=3,
    ),
)

MEETING = MeetingRecord(
    iri=f"{NOTICE.iri}#meeting",
    id=f"{NOTICE.id}#meeting",
    name="Phiên họp thường kỳ tháng 8 năm 2022",
    body=UB,
    dates=(date(2022, 8, 30),),
    chair="Hoàng Văn Nam",
    chair_role="Chủ tịch Ủy ban nhân dân tỉnh",
    document=NOTICE,
    items=(
        AgendaItemRecord(
            1,
            "Về triển khai Nghị quyết số 11/NQ-CP ngày 30/01/2022 của Chính phủ",
            ("Kế hoạch",),
            "Sở Kế hoạch và Đầu tư tỉnh Cao Bằng",
        ),
        AgendaItemRecord(
            2,
            "Về tổng kết thực hiện Nghị quyết số 05-NQ/TU về phát triển đô thị",
            ("Báo cáo",),
            "Sở Xây dựng tỉnh Cao Bằng",
            decision="agreed_with_edits",
            votes="17/18",
        ),
    ),
    attendees=(
        ParticipantRecord("Lê Hải Hòa", "Phó Chủ tịch UBND tỉnh", UB),
        ParticipantRecord("lãnh đạo Sở Xây dựng", None, "Sở Xây dựng tỉnh Cao Bằng"),
    ),
)

VIEW = DocumentView(
    record=NOTICE,
    neighbourhood=AROUND,
    directives=DIRECTIVES,
    meeting=MEETING,
    text=TEXT,
    marks=MARKS,
    file="thong-bao-112.txt",
    signer="Nguyễn Thị Hoa",
    signer_role="Chánh Văn phòng",
    recipients=("Thường trực Tỉnh ủy", "Các sở, ban, ngành", "Lưu: VT, TH"),
)

CHAIN = Trace(
    root=RESOLUTION,
    steps=(
        Step(1, EDGES[5], PLAN),
        Step(1, EDGES[2], NOTICE),
        Step(2, EDGES[9], LETTER),
    ),
)

AGENCIES = (
    AgencyRecord(
        BASE + "cq/Sở_Xây_dựng_tỉnh_Cao_Bằng",
        "cq/Sở_Xây_dựng_tỉnh_Cao_Bằng",
        "Sở Xây dựng tỉnh Cao Bằng",
        "body",
        PLACE,
        1,
    ),
)


@pytest.fixture
def view() -> DocumentView:
    return VIEW


@pytest.fixture
def around() -> Neighbourhood:
    return AROUND


@pytest.fixture
def chain() -> Trace:
    return CHAIN
