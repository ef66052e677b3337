"""Short forms for users: lines on request, in what is explained, and beside the text over HTTP."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx

Run = Callable[..., tuple[int, str, str]]
TEXT = "Điều 4. Áp dụng\n1. Theo Nghị định số 30/2020/NĐ-CP; khoản 1 Điều này; Nghị định nêu trên."


def test_lines_of_short_forms_are_given_on_request_only(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    usual = [json.loads(line) for line in run("extract", file)[1].splitlines()]
    assert [line["kind"] for line in usual] == ["document", "citation", "diagnostic"]
    asked = run("extract", file, "--kind", "anaphor")[1].splitlines()
    clause, decree = map(json.loads, asked)
    assert clause["text"] == TEXT[clause["start"] : clause["end"]] == "khoản 1 Điều này"
    assert (clause["means"], clause["pinpoints"]) == ("unit", [{"article": "4", "clause": "1"}])
    assert (decree["means"], decree["antecedents"]) == ("citation", [usual[1]["start"]])
    assert decree["targets"] == [usual[1]["target"]]


def test_explain_says_what_a_short_form_means(run: Run) -> None:
    code, out, _ = run("explain", TEXT)
    assert code == 0
    assert "Cách gọi lại [52, 68): «khoản 1 Điều này» →" in out
    assert "; điều 4 khoản 1\n" in out


def test_a_document_has_its_short_forms_beside_its_text(client: httpx.Client) -> None:
    files = {"file": ("a.txt", TEXT.encode())}
    token = httpx.Headers({"Authorization": "Bearer mã thử"}, encoding="utf-8")
    sent = client.post("/api/documents", files=files, headers=token).json()["document"]["id"]
    address = f"/api/documents/{quote(sent)}"
    assert client.get(address).json()["anaphora"] == []
    clause, decree = client.get(address, params={"text": "true"}).json()["anaphora"]
    assert (clause["own"], clause["place"]) == (True, TEXT.index("1. Theo"))
    assert decree["documents"][0]["id_local"] == "30/2020/NĐ-CP"
    assert decree["antecedent"] == TEXT.index("Nghị định số 30")
    page = client.get(f"/van-ban/{quote(sent)}").text
    assert f'href="#p-{clause["place"]}" title="Chính văn bản này · điều 4 khoản 1"' in page
    assert f'id="p-{clause["place"]}"' in page
