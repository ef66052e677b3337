"""The three questions that the graph exists for, asked of a notice with the contract's terms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.ingest import Library
from kg.query import directives, find_document, named_query
from kg.traces.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTICE = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: /TB-UBND

Lạng Sơn, ngày tháng 8 năm 2021

THÔNG BÁO
Kết luận phiên họp UBND tỉnh tháng 7 năm 2021 (ngày 28, 29 tháng 7 năm 2021)

Ngày 28, 29/7/2021, UBND tỉnh đã tổ chức phiên họp thường kỳ tháng 7 năm 2021. Sau khi thảo luận, \
đồng chí Hồ Tiến Thiệu, Chủ tịch UBND tỉnh kết luận như sau:

1. Dự thảo Báo cáo tình hình phát triển đô thị (Sở Xây dựng trình).

UBND tỉnh cơ bản nhất trí với dự thảo. Kết luận số 130-KL/TU ngày 16/6/2014 của Ban Thường vụ \
Tỉnh ủy về tiếp tục thực hiện Nghị quyết số 07-NQ/TU ngày 06/4/2011 đã được triển khai đồng bộ.

Cơ quan chủ trì hoàn chỉnh dự thảo, trình UBND tỉnh trước ngày 08/8/2021.

2. Dự thảo Kế hoạch phát triển đô thị (Sở Kế hoạch và Đầu tư trình).

Kế hoạch số 90/KH-UBND ngày 10/3/2015 của UBND tỉnh về thực hiện Kết luận số 130-KL/TU đã hết \
thời hạn.

Sở Kế hoạch và Đầu tư tiếp thu ý kiến, trình UBND tỉnh trước ngày 02/8/2021.
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Library.open() as opened:
        opened.ingest_text(NOTICE, "thong-bao.txt")
        yield opened


def test_which_documents_implement_the_resolution(library: Library) -> None:
    rows = library.store.select(named_query("implementers").sparql)
    assert [(row["number"], row["directly"]) for row in rows] == [
        ("130-KL/TU", True),
        ("90/KH-UBND", False),
    ]
    steps = trace(library.store, find_document(library.store, "07-NQ/TU").iri).steps
    assert [step.document.id_local for step in steps] == ["130-KL/TU", "90/KH-UBND"]
    assert "về tiếp tục thực hiện Nghị quyết số 07-NQ/TU" in steps[0].edge.evidence[0].sentence


def test_which_agency_must_do_what_by_which_date(library: Library) -> None:
    rows = library.store.select(named_query("tasks_by_deadline").sparql)
    assert [(row["deadline"], row["agency"]) for row in rows] == [
        (date(2021, 8, 2), "Sở Kế hoạch và Đầu tư tỉnh Lạng Sơn"),
        (date(2021, 8, 8), "Sở Xây dựng tỉnh Lạng Sơn"),
    ]
    assert all("trình" in row["action"] for row in rows)


def test_which_documents_the_meeting_mentions_with_their_sentences(library: Library) -> None:
    rows = library.store.select(named_query("meeting_documents").sparql)
    assert [row["number"] for row in rows] == ["130-KL/TU", "07-NQ/TU", "90/KH-UBND", "130-KL/TU"]
    for row in rows:
        words = NOTICE[row["start"] : row["end"]]
        assert row["number"] in words
        assert " ".join(words.split()) in row["sentence"]


def test_a_blank_number_and_day_stay_blank(library: Library) -> None:
    (row,) = library.documents("thông báo kết luận")
    assert (row.id_local, row.date, row.year) == (None, None, 2021)


RESOLUTION, ORDER = "07-NQ/TU", "515/QĐ-UBND"
DECISION = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: 515/QĐ-UBND
Lạng Sơn, ngày 10 tháng 3 năm 2021

QUYẾT ĐỊNH
Phê duyệt Đề án chuyển đổi số

Thực hiện Nghị quyết số 07-NQ/TU ngày 05/01/2021 của Tỉnh ủy Lạng Sơn.

Điều 1. Phê duyệt Đề án chuyển đổi số.
"""
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: 77/KH-UBND
Lạng Sơn, ngày 02 tháng 4 năm 2021

KẾ HOẠCH
Chuyển đổi số năm 2021

Căn cứ Quyết định số 515/QĐ-UBND ngày 10/3/2021 của UBND tỉnh, UBND tỉnh ban hành kế hoạch.

1. Sở Tài chính bố trí kinh phí trước ngày 30/6/2021.
"""


def test_which_directives_carry_out_the_resolution_through_other_documents() -> None:
    """The plan is based on a decision that implements the resolution: one query, one answer."""
    with Library.open() as opened:
        opened.ingest_text(DECISION, "quyet-dinh.txt")
        opened.ingest_text(PLAN, "ke-hoach.txt")
        store = opened.store
        (row,) = store.select(named_query("tasks_under").sparql)
        assert row["agency"] == "Sở Tài chính tỉnh Lạng Sơn"
        assert row["deadline"] == date(2021, 6, 30)
        assert row["through"] == ORDER
        found = [
            directives(store, basis=find_document(store, number).iri)
            for number in (RESOLUTION, ORDER)
        ]
        assert [[one.start for one in some] for some in found] == [[PLAN.index("Sở Tài")]] * 2
