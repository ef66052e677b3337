"""Users' queries in real worker processes: whole answers, exact deadlines, no way out."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef

from kg.sparql.errors import (
    NotAcceptable,
    QueryBusy,
    QueryCancelled,
    QueryError,
    QueryMemory,
    QueryRejected,
    QueryTimeout,
    QueryTooLarge,
)
from kg.sparql.values import GRAPH_FORMATS, RESULT_FORMATS
from kg.sparql.worker import Cancellation, Limits, Query, QueryPool
from kg.sparql.worker_process import Watch, Worker
from kg.storage.store import Store

G, H = "https://example.org/g/1", "https://example.org/g/2"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SECONDS = 1.0
LIMITS = Limits(seconds=SECONDS, rows=500, bytes=200_000, workers=2)


def triples(count: int) -> list[tuple[URIRef, URIRef, Literal]]:
    subject = "https://example.org/văn-bản/{}"
    name = URIRef("https://example.org/tên")
    return [(URIRef(subject.format(n)), name, Literal(f'số {n},\n"x" <{n}>')) for n in range(count)]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.open(None) as opened:
        opened.replace(G, triples(600))
        opened.replace(H, triples(3))
        yield opened


@pytest.fixture(scope="module")
def pool(store: Store) -> Iterator[QueryPool]:
    with QueryPool(store.snapshot, LIMITS) as opened:
        yield opened


def count(pool: QueryPool, query: Query) -> int:
    """The number in the one cell of a CSV answer."""
    return int(pool.run(query).body.split()[1])


@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_every_result_format_reads_back(pool: QueryPool, name: str) -> None:
    answer = pool.run(Query("SELECT ?o { ?s ?p ?o } ORDER BY ?s LIMIT 500", name))
    assert answer.content_type == RESULT_FORMATS[name]
    if name == "CSV":
        assert answer.body.decode().count("\r\n") == 501
        return
    read = ox.parse_query_results(answer.body, format=getattr(ox.QueryResultsFormat, name))
    assert isinstance(read, ox.QuerySolutions)
    assert len(list(read)) == 500


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_every_graph_format_reads_back(pool: QueryPool, name: str) -> None:
    answer = pool.run(Query(f"CONSTRUCT FROM <{H}> WHERE {{ ?s ?p ?o }}", None, name))
    assert answer.content_type == GRAPH_FORMATS[name]
    read = {quad.triple for quad in ox.parse(answer.body, getattr(ox.RdfFormat, name))}
    assert {each.object.value for each in read if isinstance(each.object, ox.Literal)} == {
        str(o) for _, _, o in triples(3)
    }


def test_the_dataset_is_the_union_unless_told_otherwise(pool: QueryPool) -> None:
    asked = {
        ("", ()): 600,
        (f"FROM <{H}>", ()): 3,
        (f"FROM <{H}> FROM <{G}>", ()): 600,
        (f"FROM NAMED <{H}>", ()): 0,
        (f"FROM <{G}>", (H,)): 3,
        ("", (G, H)): 600,
        ("", (H,)): 3,
    }
    for (dataset, default), expected in asked.items():
        query = f"SELECT (COUNT(*) AS ?n) {dataset} {{ ?s ?p ?o }}"
        assert count(pool, Query(query, "CSV", default_graphs=default)) == expected
    assert count(pool, Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "CSV", union=False)) == 0


def test_graphs_from_elsewhere_are_refused(pool: QueryPool) -> None:
    for query in (
        Query("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }"),
        Query("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"),
        Query("ASK {}", default_graphs=("http://127.0.0.1:1/",)),
        Query("ASK {}", named_graphs=("không phải IRI",)),
    ):
        with pytest.raises(QueryRejected) as refused:
            pool.run(query)
        assert refused.value.code == "unknown_graph"


def test_a_syntax_error_has_its_place(pool: QueryPool) -> None:
    with pytest.raises(QueryRejected, match="dòng 2, cột 10") as refused:
        pool.run(Query("SELECT *\n{ ?s ?p }"))
    assert refused.value.message("en").endswith("at line 2, column 10.")
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("ASK { FILTER(<urn:unknown>(1)) }", QueryRejected),
        ("ASK " + "{" * 60_000 + "}" * 60_000, QueryRejected),
        ("SELECT * { ?s ?p ?o }", QueryTooLarge),
        ("CONSTRUCT WHERE { ?s ?p ?o }", QueryTooLarge),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }", QueryTooLarge),
    ],
)
def test_what_has_no_answer_says_why(pool: QueryPool, query: str, error: type[QueryError]) -> None:
    with pytest.raises(error):
        pool.run(Query(query))
    assert pool.run(Query("ASK {}", "CSV")).body == b"true"


@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_rows_are_counted_in_every_format(pool: QueryPool, name: str) -> None:
    query = "SELECT ?o {{ ?s ?p ?o }} LIMIT {}"
    assert pool.run(Query(query.format(500), name)).body
    with pytest.raises(QueryTooLarge, match="500 dòng"):
        pool.run(Query(query.format(501), name))


def test_an_answer_of_exactly_the_allowed_size_is_whole(store: Store) -> None:
    query = Query("SELECT ?o { ?s ?p ?o } LIMIT 100")
    with QueryPool(store.snapshot, LIMITS) as pool:
        whole = pool.run(query).body
    for size, fits in ((len(whole), True), (len(whole) - 1, False)):
        with QueryPool(store.snapshot, Limits(bytes=size)) as pool:
            if fits:
                assert len(pool.run(query).body) == size
            else:
                with pytest.raises(QueryTooLarge, match="MB"):
                    pool.run(query)


def test_no_format_is_told_with_what_there_is(pool: QueryPool) -> None:
    with pytest.raises(NotAcceptable, match="text/turtle"):
        pool.run(Query("CONSTRUCT WHERE { ?s ?p ?o }", "JSON", None, accept="image/png"))
    with pytest.raises(NotAcceptable, match="sparql-results"):
        pool.run(Query("ASK {}", None, "TURTLE", accept="text/turtle"))


# limits


def test_a_runaway_query_ends_at_its_deadline(pool: QueryPool) -> None:
    pool.run(Query("ASK {}"))
    began = time.perf_counter()
    with pytest.raises(QueryTimeout, match="1 giây"):
        pool.run(Query(RUNAWAY))
    assert SECONDS <= time.perf_counter() - began < SECONDS + 0.5
    assert pool.run(Query("ASK {}", "CSV")).body == b"true"


def test_a_memory_bomb_harms_nobody(store: Store) -> None:
    doubling = "".join(
        f"BIND(CONCAT({', '.join([f'?s{n}'] * 16)}) AS ?s{n + 1}) " for n in range(8)
    )
    bomb = f"SELECT (STRLEN(?s8) AS ?n) {{ BIND('0123456789abcdef' AS ?s0) {doubling} }}"
    with QueryPool(store.snapshot, Limits(memory=1_600_000_000)) as pool:
        with pytest.raises(QueryMemory, match="1525 MB"):
            pool.run(Query(bomb))
        assert pool.run(Query("ASK {}", "CSV")).body == b"true"


def test_too_many_at_once_are_told_to_come_back(store: Store) -> None:
    with QueryPool(store.snapshot, Limits(seconds=5, workers=1, queue=1, wait=0.1)) as pool:
        pool.run(Query("ASK {}"))
        cancellation = Cancellation()
        ended = []

        def run() -> None:
            with suppress(QueryError):
                pool.run(Query(RUNAWAY), cancellation)
            ended.append(time.perf_counter())

        runner = threading.Thread(target=run)
        runner.start()
        while pool._idle:
            time.sleep(0.01)
        with pytest.raises(QueryBusy) as busy:
            pool.run(Query("ASK {}"))
        assert busy.value.status == 503
        assert busy.value.retry_after
        cancelled = time.perf_counter()
        cancellation.cancel()
        runner.join()
        assert ended[0] - cancelled < 1
        assert pool.run(Query("ASK {}", "CSV")).body == b"true"


def test_a_cancelled_query_ends_at_once(pool: QueryPool) -> None:
    cancellation = Cancellation()
    threading.Timer(0.1, cancellation.cancel).start()
    began = time.perf_counter()
    with pytest.raises(QueryCancelled):
        pool.run(Query(RUNAWAY), cancellation)
    assert time.perf_counter() - began < SECONDS


def test_queries_run_side_by_side(pool: QueryPool) -> None:
    def run_away() -> None:
        with pytest.raises(QueryTimeout):
            pool.run(Query(RUNAWAY))

    runner = threading.Thread(target=run_away)
    runner.start()
    began = time.perf_counter()
    for _ in range(5):
        pool.run(Query("ASK {}"))
    assert time.perf_counter() - began < SECONDS
    runner.join()


def test_a_worker_that_dies_idle_is_replaced(pool: QueryPool) -> None:
    pool.run(Query("ASK {}"))
    for worker in pool._idle:
        worker.kill()
    with suppress(QueryError):
        pool.run(Query("ASK {}"))
    assert pool.run(Query("ASK {}", "CSV")).body == b"true"


# snapshots


def test_queries_see_what_is_published_and_nothing_else(tmp_path: Path) -> None:
    query = Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "CSV")
    with Store.open(tmp_path / "kho") as store, QueryPool(store.snapshot, LIMITS) as pool:
        assert count(pool, query) == 0
        for size in (3, 5, 4):
            store.replace(G, triples(size))
            assert count(pool, query) != size
            store.publish()
            assert count(pool, query) == size
        assert len(list((tmp_path / "kho" / "snapshots").iterdir())) <= 2


# no way out


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def calls(listener: socket.socket) -> int:
    try:
        listener.accept()[0].close()
    except TimeoutError:
        return 0
    return 1


def service(listener: socket.socket) -> str:
    return f"ASK {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"


def test_the_engine_alone_would_call(listener: socket.socket) -> None:
    code = "import sys, pyoxigraph as ox; ox.Store().query(sys.argv[1])"
    child = subprocess.Popen(
        [sys.executable, "-c", code, service(listener)], stderr=subprocess.DEVNULL
    )
    listener.settimeout(10)
    assert calls(listener) == 1
    child.kill()
    child.wait()


def test_the_guard_lets_no_call_pass(pool: QueryPool, listener: socket.socket) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    for text in (service(listener), f"LOAD <{address}>", f"ASK FROM <{address}> {{ ?s ?p ?o }}"):
        with pytest.raises(QueryRejected):
            pool.run(Query(text))
    assert calls(listener) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_a_worker_cannot_call_even_unguarded(store: Store, listener: socket.socket) -> None:
    worker = Worker(LIMITS.memory)
    worker.wait_ready()
    with Watch(worker, 10):
        reply = worker.ask(
            {
                "query": service(listener),
                "snapshot": str(store.snapshot()),
                "results_format": "JSON",
                "graph_format": "TURTLE",
                "default_graphs": (),
                "named_graphs": (),
                "base": None,
                "known": {},
                "union": True,
                "known_graphs_only": True,
                "rows": 10,
                "bytes": 1000,
                "prefixes": {},
            }
        )
    worker.end()
    assert reply is not None
    assert reply[0]["status"] == "failed"
    assert calls(listener) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
def test_the_sandbox_closes_sockets_and_programs() -> None:
    def confined(code: str) -> str:
        code = f"from kg.sparql.sandbox import confine; print(confine(2**31), end=' ')\n{code}"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        return done.stdout + done.stderr

    assert confined("print('alive')") == "True alive\n"
    assert "PermissionError" in confined("import socket; socket.socket()")
    assert "PermissionError" in confined("import os; os.execv('/bin/true', ['true'])")


PARENT = """
import sys, threading
from pathlib import Path
from kg.sparql.worker import Limits, Query, QueryPool
pool = QueryPool(lambda: Path(sys.argv[1]), Limits(seconds=60))
pool.run(Query("ASK {}"))
print(pool._idle[0]._process.pid, flush=True)
pool.run(Query(sys.argv[2]))
"""


def test_workers_end_with_their_parent(store: Store) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(store.snapshot()), RUNAWAY],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    time.sleep(0.2)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 5
    while time.monotonic() < until and runs(worker):
        time.sleep(0.02)
    assert not runs(worker)


def runs(process: int) -> bool:
    """Whether a process still does anything; one that waits to be reaped does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        with suppress(ProcessLookupError):
            os.kill(process, 0)
            return not Path("/proc/self").exists()
        return False
