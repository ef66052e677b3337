"""Directives, agencies and meetings over HTTP."""

import csv
import io
from typing import Any
from urllib.parse import quote

import httpx


def test_directives_in_order_of_deadline(client: httpx.Client) -> None:
    found = client.get("/api/directives").json()["items"]
    dated = [one["deadline"] for one in found if one["deadline"]]
    assert dated == ["2021-08-10", "2021-08-20", "2021-12-15"]
    assert found[0]["responsible"] == ["Sở Tài chính tỉnh Bắc Kạn"]
    assert found[1]["responsible"] == ["Sở Nội vụ tỉnh Bắc Kạn"]
    assert found[0]["document"]["id_local"] == "310/TB-UBND"


def test_directives_are_narrowed(client: httpx.Client) -> None:
    def deadlines(**params: str) -> list[str]:
        answer = client.get("/api/directives", params=params)
        assert answer.status_code == 200, answer.text
        return [one["deadline"] for one in answer.json()["items"] if one["deadline"]]

    assert deadlines(due_before="2021-08-20") == ["2021-08-10"]
    assert deadlines(agency="so tai chinh") == ["2021-08-10"]
    assert deadlines(document="310/TB-UBND") == ["2021-08-10", "2021-08-20"]
    assert deadlines(agency="Sở Tài chính", due_before="2021-01-01") == []


def test_directives_as_csv(client: httpx.Client) -> None:
    asked = {"format": "csv", "due_before": "2021-08-15"}
    for lang, head in (("vi", "Cơ quan thực hiện"), ("en", "Responsible")):
        answer = client.get("/api/directives", params=asked, headers={"Accept-Language": lang})
        rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
        assert [row[head] for row in rows] == ["Sở Tài chính tỉnh Bắc Kạn"]


def test_agencies_and_what_each_must_do(client: httpx.Client) -> None:
    found = client.get("/api/agencies", params={"q": "so tai chinh"}).json()["items"]
    assert [one["name"] for one in found] == [
        "Sở Tài chính tỉnh Bắc Kạn",
        "Sở Tài chính tỉnh Thái Nguyên",
    ]
    agency = client.get(f"/api/agencies/{quote(found[0]['id'])}").json()
    assert agency["directives"] == 1
    assert [task["deadline"] for task in agency["tasks"]] == ["2021-08-10"]
    missing = client.get("/api/agencies/cq/Sở_Không_có")
    assert missing.status_code == 404
    assert missing.json()["error"]["code"] == "unknown_agency"


def test_meetings_with_their_agenda(client: httpx.Client) -> None:
    found = client.get("/api/meetings").json()["items"]
    assert len(found) == 1
    assert found[0]["dates"] == ["2021-07-29", "2021-07-30"]
    assert found[0]["body"] == "Ủy ban nhân dân tỉnh Bắc Kạn"
    assert [item["number"] for item in found[0]["items"]] == [1, 2]
    assert found[0]["document"]["id_local"] == "310/TB-UBND"


def test_wrong_parameters(client: httpx.Client) -> None:
    for params, status in (
        ({"due_before": "hôm nay"}, 422),
        ({"limit": "0"}, 422),
        ({"document": "1/XX"}, 404),
    ):
        assert client.get("/api/directives", params=params).status_code == status


def test_each_task_shows_its_way_to_the_basis(client: httpx.Client) -> None:
    (task,) = client.get("/api/directives", params={"basis": "12-NQ/TU"}).json()["items"]
    (step,) = task["through"]
    assert step["document"]["id_local"] == "12-NQ/TU"
    assert step["edge"]["relation"] == "implements"
    assert step["edge"]["subject"] == task["document"]["iri"]
    proof = step["edge"]["evidence"][0]
    shown = client.get("/nhiem-vu", params={"basis": "12-NQ/TU"}).text
    assert f"#v-{proof['start']}" in shown
    assert client.get("/api/directives").json()["items"][0]["through"] == []


def test_what_an_agency_issued_and_has_part_in(client: httpx.Client) -> None:
    def of(name: str) -> dict[str, Any]:
        answer = client.get(f"/api/agencies/cq/{name}")
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    office = of("Ủy_ban_nhân_dân_tỉnh_Bắc_Kạn")
    issued = [one["id_local"] for one in office["issued"]["items"] if one["ingested"]]
    assert issued == ["310/TB-UBND", "245/KH-UBND"]
    assert office["issued"]["more"] is False
    assert [one["overdue"] for one in office["as_recipient"] if one["deadline"]] == [True] * 3
    partner = of("Sở_Nội_vụ_tỉnh_Bắc_Kạn")
    assert [one["deadline"] for one in partner["tasks"]] == ["2021-08-20"]
    assert [one["deadline"] for one in partner["as_partner"]] == ["2021-12-15"]
    asked = {"agency": "Sở Nội vụ", "role": "partner"}
    found = client.get("/api/directives", params=asked).json()["items"]
    assert [one["deadline"] for one in found] == ["2021-12-15"]
    assert client.get("/api/directives", params={"role": "boss"}).status_code == 422
    shown = client.get("/co-quan/Sở_Nội_vụ_tỉnh_Bắc_Kạn").text
    assert 'id="phoi-hop"' in shown
    assert "15/12/2021" in shown


def test_a_long_list_has_pages(client: httpx.Client) -> None:
    shown = client.get("/nhiem-vu", params={"group": "open", "page": 7})
    assert shown.status_code == 200
    assert "Không ghi thời hạn" in shown.text
    for wrong in ({"group": "all"}, {"page": "0"}, {"page": "x"}):
        assert client.get("/nhiem-vu", params=wrong).status_code == 422
