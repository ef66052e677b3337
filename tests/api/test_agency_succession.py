"""An agency over HTTP and on the command line: what it was, is now, and must do."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

Run = Callable[..., tuple[int, str, str]]

OLD = "cq/Sở_Tài_chính_tỉnh_Bắc_Kạn"
NEW = "cq/Sở_Tài_chính_tỉnh_Thái_Nguyên"
OLD_NAME = "Sở Tài chính tỉnh Bắc Kạn"
NEW_NAME = "Sở Tài chính tỉnh Thái Nguyên"


def agency(client: httpx.Client, identifier: str) -> dict[str, Any]:
    answer = client.get(f"/api/agencies/{quote(identifier)}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_body_of_the_past(client: httpx.Client) -> None:
    found = agency(client, OLD)
    assert found["status"] == "replaced"
    assert found["today"] == [{"name": NEW_NAME, "id": NEW}]
    (change,) = found["after"]
    assert change["predecessor"] == OLD_NAME
    assert change["successors"] == [NEW_NAME]
    assert (change["date"], change["kind"]) == ("2025-07-01", "merged")
    assert change["basis"] == "Nghị quyết 202/2025/QH15"
    assert [task["inherited_from"] for task in found["tasks"]] == [[]]


def test_the_body_of_today(client: httpx.Client) -> None:
    found = agency(client, NEW)
    assert (found["status"], found["reason"]) == ("stands", None)
    assert found["today"] == [{"name": NEW_NAME, "id": NEW}]
    before = {change["predecessor"] for change in found["before"]}
    assert {OLD_NAME, "Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn"} <= before
    assert found["directives"] == 0
    (task,) = found["tasks"]
    assert task["responsible"] == task["inherited_from"] == [OLD_NAME]


def test_directives_of_predecessors_come_on_request(client: httpx.Client) -> None:
    def given(**params: str) -> list[list[str]]:
        answer = client.get("/api/directives", params={"agency": "so tai chinh thai", **params})
        return [one["inherited_from"] for one in answer.json()["items"]]

    assert given() == []
    assert given(successors="false") == []
    assert given(successors="true") == [[OLD_NAME]]
    assert client.get("/api/directives", params={"successors": "x"}).status_code == 422


def test_the_command_includes_them_on_request(run: Run, store: Path) -> None:
    asked = ("tasks", "--store", store, "--agency", NEW, "--format", "json")
    code, out, _ = run(*asked)
    assert (code, json.loads(out)) == (0, [])
    code, out, _ = run(*asked, "--successors")
    assert code == 0
    assert [one["inherited_from"] for one in json.loads(out)] == [[OLD_NAME]]
    code, out, _ = run(*asked[:-1], "csv", "--successors")
    heads = {"Cơ quan hiện nay", "Giao cho cơ quan tiền thân"}
    assert heads <= set(out.splitlines()[0].split(","))


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        (f"/co-quan/{OLD}", 200, NEW_NAME),
        (f"/co-quan/{NEW}", 200, "nhận từ cơ quan tiền thân"),
        (f"/co-quan/{NEW.removeprefix('cq/')}", 200, "Nghị quyết 202/2025/QH15"),
        ("/co-quan/cq/Sở_Không_có", 404, "Không tìm thấy cơ quan"),
        ("/nhiem-vu?agency=so+tai+chinh+thai&successors=true", 200, "nhận từ cơ quan tiền thân"),
        ("/nhiem-vu?agency=so+tai+chinh+thai", 200, "Không có nhiệm vụ nào"),
        ("/nhiem-vu", 200, f'href="/co-quan/{quote(OLD)}"'),
        ("/tim-kiem?q=so+tai+chinh", 200, f'href="/co-quan/{quote(NEW)}"'),
    ],
)
def test_pages(client: httpx.Client, path: str, status: int, said: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert said in answer.text
