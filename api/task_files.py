"""Directives as files to download: CSV, an Excel sheet, a calendar.

In: directives and where their documents have pages. Out: bytes, a media type and a file name.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal

from api.calendar import ICS, calendar_text
from api.formats import csv_text
from api.spreadsheet import XLSX, spreadsheet_bytes
from api.tables import task_table
from viz import links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.settings import Lang
    from kg.model import DirectiveRecord

TaskFile = Literal["csv", "xlsx", "ics"]
MEDIA_TYPES: Final[dict[TaskFile, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX,
    "ics": f"{ICS}; charset=utf-8",
}
# Excel reads a CSV file as UTF-8 only where this mark begins it.
BOM: Final = "\ufeff"
_SHEET: Final = {"vi": "Nhiệm vụ", "en": "Directives"}


def task_file(
    kind: TaskFile,
    directives: Sequence[DirectiveRecord],
    lang: Lang,
    base_url: str = "",
    *,
    bom: bool = False,
) -> bytes:
    """The directives in that form."""
    if kind == "ics":
        return calendar_text(directives, base_url, datetime.now(UTC)).encode()
    table = task_table(directives, lang)
    if kind == "csv":
        return ((BOM if bom else "") + csv_text(table, lang)).encode()
    root = base_url.rstrip("/")
    addresses = [
        root + links.document(one.document, f"n-{one.start}") if root else None
        for one in directives
    ]
    return spreadsheet_bytes(table, lang, _SHEET[lang], addresses)
