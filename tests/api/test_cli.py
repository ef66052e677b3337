"""The commands as people run them: what they print, what they say, how they end."""

import contextlib
import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli import COMMANDS

Run = Callable[..., tuple[int, str, str]]


def test_extract_prints_the_lines_in_text_order(run: Run, texts: Path) -> None:
    code, out, _ = run("extract", texts / "thong-bao.txt")
    lines = [json.loads(line) for line in out.splitlines()]
    original = (texts / "thong-bao.txt").read_text(encoding="utf-8")
    assert code == 0
    assert lines[0]["kind"] == "document"
    starts = [line["start"] for line in lines if "start" in line]
    assert starts == sorted(starts)
    for line in lines:
        if "text" in line:
            assert original[line["start"] : line["end"]] == line["text"]
    numbers = [line["number"] for line in lines if line["kind"] == "citation"]
    assert numbers == ["30", "245"]


def test_extract_of_a_folder_and_of_one_kind(run: Run, texts: Path) -> None:
    code, out, _ = run("extract", texts, "--kind", "document")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [Path(line["file"]).name for line in lines] == sorted(
        path.name for path in texts.iterdir()
    )
    assert {line["kind"] for line in lines} == {"document"}


def test_extract_as_json_csv_and_table(run: Run, texts: Path) -> None:
    file = texts / "thong-bao.txt"
    _, jsonl, _ = run("extract", file)
    lines = [json.loads(line) for line in jsonl.splitlines()]
    _, out, _ = run("extract", file, "--format", "json")
    assert json.loads(out) == lines
    _, out, _ = run("extract", file, "--format", "csv")
    assert [row["Loại"] for row in csv.DictReader(io.StringIO(out))] == [
        line["kind"] for line in lines
    ]
    _, out, _ = run("extract", file, "--format", "table", "--kind", "citation")
    assert "Nguyên văn" in out
    assert "30" in out


def test_one_bad_file_does_not_stop_the_others(run: Run, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"Ngh\xff\xfe nh")
    (tmp_path / "c.txt").write_text("Căn cứ Nghị định số 30/2020/NĐ-CP;", encoding="utf-8")
    code, out, err = run("extract", tmp_path, "--kind", "citation")
    assert code == 3
    assert [json.loads(line)["number"] for line in out.splitlines()] == ["30"]
    assert "a.txt" in err
    assert "b.txt" in err
    assert len(err.splitlines()) == 3


@pytest.mark.parametrize("command", ["extract", "ingest", "serve"])
def test_a_path_that_is_not_there(run: Run, command: str) -> None:
    code, out, err = run(command, "khong-co.txt")
    assert (code, out) == (4, "")
    assert err.startswith("Lỗi: Không có tệp hay thư mục khong-co.txt")
    assert run(command, "khong-co.txt", "--lang", "en")[2].startswith("Error: There is no file")


def test_a_folder_without_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    code, _, err = run("ingest", "trong")
    assert code == 4
    assert "trong" in err


def test_ingest_tells_what_each_document_is(run: Run, texts: Path, tmp_path: Path) -> None:
    code, out, err = run("ingest", texts, "--store", tmp_path / "kho")
    assert (code, out) == (0, "")
    lines = err.splitlines()
    assert len(lines) == len(list(texts.iterdir())) + 1
    assert "310/TB-UBND" in err
    assert "1/4" in lines[0]
    again = run("ingest", texts, "--store", tmp_path / "kho")
    assert again == (code, out, err)


def test_trace_as_a_table(run: Run, store: Path) -> None:
    code, out, err = run("trace", "12-NQ/TU", "--store", store)
    assert (code, err) == (0, "")
    head, _, first, second = (line for line in out.splitlines() if line.strip())
    assert head.startswith("Bậc")
    assert "245/KH-UBND" in first
    assert "thực hiện" in first
    assert "58/KH-STTTT" in second


def test_trace_as_json_and_csv(run: Run, store: Path) -> None:
    _, out, _ = run("trace", "12-NQ/TU", "--store", store, "--format", "json")
    steps = json.loads(out)["steps"]
    _, out, _ = run("trace", "12-NQ/TU", "--store", store, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["Văn bản"] for row in rows] == [step["document"]["label"] for step in steps]
    assert [row["Câu làm căn cứ"] for row in rows] == [
        step["edge"]["evidence"][0]["sentence"] for step in steps
    ]


def test_trace_with_filters_and_a_day(run: Run, store: Path) -> None:
    asked = ("trace", "12-NQ/TU", "--store", store)
    _, out, _ = run(*asked, "--issuer", "Sở Thông tin", "--on", "2000-01-01")
    head, _, first, second = (line for line in out.splitlines() if line.strip())
    assert "Hiệu lực" in head
    assert ("245/KH-UBND" in first, "chưa có hiệu lực" in second) == (True, True)
    code, out, err = run(*asked, "--status", "ended")
    assert (code, out) == (0, "")
    assert "12-NQ/TU" in err
    assert run(*asked, "--on", "hôm nay")[0] == 2


