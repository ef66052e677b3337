"""``viendan extract --format html|jsonld`` and ``-o``: one file, a folder, standard output."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from kg.annotations import read_annotations
from kg.ingest import analyse

Run = Callable[..., tuple[int, str, str]]
TEXT = (
    "Căn cứ điểm đ khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;\n"
    "Theo Quyết định số 5/QĐ-XYZ <b>& Co</b> và Luật Đất đai."
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "van ban.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_html_is_one_page_with_every_citation(run: Run, file: Path) -> None:
    code, page, err = run("extract", file, "--format", "html")
    assert (code, err) == (0, "")
    printed = run("extract", file, "--kind", "citation")[1]
    lines = [json.loads(line) for line in printed.splitlines()]
    assert len(lines) == 3
    for line in lines:
        found = re.search(rf'<mark class="v s-(\w+)" id="v-{line["start"]}"[^>]*>([^<]*)<', page)
        assert found
        assert found[1] == line["status"]
        assert unescape(found[2]) == line["text"]
        assert f'id="c-{line["start"]}"' in page
    assert page.startswith("<!doctype html>")
    assert '<html lang="vi">' in page


def test_html_asks_nobody_and_runs_nothing(run: Run, file: Path) -> None:
    page = run("extract", file, "--format", "html")[1]
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert "<script" not in page
    assert not re.search(r"\s(?:src|href|style|on\w+)=\"(?!#)", page)
    assert "url(" not in page
    assert "&lt;b&gt;&amp; Co&lt;/b&gt;" in page


def test_several_documents_are_one_page_with_anchors_of_their_own(run: Run, texts: Path) -> None:
    code, page, _ = run("extract", texts, "--format", "html")
    assert code == 0
    anchors = re.findall(r'\sid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert page.count("<article") == len(list(texts.iterdir()))
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in anchors


@pytest.mark.parametrize("form", ["html", "jsonld"])
def test_into_a_folder_one_file_for_each(run: Run, texts: Path, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "xem"
    code, out, err = run("extract", texts, texts, "--format", form, "-o", f"{folder}/")
    assert (code, out) == (0, "")
    names = sorted(path.name for path in texts.iterdir())
    expected = sorted([f"{name}{again}.{form}" for name in names for again in ("", "-2")])
    assert sorted(path.name for path in folder.iterdir()) == expected
    assert len(err.splitlines()) == len(expected)
    again = run("extract", texts, "--format", form, "-o", folder)
    assert again[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == expected


def test_the_same_text_gives_the_same_bytes(run: Run, file: Path) -> None:
    for form in ("html", "jsonld"):
        assert run("extract", file, "--format", form) == run("extract", file, "--format", form)


def test_jsonld_reads_back_as_what_was_found(run: Run, file: Path) -> None:
    code, out, err = run("extract", file, "--format", "jsonld")
    assert (code, err) == (0, "")
    back = read_annotations(json.loads(out))
    found = analyse(TEXT, str(file))
    assert back.links == found.links
    assert [link.citation.span for link in back.links] == [
        link.citation.span for link in found.links
    ]
    assert back.document_iri == found.document_iri
    assert back.file == str(file)


def test_jsonld_of_several_is_a_list(run: Run, texts: Path) -> None:
    pages = json.loads(run("extract", texts, "--format", "jsonld")[1])
    assert [page["type"] for page in pages] == ["AnnotationPage"] * len(list(texts.iterdir()))
    assert len({page["id"] for page in pages}) == len(pages)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_lines_go_where_o_says(run: Run, file: Path, tmp_path: Path, form: str) -> None:
    printed = run("extract", file, "--format", form)[1]
    target = tmp_path / "ket-qua"
    code, out, err = run("extract", file, "--format", form, "-o", target)
    assert (code, out) == (0, "")
    assert "ket-qua" in err
    with target.open(encoding="utf-8", newline="") as written:
        assert written.read() == printed


def test_what_cannot_be_read_leaves_the_target_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Ngh\xff\xfe nh")
    target = tmp_path / "a.html"
    target.write_text("cũ", encoding="utf-8")
    code, out, err = run("extract", tmp_path / "a.txt", "--format", "html", "-o", target)
    assert (code, out) == (3, "")
    assert "a.txt" in err
    assert target.read_text(encoding="utf-8") == "cũ"


def test_kinds_are_for_lines(run: Run, file: Path) -> None:
    code, out, err = run("extract", file, "--format", "html", "--kind", "citation")
    assert (code, out) == (2, "")
    assert "--kind" in err


# ---------------------------------------------------------------------------------------- explain


def explained(run: Run, text: str) -> dict[str, list[dict[str, Any]]]:
    code, out, err = run("explain", text, "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, list[dict[str, Any]]] = json.loads(out)
    return found


def test_explain_shows_every_step(run: Run) -> None:
    code, out, _ = run("explain", TEXT)
    assert code == 0
    for step in ("dấu hiệu", "các mảnh", "cây cú pháp", "điều khoản", "nghĩa là", "có thể là"):
        assert step in out, step
    assert "└─ ISSUER «Chính phủ»" in out
    assert "điều 5 khoản 2 điểm đ" in out
    assert "https://w3id.org/viendan/id/vb/30/2020/NĐ-CP" in out
    assert "không rõ năm ban hành" in out
    english = run("explain", TEXT, "--lang", "en")[1]
    assert "trigger" in english
    assert "tokens" in english
    assert "article 5 clause 2 point đ" in english


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("theo Mẫu số 01/TT-BTC kèm theo", "đứng sau «Mẫu số»"),
        ("dự thảo Nghị định số 30/2020/NĐ-CP", "đứng sau chữ dự thảo"),
        ("dự thảo Luật Đất đai", "dự thảo, hoặc là tên của cơ quan"),
        ("Số: 861/QĐ-TTg", "là số của chính văn bản này"),
        ("xe 12/QZW chạy", "không ghi loại văn bản và ký hiệu lạ"),
        ("LUẬT ĐẤT ĐAI", "là tiêu đề viết hoa"),
    ],
)
def test_explain_says_why_something_is_no_citation(run: Run, text: str, why: str) -> None:
    out = run("explain", text)[1]
    assert "không phải viện dẫn" in out
    assert why in out
    (mention,) = explained(run, text)["mentions"]
    assert mention["rejected"]
    assert mention["citations"] == []
    assert "is no citation" in run("explain", text, "--lang", "en")[1]


def test_explain_names_what_it_passed_over(run: Run) -> None:
    out = run("explain", "thực hiện theo Luật này.")[1]
    assert "Không thấy viện dẫn nào." in out
    assert "Bỏ qua [15, 19): «Luật», sau đó không có tên luật" in out


def test_explain_as_json_leads_back_to_the_words(run: Run) -> None:
    found = explained(run, TEXT)

    def placed(value: object) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [one for part in value for one in placed(part)]
        if not isinstance(value, dict):
            return []
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [one for part in value.values() for one in placed(part)]

    everything = placed(found)
    assert len(everything) > 20
    for one in everything:
        assert TEXT[one["start"] : one["end"]] == one["text"]
    cited = [one for mention in found["mentions"] for one in placed(mention["citations"])]
    assert len(cited) == len(analyse(TEXT, "-").links)
