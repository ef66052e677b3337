"""Documents over HTTP: found by what people type, looked at, sent in."""

from pathlib import Path
from urllib.parse import quote

import httpx
import pytest


def items(client: httpx.Client, path: str, **params: str | int) -> list[dict[str, object]]:
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["items"]
    return found


@pytest.mark.parametrize("q", ["nghi dinh 30", "Nghị định 30", "30/2020/nđ-cp"])
def test_search_needs_no_diacritics(client: httpx.Client, q: str) -> None:
    found = items(client, "/api/documents", q=q)
    assert found[0]["id_local"] == "30/2020/NĐ-CP"
    assert found[0]["type"] == "Nghị định"
    assert found[0]["date"] == "2020-03-05"
    assert found[0]["ingested"] is False


def test_filters_narrow_the_list(client: httpx.Client) -> None:
    plans = items(client, "/api/documents", type="Kế hoạch")
    assert {one["id_local"] for one in plans} == {"245/KH-UBND", "58/KH-STTTT"}
    may = items(client, "/api/documents", **{"from": "2021-05-01", "to": "2021-05-31"})
    assert [one["id_local"] for one in may] == ["245/KH-UBND"]
    assert items(client, "/api/documents", number="310/tb-ubnd")[0]["type"] == "Thông báo"
    assert items(client, "/api/documents", number="9999/QĐ-TTg") == []


def test_pages_of_a_list_join_to_the_whole(client: httpx.Client) -> None:
    whole = client.get("/api/documents").json()
    assert whole["more"] is False
    joined: list[object] = []
    more = True
    while more:
        part = client.get("/api/documents", params={"limit": 2, "offset": len(joined)}).json()
        joined += part["items"]
        more = part["more"]
    assert joined == whole["items"]
    assert len(joined) > 2


def test_one_document_with_its_relations_and_evidence(client: httpx.Client, texts: Path) -> None:
    record = items(client, "/api/documents", number="58/KH-STTTT")[0]
    found = client.get(f"/api/documents/{quote(str(record['id']))}").json()
    assert found["record"] == record
    assert found["text"] is None
    edge = next(
        edge for edge in found["neighbourhood"]["edges"] if edge["relation"] == "implements"
    )
    evidence = edge["evidence"][0]
    original = (texts / "ke-hoach-so.txt").read_text(encoding="utf-8")
    assert original[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert evidence["exact"] in evidence["sentence"]


def test_the_text_comes_when_asked_for(client: httpx.Client, texts: Path) -> None:
    answer = client.get("/api/documents/310/TB-UBND", params={"text": True}).json()
    assert answer["text"] == (texts / "thong-bao.txt").read_text(encoding="utf-8")
    assert all(answer["text"][mark["start"] : mark["end"]].strip() for mark in answer["marks"])
    assert answer["meeting"]["dates"] == ["2021-07-29", "2021-07-30"]


def test_an_ambiguous_number_answers_300_with_the_candidates(client: httpx.Client) -> None:
    answer = client.get("/api/documents/245/KH-UBND")
    assert answer.status_code == 300
    error = answer.json()["error"]
    assert error["code"] == "ambiguous_document"
    assert {one["issuer"] for one in error["candidates"]} == {
        "Ủy ban nhân dân tỉnh Bắc Kạn",
        "Ủy ban nhân dân tỉnh Cao Bằng",
    }
    for one in error["candidates"]:
        assert client.get(f"/api/documents/{quote(one['id'])}").json()["record"] == one


def test_an_unknown_number_is_404_in_the_language_asked_for(client: httpx.Client) -> None:
    answer = client.get("/api/documents/99999/QĐ-TTg")
    assert answer.status_code == 404
    error = answer.json()["error"]
    assert error["code"] == "unknown_document"
    assert "99999/QĐ-TTg" in error["message"]
    assert "Không" in error["message"]
    english = client.get("/api/documents/99999/QĐ-TTg", params={"lang": "en"}).json()
    assert english["error"]["message"].startswith("No document")
    header = {"Accept-Language": "en-GB, vi;q=0.5"}
    assert client.get("/api/documents/99999/QĐ-TTg", headers=header).json() == english


def send(client: httpx.Client, name: str, data: bytes, token: str | None) -> httpx.Response:
    headers = {b"Authorization": f"Bearer {token}".encode()} if token else {}
    return client.post("/api/documents", files={"file": (name, data)}, headers=headers)


def test_a_document_sent_in_is_found_at_once(client: httpx.Client) -> None:
    text = (
        "UBND TỈNH BẮC KẠN\nSố: 77/QĐ-UBND\nBắc Kạn, ngày 07 tháng 01 năm 2022\n\n"
        "QUYẾT ĐỊNH\nBan hành Quy chế làm việc\n\n"
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n"
    )
    answer = send(client, "../../quyet-dinh.txt", text.encode(), "mã thử")
    assert answer.status_code == 201, answer.text
    assert answer.json()["document"]["id_local"] == "77/QĐ-UBND"
    assert answer.json()["citations"] == 1
    details = client.get("/api/documents/77/QĐ-UBND").json()
    assert details["file"] == "quyet-dinh.txt"
    assert [edge["relation"] for edge in details["neighbourhood"]["edges"]].count("based_on") == 1


@pytest.mark.parametrize(
    ("token", "data", "status", "code"),
    [
        (None, b"x", 401, "token_wrong"),
        ("sai", b"x", 401, "token_wrong"),
        ("mã thử", b"", 422, "empty_file"),
        ("mã thử", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 422, None),
        ("mã thử", b"Ngh\xff\xfe\xffnh", 422, None),
        ("mã thử", b"a" * 300_000, 413, "body_too_large"),
    ],
)
def test_what_cannot_be_taken_in_is_refused(
    client: httpx.Client, token: str | None, data: bytes, status: int, code: str | None
) -> None:
    before = client.get("/api/documents").json()
    answer = send(client, "a.txt", data, token)
    assert answer.status_code == status, answer.text
    assert code is None or answer.json()["error"]["code"] == code
    assert client.get("/api/documents").json() == before


def test_what_a_document_rests_on(client: httpx.Client) -> None:
    (plan,) = [
        one
        for one in client.get("/api/documents", params={"number": "245/KH-UBND"}).json()["items"]
        if one["place"] == "Cao Bằng"
    ]
    found = client.get(f"/api/documents/{quote(plan['id'])}").json()
    assert [one["target"]["id_local"] for one in found["legal_bases"]] == ["77/2015/QH13"]
    assert found["annexes"] == []
