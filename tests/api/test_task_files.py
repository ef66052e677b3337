"""Directives filtered by basis and day, and as files: a spreadsheet, a calendar, CSV."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import openpyxl
import pytest

from api.calendar import calendar_text
from api.formats import Table
from api.settings import Lang
from api.spreadsheet import spreadsheet_bytes
from api.task_files import task_file
from kg.model import DirectiveRecord, DocumentRecord
from kg.tasks.due import is_overdue

Run = Callable[..., tuple[int, str, str]]

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
NOTICE = DocumentRecord("https://x/vb/310/TB-UBND", "vb/310/TB-UBND", "310/TB-UBND")
TASK = DirectiveRecord(
    iri="https://x/nv/310#1_2",
    document=NOTICE,
    responsible=("Sở Y tế tỉnh Bắc Kạn",),
    coordinated_by=(),
    action="rà soát, báo cáo; trình",
    submit_to=(),
    deadline=date(2021, 8, 10),
    deadline_text="trước ngày 10/8/2021",
    deadline_kind="before",
    item=None,
    start=7,
    end=9,
    text="Sở Y tế rà soát,\nbáo cáo; trình \\ trước ngày 10/8/2021",
)
RECURRING = replace(
    TASK, document=replace(NOTICE, date=date(2021, 8, 5)), deadline=None, deadline_kind="recurring"
)


@pytest.mark.parametrize(
    ("kind", "as_of", "late"),
    [
        ("before", date(2021, 8, 9), False),
        ("before", date(2021, 8, 10), True),
        ("by", date(2021, 8, 10), False),
        ("by", date(2021, 8, 11), True),
        ("within", date(2021, 8, 10), False),
    ],
)
def test_late(kind: str, as_of: date, late: bool) -> None:
    assert is_overdue(date(2021, 8, 10), kind, as_of) is late


def test_without_a_printed_day_nothing_is_late() -> None:
    assert is_overdue(None, "within", date(2100, 1, 1)) is None


def unfolded(calendar: str) -> list[str]:
    assert calendar.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "\n" not in calendar.replace("\r\n", "")
    return calendar.replace("\r\n ", "").split("\r\n")


def test_a_calendar() -> None:
    lines = unfolded(calendar_text([TASK], "https://vb.example/", NOW))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//viendan//directives//VI"]
    assert lines[3:-2] == [
        "BEGIN:VEVENT",
        "UID:https://x/nv/310#1_2",
        "DTSTAMP:20240506T070809Z",
        "DTSTART;VALUE=DATE:20210810",  # as printed, "trước ngày 10/8" too
        "TRANSP:TRANSPARENT",
        "SUMMARY:Sở Y tế tỉnh Bắc Kạn: rà soát\\, báo cáo\\; trình",
        "DESCRIPTION:Sở Y tế rà soát\\,\\nbáo cáo\\; trình \\\\ trước ngày 10/8/2021"
        "\\n\\nThời hạn: trước ngày 10/8/2021\\n310/TB-UBND",
        "URL:https://vb.example/van-ban/vb/310/TB-UBND#n-7",
        "END:VEVENT",
    ]
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_no_address_is_no_url() -> None:
    lines = unfolded(calendar_text([TASK], "", NOW))
    assert "DTSTART;VALUE=DATE:20210810" in lines
    assert not [line for line in lines if line.startswith("URL")]


def test_what_has_no_day_is_not_in_the_calendar() -> None:
    assert "VEVENT" not in calendar_text([replace(TASK, deadline=None)], "", NOW)


@pytest.mark.parametrize(
    ("words", "first", "rule"),
    [
        ("trước ngày 25 hằng tháng", "20210825", "FREQ=MONTHLY;BYMONTHDAY=25"),
        (
            "trước ngày 31 hằng tháng",
            "20210831",
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        ),
        ("trước ngày 30/11 hằng năm", "20211130", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),
        ("hằng quý", "20210930", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        ("định kỳ 2 tuần", "20210806", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("trước 16 giờ hằng ngày", "20210805", "FREQ=DAILY"),
        ("trước ngày 10/12 hằng năm", "20211210", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
    ],
)
def test_what_recurs_has_a_rule(words: str, first: str, rule: str) -> None:
    task = replace(RECURRING, deadline_text=words)
    lines = unfolded(calendar_text([task], "", NOW))
    assert f"DTSTART;VALUE=DATE:{first}" in lines
    assert f"RRULE:{rule}" in lines
    assert [line for line in lines if "Thời hạn: " + words in line]


def test_several_days_of_a_year_are_several_events() -> None:
    task = replace(RECURRING, deadline_text="trước ngày 15/6 và ngày 10/12 hằng năm")
    lines = unfolded(calendar_text([task], "", NOW))
    assert [line for line in lines if line.startswith(("UID", "DTSTART"))] == [
        "UID:https://x/nv/310#1_2",
        "DTSTART;VALUE=DATE:20220615",
        "UID:https://x/nv/310#1_2_2",
        "DTSTART;VALUE=DATE:20211210",
    ]


def test_without_a_date_of_the_document_it_runs_from_today() -> None:
    undated = replace(RECURRING, document=NOTICE, deadline_text="hằng ngày")
    assert "DTSTART;VALUE=DATE:20240506" in unfolded(calendar_text([undated], "", NOW))
    unknown = replace(RECURRING, deadline_text="định kỳ")
    assert "VEVENT" not in calendar_text([unknown], "", NOW)


def test_a_doubtful_day_is_tentative_and_a_period_keeps_its_words() -> None:
    period = replace(TASK, deadline_text="trong quý III/2021", deadline=date(2021, 9, 30))
    lines = unfolded(
        calendar_text([replace(period, deadline_doubt="submission_or_decision")], "", NOW)
    )
    assert {"STATUS:TENTATIVE", "DTSTART;VALUE=DATE:20210930"} <= set(lines)
    assert [line for line in lines if "Thời hạn: trong quý III/2021" in line]
    assert "STATUS" not in calendar_text([period], "", NOW)


def test_letters_of_several_octets_are_not_cut() -> None:
    long = replace(TASK, text="ệ" * 500 + "\x07", action="ự" * 500)
    lines = unfolded(calendar_text([long], "", NOW))
    due = "\\n\\nThời hạn: trước ngày 10/8/2021\\n310/TB-UBND"
    assert "DESCRIPTION:" + "ệ" * 500 + due in lines
    (summary,) = (line for line in lines if line.startswith("SUMMARY"))
    assert summary.endswith("…")
    assert len(summary) < 160


def test_a_spreadsheet() -> None:
    data = task_file("xlsx", [TASK, replace(TASK, deadline=None)], "vi", "https://vb.example")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    assert head[:3] == ["Hạn", "Cơ quan thực hiện", "Nhiệm vụ"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    due = sheet["A2"]
    assert due.is_date
    assert due.value == datetime(2021, 8, 10)
    assert sheet["A3"].value is None
    document = sheet.cell(2, head.index("Văn bản") + 1)
    assert document.value == "310/TB-UBND"
    assert document.hyperlink.target + "#" + (document.hyperlink.location or "") in {
        "https://vb.example/van-ban/vb/310/TB-UBND#n-7#",
        "https://vb.example/van-ban/vb/310/TB-UBND#n-7",
    }


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("vi", ["trước ngày", "chưa rõ là hạn trình hay hạn ban hành, phê duyệt"]),
        ("en", ["before", "submission_or_decision"]),
    ],
)
def test_a_doubtful_deadline_says_so_in_files(lang: Lang, told: list[str]) -> None:
    task = replace(TASK, deadline_doubt="submission_or_decision")
    head, row = csv.reader(io.StringIO(task_file("csv", [task], lang).decode()))
    at = head.index("Cách hiểu hạn" if lang == "vi" else "Kind of deadline")
    assert row[at - 1 : at + 2] == ["trước ngày 10/8/2021", *told]
    sheet = openpyxl.load_workbook(io.BytesIO(task_file("xlsx", [task], lang))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][at : at + 2] == told


def test_words_are_no_formula_and_no_control_characters() -> None:
    table = Table(("action", "document"), (("=1+1", "a\x0bb"), ("@SUM", "+3")))
    sheet = openpyxl.load_workbook(io.BytesIO(spreadsheet_bytes(table, "en", "x"))).active
    assert sheet is not None
    rows = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [[("=1+1", "s"), ("ab", "s")], [("@SUM", "s"), ("+3", "s")]]
    assert sheet["B2"].hyperlink is None


def deadlines(client: httpx.Client, **asked: str) -> list[str]:
    answer = client.get("/api/directives", params=asked)
    assert answer.status_code == 200, answer.text
    return [one["deadline"] for one in answer.json()["items"] if one["deadline"]]


def test_by_basis_through_intermediate_documents(client: httpx.Client) -> None:
    # The plan implements the resolution; the notice cites the plan in no directive.
    assert deadlines(client, basis="12-NQ/TU") == ["2021-12-15"]
    assert deadlines(client, basis="12-NQ/TU", agency="so tai chinh") == []
    assert deadlines(client, basis="30/2020/NĐ-CP") == []
    assert client.get("/api/directives", params={"basis": "1/XX"}).status_code == 404


def test_by_range_and_lateness(client: httpx.Client) -> None:
    assert deadlines(client, due_after="2021-08-10") == ["2021-08-20", "2021-12-15"]
    assert deadlines(client, due_after="2021-08-09", due_before="2021-08-20") == ["2021-08-10"]
    assert deadlines(client, overdue="true", as_of="2021-08-19") == ["2021-08-10"]
    assert len(deadlines(client, overdue="true")) == 3
    items = client.get("/api/directives", params={"as_of": "2021-08-20"}).json()["items"]
    assert [one["overdue"] for one in items if one["deadline"]] == [True, True, False]
    assert {one["overdue"] for one in items if not one["deadline"]} == {None}


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ics", "text/calendar"),
        ("csv", "text/csv"),
    ],
)
def test_downloads(client: httpx.Client, kind: str, media_type: str) -> None:
    asked = client.get("/api/directives", params={"format": kind, "agency": "so tai chinh"})
    negotiated = client.get(
        "/api/directives", params={"agency": "so tai chinh"}, headers={"Accept": media_type}
    )
    for answer in (asked, negotiated):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media_type)
        assert f'filename="directives.{kind}"' in answer.headers["content-disposition"]
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(asked.content)).active
        assert sheet is not None
        assert sheet["A2"].value == datetime(2021, 8, 10)
    else:
        assert ("20210810" if kind == "ics" else "2021-08-10") in asked.text
        assert asked.text.startswith("\ufeff") is (kind == "csv")


def test_the_page_filters_and_offers_files(client: httpx.Client) -> None:
    shown = client.get("/nhiem-vu", params={"basis": "12-NQ/TU", "as_of": "2021-12-01"}).text
    assert "15/12/2021" in shown
    assert "10/8/2021" not in shown
    assert "đã hết hạn" not in shown
    href = "/api/directives?as_of=2021-12-01&amp;basis=12-NQ%2FTU&amp;format=xlsx"
    assert f'href="{href}"' in shown
    late = client.get("/nhiem-vu", params={"as_of": "2021-12-15"}).text
    assert late.count('class="overdue"') == 3
    assert "<b>3</b> đã hết hạn tính đến 15/12/2021" in late
    only = client.get("/nhiem-vu", params={"as_of": "2021-08-19", "overdue": "true"}).text
    assert only.count('class="overdue"') == 1
    assert only.count("<tr>") == 2


def test_the_command_writes_files(run: Run, store: Path, tmp_path: Path) -> None:
    book, calendar, table = (tmp_path / f"việc.{kind}" for kind in ("xlsx", "ics", "csv"))
    asked = ("tasks", "--store", store, "--basis", "12-NQ/TU", "--as-of", "2021-12-31")
    assert run(*asked, "--format", "xlsx", "-o", book)[0] == 0
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert sheet.max_row == 2
    assert run(*asked, "--format", "ics", "-o", calendar)[0] == 0
    assert calendar.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1
    assert run(*asked, "--format", "csv", "--bom", "-o", table)[0] == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig")))
    assert row["Quá hạn"] == "x"
    assert row["Hạn"] == "2021-12-15"
    assert row["Cách hiểu hạn"] == "trước ngày"
    assert row["Qua văn bản"] == ("triển khai thực hiện Nghị quyết 12-NQ/TU")


def test_the_command_narrows(run: Run, store: Path) -> None:
    asked = ("tasks", "--store", store, "--format", "csv")
    _, out, _ = run(*asked, "--due-after", "2021-08-10", "--due-before", "2021-12-01")
    assert [row["Hạn"] for row in csv.DictReader(io.StringIO(out))] == ["2021-08-20"]
    assert not out.startswith("\ufeff")
    _, out, _ = run(*asked, "--overdue", "--as-of", "2021-08-10")
    assert [row["Hạn"] for row in csv.DictReader(io.StringIO(out))] == ["2021-08-10"]
    assert "x" in run("tasks", "--store", store, "--as-of", "2021-08-10")[1]


def test_a_period_that_ends_before_it_begins_is_refused(run: Run, store: Path) -> None:
    asked = ("tasks", "--store", store, "--due-before", "31/12/2021", "--due-after")
    code, out, err = run(*asked, "01/01/2022")
    assert (code, out) == (2, "")
    assert "01/01/2022 muộn hơn ngày kết thúc 31/12/2021" in err
    assert run(*asked, "31/12/2021")[0] == 0


def test_a_spreadsheet_needs_a_file(run: Run, store: Path) -> None:
    code, out, err = run("tasks", "--store", store, "--format", "xlsx")
    assert (code, out) == (2, "")
    assert "-o" in err


def test_a_day_that_nobody_can_read_lists_nothing(client: httpx.Client) -> None:
    for asked in ({"due_before": "31/13/2021"}, {"due_after": "mai"}, {"as_of": "2021-02-30"}):
        shown = client.get("/nhiem-vu", params=asked).text
        assert "không phải là ngày" in shown
        assert "<tr>" not in shown
    shown = client.get("/nhiem-vu", params={"due_before": "15/8/2021"}).text
    assert "không phải là ngày" not in shown
    assert shown.count("<tr>") == 2


def test_an_agency_that_nobody_knows_is_told(client: httpx.Client) -> None:
    shown = client.get("/nhiem-vu", params={"agency": "Sở Không Có"}).text
    assert "không có cơ quan nào tên “Sở Không Có”" in shown
    shown = client.get("/nhiem-vu", params={"agency": "Nội vụ", "due_before": "1/1/1999"}).text
    assert "không có cơ quan nào" not in shown
    assert "Không có nhiệm vụ nào hợp với điều kiện đã chọn" in shown


def test_days_are_written_in_two_ways(run: Run, store: Path) -> None:
    asked = ("tasks", "--store", store, "--format", "csv", "--due-before")
    assert run(*asked, "15/8/2021") == run(*asked, "2021-08-15")
    code, _, err = run(*asked, "15/15/2021")
    assert code == 2
    assert "31/12/2021" in err
    assert "2021-12-31" in err


def test_without_a_day_late_is_late_today(run: Run, store: Path) -> None:
    _, out, _ = run("tasks", "--store", store, "--format", "csv")
    late = [row["Quá hạn"] for row in csv.DictReader(io.StringIO(out)) if row["Hạn"]]
    assert late == ["x", "x", "x"]
