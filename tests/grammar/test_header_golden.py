"""The header of every kind of document that offices write, in every layout.

Each line of ``golden/headers.jsonl`` holds a text and the fields that it must give.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from grammar.headers.header import read_header
from grammar.texts.text import read_text

GOLDEN = Path(__file__).parents[1] / "golden" / "headers.jsonl"
ROWS = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_header_of_a_golden_text(row: dict[str, Any]) -> None:
    header = asdict(read_header(read_text(row["text"])))
    shown = {field: _plain(header[field]) for field in row["expected"]}
    assert shown == row["expected"]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
