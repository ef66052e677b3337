"""What CONTRIBUTING claims: one row in one table, and the new thing is read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import grammar

READ = """
import json, sys
from grammar.citations.parse import find_citations
from grammar.texts.text import read_text
found = find_citations(read_text(sys.argv[1]))
print(json.dumps([[c.text, c.type, c.issuer] for c in found]))
"""

CASES = [
    (
        "document_types",
        {"name": "Bản tin", "abbreviations": "BT", "group": "administrative"},
        "theo Bản tin số 12/BT-XYZ",
        ["Bản tin số 12/BT-XYZ", "Bản tin", None],
    ),
    (
        "issuers",
        {"key": "HĐVT", "name": "hội Đồng vũ trụ", "level": "state"},
        "Quyết định số 12/QĐ-HĐVT ngày 05/6/2020 của hội Đồng vũ trụ về bay",
        [
            "Quyết định số 12/QĐ-HĐVT ngày 05/6/2020 của hội Đồng vũ trụ",
            "Quyết định",
            "hội Đồng vũ trụ",
        ],
    ),
    (
        "statutes",
        {"key": "Luật X", "name": "Luật Du hành, thám hiểm và cứu hộ", "type": "Luật"},
        "theo Luật Du hành, thám hiểm và cứu hộ thì",
        ["Luật Du hành, thám hiểm và cứu hộ", "Luật", None],
    ),
]


@pytest.mark.parametrize(("table", "row", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_one_row_is_enough(
    tmp_path: Path, table: str, row: dict[str, str], text: str, expected: list[str | None]
) -> None:
    package = tmp_path / "grammar"
    shutil.copytree(Path(grammar.__file__).parent, package)
    assert expected not in _read(tmp_path, text)
    file = package / "tables" / f"{table}.csv"
    columns = file.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    cells = [f'"{row.get(column, "")}"' for column in columns]
    with file.open("a", encoding="utf-8") as out:
        out.write(",".join(cells) + "\n")
    assert expected in _read(tmp_path, text)


def test_one_row_makes_a_look_alike(tmp_path: Path) -> None:
    package = tmp_path / "grammar"
    shutil.copytree(Path(grammar.__file__).parent, package)
    text = "theo Thẻ kho số 12/QĐ-UBND"
    assert _read(tmp_path, text)
    with (package / "tables" / "not_citations.csv").open("a", encoding="utf-8") as out:
        out.write("Thẻ kho số,form,Thẻ kho số 12/QĐ-UBND\n")
    assert not _read(tmp_path, text)


def _read(root: Path, text: str) -> list[list[str | None]]:
    command = [sys.executable, "-c", READ, text]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
    found: list[list[str | None]] = json.loads(done.stdout)
    return found
