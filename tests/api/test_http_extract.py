"""``POST /api/extract``: a text sent as JSON, plain text or a file gives the contract's lines."""

import json
from typing import Any

import httpx
import pytest

TEXT = "Căn cứ khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;"


def citation(items: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = (one for one in items if one["kind"] == "citation")
    return found


def test_the_three_ways_to_send_a_text_agree(client: httpx.Client) -> None:
    as_json = client.post("/api/extract", json={"text": TEXT, "file": "a.txt"})
    as_text = client.post(
        "/api/extract", content=TEXT.encode(), headers={"Content-Type": "text/plain"}
    )
    as_file = client.post("/api/extract", files={"file": ("a.txt", TEXT.encode())})
    for answer in (as_json, as_text, as_file):
        assert answer.status_code == 200, answer.text
    assert as_json.json() == as_file.json()
    assert as_json.json()["file"] == "a.txt"
    found = citation(as_json.json()["items"])
    assert citation(as_text.json()["items"]) == {**found, "file": as_text.json()["file"]}
    assert found["number"] == "30"
    assert found["pinpoints"] == [{"article": "5", "clause": "2"}]
    assert TEXT[found["start"] : found["end"]] == found["text"]


def test_json_lines_when_asked_for(client: httpx.Client) -> None:
    wanted = {"Accept": "application/x-ndjson"}
    answer = client.post("/api/extract", json={"text": TEXT}, headers=wanted)
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == client.post("/api/extract", json={"text": TEXT}).json()["items"]


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"", "text/plain", 422, "empty_file"),
        (b'{"text": "  "}', "application/json", 422, "empty_text"),
        (b'{"words": "x"}', "application/json", 422, "invalid_json"),
        (b"{", "application/json", 422, "invalid_json"),
        (b"<a/>", "application/xml", 415, "unsupported_media_type"),
        (b"Ngh\xff\xfe nh", "text/plain", 422, None),
        (b"a " * 150_000, "text/plain", 413, "body_too_large"),
    ],
)
def test_what_cannot_be_read(
    client: httpx.Client, body: bytes, kind: str, status: int, code: str | None
) -> None:
    answer = client.post("/api/extract", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert code is None or error["code"] == code
    assert error["message"]


def test_a_form_without_a_file(client: httpx.Client) -> None:
    answer = client.post("/api/extract", files={"tep": ("a.txt", b"x")})
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "no_file"


def test_a_body_of_unknown_length_is_limited_too(client: httpx.Client) -> None:
    pieces = (b"a " * 1000 for _ in range(300))
    answer = client.post("/api/extract", content=pieces, headers={"Content-Type": "text/plain"})
    assert answer.status_code == 413
