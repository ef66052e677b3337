"""Traces, circles, filters and paths say what networkx finds by walking everything."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import URIRef

from kg.iri import work_iri
from kg.model import DocumentRecord
from kg.storage.store import Store
from kg.traces.cycles import circles
from kg.traces.filters import Filters
from kg.traces.paths import Bounds, either_way, paths
from kg.traces.reach import Question, reach, tables
from kg.traces.trace import trace
from kg.vocab import ELI, RDF, RELATIONS

NODES = [work_iri(f"{n}/QĐ-X", year=2020) for n in range(8)]
KINDS = ("implements", "guides")
Edge = tuple[int, int, str]

small_graphs = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from((*KINDS, "cites"))).filter(
        lambda edge: edge[0] != edge[1]
    ),
    max_size=20,
    unique=True,
)


def filled(edges: list[Edge]) -> Store:
    store = Store.open()
    for node in NODES:
        mine = [(a, b, kind) for a, b, kind in edges if NODES[a] == node]
        triples = [(URIRef(node), RELATIONS[kind], URIRef(NODES[b])) for _, b, kind in mine]
        store.replace(node, [(URIRef(node), RDF.type, ELI.LegalResource), *triples])
    return store


def graph(edges: list[Edge], direction: str = "out") -> nx.DiGraph[str]:
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_nodes_from(NODES)
    found.add_edges_from((NODES[a], NODES[b]) for a, b, kind in edges if kind in KINDS)
    return found if direction == "out" else found.reverse()


@settings(max_examples=60, deadline=None)
@given(
    small_graphs, st.sampled_from(("in", "out")), st.integers(0, 7), st.none() | st.integers(1, 4)
)
def test_reached_is_what_a_breadth_first_search_reaches(
    edges: list[Edge], direction: str, start: int, depth: int | None
) -> None:
    question = Question(KINDS, "out" if direction == "out" else "in", depth)
    with filled(edges) as store:
        found = trace(store, NODES[start], question)
    wanted = nx.single_source_shortest_path_length(graph(edges, direction), NODES[start], depth)
    assert {step.document.iri: step.depth for step in found.steps} | {NODES[start]: 0} == wanted
    kinds = {(NODES[a], kind, NODES[b]) for a, b, kind in edges}
    level = {found.root.iri: 0} | {step.document.iri: step.depth for step in found.steps}
    for step in found.steps:
        edge = step.edge
        assert (edge.subject, edge.relation, edge.object) in kinds
        other = edge.object if edge.subject == step.document.iri else edge.subject
        assert level[other] == step.depth - 1


@settings(max_examples=60, deadline=None)
@given(small_graphs)
def test_every_group_that_leads_to_itself_has_one_shortest_circle(edges: list[Edge]) -> None:
    whole = graph(edges)
    groups = [group for group in nx.strongly_connected_components(whole) if len(group) > 1]
    with filled(edges) as store:
        found = list(circles(tables(store, KINDS, "out"), frozenset(NODES)))
    assert sorted(size for _, size in found) == sorted(map(len, groups))
    for ring, _ in found:
        assert nx.is_simple_path(whole, ring)
        assert whole.has_edge(ring[-1], ring[0])
        assert any(set(ring) <= group for group in groups)


@settings(max_examples=80, deadline=None)
@given(
    small_graphs,
    st.sampled_from(("in", "out")),
    st.integers(0, 7),
    st.integers(0, 7),
    st.integers(1, 6),
    st.integers(1, 40),
)
def test_paths_are_all_simple_paths(
    edges: list[Edge], direction: str, start: int, goal: int, length: int, number: int
) -> None:
    question = Question(KINDS, "out" if direction == "out" else "in")
    bounds = Bounds(length=length, number=number, seconds=60)
    with filled(edges) as store:
        found = paths(store, NODES[start], NODES[goal], question, bounds=bounds)
    told = [(NODES[start], *(step.document.iri for step in path)) for path in found.paths]
    if start == goal:
        assert told == []
        return
    every = nx.all_simple_paths(graph(edges, direction), NODES[start], NODES[goal])
    wanted = {tuple(path) for path in every}
    short = {path for path in wanted if len(path) <= length + 1}
    assert len(set(told)) == len(told)
    assert list(map(len, told)) == sorted(map(len, told))
    if "number" in found.cut:
        assert set(told) < short
        assert len(told) == number
        assert max(map(len, told)) <= min(map(len, short - set(told)))
    else:
        assert set(told) == short
    if not found.cut:
        assert short == wanted


@settings(max_examples=30, deadline=None)
@given(small_graphs, st.integers(0, 7), st.integers(0, 7))
def test_paths_are_found_from_either_end(edges: list[Edge], start: int, goal: int) -> None:
    bounds = Bounds(number=10_000, seconds=60)
    with filled(edges) as store:
        there = paths(store, NODES[start], NODES[goal], Question(KINDS, "out"), bounds=bounds)
        back = paths(store, NODES[goal], NODES[start], Question(KINDS, "in"), bounds=bounds)
        whichever = either_way(store, NODES[goal], NODES[start], Question(KINDS), bounds=bounds)
    ways = {(NODES[start], *(step.document.iri for step in path)) for path in there.paths}
    against = {(NODES[goal], *(step.document.iri for step in path)) for path in back.paths}
    assert {way[::-1] for way in against} == ways
    if there.paths:
        assert whichever.paths


def test_no_time_says_so() -> None:
    with filled([(0, 1, "guides")]) as store:
        found = paths(store, NODES[0], NODES[1], Question(KINDS, "out"), bounds=Bounds(seconds=0))
    assert (found.paths, found.cut) == ((), ("time",))


records = st.builds(
    DocumentRecord,
    iri=st.just(NODES[0]),
    id=st.just("x"),
    label=st.just("x"),
    type=st.sampled_from((None, "Kế hoạch", "Quyết định")),
    issuer=st.sampled_from((None, "Ủy ban nhân dân tỉnh Hà Nam", "Bộ Y tế")),
    date=st.none() | st.dates(date(2019, 6, 1), date(2021, 6, 1)),
    year=st.sampled_from((None, 2019, 2020, 2021)),
)
choices = {
    "type": st.sampled_from(("kế hoạch", "quyet dinh")),
    "issuer": st.sampled_from(("UBND tỉnh Hà Nam", "y te")),
    "from_": st.dates(date(2019, 1, 1), date(2021, 1, 1)),
    "to": st.dates(date(2019, 1, 1), date(2021, 1, 1)),
}


@given(records, st.fixed_dictionaries({}, optional=choices))
def test_filters_hold_one_by_one_and_together(
    record: DocumentRecord, chosen: dict[str, object]
) -> None:
    one_by_one = [Filters(**{name: value}).match(record) for name, value in chosen.items()]  # type: ignore[arg-type]
    assert Filters(**chosen).match(record) == all(one_by_one)  # type: ignore[arg-type]


@pytest.mark.parametrize("start", range(8))
def test_many_documents_at_once_are_read_like_few(
    start: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    edges = [(n, n // 2, KINDS[n % 2]) for n in range(1, 8)]
    question = Question(KINDS, "in")
    with filled(edges) as store:
        few = reach(store, NODES[start], question).certain
    monkeypatch.setattr("kg.traces.neighbours.MANY", 0)
    with filled(edges) as store:
        assert reach(store, NODES[start], question).certain == few
        # What was read whole, and has changed since, is asked again.
        newer = work_iri("99/QĐ-X", year=2021)
        store.replace(newer, [(URIRef(newer), RELATIONS["guides"], URIRef(NODES[start]))])
        assert newer in reach(store, NODES[start], question).certain[1]