def test_days_of_a_trace_as_people_write_them(run: Run, store: Path) -> None:
    by_hand = run("trace", "12-NQ/TU", "--from", "1/1/2021", "--on", "31/12/2021", "--store", store)
    assert by_hand[0] == 0
    iso = run("trace", "12-NQ/TU", "--from", "2021-01-01", "--on", "2021-12-31", "--store", store)
    assert by_hand == iso
    code, _, err = run("trace", "12-NQ/TU", "--on", "31/02/2021", "--store", store)
    assert code == 2
    assert "--on: '31/02/2021' không phải là ngày; hãy viết NGÀY/THÁNG/NĂM (31/12/2021)" in err
    period = ("--from", "2/1/2021", "--to", "1/1/2021")
    code, _, err = run("trace", "12-NQ/TU", *period, "--store", store)
    assert (code, "02/01/2021 muộn hơn ngày kết thúc 01/01/2021" in err) == (2, True)


def test_trace_to_a_goal(run: Run, store: Path) -> None:
    asked = ("trace", "58/KH-STTTT", "--goal", "12-NQ/TU", "--store", store)
    _, out, _ = run(*asked, "--relation", "implements")
    head, _, first, second = (line for line in out.splitlines() if line.strip())
    assert head.startswith("Đường")
    assert ("245/KH-UBND" in first, "12-NQ/TU" in second) == (True, True)
    _, out, _ = run(*asked, "--format", "json")
    assert json.loads(out)["goal"]["id_local"] == "12-NQ/TU"
    _, _, err = run(*asked, "--relation", "implements", "--depth", "1")
    assert "Không có" in err


def test_trace_into_files(run: Run, store: Path, tmp_path: Path) -> None:
    asked = ("trace", "12-NQ/TU", "--store", store, "--format")
    for form, sign in (("ttl", "@prefix"), ("graphml", "<?xml"), ("html", "<!doctype html>")):
        _, out, _ = run(*asked, form)
        assert sign in out
        assert "245/KH-UBND" in out
    assert run(*asked, "xlsx")[0] == 2
    assert run(*asked, "xlsx", "-o", tmp_path / "truy-vet.xlsx")[0] == 0
    assert (tmp_path / "truy-vet.xlsx").read_bytes().startswith(b"PK")


def test_a_number_nobody_knows(run: Run, store: Path) -> None:
    code, out, err = run("trace", "1/XX-YY", "--store", store)
    assert (code, out) == (4, "")
    assert len(err.splitlines()) == 1
    assert "1/XX-YY" in err


def test_a_number_of_two_documents(run: Run, store: Path) -> None:
    code, _, err = run("trace", "245/KH-UBND", "--store", store)
    assert code == 5
    said, *candidates = err.splitlines()
    assert said.startswith("Lỗi: ")
    assert sorted(line.partition(", ")[2] for line in candidates) == [
        "02/03/2021, Ủy ban nhân dân tỉnh Cao Bằng",
        "10/05/2021, Ủy ban nhân dân tỉnh Bắc Kạn",
    ]
    assert "2021-03-02, " in run("trace", "245/KH-UBND", "--store", store, "--lang", "en")[2]
    for line in candidates:
        assert run("trace", line.split()[0], "--store", store)[0] == 0


def test_tasks(run: Run, store: Path) -> None:
    code, out, _ = run("tasks", "--store", store, "--due-before", "2021-08-15", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["Hạn"], row["Cơ quan thực hiện"]) for row in rows] == [
        ("2021-08-10", "Sở Tài chính tỉnh Bắc Kạn")
    ]
    _, out, _ = run("tasks", "--store", store, "--agency", "sở nội vụ", "--format", "json")
    assert [task["deadline"] for task in json.loads(out)] == ["2021-08-20"]
    _, out, err = run("tasks", "--store", store, "--agency", "Sở Không Có")
    assert out == ""
    assert err.startswith("Trong kho không có cơ quan nào tên «Sở Không Có».")
    _, out, err = run("tasks", "--store", store, "--agency", "nội vụ", "--due-before", "1/1/1999")
    assert (out, err) == ("", "Không có kết quả.\n")
    assert "15/12/2021" in run("tasks", "--store", store)[1]
    assert "2021-12-15" in run("tasks", "--store", store, "--lang", "en")[1]


def test_without_a_store(run: Run, tmp_path: Path) -> None:
    for argv in (["trace", "1/X"], ["tasks"], ["query", "implementers"], ["backup", "x"]):
        code, out, err = run(*argv, "--store", tmp_path / "khong-co")
        assert (code, out) == (4, "")
        assert "khong-co" in err
    assert not (tmp_path / "khong-co").exists()


