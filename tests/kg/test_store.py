"""The store on disk and in memory: replacing, reading, publishing, and what must not be lost."""

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import StoreBusy
from kg.snapshots import lease
from kg.store import Store
from kg.store_errors import NotAStore, StoreDamaged, StoreReadOnly

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
def store(request: pytest.FixtureRequest, tmp_path: Path):
    with Store.open(tmp_path / "kho" if request.param == "disk" else None) as opened:
        yield opened


def test_what_goes_in_comes_out(store: Store) -> None:
    assert store.replace(G, TRIPLES)
    assert set(store.graph(G)) == set(TRIPLES)
    assert set(store.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == set(TRIPLES)
    assert store.graphs() == (G,)
    assert G in store


def test_values_are_python_values(store: Store) -> None:
    store.replace(G, TRIPLES)
    found = [row["o"] for row in store.select("SELECT ?o { ?s ?p ?o }")]
    expected = [str(NUMBER), 7, True, date(2021, 7, 28), "Kế hoạch", "https://example.org/văn-bản"]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert {type(value) for value in found} == {str, int, bool, date}


def test_unbound_variables_are_absent(store: Store) -> None:
    store.replace(G, TRIPLES[:1])
    (row,) = store.select("SELECT ?o ?none { ?s ?p ?o OPTIONAL { ?o ?none ?x } }")
    assert row == {"o": str(NUMBER)}


@pytest.mark.parametrize(
    ("value", "count"),
    [(str(NUMBER), 1), (7, 1), (True, 1), (date(2021, 7, 28), 1), ("7", 0), (8, 0)],
)
def test_bindings_keep_their_type(store: Store, value: object, count: int) -> None:
    store.replace(G, TRIPLES)
    assert len(store.select("SELECT ?s { { ?s ?p $value } UNION {} FILTER(BOUND(?s)) }",
                            value=value)) == count  # fmt: skip


def test_a_binding_cannot_become_syntax(store: Store) -> None:
    store.replace(G, TRIPLES)
    assert not store.ask("ASK { ?s ?p $value }", value='x" } UNION { ?s ?p ?o } #')
    assert store.ask("ASK { VALUES ?s { $subjects } ?s ?p ?o }", subjects=(A, P))
    with pytest.raises(ValueError, match="valeu"):
        store.select("SELECT ?s { ?s ?p $value }", valeu=1)


def test_replacing_leaves_exactly_the_new(store: Store) -> None:
    other = "https://example.org/g/2"
    store.replace(other, TRIPLES)
    store.replace(G, TRIPLES)
    assert store.replace(G, TRIPLES[:2])
    assert set(store.graph(G)) == set(TRIPLES[:2])
    assert set(store.graph(other)) == set(TRIPLES)


def test_replacing_by_the_same_writes_nothing(store: Store) -> None:
    store.replace(G, TRIPLES)
    before = store.publish()
    assert not store.replace(G, reversed(TRIPLES))
    assert store.publish() == before


def test_a_triple_of_two_graphs_counts_once(store: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    store.replace(G, TRIPLES)
    store.bulk_load([(f"{G}/2", TRIPLES[:3])])
    store.replace(f"{G}/3", TRIPLES[2:])
    assert store.select(count) == [{"n": len(TRIPLES)}]
    store.replace(f"{G}/3", ())
    store.replace(G, TRIPLES[:1])
    assert store.select(count) == [{"n": 3}]
    store.remove(f"{G}/2")
    assert store.select(count) == [{"n": 1}]
    assert store.graphs() == (G, f"{G}/3")


def test_blank_nodes_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="blank node"):
        store.replace(G, [(BNode(), P, Literal("x"))])
    with pytest.raises(ValueError, match="blank node"):
        store.bulk_load([(G, [*TRIPLES, (BNode(), P, Literal("x"))])])
    assert store.graphs() == ()


def test_blank_nodes_of_a_loaded_file_can_be_replaced(store: Store, tmp_path: Path) -> None:
    lines = (f"_:x <{P}> _:y <{G}> .", f"_:x <{P}> 'z' <{G}> .", f"_:x <{P}> 'z' <{G}/2> .")
    (tmp_path / "lạ.nq").write_text("\n".join(lines).replace("'", '"'), encoding="utf-8")
    store.load(tmp_path / "lạ.nq")
    assert store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [{"n": 2}]
    store.replace(G, TRIPLES)
    assert set(store.graph(G)) == set(TRIPLES)
    assert store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [{"n": len(TRIPLES) + 1}]


def test_a_wrong_triple_changes_nothing(store: Store) -> None:
    store.replace(G, TRIPLES)
    with pytest.raises(ValueError, match="IRI"):
        store.replace(G, [(A, P, Literal("mới")), (A, P, URIRef("không phải IRI"))])
    assert set(store.graph(G)) == set(TRIPLES)


def test_removing(store: Store) -> None:
    store.replace(G, TRIPLES)
    assert store.remove(G)
    assert not store.remove(G)
    assert store.graphs() == ()


def test_bulk_load_then_replace(store: Store) -> None:
    store.bulk_load((f"{G}/{n}", TRIPLES) for n in range(3))
    store.replace(f"{G}/1", TRIPLES[:1])
    assert [len(store.graph(graph)) for graph in store.graphs()] == [6, 1, 6]


def test_readers_see_one_state_or_the_other(tmp_path: Path) -> None:
    versions = [[(A, P, Literal(f"{v}-{n}")) for n in range(400)] for v in range(2)]
    seen = set()
    with Store.open(tmp_path / "kho") as store:
        store.replace(G, versions[0])
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                values = [row["o"] for row in store.select("SELECT ?o { ?s ?p ?o }")]
                seen.add((len(values), frozenset(value[0] for value in values)))

        readers = [threading.Thread(target=read) for _ in range(2)]
        for reader in readers:
            reader.start()
        for turn in range(30):
            store.replace(G, versions[(turn + 1) % 2])
        done.set()
        for reader in readers:
            reader.join()
    assert seen == {(400, frozenset("0")), (400, frozenset("1"))}


def test_writers_of_one_process_take_turns(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho") as store:
        threads = [
            threading.Thread(target=store.replace, args=(f"{G}/{n}", TRIPLES)) for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(store.graphs()) == 8


# snapshots


def test_others_read_what_was_published(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho") as store:
        store.replace(G, TRIPLES[:1])
        store.publish()
        with Store.open_read_only(tmp_path / "kho") as reader:
            store.replace(G, TRIPLES)
            store.publish()
            assert len(reader.graph(G)) == 1
            with pytest.raises(StoreReadOnly):
                reader.replace(G, ())
        with Store.open_read_only(tmp_path / "kho") as reader:
            assert len(reader.graph(G)) == len(TRIPLES)


def test_what_was_written_is_published_on_closing_and_on_opening(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho") as store:
        store.replace(G, TRIPLES)
    with Store.open_read_only(tmp_path / "kho") as reader:
        assert G in reader


def test_snapshots_stay_while_they_are_read(store: Store) -> None:
    first = store.publish()
    held = lease(first)
    assert held is not None
    for n in range(3):
        store.replace(G, TRIPLES[: n + 1])
        store.publish()
    assert sorted(each.name for each in first.parent.iterdir()) == [first.name, "00000004"]
    held.release()
    store.replace(G, ())
    last = store.publish()
    assert [each.name for each in first.parent.iterdir()] == [last.name]
    assert lease(first) is None


# what must not happen


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
            "import sys; from pathlib import Path; from kg.errors import StoreBusy\n"
            "from kg.store import Store\n"
            "try: Store.open(Path(sys.argv[1]))\n"
            "except StoreBusy as error: print(error.code)"
        )
        assert other_process(code, str(tmp_path / "kho")).stdout.split() == ["store_busy"]
        assert set(store.graph(G)) == set(TRIPLES)


WRITER = """
import sys
from pathlib import Path
from rdflib import Literal, URIRef
from kg.store import Store
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
        store.bulk_load((f"{G}/{n}", TRIPLES) for n in range(2_000))
        store.publish()
        store.replace(G, TRIPLES)
        began = time.perf_counter()
        store.publish()
        assert time.perf_counter() - began < 1
