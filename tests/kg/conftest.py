"""A small notice with everything in it, read by hand: what the graph is made from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest

from grammar.document import Reading
from grammar.model import (
    AgencyMention,
    AgendaItem,
    Citation,
    Decision,
    Directive,
    Header,
    Meeting,
    Participant,
    Pinpoint,
    Span,
    Unit,
)
from grammar.texts.text import read_text
from kg import iri
from kg.model import Link, Relation
from kg.triples import describe

if TYPE_CHECKING:
    from kg.triples import Triple

NOTICE = """ỦY BAN NHÂN DÂN TỈNH HÀ NAM
Số: 77/TB-UBND
Phủ Lý, ngày 20 tháng 8 năm 2021
THÔNG BÁO
Kết luận phiên họp tháng 8
Điều 1. Căn cứ
Theo khoản 2 Điều 5 Luật Tổ chức chính quyền địa phương. \
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND tỉnh về triển khai Nghị quyết số \
45/NQ-CP. Xem Điều 3 đến Điều 7 Quyết định số 9/QĐ-UBND và Công văn số 8/X-Y.
1. Báo cáo tình hình (Sở Y tế trình).
Sở Y tế hoàn thiện theo Nghị quyết số 45/NQ-CP, trình UBND tỉnh trước ngày 01/9/2021.
"""
NAME = "Ủy ban nhân dân tỉnh Hà Nam"
HEALTH = "Sở Y tế tỉnh Hà Nam"

OWN = iri.work_iri("77/TB-UBND", year=2021, scope="tỉnh Hà Nam")
LAW = iri.work_iri("77/2015/QH13")
PLAN = iri.work_iri("12/KH-UBND", year=2021, scope="tỉnh Hà Nam")
RESOLUTION = iri.work_iri("45/NQ-CP", year=2021)
CANDIDATES = tuple(iri.work_iri("9/QĐ-UBND", year=year) for year in (2019, 2020))


class Sample(NamedTuple):
    """A reading with its links and relations."""

    reading: Reading
    links: tuple[Link, ...]
    relations: tuple[Relation, ...]
    iri: str

    def triples(self) -> tuple[Triple, ...]:
        return tuple(describe(self.reading, self.links, self.relations, self.iri, "tb77.txt"))


def place(words: str, after: str = "") -> Span:
    start = NOTICE.index(words, NOTICE.index(after) if after else 0)
    return Span(start, start + len(words))


def cite(
    words: str,
    type_name: str | None,
    designation: str | None,
    *,
    after: str = "",
    name: str | None = None,
    day: date | None = None,
    issuer: str | None = None,
    pinpoints: tuple[Pinpoint, ...] = (),
) -> Citation:
    number, _, symbol = (designation or "").partition("/")
    return Citation(
        span=place(words, after),
        text=words,
        type=type_name,
        number=number or None,
        year=day.year if day else None,
        symbol=symbol or None,
        name=name,
        date=day,
        issuer=issuer,
        designation=designation,
        pinpoints=pinpoints,
        rule="numbered",
        confidence=0.97,
    )


def citations() -> tuple[Citation, ...]:
    law = "Luật Tổ chức chính quyền địa phương"
    return (
        cite(law, "Luật", None, name=law, pinpoints=(Pinpoint(article="5", clause="2"),)),
        cite(
            "Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND tỉnh",
            "Kế hoạch",
            "12/KH-UBND",
            day=date(2021, 3, 5),
            issuer="UBND tỉnh",
        ),
        cite("Nghị quyết số 45/NQ-CP", "Nghị quyết", "45/NQ-CP"),
        cite(
            "Quyết định số 9/QĐ-UBND",
            "Quyết định",
            "9/QĐ-UBND",
            pinpoints=(Pinpoint(article="3", through=Pinpoint(article="7")),),
        ),
        cite("Công văn số 8/X-Y", "Công văn", "8/X-Y"),
        cite("Nghị quyết số 45/NQ-CP", "Nghị quyết", "45/NQ-CP", after="hoàn thiện"),
    )


def reading() -> Reading:
    text = read_text(NOTICE)
    item = place("1. Báo cáo tình hình (Sở Y tế trình).")
    task = "Sở Y tế hoàn thiện theo Nghị quyết số 45/NQ-CP, trình UBND tỉnh trước ngày 01/9/2021."
    article = Span(place("Điều 1.").start, item.start)
    sentences = ("Theo khoản", "Thực hiện", "Xem Điều", "1. Báo", "Sở Y tế hoàn")
    starts = [place(words).start for words in sentences]
    return Reading(
        text=text,
        header=Header(
            span=Span(0, 120),
            type="Thông báo",
            number="77",
            symbol="TB-UBND",
            designation="77/TB-UBND",
            date=date(2021, 8, 20),
            year=2021,
            month=8,
            issuer=NAME,
            place="Hà Nam",
            title="Kết luận phiên họp tháng 8",
            signer="Nguyễn Văn A",
            signer_role="Chánh Văn phòng",
            recipients=("Như trên", "Lưu: VT"),
        ),
        units=(Unit("article", "1", article, (("article", "1"),), "Căn cứ"),),
        sentences=tuple(
            Span(start, end) for start, end in zip(starts, [*starts[1:], len(NOTICE)], strict=True)
        ),
        citations=citations(),
        agencies=(
            AgencyMention(place("Sở Y tế"), "Sở Y tế", HEALTH, "body", "tỉnh Hà Nam"),
            AgencyMention(place("UBND tỉnh"), "UBND tỉnh", NAME, "body", "tỉnh Hà Nam"),
        ),
        meeting=Meeting(
            span=place("phiên họp tháng 8"),
            name="Phiên họp tháng 8 năm 2021",
            body=NAME,
            dates=(date(2021, 8, 17), date(2021, 8, 18)),
            chair="Trần Thị B",
            chair_role="Chủ tịch",
            co_chairs=(
                Participant(place("phiên họp"), "Lê Văn C", "Lê Văn C", "Giám đốc", HEALTH),
            ),
            attendees=(Participant(place("Sở Y tế"), "lãnh đạo Sở Y tế", body=HEALTH),),
        ),
        items=(
            AgendaItem(
                span=item,
                body=Span(item.start, len(NOTICE)),
                number=1,
                heading="Báo cáo tình hình",
                drafts=("Báo cáo",),
                presented_by=HEALTH,
                decision=Decision(item, "agreed_with_edits", "17/18"),
            ),
        ),
        directives=(
            Directive(
                span=place(task),
                text=task,
                item=1,
                responsible=(HEALTH,),
                coordinate_with=("Các sở, ban, ngành (tỉnh Hà Nam)",),
                action="hoàn thiện, trình",
                submit_to=(NAME,),
                deadline=date(2021, 9, 1),
                deadline_text="trước ngày 01/9/2021",
                deadline_kind="before",
                basis=tuple(
                    one.span
                    for one in citations()
                    if place(task).start <= one.span.start and one.span.end <= place(task).end
                ),
            ),
        ),
    )


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Six citations: by name, with a date, a chain, an ambiguous, an unknown, one repeated."""
    read = reading()
    law, plan, resolution, decision, letter, again = read.citations
    links = (
        Link(law, LAW, "resolved"),
        Link(plan, PLAN, "resolved"),
        Link(resolution, RESOLUTION, "resolved"),
        Link(decision, None, "ambiguous", CANDIDATES, "hai năm đều có số này"),
        Link(letter, None, "unresolved", (), "không rõ cơ quan ban hành"),
        Link(again, RESOLUTION, "resolved"),
    )
    relations = (
        Relation(0, "based_on"),
        Relation(1, "implements"),
        Relation(2, "implements", subject=1),
        Relation(3, "cites"),
        Relation(4, "implements"),
        Relation(5, "cites"),
    )
    return Sample(read, links, relations, OWN)
