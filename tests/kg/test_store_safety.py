"""What must not happen to a store: two writers, lost writes, broken files taken for whole."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.sparql.errors import QueryError
from kg.sparql.worker import Query, QueryPool
from kg.storage.errors import NotAStore, StoreBusy, StoreDamaged
from kg.storage.store import Store

G = "https://example.org/đồ-thị/1"
A, P, Q = (URIRef(f"https://example.org/{name}") for name in ("a", "p", "q"))
NUMBER = Literal('861/QĐ-TTg "xã"\n\\')
TRIPLES = (
    (A, P, NUMBER),
    (A, P, Literal(7)),
    (A, P, Literal(True)),
    (A, P, Literal("2021-07-28", datatype=XSD.date)),
    (A, Q, Literal("Kế hoạch", lang="vi")),
    (A, Q, URIRef("https://example.org/văn-bản")),
)


def files(folder: Path) -> dict[str, int]:
    return {str(f.relative_to(folder)): f.stat().st_size for f in folder.rglob("*") if f.is_file()}


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kho" if request.param == "disk" else None) as opened:
        yield opened


def other_process(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def test_a_second_writer_is_told_that_the_store_is_busy(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho") as store:
        store.replace(G, TRIPLES)
        with pytest.raises(StoreBusy):
            Store.open(tmp_path / "kho")
        code = (
            "import sys; from pathlib import Path; from kg.storage.errors import StoreBusy\n"
            "from kg.storage.store import Store\n"
            "try: Store.open(Path(sys.argv[1]))\n"
            "except StoreBusy as error: print(error.code)"
        )
        assert other_process(code, str(tmp_path / "kho")).stdout.split() == ["store_busy"]
        assert set(store.graph(G)) == set(TRIPLES)


WRITER = """
import sys
from pathlib import Path
from rdflib import Literal, URIRef
from kg.storage.store import Store
store = Store.open(Path(sys.argv[1]))
for n in range(1_000_000):
    name = f"https://example.org/g/{n}"
    store.replace(name, [(URIRef(name), URIRef("https://example.org/p"), Literal(i))
                         for i in range(50)])
    print(n, flush=True)
"""


def test_killed_while_writing_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / "kho")], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(60)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in writer.stdout.read().split()]
    writer.wait()
    writer.stdout.close()
    with Store.open(tmp_path / "kho") as store:
        sizes = {graph: len(store.graph(graph)) for graph in store.graphs()}
    assert set(sizes.values()) == {50}
    assert {f"https://example.org/g/{n}" for n in acknowledged} <= set(sizes)


BROKEN_OFF = """
import os, sys
from pathlib import Path
from rdflib import Literal, URIRef
from kg.storage.store import Store
def triples():
    for n in range(120_000):
        yield URIRef("https://example.org/s"), URIRef("https://example.org/p"), Literal(n)
    if sys.argv[2] == "killed":
        os._exit(9)
    raise RuntimeError(sys.argv[2])
store = Store.open(Path(sys.argv[1]))
try:
    store.replace("https://example.org/long", triples())
except RuntimeError as error:
    print(len(store.graphs()), error)
