"""The store on disk and in memory: replacing, reading, publishing, and what must not be lost."""

import threading
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from kg.storage.errors import StoreReadOnly
from kg.storage.snapshots import lease
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


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kho" if request.param == "disk" else None) as opened:
        yield opened


def test_what_goes_in_comes_out(store: Store) -> None:
    assert store.replace(G, TRIPLES)
    assert set(store.graph(G)) == set(TRIPLES)
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
    store.replace(f"{G}/2", TRIPLES[:3])
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


def test_pairs_are_told_once_however_many_graphs_say_them(store: Store) -> None:
    other = URIRef("https://example.org/khác")
    store.replace(G, [(A, P, other), (A, URIRef(f"{P}2"), A)])
    store.replace(f"{G}/2", [(A, P, other)])
    assert list(store.pairs(str(P))) == [(str(A), str(other))]


class Heard:
    """Remembers what it was told of changes."""

    def __init__(self) -> None:
        self.told: list[AbstractSet[str] | None] = []

    def forget(self, changed: AbstractSet[str] | None) -> None:
        self.told.append(changed)


def test_what_is_kept_hears_of_every_kind_of_change(store: Store, tmp_path: Path) -> None:
    store.replace(G, TRIPLES)
    heard = store.kept("one", Heard)
    assert store.kept("one", Heard) is heard
    other = URIRef("https://example.org/khác")
    store.replace(G, [*TRIPLES, (A, P, other)])
    assert heard.told == [{str(A), str(other)}]
    store.replace(G, [*TRIPLES, (A, P, other)])
    assert not any(heard.told[1:])
    store.replace(f"{G}/2", [(other, P, A)])
    assert heard.told[-1] == {str(A), str(other)}
    (tmp_path / "thêm.nq").write_text(f"<{A}> <{P}> <{A}> <{G}/3> .", encoding="utf-8")
    store.load(tmp_path / "thêm.nq")
    assert heard.told[-1] is None
    store.remove(f"{G}/2")
    assert heard.told[-1] == {str(A), str(other)}


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
