"""``docs/formats.md`` names exactly the formats and keys that the program writes."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from api.explanation import explanation
from api.extraction import extract_text
from api.lines import KINDS
from api.tables import LINE_COLUMNS
from grammar.model import UNIT_KINDS
from kg.annotations import annotation_page
from kg.ingest import analyse
from kg.readers import read_file

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
NOTICE = read_file(ROOT / "examples" / "ha-giang-2024-thong-bao-187-tb-ubnd.txt")
TEXT = "Căn cứ khoản 2 Điều 5 Luật Đất đai; theo Quyết định số 5/QĐ-Y"


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> dict[str, list[str]]:
    """The first cell of each row of a section's table, and what is set as code in the second."""
    found = re.findall(r"^\| (`.*?`) \| (.*) \|$", section(title), flags=re.M)
    return {first: re.findall(r"`(\w+)`", second) for first, second in found}


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_of_every_kind_of_line(kind: str) -> None:
    line = next(line for line in extract_text(NOTICE, "a.txt") if line["kind"] == kind)
    assert rows("`jsonl`")[f"`{kind}`"] == [key for key in line if key not in ("file", "kind")]


def test_pinpoints_and_columns() -> None:
    assert " ".join(f"`{kind}`" for kind in UNIT_KINDS) in section("`jsonl`").replace("\n", " ")
    assert " ".join(f"`{key}`" for key in LINE_COLUMNS) in section("`json`, `csv`, `table`")


def test_the_keys_of_annotations() -> None:
    named = {key for cell in rows("`jsonld`") for key in re.findall(r"`(\w+)`", cell)}
    items = [
        item
        for text in (NOTICE, TEXT)
        for item in annotation_page(analyse(text, "a.txt"), "a.txt")["items"]
    ]
    written = {key for item in items for key in item}
    assert written | {"type"} == named | {"type"}


def test_the_keys_of_explanations() -> None:
    found = explanation(TEXT + "; theo Luật này của Chính phủ.")
    table = rows("`viendan explain --format json`")
    assert list(table) == [f"`{key}`" for key in found]
    assert table["`mentions`"] == list(found["mentions"][0])
    assert table["`passed_over`"] == list(found["passed_over"][0])


def test_every_format_has_its_section() -> None:
    program = (ROOT / "api" / "commands" / "extract.py").read_text(encoding="utf-8")
    told = re.search(r"add_format\(parser, ([^)]*), \*WHOLE\)", program)
    whole = re.search(r"WHOLE: Final = \{(.*)\}", program)
    assert told
    assert whole
    formats = re.findall(r'"(\w+)"', told[1]) + re.findall(r'"(\w+)":', whole[1])
    headings = " ".join(re.findall(r"^## (.*)$", PAGE, flags=re.M))
    assert [name for name in formats if f"`{name}`" not in headings] == []


def test_the_example_runs_as_printed() -> None:
    block = re.search(r"```python\n(.*?)```", PAGE, flags=re.S)
    assert block
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(block[1], {})  # noqa: S102 (our own page)
    assert out.getvalue().splitlines() == re.findall(r"^# (.*)$", block[1], flags=re.M)
