"""The examples a new user meets first: each reads, and says of itself and others what it should."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from grammar.document import Reading, read
from kg.readers import SUFFIXES, read_file

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def _golden(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "golden" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


GOLDEN = _golden("examples.tsv")
DIRECTIVES = _golden("example_directives.tsv")


@cache
def _reading(file: str) -> Reading:
    return read(read_file(EXAMPLES / file))


def _file(row: dict[str, str]) -> str:
    return row["file"]


def test_every_example_has_its_golden_row_and_its_line_in_the_readme() -> None:
    files = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in SUFFIXES)
    assert [row["file"] for row in GOLDEN] == files
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert [file for file in files if f"`{file}`" not in readme] == []


def test_every_made_example_has_its_source() -> None:
    sources = {path.stem for path in (EXAMPLES / "sources").iterdir()}
    assert {row["file"] for row in GOLDEN if row["file"].endswith((".docx", ".pdf"))} == sources


@pytest.mark.parametrize("row", GOLDEN, ids=_file)
def test_what_the_document_says_of_itself(row: dict[str, str]) -> None:
    header = _reading(row["file"]).header
    assert {
        "type": header.type,
        "number": header.number or "",
        "symbol": header.symbol,
        "date": header.date.isoformat() if header.date else "",
        "issuer": header.issuer,
    } == {key: row[key] for key in ("type", "number", "symbol", "date", "issuer")}
    assert header.title
    assert header.signer
    assert header.recipients


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["file"])
def test_how_many_documents_it_cites(row: dict[str, str]) -> None:
    reading = _reading(row["file"])
    found = [reading.text.slice(citation.span) for citation in reading.citations]
    assert len(found) == int(row["citations"]), "\n".join(found)


@pytest.mark.parametrize("row", DIRECTIVES, ids=lambda row: f"{row['file']} {row['deadline_text']}")
def test_who_must_act_by_when(row: dict[str, str]) -> None:
    reading = _reading(row["file"])
    wanted = date.fromisoformat(row["deadline"]) if row["deadline"] else None
    found = [
        (directive.responsible, directive.deadline)
        for directive in reading.directives
        if row["deadline_text"] in " ".join((directive.deadline_text or "").split())
    ]
    assert ((row["responsible"],), wanted) in found


NOTICES = {
    "ha-giang-2024-thong-bao-187-tb-ubnd.txt": (
        (date(2024, 6, 27), date(2024, 6, 28)),
        "Trần Văn Bình",
        [
            "Sở Thông tin và Truyền thông tỉnh Hà Giang",
            "Sở Thông tin và Truyền thông tỉnh Hà Giang",
            "Sở Thông tin và Truyền thông tỉnh Hà Giang",
            "Sở Kế hoạch và Đầu tư tỉnh Hà Giang",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Giang",
        ],
    ),
    "quang-nam-2024-thong-bao-96-tb-vpubnd.pdf": (
        (date(2024, 3, 15),),
        "Phan Văn Quý",
        [None, "Sở Nông nghiệp và Phát triển nông thôn tỉnh Quảng Nam", None, None],
    ),
    "dong-thap-2025-thong-bao-ket-luan.txt": ((date(2025, 9, 5),), "Võ Văn Giang", None),
    "ha-giang-2023-ket-luan-415-kl-tu.txt": ((date(2023, 8, 4),), None, None),
}


@pytest.mark.parametrize("file", NOTICES)
def test_the_meeting_of_a_notice(file: str) -> None:
    dates, chair, presenters = NOTICES[file]
    reading = _reading(file)
    assert reading.meeting is not None
    assert (reading.meeting.dates, reading.meeting.chair) == (dates, chair)
    if presenters is not None:
        assert [item.presented_by for item in reading.items] == presenters


def test_only_notices_have_a_meeting() -> None:
    assert {row["file"] for row in GOLDEN if _reading(row["file"]).meeting} == set(NOTICES)
