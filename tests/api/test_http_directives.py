"""Directives, agencies and meetings over HTTP."""

import csv
import io
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
    answer = client.get("/api/directives", params={"format": "csv", "due_before": "2021-08-15"})
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["responsible"] for row in rows] == ["Sở Tài chính tỉnh Bắc Kạn"]


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
