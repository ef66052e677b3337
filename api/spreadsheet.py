"""Rows as an Excel file that a clerk can sort and filter.

In: a ``Table`` and the addresses its documents have. Out: the bytes of an .xlsx file: one sheet,
its head frozen, real dates, long cells wrapped. What a document says is never a formula.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from api.formats import cell_text, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from api.formats import Table
    from api.settings import Lang

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_CELL: Final = 32_767
_NARROW, _WIDE, _WIDTH = 12, 60, 24
_WIDE_COLUMNS: Final = frozenset({"action", "text", "sentence", "through"})
_NARROW_COLUMNS: Final = frozenset({"deadline", "item", "overdue", "path", "depth", "start", "end"})
_LINKED: Final = "document"


def spreadsheet_bytes(
    table: Table, lang: Lang, name: str, addresses: Sequence[str | None] = ()
) -> bytes:
    """The table as .xlsx; ``addresses`` are those of the rows' documents, in the same order."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for column, key in enumerate(table.columns, start=1):
        cell = _cell(sheet, 1, column)
        _say(cell, heading(key, lang))
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _width(key)
    for row, values in enumerate(table.rows, start=2):
        for column, value in enumerate(values, start=1):
            _fill(_cell(sheet, row, column), value)
        address = addresses[row - 2] if row - 2 < len(addresses) else None
        if address:
            cell = _cell(sheet, row, table.columns.index(_LINKED) + 1)
            cell.hyperlink = address
            cell.style = "Hyperlink"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """No cell here is merged."""
    return cast("Cell", sheet.cell(row, column))


def _width(key: str) -> int:
    return _WIDE if key in _WIDE_COLUMNS else _NARROW if key in _NARROW_COLUMNS else _WIDTH


def _fill(cell: Cell, value: object) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, date):
        cell.value = value
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, int) and not isinstance(value, bool):
        cell.value = value
    else:
        _say(cell, cell_text(value))


def _say(cell: Cell, words: str) -> None:
    """Text as text: ``=1+1`` stays words, and what Excel cannot hold goes."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)[:_LONGEST_CELL] or None
    if cell.value is not None:
        cell.data_type = "s"
