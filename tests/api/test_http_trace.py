"""The chain of documents over HTTP, with evidence for each step."""

import csv
import io
import re

import httpx
import pytest
from openpyxl import load_workbook


def test_direct_and_through_others(client: httpx.Client) -> None:
    found = client.get("/api/trace", params={"document": "12-NQ/TU"}).json()
    assert found["root"]["id_local"] == "12-NQ/TU"
    assert (found["relation"], found["direction"]) == ("implements", "in")
    steps = [(step["depth"], step["document"]["id_local"]) for step in found["steps"]]
    assert steps == [(1, "245/KH-UBND"), (2, "58/KH-STTTT")]
    for step in found["steps"]:
        assert step["edge"]["subject"] == step["document"]["iri"]
        assert step["edge"]["evidence"][0]["sentence"]


def test_outwards_and_in_one_step(client: httpx.Client) -> None:
    params = {"document": "58/kh-stttt", "direction": "out"}
    whole = client.get("/api/trace", params=params).json()
    assert [step["document"]["id_local"] for step in whole["steps"]] == ["245/KH-UBND", "12-NQ/TU"]
    one = client.get("/api/trace", params={**params, "depth": 1}).json()
    assert one["steps"] == whole["steps"][:1]


def test_any_relation_reaches_more(client: httpx.Client) -> None:
    params = {"document": "310/TB-UBND", "direction": "out", "depth": "1"}
    every = client.get("/api/trace", params={**params, "relation": "any"}).json()
    reached = {step["document"]["id_local"] for step in every["steps"]}
    assert {"30/2020/NĐ-CP", "245/KH-UBND"} <= reached


def test_as_csv(client: httpx.Client) -> None:
    params = {"document": "12-NQ/TU"}
    by_name = client.get("/api/trace", params={**params, "format": "csv"})
    by_header = client.get("/api/trace", params=params, headers={"Accept": "text/csv"})
    assert by_name.text == by_header.text
    assert by_name.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(by_name.text.removeprefix("\ufeff"))))
    assert [row["Bậc"] for row in rows] == ["1", "2"]
    assert all("12-NQ/TU" in row["Câu làm căn cứ"] for row in rows[:1])


FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ttl": "text/turtle",
    "graphml": "application/graphml+xml",
    "html": "text/html",
}


