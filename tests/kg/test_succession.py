"""The tables of succession: every row has a basis, and names only what the other tables know."""

from __future__ import annotations

from collections import Counter

import pytest

from grammar.tables import listed, load
from kg.agencies.bodies import area_of
from kg.agencies.succession import Row, gaps, last_day, rows

SCOPES = ("central", "province", "district", "place")
ROWS = [row for scope in SCOPES for row in rows(scope)]
ISSUERS = {row["name"] for row in load("issuers")}
AGENCIES = {row["name"]: row["kind"] for row in load("agencies")}
PROVINCES = {row["name"]: row for row in load("provinces")}


def called(row: Row) -> str:
    return f"{row.scope} {row.change.predecessor}"


@pytest.mark.parametrize("row", ROWS, ids=called)
def test_a_row_says_on_what_it_rests(row: Row) -> None:
    change = row.change
    assert len(change.basis) > 8
    assert row.sure in {"sourced", "known"}
    assert change.kind in {"merged", "renamed", "split", "ended"}
    assert last_day(change.date).isoformat().startswith(change.date)
    assert bool(change.successors) == (change.kind != "ended")
    if change.kind == "split":
        assert len(change.successors) + len(change.partly) > 1
    elif change.successors:
        assert len(change.successors) == 1


def is_known(scope: str, name: str) -> bool:
    if scope == "central":
        return name in ISSUERS
    if scope == "place":
        return area_of(name).name in PROVINCES
    if name in AGENCIES:
        return True
    parts = [one for one in AGENCIES if name.endswith(f" {one}")]
    return any(name.removesuffix(f" {one}") in AGENCIES for one in parts)


@pytest.mark.parametrize("row", [row for row in ROWS if row.scope != "district"], ids=called)
def test_bodies_of_a_row_are_in_the_gazetteer(row: Row) -> None:
    names = (row.change.predecessor, *row.change.successors, *row.change.partly)
    assert [name for name in names if not is_known(row.scope, name)] == []


def test_a_body_changes_once() -> None:
    counted = Counter((row.scope, row.change.predecessor) for row in ROWS)
    assert [key for key, times in counted.items() if times > 1] == []


def test_central_rows_agree_with_the_gazetteer() -> None:
    names = {row["key"]: row["name"] for row in load("issuers")}
    told = {
        row["name"]: {names[key] for key in listed(row["successors"])}
        for row in load("issuers")
        if row["successors"] and row["valid_to"]
    }
    ours = {
        row.change.predecessor: {*row.change.successors, *row.change.partly}
        for row in rows("central")
    }
    differing = {
        name: ours[name] ^ known
        for name, known in told.items()
        if name in ours and not known <= ours[name]
    }
    assert differing == {}
    ended = {row["name"] for row in load("issuers") if row["valid_to"][:4] == "2025"}
    not_told = {
        "Cục Hàng hải Việt Nam",
        "Cục Kiểm tra sau thông quan",
        "Cục Thuế xuất nhập khẩu",
        "Cục Đường thủy nội địa Việt Nam",
    }
    assert ended - ours.keys() - not_told == {"Đảng ủy Khối các cơ quan Trung ương"}


def test_every_province_of_2025_is_there() -> None:
    merged = {
        f"{row['status']} {name}": set(listed(row["successors"]))
        for name, row in PROVINCES.items()
        if row["valid_to"] == "2025-06-30"
    }
    assert len(merged) == 29
    assert merged == {
        row.change.predecessor: {area_of(one).name for one in row.change.successors}
        for row in rows("place")
        if row.change.date == "2025-07-01"
    }


def test_cities_of_2026_are_there() -> None:
    cities = {name: row["city_from"] for name, row in PROVINCES.items() if row["city_from"]}
    renamed = {
        area_of(row.change.successors[0]).name: row.change.date
        for row in rows("place")
        if row.change.kind == "renamed"
    }
    assert renamed == cities


def test_gaps_have_reasons() -> None:
    assert len(gaps()) > 10
    assert all(len(one.reason) > 10 for one in gaps())
    assert all(one.name == "*" or one.name in AGENCIES for one in gaps())