"""


@pytest.mark.parametrize("how", ["killed", "failed"])
def test_of_a_long_graph_that_breaks_off_nothing_is_left(tmp_path: Path, how: str) -> None:
    kho = tmp_path / "kho"
    with Store.open(kho) as store:
        store.replace(G, TRIPLES)
    ended = other_process(BROKEN_OFF, str(kho), how)
    assert ended.stdout.split() == ([] if how == "killed" else ["1", "failed"])
    assert (kho / "unfinished").exists() == (how == "killed")
    with Store.open(kho) as store:
        assert store.graphs() == (G,)
        assert len(store.select("SELECT * { ?s ?p ?o }")) == len(set(TRIPLES))
    assert not (kho / "unfinished").exists()


def test_a_long_graph_is_there_whole(tmp_path: Path) -> None:
    triples = [(URIRef("https://example.org/s"), P, Literal(n)) for n in range(50_001)]
    with Store.open(tmp_path / "kho") as store:
        assert store.replace(G, triples)
        assert not store.replace(G, triples)
        assert len(store.graph(G)) == len(triples)
    assert not (tmp_path / "kho" / "unfinished").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "công văn.txt").write_text("xin ý kiến", encoding="utf-8")
    before = files(tmp_path)
    with pytest.raises(NotAStore, match="Không có gì bị thay đổi"):
        Store.open(tmp_path)
    with pytest.raises(NotAStore):
        Store.open(tmp_path / "công văn.txt")
    with pytest.raises(NotAStore):
        Store.open(tmp_path / "chưa có", create=False)
    with pytest.raises(NotAStore):
        Store.open_read_only(tmp_path / "chưa có")
    assert files(tmp_path) == before


@pytest.mark.parametrize("broken", ["CURRENT", "MANIFEST", ".sst", "cut .sst", "store.json"])
def test_a_damaged_store_says_so_and_loses_nothing(tmp_path: Path, broken: str) -> None:
    kho = tmp_path / "kho"
    with Store.open(kho) as store:
        store.replace(G, TRIPLES)
        store.flush()
    name = broken.removeprefix("cut ")
    (victim, *_) = (each for each in (kho, kho / "graph") for each in each.iterdir()
                    if name in each.name)  # fmt: skip
    if broken.startswith("cut"):
        victim.write_bytes(victim.read_bytes()[:50])
    elif broken == "store.json":
        victim.write_text("{", encoding="utf-8")
    else:
        victim.unlink()
    before = set(files(kho))
    for _ in range(2):
        with pytest.raises(StoreDamaged, match="restore"):
            Store.open(kho)
    assert before <= set(files(kho))


def test_damage_that_shows_only_when_read(tmp_path: Path) -> None:
    kho = tmp_path / "kho"
    with Store.open(kho) as store:
        store.replace(G, ((A, P, Literal(f"văn bản {n}")) for n in range(5_000)))
    for table in (kho / "graph").glob("*.sst"):
        if (size := table.stat().st_size) > 5_000:
            with table.open("r+b") as opened:
                opened.seek(size // 8)
                opened.write(b"\xff" * (size // 2))
    with Store.open(kho) as store:
        with pytest.raises(StoreDamaged, match="checksum"):
            store.select("SELECT * { ?s ?p ?o }")
        with QueryPool(store.snapshot) as pool, pytest.raises(QueryError) as failed:
            pool.run(Query("SELECT * { ?s ?p ?o }"))
        assert (failed.value.code, failed.value.status) == ("query_failed", 500)


def test_a_store_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho"):
        pass
    mark = tmp_path / "kho" / "store.json"
    mark.write_text(json.dumps({"format": 2}), encoding="utf-8")
    before = files(tmp_path)
    with pytest.raises(NotAStore, match="định dạng 2"):
        Store.open(tmp_path / "kho")
    assert files(tmp_path) == before


def test_making_a_store_that_was_cut_short_goes_on(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho"):
        pass
    (tmp_path / "kho" / "store.json").unlink()
    shutil.rmtree(tmp_path / "kho" / "snapshots")
    with Store.open(tmp_path / "kho") as store:
        assert store.graphs() == ()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(ValueError, match="closed"):
        store.graphs()


# copies


def test_a_backup_is_a_store_and_comes_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho") as store:
        store.replace(G, TRIPLES)
        store.backup(tmp_path / "sao lưu")
        store.replace(G, ())
        with pytest.raises(NotAStore, match="đã có thứ khác"):
            store.backup(tmp_path / "sao lưu")
    Store.restore(tmp_path / "sao lưu", tmp_path / "mới")
    with pytest.raises(NotAStore):
        Store.restore(tmp_path / "sao lưu", tmp_path / "mới")
    with Store.open(tmp_path / "mới", create=False) as restored:
        assert set(restored.graph(G)) == set(TRIPLES)


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho") as store:
        store.backup(tmp_path / "sao lưu")
    next((tmp_path / "sao lưu" / "graph").glob("MANIFEST*")).unlink()
    with pytest.raises(StoreDamaged):
        Store.restore(tmp_path / "sao lưu", tmp_path / "mới")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["kho", "sao lưu"]


def test_dump_and_load_are_inverse(store: Store, tmp_path: Path) -> None:
    store.replace(G, TRIPLES)
    store.dump(tmp_path / "kho.nq")
    with Store.open(None) as copy:
        copy.load(tmp_path / "kho.nq")
        assert copy.graphs() == (G,)
        assert set(copy.graph(G)) == set(TRIPLES)


def test_opening_and_publishing_are_quick(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho") as store:
        for n in range(500):
            store.replace(f"{G}/{n}", TRIPLES)
        store.publish()
        store.replace(G, TRIPLES)
        began = time.perf_counter()
        store.publish()
        assert time.perf_counter() - began < 1
