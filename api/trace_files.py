"""Traces and paths as files: CSV, Excel, Turtle, GraphML, a page to print.

In: what was found, and where documents have pages. Out: bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, assert_never

from api.formats import csv_text
from api.spreadsheet import XLSX, spreadsheet_bytes
from api.tables import trace_table
from api.task_files import BOM
from kg.traces.traced_graph import graphml, steps_of, turtle
from viz import links
from viz.traced_page import traced_page

if TYPE_CHECKING:
    from datetime import date

    from api.settings import Lang
    from kg.model import Paths, Trace

TraceFile = Literal["csv", "xlsx", "ttl", "graphml", "html"]
MEDIA_TYPES: Final[dict[TraceFile, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX,
    "ttl": "text/turtle; charset=utf-8",
    "graphml": "application/graphml+xml; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_SHEET: Final = {"vi": "Truy vết", "en": "Trace"}


def trace_file(
    kind: TraceFile,
    found: Trace | Paths,
    lang: Lang,
    *,
    base_url: str = "",
    on: date | None = None,
    asked: str = "",
    bom: bool = False,
) -> bytes:
    """What was found in that form; ``asked`` says on the page what the question was."""
    match kind:
        case "csv":
            return ((BOM if bom else "") + csv_text(trace_table(found, lang), lang)).encode()
        case "xlsx":
            root = base_url.rstrip("/")
            steps = steps_of(found)
            pages = [root + links.document(step.document) if root else None for step in steps]
            return spreadsheet_bytes(trace_table(found, lang), lang, _SHEET[lang], pages)
        case "ttl":
            return turtle(found).encode()
        case "graphml":
            return graphml(found).encode()
        case "html":
            return traced_page(found, on=on, asked=asked).encode()
        case _:
            assert_never(kind)
