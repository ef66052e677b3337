"""Commands over a whole store: ask, export, back up, restore; a store that is open elsewhere."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query import named_queries

Run = Callable[..., tuple[int, str, str]]

COUNT = "SELECT (COUNT(?d) AS ?n) { ?d vd:file ?f }"


def test_the_three_questions_by_name(run: Run, store: Path) -> None:
    names = {query.name for query in named_queries()}
    assert {"implementers", "tasks_by_deadline", "meeting_documents"} <= names
    for query in named_queries():
        code, out, err = run("query", query.name, "--store", store, "--format", "csv")
        assert (code, err) == (0, ""), query.name
        assert out


def test_tasks_come_in_order_of_deadline(run: Run, store: Path) -> None:
    _, out, _ = run("query", "tasks_by_deadline", "--store", store, "--format", "csv")
    days = [cell for row in csv.reader(io.StringIO(out)) for cell in row if cell[:4] == "2021"]
    deadlines = [day for day in days if day in {"2021-08-10", "2021-08-20", "2021-12-15"}]
    assert deadlines == sorted(deadlines)
    assert len(deadlines) >= 3
    assert "15/12/2021" in run("query", "tasks_by_deadline", "--store", store)[1]


def test_the_list_names_each_query_with_its_title(run: Run) -> None:
    code, out, _ = run("query", "--list")
    assert code == 0
    for query in named_queries():
        assert any(query.name in line and query.title_vi in line for line in out.splitlines())


def test_a_query_as_text_file_and_standard_input(run: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "hoi.rq"
    file.write_text(COUNT, encoding="utf-8")
    by_text = run("query", COUNT, "--store", store, "--format", "csv")
    assert by_text[0] == 0
    assert by_text[1].split() == ["n", "4"]
    assert run("query", file, "--store", store, "--format", "csv") == by_text
    viendan = Path(sys.executable).with_name("viendan")
    command: list[str | Path] = [viendan, "query", "-", "--store", store, "--format", "csv"]
    ended = subprocess.run(command, input=COUNT.encode(), capture_output=True, check=True)
    assert ended.stdout.decode() == by_text[1]


@pytest.mark.parametrize(
    ("form", "shows"),
    [
        ("table", "4"),
        ("json", '"value":"4"'),
        ("tsv", "?n"),
        ("xml", "<sparql"),
    ],
)
def test_results_in_every_format(run: Run, store: Path, form: str, shows: str) -> None:
    code, out, _ = run("query", COUNT, "--store", store, "--format", form)
    assert code == 0
    assert shows in out.replace(" ", "")


def test_ask_and_construct(run: Run, store: Path) -> None:
    assert run("query", "ASK { ?s ?p ?o }", "--store", store)[1] == "có\n"
    assert run("query", "ASK { ?s ?p 'x' }", "--store", store, "--lang", "en")[1] == "no\n"
    assert run("query", "SELECT ?s { ?s ?p 'x' }", "--store", store)[2] == "Không có kết quả.\n"
    construct = "CONSTRUCT { ?d vd:file ?f } { ?d vd:file ?f }"
    for form, rdf in (("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES)):
        _, out, _ = run("query", construct, "--store", store, "--format", form)
        assert len(list(ox.parse(out, format=rdf))) == 4


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT ?s {", 7),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 7),
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", 7),
        ("khong-co.rq", 4),
        (None, 2),
    ],
)
def test_queries_that_have_no_answer(run: Run, store: Path, query: str | None, code: int) -> None:
    argv = ["query", *([query] if query else []), "--store", store]
    ended, out, err = run(*argv)
    assert (ended, out) == (code, "")
    assert err.startswith("Lỗi: ")
    assert len(err.splitlines()) == 1
    assert run(*argv, "--lang", "en")[2].startswith("Error: ")


def test_a_syntax_error_is_placed_in_what_was_written(run: Run, store: Path) -> None:
    assert "ở dòng 1, cột 18" in run("query", "SELECT * WHERE { ", "--store", store)[2]
    assert "ở dòng 2, cột 3" in run("query", "ASK {\n ]", "--store", store)[2]


def test_a_graph_may_be_named_with_a_usual_prefix(run: Run, store: Path) -> None:
    asked = "SELECT (COUNT(*) AS ?n) FROM vd:khong-co { ?s ?p ?o }"
    assert "https://w3id.org/viendan/ns#khong-co" in run("query", asked, "--store", store)[2]


def test_a_query_that_takes_too_long(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIENDAN_QUERY_SECONDS", "0.3")
    code, out, err = run(
        "query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--store", store
    )
    assert (code, out) == (7, "")
    assert "0.3" in err


def test_export_keeps_everything(run: Run, store: Path, tmp_path: Path) -> None:
    quads = {}
    for form, rdf in (("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)):
        target = tmp_path / f"kho.{form}"
        assert run("export", "--format", form, "-o", target, "--store", store)[0] == 0
        quads[form] = set(ox.parse(path=target, format=rdf))
    assert quads["nquads"] == quads["trig"]
    assert len({quad.graph_name for quad in quads["nquads"]}) == 4
    _, out, _ = run("export", "--format", "turtle", "--store", store)
    triples = {quad.triple for quad in ox.parse(out, format=ox.RdfFormat.TURTLE)}
    assert triples == {quad.triple for quad in quads["nquads"]}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kho.nquads", "kho.trig"]


def test_a_backup_comes_back(run: Run, store: Path, tmp_path: Path) -> None:
    copy, back = tmp_path / "sao", tmp_path / "kho"
    assert run("backup", copy, "--store", store)[0] == 0
    assert run("restore", copy, "--store", back)[0] == 0
    for argv in (["trace", "12-NQ/TU"], ["tasks"], ["export"]):
        assert run(*argv, "--store", back)[:2] == run(*argv, "--store", store)[:2]


def test_nothing_is_overwritten(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "co-san").mkdir()
    assert run("backup", "co-san", "--store", store)[0] == 1
    assert run("backup", "sao", "--store", store)[0] == 0
    code, _, err = run("restore", "sao", "--store", store)
    assert code == 1
    assert str(store) in err
    assert run("restore", "khong-co", "--store", "kho")[0] == 4
    assert run("restore", "co-san", "--store", "kho")[0] == 6
    assert not (tmp_path / "kho").exists()


HOLD = """
import sys
from pathlib import Path
from kg.ingest import Library
with Library.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_store_that_another_process_has_open(run: Run, store: Path, texts: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, store], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == b"open\n"
        code, _, err = run("ingest", texts, "--store", store)
        assert code == 6
        assert str(store) in err
        assert len(err.splitlines()) == 1
        assert run("serve", "--port", "0", "--store", store)[::2] == (code, err)
        # Reading goes on beside it.
        assert run("trace", "12-NQ/TU", "--store", store)[0] == 0
        _, out, _ = run("query", COUNT, "--store", store, "--format", "json")
        assert json.loads(out)["results"]["bindings"][0]["n"]["value"] == "4"
        holder.stdin.close()
    assert run("ingest", texts, "--store", store)[0] == 0
