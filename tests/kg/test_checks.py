"""Every check in both directions: its example triggers it and nothing else, a near miss does not.

Examples and near misses stand in ``kg/tables/checks.csv``, several in a cell separated by `` | ``;
``\\n`` in them ends a line.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grammar.tables import listed
from kg.check import CHECKS, SEVERITIES, check, check_rows
from kg.ingest import analyse

if TYPE_CHECKING:
    from grammar.model import Diagnostic
    from kg.check import Lang


def texts(column: str) -> list[tuple[str, str]]:
    return [
        (key, text.replace("\\n", "\n"))
        for key, row in check_rows().items()
        for text in listed(row[column])
    ]


def found(text: str, lang: Lang = "vi") -> tuple[Diagnostic, ...]:
    analysis = analyse(text, "a.txt")
    return check(analysis.reading, analysis.links, analysis.relations, lang=lang)


@pytest.mark.parametrize(("key", "text"), texts("examples"))
def test_an_example_triggers_its_check_and_no_other(key: str, text: str) -> None:
    (one,) = found(text)
    row = check_rows()[key]
    assert one.code == key.split("-")[0]
    assert (one.severity, one.rule, one.expected) == (
        row["severity"],
        row["rule_vi"],
        row["expected_vi"],
    )
    assert one.message.startswith(row["message_vi"].partition("{")[0])
    assert text[one.span.start : one.span.end].strip()
    (english,) = found(text, "en")
    assert english.message.startswith(row["message_en"].partition("{")[0])


@pytest.mark.parametrize(("key", "text"), texts("near_misses"))
def test_a_near_miss_does_not(key: str, text: str) -> None:
    assert key.split("-")[0] not in {one.code for one in found(text)}


def test_every_check_has_its_rows() -> None:
    rows = check_rows()
    assert {key.split("-")[0] for key in rows} == set(CHECKS)
    assert list(rows) == sorted(rows)
    for row in rows.values():
        assert row["severity"] in SEVERITIES
        assert all(row.values()), row["key"]
        assert all(unicodedata.is_normalized("NFC", cell) for cell in row.values())


def test_every_check_is_documented_and_so_is_what_is_not_checked() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    told, _, missing = page.partition("## What it does not look at")
    assert set(re.findall(r"L\d\d", told)) == set(CHECKS)
    assert set(re.findall(r"^\| (L\d\d) \|", missing, re.M)).isdisjoint(CHECKS)


def test_what_a_finding_proposes_stands_in_place_of_its_words() -> None:
    text = "theo Quyết định số 433/QĐ-UBND ngày 18/6/2021 của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc"
    (one,) = found(text)
    assert text[one.span.start : one.span.end] == "433/QĐ-UBND"
    assert one.proposal == "433/QĐ-UBDT"


HEAD = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
-------
Số:      /QĐ-UBND
Lạng Sơn, ngày {day}
QUYẾT ĐỊNH
Về việc giao nhiệm vụ
"""


def lapsed(text: str, today: date = date(2026, 3, 2)) -> list[str]:
    analysis = analyse(text, "a.txt")
    told = check(analysis.reading, analysis.links, analysis.relations, today=today)
    return [one.message for one in told if one.code == "L26"]


def test_a_draft_without_its_day_rests_on_what_applies_today() -> None:
    draft = HEAD.format(day="     tháng     năm 2026") + "Căn cứ Luật Nhà ở năm 2014;\n"
    (told,) = lapsed(draft)
    assert "văn bản này chưa ghi ngày, tính đến 02/3/2026" in told
    assert not lapsed(draft, date(2024, 7, 31))


def test_a_draft_of_a_past_year_is_of_its_last_day_at_most() -> None:
    draft = HEAD.format(day="     tháng     năm 2024") + "Căn cứ Luật Nhà ở năm 2014;\n"
    (told,) = lapsed(draft)
    assert "tính đến 31/12/2024" in told


@pytest.mark.parametrize(
    ("sentence", "findings"),
    [
        ("Làm theo Luật Nhà ở năm 2014. Sở Xây dựng báo cáo trước ngày 30/6/2025.", 1),
        ("Làm theo Luật Nhà ở năm 2014, báo cáo trước ngày 30/6/2025.", 1),
        ("Quyết định này thay thế Quyết định cũ; làm theo Luật Nhà ở năm 2014.", 1),
        ("Dự án chọn chủ đầu tư trước ngày 01/8/2024 theo Luật Nhà ở năm 2014.", 0),
        ("Dự án có trước ngày luật mới có hiệu lực thì theo Luật Nhà ở năm 2014.", 0),
        ("Tổng kết giai đoạn thi hành Luật Nhà ở năm 2014.", 0),
    ],
)
def test_only_its_own_sentence_tells_that_a_law_is_of_the_past(
    sentence: str, findings: int
) -> None:
    assert len(lapsed(HEAD.format(day="20 tháng 5 năm 2025") + sentence)) == findings


def test_an_impossible_day_is_not_called_missing() -> None:
    text = "theo Nghị định số 45/2020/NĐ-CP ngày 31/4/2020 của Chính phủ"
    assert "L07" in {one.code for one in found(text)}
    assert not [one for one in found(text) if one.code == "L14" and "ngày" in one.message]


def test_errors_come_first() -> None:
    text = "tại Khoản 1 Điều 5 của Nghị định số 30/2020/ND-CP ngày 05/3/2020 của Chính phủ"
    assert [one.severity for one in found(text)] == ["error", "warning"]


PIECES = [text for _, text in (*texts("examples"), *texts("near_misses"))]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=5))
def test_any_text_gives_places_in_it(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    ranks = []
    for one in found(text):
        assert 0 <= one.span.start <= one.span.end <= len(text)
        assert one.proposal != text[one.span.start : one.span.end]
        ranks.append((SEVERITIES.index(one.severity), one.span.start))
    assert ranks == sorted(ranks)
