"""The chain of documents over HTTP, with evidence for each step."""

import csv
import io

import httpx


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
    assert [row["depth"] for row in rows] == ["1", "2"]
    assert all("12-NQ/TU" in row["sentence"] for row in rows[:1])


def test_what_cannot_be_followed(client: httpx.Client) -> None:
    for params, status, code in (
        ({"document": "1/XX-YY"}, 404, "unknown_document"),
        ({"document": "245/KH-UBND"}, 300, "ambiguous_document"),
        ({"document": "12-NQ/TU", "relation": "loves"}, 422, "unknown_relation"),
        ({"document": "12-NQ/TU", "depth": "0"}, 422, "invalid_request"),
        ({"document": "12-NQ/TU", "direction": "up"}, 422, "invalid_request"),
        ({}, 422, "invalid_request"),
    ):
        answer = client.get("/api/trace", params=params)
        assert answer.status_code == status, (params, answer.text)
        assert answer.json()["error"]["code"] == code