@pytest.mark.parametrize("route", ["/api/trace", "/api/paths"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_by_name_and_by_header(client: httpx.Client, form: str, route: str) -> None:
    params = {"document": "58/KH-STTTT", "relation": "implements"}
    params |= {"goal": "12-NQ/TU"} if route == "/api/paths" else {"direction": "out"}
    by_name = client.get(route, params={**params, "format": form})
    by_header = client.get(route, params=params, headers={"Accept": FORMATS[form]})
    assert by_name.status_code == by_header.status_code == 200
    for answer in (by_name, by_header):
        assert answer.headers["content-type"].partition(";")[0] == FORMATS[form]
        assert "Accept" in answer.headers["vary"]
    if form == "xlsx":
        sheet = load_workbook(io.BytesIO(by_name.content)).active
        assert sheet is not None
        head, *rows = sheet.iter_rows(values_only=True)
        assert [row[head.index("Văn bản")] for row in rows][-1] == "Nghị quyết 12-NQ/TU"
        assert rows[0][head.index("Quan hệ")] == "triển khai thực hiện"
    else:
        assert by_name.text == by_header.text
        assert "12-NQ/TU" in by_name.text


def test_the_page_to_print_has_no_script_and_asks_nobody(client: httpx.Client) -> None:
    answer = client.get("/api/trace", params={"document": "12-NQ/TU", "format": "html"})
    assert "content-disposition" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy in answer.text.replace("&#39;", "'")
    assert not re.search(r"<script|<link|href=|src=|@import|url\(", answer.text)
    assert "245/KH-UBND" in answer.text


def test_filters_and_the_day(client: httpx.Client) -> None:
    params = {"document": "12-NQ/TU"}
    plain = client.get("/api/trace", params=params).json()
    assert {step["force"] for step in plain["steps"]} == {None}
    found = client.get("/api/trace", params={**params, "issuer": "so thong tin"}).json()
    assert [step["matched"] for step in found["steps"]] == [False, True]
    assert client.get("/api/trace", params={**params, "type": "Luật"}).json()["steps"] == []
    dated = client.get("/api/trace", params={**params, "on": "2000-01-01"}).json()
    assert dated["on"] == "2000-01-01"
    assert {step["force"]["answer"] for step in dated["steps"]} == {"not_yet"}
    by_status = client.get("/api/trace", params={**params, "status": "not_yet"}).json()
    assert (by_status["steps"], by_status["on"] is not None) == ([], True)
    written = client.get("/api/trace", params={**params, "on": "1/1/2000"}).json()
    assert written == dated
    cut = client.get("/api/trace", params={**params, "limit": "1"}).json()
    assert (len(cut["steps"]), cut["hidden"]) == (1, 1)


def test_what_took_the_place_of_a_statute(client: httpx.Client) -> None:
    params = {"document": "77/2015/QH13", "relation": "any", "on": "2025-06-20"}
    force = client.get("/api/trace", params=params).json()["force"]
    assert [one["id_local"] for one in force["successors"]] == ["65/2025/QH15", "72/2025/QH15"]
    plan = {**params, "document": "vb/245/KH-UBND~2021~tỉnh_Cao_Bằng", "direction": "out"}
    table = client.get("/api/trace", params=plan | {"format": "csv"}).text.removeprefix("\ufeff")
    told = {row["Văn bản"]: row for row in csv.DictReader(io.StringIO(table))}
    law = told["Luật Tổ chức chính quyền địa phương số 77/2015/QH13"]
    assert (law["Hiệu lực"], law["Từ ngày"]) == ("hết hiệu lực", "2025-03-01")
    assert law["Nay là"] == "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"


def test_several_relations(client: httpx.Client) -> None:
    params = {"document": "12-NQ/TU", "relation": ["implements", "guides"]}
    found = client.get("/api/trace", params=params).json()
    assert found["relation"] == "implements,guides"
    assert len(found["steps"]) == 2


def test_the_ways_between_two_documents(client: httpx.Client) -> None:
    params = {"document": "58/KH-STTTT", "goal": "12-NQ/TU", "relation": "implements"}
    found = client.get("/api/paths", params=params).json()
    assert (found["direction"], found["cut"]) == ("out", [])
    (path,) = found["paths"]
    reached = [step["document"]["id_local"] for step in path]
    assert reached == ["245/KH-UBND", "12-NQ/TU"]
    assert all(step["edge"]["evidence"][0]["sentence"] for step in path)
    turned = {**params, "document": params["goal"], "goal": params["document"]}
    back = client.get("/api/paths", params=turned).json()
    assert back["direction"] == "in"
    assert [step["document"]["id_local"] for step in back["paths"][0]] == [
        "245/KH-UBND",
        "58/KH-STTTT",
    ]
    short = client.get("/api/paths", params={**params, "depth": "1"}).json()
    assert (short["paths"], short["cut"]) == ([], ["length"])


def test_what_cannot_be_followed(client: httpx.Client) -> None:
    for params, status, code in (
        ({"document": "1/XX-YY"}, 404, "unknown_document"),
        ({"document": "245/KH-UBND"}, 300, "ambiguous_document"),
        ({"document": "12-NQ/TU", "relation": "loves"}, 422, "unknown_relation"),
        ({"document": "12-NQ/TU", "depth": "0"}, 422, "invalid_request"),
        ({"document": "12-NQ/TU", "on": "hôm nay"}, 422, "invalid_request"),
        ({"document": "12-NQ/TU", "status": "dead"}, 422, "invalid_request"),
        ({"document": "12-NQ/TU", "format": "pdf"}, 422, "invalid_request"),
        ({"document": "12-NQ/TU", "direction": "up"}, 422, "invalid_request"),
        ({}, 422, "invalid_request"),
    ):
        answer = client.get("/api/trace", params=params)
        assert answer.status_code == status, (params, answer.text)
        assert answer.json()["error"]["code"] == code
