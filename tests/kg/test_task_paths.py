"""Tasks under a document: how each leads to it, and what part an agency has in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg import query
from kg.ingest import Library
from kg.model import DirectiveRecord
from kg.tasks.filters import Role

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: {number}
Sơn La, ngày {day} tháng {month} năm 2022
{type}
"""
PLAN = (
    HEAD.format(number="41/KH-UBND", day="08", month="3", type="KẾ HOẠCH")
    + """Thực hiện Nghị quyết số 09-NQ/TU ngày 12/01/2022 của Ban Thường vụ Tỉnh ủy

Thực hiện Nghị quyết số 09-NQ/TU ngày 12/01/2022 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh \
ban hành Kế hoạch như sau:
1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế, báo cáo Ủy ban nhân dân \
tỉnh trước ngày 15/6/2022.
"""
)
DECISION = (
    HEAD.format(number="615/QĐ-UBND", day="20", month="4", type="QUYẾT ĐỊNH")
    + """Về việc giao chỉ tiêu năm 2022

Căn cứ Kế hoạch số 41/KH-UBND ngày 08/3/2022 của Ủy ban nhân dân tỉnh;

QUYẾT ĐỊNH:
Điều 1. Giao Sở Y tế rà soát cơ sở, hoàn thành trước ngày 20/7/2022.
"""
)
NOTICE = (
    HEAD.format(number="77/TB-UBND", day="02", month="5", type="THÔNG BÁO")
    + """Về nhiệm vụ tháng 5

1. Giao Sở Tư pháp rà soát văn bản theo Kế hoạch số 41/KH-UBND ngày 08/3/2022 của Ủy ban nhân \
dân tỉnh, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/5/2022.
2. Giao Sở Công Thương tổng hợp giá cả trước ngày 10/5/2022.
"""
)
TEXTS = {"ke-hoach.txt": PLAN, "quyet-dinh.txt": DECISION, "thong-bao.txt": NOTICE}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("kho")) as opened:
        for file, text in TEXTS.items():
            opened.ingest_text(text, file)
        yield opened


def under(library: Library, number: str) -> tuple[DirectiveRecord, ...]:
    basis = query.find_document(library.store, number).iri
    return query.directives(library.store, basis=basis)


def told(one: DirectiveRecord) -> list[tuple[str, str | None]]:
    return [(step.edge.relation, step.document.id_local) for step in one.through]


def test_each_task_leads_to_the_basis(library: Library) -> None:
    found = {one.responsible[0]: told(one) for one in under(library, "09-NQ/TU")}
    assert found == {
        "Sở Nội vụ tỉnh Sơn La": [("implements", "09-NQ/TU")],
        "Sở Y tế tỉnh Sơn La": [("based_on", "41/KH-UBND"), ("implements", "09-NQ/TU")],
        # Its notice carries nothing out, but the task cites what does.
        "Sở Tư pháp tỉnh Sơn La": [("cites", "41/KH-UBND"), ("implements", "09-NQ/TU")],
    }


def test_each_step_has_its_sentence(library: Library) -> None:
    for one in under(library, "09-NQ/TU"):
        assert [step.depth for step in one.through] == list(range(1, len(one.through) + 1))
        at = one.document.iri
        for step in one.through:
            proof = step.edge.evidence[0]
            archived = library.archive.get(proof.source)
            assert (step.edge.subject, proof.source) == (at, at)
            assert archived is not None
            assert archived.text[proof.start : proof.end] == proof.exact
            assert step.document.id_local
            assert step.document.id_local in proof.exact
            at = step.edge.object
        assert at == query.find_document(library.store, "09-NQ/TU").iri


def test_the_shorter_way_counts(library: Library) -> None:
    found = {one.responsible[0]: told(one) for one in under(library, "41/KH-UBND")}
    assert found == {
        "Sở Y tế tỉnh Sơn La": [("based_on", "41/KH-UBND")],
        "Sở Tư pháp tỉnh Sơn La": [("cites", "41/KH-UBND")],
    }


def test_without_a_basis_there_is_no_way(library: Library) -> None:
    assert {one.through for one in query.directives(library.store)} == {()}


@pytest.mark.parametrize(
    ("agency", "role", "leads"),
    [
        ("Sở Tài chính", "lead", []),
        ("Sở Tài chính", "partner", ["Sở Nội vụ tỉnh Sơn La"]),
        (
            "Ủy ban nhân dân tỉnh Sơn La",
            "recipient",
            ["Sở Tư pháp tỉnh Sơn La", "Sở Nội vụ tỉnh Sơn La"],
        ),
    ],
)
def test_by_what_part_an_agency_has(
    library: Library, agency: str, role: Role, leads: list[str]
) -> None:
    found = query.directives(library.store, agency=agency, role=role)
    assert [one.responsible[0] for one in found] == leads


def test_all_that_is_known_of_an_agency(library: Library) -> None:
    day = date(2022, 6, 1)
    issuer = query.agency_view(library.store, "cq/Ủy_ban_nhân_dân_tỉnh_Sơn_La", day)
    assert issuer is not None
    assert [one.id_local for one in issuer.issued] == ["77/TB-UBND", "615/QĐ-UBND", "41/KH-UBND"]
    assert [(one.deadline, one.overdue) for one in issuer.as_recipient] == [
        (date(2022, 5, 30), True),
        (date(2022, 6, 15), False),
    ]
    partner = query.agency_view(library.store, "cq/Sở_Tài_chính_tỉnh_Sơn_La", day)
    assert partner is not None
    assert (partner.tasks, partner.issued) == ((), ())
    assert [one.deadline for one in partner.as_partner] == [date(2022, 6, 15)]
    assert query.agency_view(library.store, "cq/Không_có", day) is None


def test_what_a_task_cites_stands_in_it(library: Library) -> None:
    (cited,) = [one for one in query.directives(library.store) if one.based_on]
    (basis,) = cited.based_on
    assert basis.document.id_local == "41/KH-UBND"
    assert cited.start <= basis.evidence.start < basis.evidence.end <= cited.end


def test_plans_that_implement_each_other_end(tmp_path: Path) -> None:
    first = PLAN.replace("Nghị quyết số 09-NQ/TU ngày 12/01/2022", "Kế hoạch số 88/KH-UBND")
    second = first.replace("41/KH-UBND", "?").replace("88/KH-UBND", "41/KH-UBND")
    with Library.open(tmp_path / "kho") as opened:
        opened.ingest_text(first.replace("của Ban Thường vụ Tỉnh ủy", ""), "a.txt")
        opened.ingest_text(
            second.replace("?", "88/KH-UBND").replace("của Ban Thường vụ Tỉnh ủy", ""), "b.txt"
        )
        (task,) = under(opened, "41/KH-UBND")
    assert task.document.id_local == "88/KH-UBND"
    assert told(task) == [("implements", "41/KH-UBND")]