def test_the_store_is_named_by_the_environment(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIENDAN_STORE", str(store))
    assert run("trace", "12-NQ/TU")[0] == 0


def test_graph_writes_one_file(run: Run, store: Path, tmp_path: Path) -> None:
    target = tmp_path / "hinh.html"
    code, out, err = run("graph", "12-NQ/TU", "-o", target, "--store", store)
    assert (code, out) == (0, "")
    assert str(target) in err
    page = target.read_text(encoding="utf-8")
    assert "245/KH-UBND" in page
    assert run("graph", "12-NQ/TU", "--store", store)[1] == page


@pytest.mark.parametrize("command", [("graph", "12-NQ/TU"), ("trace", "12-NQ/TU"), ("export",)])
def test_a_folder_that_is_not_there_is_named(
    run: Run, store: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    target = tmp_path / "khong-co" / "hinh.html"
    code, out, err = run(*command, "-o", target, "--store", store)
    assert (code, out) == (4, "")
    assert err.startswith(f"Lỗi: Không có thư mục {target.parent}.")
    assert list(tmp_path.iterdir()) == []


def test_explain_shows_the_words_and_what_was_read(run: Run) -> None:
    text = "Căn cứ khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;"
    code, out, _ = run("explain", text)
    lines = out.splitlines()
    assert code == 0
    carets = next(line for line in lines if "^" in line)
    shown = lines[lines.index(carets) - 1]
    start, end = carets.index("^"), carets.rindex("^") + 1
    assert shown[start:end] == "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"
    assert "điều 5 khoản 2" in out
    assert "quan hệ          căn cứ" in out
    assert "05/03/2020" in out
    assert "Không thấy viện dẫn" in run("explain", "Trời hôm nay đẹp.")[1]


def test_usage_errors(run: Run) -> None:
    for argv in (["trace"], ["trace", "1/X", "--depth", "0"], ["dance"], ["extract"]):
        code, out, err = run(*argv)
        assert (code, out) == (2, "")
        assert err.startswith("Lỗi: ")
        assert "--help" in err
        assert run(*argv, "--lang", "en")[2].startswith("Error: ")
    assert run()[0] == 2


def test_a_wrong_variable_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIENDAN_PORT", "cổng")
    code, _, err = run("tasks")
    assert code == 2
    assert "VIENDAN_PORT" in err


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_in_both_languages(run: Run, name: str) -> None:
    argv = [name] if name else []
    code, vietnamese, _ = run(*argv, "--help")
    assert code == 0
    assert "cách dùng: viendan" in vietnamese
    assert "ví dụ" in vietnamese
    code, english, _ = run(*argv, "--help", "--lang", "en")
    assert code == 0
    assert "usage: viendan" in english
    assert "examples" in english
    assert "options:" in english
    assert "--store" in english


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    _, out, _ = run("--help")
    for command in COMMANDS:
        assert f" {command} " in out
    for code in (0, 1, 2, 3, 4, 5, 6, 7, 8, 130):
        assert f" {code}  " in out


def viendan(
    *argv: str | Path, data: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """The installed command in a process of its own, in a bare locale."""
    return subprocess.run(
        [Path(sys.executable).with_name("viendan"), *argv],
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", **environ},
    )


def test_standard_input_and_a_bare_locale(texts: Path) -> None:
    data = (texts / "thong-bao.txt").read_bytes()
    ended = viendan("extract", "-", "--kind", "document", data=data)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["type"] == "Thông báo"
    empty = viendan("extract", "-", VIENDAN_LANG="en")
    assert empty.returncode == 3
    assert empty.stderr.decode().startswith("Error: ")
    assert len(empty.stderr.splitlines()) == 1


def test_a_reader_that_goes_away(texts: Path) -> None:
    command = Path(sys.executable).with_name("viendan")
    process = subprocess.Popen(
        [command, "extract", *[texts] * 40], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert said == b""


def test_a_progress_bar_on_a_terminal_only(texts: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = Path(sys.executable).with_name("viendan")
    argv: list[str | Path] = [command, "ingest", texts, "--store", tmp_path / "kho"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        with contextlib.suppress(OSError):  # the end of a terminal
            while chunk := os.read(ours, 65536):
                said += chunk
        os.close(ours)
        assert process.stdout
        assert process.stdout.read() == b""
    assert process.returncode == 0
    assert "Đang nạp" in said.decode()
    assert b"4/4" in said
    assert "Đang nạp" not in viendan("ingest", texts, "--store", tmp_path / "kho").stderr.decode()


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "cham.txt"
    os.mkfifo(pipe)
    command = Path(sys.executable).with_name("viendan")
    with subprocess.Popen([command, "extract", pipe], stderr=subprocess.PIPE) as process:
        with pipe.open("wb"):  # waits until it reads
            process.send_signal(signal.SIGINT)
            assert process.stderr
            assert process.stderr.read().decode() == "Đã dừng theo yêu cầu.\n"
        assert process.wait(timeout=60) == 130


def test_the_version_loads_next_to_nothing() -> None:
    heavy = ("rdflib", "networkx", "lark", "pyoxigraph", "rich", "fastapi")
    program = f"import sys, api.cli; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_reading_a_text_loads_no_web_framework(texts: Path) -> None:
    program = (
        "import sys; from api.cli import main; code = main(sys.argv[1:]); "
        "sys.exit(code or 'fastapi' in sys.modules or 'pyvis' in sys.modules)"
    )
    command: list[str | Path] = [sys.executable, "-c", program, "extract"]
    command.append(texts / "thong-bao.txt")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
