"""Tables and CSV for people."""

import csv
import io
from datetime import date

from api.formats import Table, csv_text, print_table

TABLE = Table(
    ("deadline", "responsible", "action"),
    (
        (date(2021, 8, 2), ("Sở Xây dựng", "Sở Nội vụ"), "hoàn thiện,\n[bold]trình[/bold]"),
        (None, (), "\x1b[31mđỏ\x1b[0m"),
    ),
)


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(TABLE, "vi"))))
    assert [row["Hạn"] for row in rows] == ["2021-08-02", ""]
    assert rows[0]["Cơ quan thực hiện"] == "Sở Xây dựng; Sở Nội vụ"
    assert rows[0]["Nhiệm vụ"] == "hoàn thiện,\n[bold]trình[/bold]"


def printed(lang: str = "vi", only: tuple[str, ...] | None = None) -> list[str]:
    out = io.StringIO()
    print_table(TABLE, out, "en" if lang == "en" else "vi", only=only)
    return out.getvalue().splitlines()


def test_a_table_has_headings_in_the_language_asked_for() -> None:
    assert printed()[0].split("  ")[0] == "Hạn"
    assert printed("en")[0].split()[0] == "Deadline"


def test_a_row_is_one_line_and_its_words_are_not_markup() -> None:
    lines = [line for line in printed() if "hoàn thiện" in line]
    assert len(lines) == 1
    assert "hoàn thiện, [bold]trình[/bold]" in lines[0]


def test_what_a_terminal_would_obey_is_replaced() -> None:
    text = "\n".join(printed())
    assert "\x1b" not in text
    assert "\ufffd[31mđỏ" in text


def test_only_some_columns() -> None:
    text = "\n".join(printed(only=("action",)))
    assert "hoàn thiện" in text
    assert "2021-08-02" not in text


def test_long_lines_stay_whole_where_nobody_looks() -> None:
    out = io.StringIO()
    long = "từ " * 300
    print_table(Table(("action",), ((long,),)), out, "vi")
    assert long.strip() in out.getvalue()
