"""The tables of known works, and what their look-ups answer."""

from __future__ import annotations

import csv
import itertools
import re
import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest

from grammar.tables import listed, load
from kg.iri import canonical_designation
from kg.works.catalogue import Work, catalogue, name_key

KNOWN = catalogue()
STATUTES = load("statutes")


def works_table() -> list[dict[str, str]]:
    text = (files("kg") / "tables" / "works.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


# ------------------------------------------------------------------------------------- the tables


def test_each_statute_answers_to_its_examples() -> None:
    for row in STATUTES:
        for example in listed(row["examples"]):
            name, _, year = example.partition(" năm ")
            found = KNOWN.of_year(name, int(year)) if year else KNOWN.versions(name)
            assert row["number"] in {work.designation or "" for work in found}, row["key"]


def test_statutes_are_sorted_by_unique_keys() -> None:
    keys = [row["key"] for row in STATUTES]
    assert keys == sorted(set(keys))


def test_each_statute_is_consistent() -> None:
    for row in STATUTES:
        assert row["name"].startswith(row["type"]), row
        days = [row[column] for column in ("effective", "until") if row[column]]
        assert days == sorted(days), row
        year = re.search(r"/((?:19|20)\d\d)/", row["number"])
        assert year is None or row["date"][:4] == year[1], row


def test_no_number_stands_twice() -> None:
    numbers = [canonical_designation(r["number"]) for r in STATUTES if r["number"]]
    numbers += [canonical_designation(r["number"]) + r["type"] for r in works_table()]
    assert len(numbers) == len(set(numbers))


def test_works_are_sorted_and_whole() -> None:
    rows = works_table()
    assert [row["number"] for row in rows] == sorted(row["number"] for row in rows)
    for row in rows:
        assert re.match(r"\d+[a-zA-Z]?(?:\.\d+)?[/-]", row["number"]), row
        assert row["type"], row
        year = re.match(r"\d+\w?/(\d{4})/", row["number"])
        assert not (year and row["date"]) or row["date"][:4] == year[1], row


# ----------------------------------------------------------------------------------- the look-ups


@pytest.mark.parametrize(
    ("name", "day", "designation"),
    [
        ("Luật Đất đai", date(2014, 6, 30), "13/2003/QH11"),
        ("Luật Đất đai", date(2014, 7, 1), "45/2013/QH13"),
        ("Luật Đất đai", date(2024, 7, 31), "45/2013/QH13"),
        ("LUẬT ĐẤT ĐAI", date(2024, 8, 1), "31/2024/QH15"),
        ("Luật Dân quân, tự vệ", date(2021, 8, 1), "48/2019/QH14"),
        ("Luật ban hành văn bản quy phạm pháp luật", date(2021, 8, 1), "80/2015/QH13"),
        ("Luật Tiêu chuẩn và Quy chuẩn kĩ thuật", date(2021, 8, 1), "68/2006/QH11"),
        ("Luật NSNN", date(2020, 1, 1), "83/2015/QH13"),
        # no longer in force, but never replaced under this name
        ("Luật Dạy nghề", date(2018, 1, 1), "76/2006/QH11"),
        # passed, not yet in force, and nothing of this name before it
        ("Luật Nhà giáo", date(2025, 9, 1), "73/2025/QH15"),
    ],
)
def test_a_bare_name_means_the_version_of_its_day(name: str, day: date, designation: str) -> None:
    assert [work.designation for work in KNOWN.in_force(name, day)] == [designation]


def test_a_name_means_nothing_before_its_act_was_passed() -> None:
    assert KNOWN.in_force("Luật Căn cước", date(2021, 1, 1)) == ()
    assert KNOWN.in_force("Luật Không có thật", date(2021, 1, 1)) == ()


def test_amending_acts_of_one_name_stay_several() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai"
    assert [work.year for work in KNOWN.in_force(name, date(2003, 1, 1))] == [1998, 2001]


@pytest.mark.parametrize(
    ("name", "year", "designation"),
    [
        ("Luật Đất đai", 2013, "45/2013/QH13"),
        ("Luật Tổ chức Chính phủ", 2019, "47/2019/QH14"),
        (
            "Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương sửa đổi",
            2019,
            "47/2019/QH14",
        ),
        ("Luật Luật sư", 2012, "20/2012/QH13"),
        # passed in 2020, known by the year it took effect
        ("Luật Cư trú", 2021, "68/2020/QH14"),
    ],
)
def test_a_name_with_a_year(name: str, year: int, designation: str) -> None:
    assert [work.designation for work in KNOWN.of_year(name, year)] == [designation]


def test_two_versions_of_one_year_are_both_given() -> None:
    found = KNOWN.of_year("Luật Tổ chức chính quyền địa phương", 2025)
    assert [work.designation for work in found] == ["65/2025/QH15", "72/2025/QH15"]


def test_a_number_is_found_however_it_is_written() -> None:
    assert KNOWN.numbered("2/2021/qh15") == KNOWN.numbered("02/2021/QH15") != ()
    assert [work.issuers for work in KNOWN.numbered("30/2020/NĐ-CP")] == [("Chính phủ",)]
    assert KNOWN.numbered("99999/2020/NĐ-CP") == ()


def test_an_act_without_a_number_is_known_by_its_name() -> None:
    (constitution,) = KNOWN.of_year("Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam", 2013)
    assert constitution.iri.endswith("ten/Hiến_pháp~2013")
    assert Work("Luật", "Luật X", "23-L/CTN", date=date(1993, 7, 10)).iri.endswith("CTN~1993")


def test_names_are_compared_without_case_commas_and_spelling_of_like_sounds() -> None:
    assert name_key("Luật Phòng , chống  thiên tai") == name_key("LUẬT PHÒNG CHỐNG THIÊN TAI")
    assert name_key("Luật Bảo vệ sức khoẻ") == name_key("Luật Bảo vệ sức khỏe")
    assert name_key("Luật Đo lường") != name_key("Luật Do lường")


def test_the_catalogue_loads_quickly() -> None:
    code = (
        "import time; from kg.works.catalogue import catalogue; start = time.process_time(); "
        "catalogue(); assert time.process_time() - start < 0.5"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("31/2024/QH15", "Quốc hội"),
        ("02/2020/UBTVQH14", "Ủy ban Thường vụ Quốc hội"),
        ("06/QĐ-TTg", "Thủ tướng Chính phủ"),
    ],
)
def test_who_passed_an_act(number: str, issuer: str) -> None:
    assert {name for work in catalogue().numbered(number) for name in work.issuers} == {issuer}


def test_a_programme_goes_by_its_short_name() -> None:
    assert [work.designation for work in catalogue().versions("Đề án 06")] == ["06/QĐ-TTg"]


def test_about_behind_the_type_is_no_part_of_the_key() -> None:
    about, plain = (
        catalogue().versions(name)
        for name in ("Pháp lệnh về thuế tài nguyên", "Pháp lệnh Thuế tài nguyên")
    )
    assert about == plain != ()


def test_a_version_ends_where_the_next_one_begins() -> None:
    versions: dict[str, list[dict[str, str]]] = {}
    for row in STATUTES:
        if row["effective"] and "sửa đổi" not in row["name"]:
            versions.setdefault(row["name"], []).append(row)
    for name, rows in versions.items():
        rows.sort(key=lambda row: row["effective"])
        for earlier, later in itertools.pairwise(rows):
            assert earlier["until"], (name, earlier["key"])
            assert earlier["until"] <= later["effective"], (name, later["key"])
