"""Tables, CSV and JSON from results: the same rows for the command line and for HTTP.

``Table`` is what is printed; ``print_table`` draws it, as wide as it needs, ``csv_text`` writes it
for spreadsheets (RFC 4180). Headings are in the language of who reads them; keys are for JSON.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console as Terminal
from rich.table import Table as RichTable
from rich.text import Text

from api.console import harmless
from api.messages import say, sentences
from viz import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from api.settings import Lang

_WIDE: Final = 10_000
LIST_SEPARATOR: Final = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """Column keys and rows; a cell is None, a string, a number, a date or a tuple of strings."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def csv_text(table: Table, lang: Lang) -> str:
    """The table as CSV with a head line.

    >>> csv_text(Table(("name", "date"), (("a, b", date(2021, 6, 4)),)), "vi")
    'Tên,Ngày\\r\\n"a, b",2021-06-04\\r\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heading(column, lang) for column in table.columns)
    writer.writerows([cell_text(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def json_text(value: object) -> str:
    """JSON for people and programs: indented, in UTF-8 letters."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def print_table(
    table: Table, out: TextIO, lang: Lang, *, only: Sequence[str] | None = None
) -> None:
    """Draw the table, or ``only`` some of its columns.

    On a terminal it is folded to its width; elsewhere lines stay whole.
    """
    shown = [table.columns.index(column) for column in only or table.columns]
    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for index in shown:
        title = heading(table.columns[index], lang)
        drawn.add_column(title, overflow="fold", no_wrap=not out.isatty())
    for row in table.rows:
        # Text, not str: what documents say is never rich's markup.
        cells = (" ".join(_seen(row[index], lang).split()) for index in shown)
        drawn.add_row(*(Text(harmless(cell)) for cell in cells))
    Terminal(file=out, width=None if out.isatty() else _WIDE, highlight=False).print(drawn)


def _seen(cell: object, lang: Lang) -> str:
    """What stands in a cell that people look at: days as they write them."""
    return words.day(cell) if lang == "vi" and isinstance(cell, date) else cell_text(cell)


def heading(column: str, lang: Lang) -> str:
    """The heading of a column; a variable of a query is its own heading."""
    key = f"column_{column}"
    return say(key, lang) if key in sentences() else column


def headings(lang: Lang) -> dict[str, str]:
    """The heading of every column that has one, by its key."""
    columns = (key for key in sentences() if key.startswith("column_"))
    return {key.removeprefix("column_"): say(key, lang) for key in columns}


def cell_text(cell: object) -> str:
    """What stands in a cell: nothing for None, lists with semicolons, ISO dates."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (tuple, list)):
        return LIST_SEPARATOR.join(str(part) for part in cell)
    return str(cell)
