"""``viendan check`` and ``POST /api/check``: findings with place, rule and proposal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from api.places import Places
from grammar.model import Span

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from tests.api.conftest import Run

WRONG = (
    "Theo quy định tại Khoản 2 Điều 5\n"
    "của Quyết định số 433/QĐ-UBND ngày 18/6/2021 của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc."
)
RIGHT = "Theo Quyết định số 433/QĐ-UBDT ngày 18/6/2021 của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "dự thảo.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_findings_for_people(run: Run, draft: Path) -> None:
    code, out, err = run("check", draft)
    assert code == 1
    first, second = out.strip().split("\n\n")
    assert first.startswith(f"{draft}:2:19: lỗi L01: ")
    head, shown, carets, proposal, rule = first.splitlines()
    at = carets.index("^")
    assert shown[at : at + carets.count("^")] == "433/QĐ-UBND"
    assert proposal.endswith("433/QĐ-UBDT")
    assert "Nghị định 30/2020/NĐ-CP" in rule
    assert second.startswith(f"{draft}:1:19: cảnh báo L18: ")
    assert "Lỗi: 1, cảnh báo: 1" in err
    assert head


def test_findings_in_english(run: Run, draft: Path) -> None:
    code, out, _ = run("check", draft, "--lang", "en")
    assert code == 1
    assert "error L01: The symbol of “433/QĐ-UBND” says UBND" in out


def test_exit_codes(run: Run, tmp_path: Path, draft: Path) -> None:
    good, empty = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(RIGHT, encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    assert run("check", good)[:2] == (0, "")
    assert run("check", good, draft)[0] == 1
    assert run("check", draft, empty)[0] == 3
    assert "Lỗi: 1" in run("check", draft, empty)[2]
    code, out, err = run("check", empty)
    assert (code, out, len(err.splitlines())) == (3, "", 1)
    assert run("check", tmp_path / "không có.txt")[0] == 4


def test_lines_and_json_agree(run: Run, draft: Path) -> None:
    lines = [json.loads(line) for line in run("check", draft, "--format", "jsonl")[1].splitlines()]
    assert lines == json.loads(run("check", draft, "--format", "json")[1])
    assert [line["code"] for line in lines] == ["L01", "L18"]
    for line in lines:
        assert line["kind"] == "diagnostic"
        assert WRONG[line["start"] : line["end"]] == line["text"]
        assert line["rule"]
        assert line["expected"]


def sarif_results(log: dict[str, Any]) -> list[dict[str, Any]]:
    """What SARIF 2.1.0 asks for, at least: version, one run, rules that results name."""
    assert log["version"] == "2.1.0"
    assert "sarif-2.1.0" in log["$schema"]
    (only,) = log["runs"]
    driver = only["tool"]["driver"]
    assert driver["name"] == "viendan"
    assert only["columnKind"] == "unicodeCodePoints"
    results: list[dict[str, Any]] = only["results"]
    for result in results:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
    return results


def test_sarif(run: Run, draft: Path) -> None:
    log = json.loads(run("check", draft, "--format", "sarif")[1])
    error, warning = sarif_results(log)
    place = error["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == draft.name
    assert place["artifactLocation"]["uri"].isascii()
    region = place["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 19, 30)
    start = region["charOffset"]
    assert WRONG[start : start + region["charLength"]] == "433/QĐ-UBND"
    (change,) = error["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "433/QĐ-UBDT"
    assert warning["level"] == "warning"


def test_http_gives_what_the_command_prints(client: httpx.Client, run: Run, draft: Path) -> None:
    printed = json.loads(run("check", draft, "--format", "json")[1])
    sent = client.post("/api/check", json={"text": WRONG, "file": str(draft)})
    assert sent.status_code == 200, sent.text
    assert sent.json()["items"] == printed
    assert (sent.json()["errors"], sent.json()["warnings"]) == (1, 1)
    uploaded = client.post("/api/check", files={"file": (str(draft), WRONG.encode())})
    assert uploaded.json()["items"] == printed
    wanted = {"Accept": "application/x-ndjson"}
    lines = client.post("/api/check", json={"text": WRONG, "file": str(draft)}, headers=wanted)
    assert [json.loads(line) for line in lines.text.splitlines()] == printed


def test_http_sarif_and_english(client: httpx.Client) -> None:
    wanted = {"Accept": "application/sarif+json"}
    answer = client.post("/api/check?lang=en", json={"text": WRONG}, headers=wanted)
    assert answer.headers["content-type"].startswith("application/sarif+json")
    error, _ = sarif_results(answer.json())
    assert error["message"]["text"].startswith("The symbol of")


def test_http_refuses_what_it_cannot_read(client: httpx.Client) -> None:
    answer = client.post("/api/check", json={"text": " "})
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "empty_text"


def test_openapi_has_an_example(client: httpx.Client) -> None:
    body = client.get("/openapi.json").json()["paths"]["/api/check"]["post"]["requestBody"]
    text = body["content"]["application/json"]["example"]["text"]
    assert client.post("/api/check", json={"text": text}).json()["errors"] == 1


def test_extract_prints_diagnostics_in_text_order(run: Run, draft: Path) -> None:
    _, out, _ = run("extract", draft, "--kind", "diagnostic")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["code"] for line in lines] == ["L18", "L01"]
    assert all(line["kind"] == "diagnostic" for line in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_break_ends_a_line(end: str) -> None:
    places = Places(f"một{end}hai{end}")
    assert places.place(0) == (1, 1)
    assert places.place(3 + len(end) + 2) == (2, 3)
    assert places.excerpt(Span(3 + len(end), 3 + len(end) + 3)) == ("hai", "^^^")


# ----------------------------------------------------------------------------------------- the page


def test_the_form_takes_text_and_files(client: httpx.Client) -> None:
    assert 'action="/kiem-tra"' in client.get("/kiem-tra").text
    none = {"file": ("", b"")}
    pasted = client.post("/kiem-tra", data={"text": WRONG}, files=none)
    assert pasted.status_code == 200
    assert 'href="#k-51"' in pasted.text
    assert 'id="k-51"' in pasted.text
    assert "433/QĐ-UBDT" in pasted.text
    dropped = client.post("/kiem-tra", files={"file": ("du-thao.txt", WRONG.encode())})
    assert "du-thao.txt" in dropped.text
    assert 'id="k-51"' in dropped.text


def test_a_clean_draft_and_an_empty_form(client: httpx.Client) -> None:
    clean = client.post("/kiem-tra", data={"text": RIGHT})
    assert "Không thấy chỗ nào cần xem lại." in clean.text
    assert "đã soát 1 viện dẫn" in clean.text
    without = client.post("/kiem-tra", data={"text": "Trời hôm nay đẹp."})
    assert "Không thấy viện dẫn nào trong văn bản này" in without.text
    empty = client.post("/kiem-tra", data={"text": " "})
    assert empty.status_code == 422
    assert 'role="alert"' in empty.text
    broken = client.post("/kiem-tra", files={"file": ("a.txt", b"Ngh\xff\xfe")})
    assert broken.status_code == 422
    assert 'role="alert"' in broken.text


def test_what_a_draft_says_is_never_markup(client: httpx.Client) -> None:
    hostile = "<script>alert(1)</script> tại Khoản 2 Điều 5 <b>"
    shown = client.post("/kiem-tra", data={"text": hostile}).text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown
