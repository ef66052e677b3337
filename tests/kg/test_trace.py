"""A trace finds the whole chain, each document once, each step with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from grammar.model import Citation, Span
from kg import iri
from kg.model import Link, Relation
from kg.store import Store
from kg.trace import load, trace
from kg.triples.citations import Place, citations
from kg.triples.documents import cited_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Trace

CHAIN = {
    # A resolution, carried out by B and C; D carries out both; E carries out D and D again E.
    "B": [("A", "implements")],
    "C": [("A", "implements"), ("A", "amends"), ("B", "cites")],
    "D": [("B", "implements"), ("C", "implements")],
    "E": [("D", "implements"), ("A", "cites")],
    "F": [("E", "guides"), ("A", "based_on")],
}


def work(letter: str) -> str:
    return iri.work_iri(f"{ord(letter)}/QĐ-{letter}", year=2000 + ord(letter) - ord("A"))


def letters(found: Trace) -> list[tuple[int, str]]:
    return [
        (step.depth, step.document.id_local[-1]) for step in found.steps if step.document.id_local
    ]


def fill(store: Store, document: str, relations: list[tuple[str, str]]) -> None:
    found = [
        Citation(Span(i * 10, i * 10 + 5), "chữ…", None, None, None, None, None, None, None, None)
        for i in range(len(relations))
    ]
    links = [
        Link(citation, work(target), "resolved")
        for citation, (target, _) in zip(found, relations, strict=True)
    ]
    kinds = [Relation(index, kind) for index, (_, kind) in enumerate(relations)]
    places = [Place("chữ…", f"{document} {kind} {target}.") for target, kind in relations]
    own = work(document)
    triples = [*citations(own, links, kinds, places), *cited_document(own, (), None)]
    for target, _ in relations:
        triples += cited_document(work(target), (), None)
    store.replace(own, triples)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.open() as opened:
        for document, relations in CHAIN.items():
            fill(opened, document, relations)
        yield opened


def test_direct_and_indirect_implementers_are_found_level_by_level(store: Store) -> None:
    found = trace(store, work("A"))
    assert letters(found) == [(1, "B"), (1, "C"), (2, "D"), (3, "E")]
    assert found.root.id_local == "65/QĐ-A"


def test_every_step_brings_its_relation_and_its_sentence(store: Store) -> None:
    for step in trace(store, work("A")).steps:
        assert step.edge.subject == step.document.iri
        assert step.edge.relation == "implements"
        assert [proof.sentence for proof in step.edge.evidence]
        assert all(proof.relation == "implements" for proof in step.edge.evidence)
        assert all(proof.source == step.edge.subject for proof in step.edge.evidence)


def test_depth_ends_a_trace(store: Store) -> None:
    assert letters(trace(store, work("A"), depth=1)) == [(1, "B"), (1, "C")]
    assert letters(trace(store, work("A"), depth=0)) == []


def test_a_trace_can_run_the_other_way(store: Store) -> None:
    found = trace(store, work("E"), direction="out")
    assert letters(found) == [(1, "D"), (2, "B"), (2, "C"), (3, "A")]
    assert all(step.edge.object == step.document.iri for step in found.steps)


def test_any_relation_can_be_followed_the_strongest_named(store: Store) -> None:
    found = trace(store, work("A"), relation=None)
    assert {letter for _, letter in letters(found)} == {"B", "C", "D", "E", "F"}
    named = {step.document.id_local: step.edge.relation for step in found.steps}
    assert named["67/QĐ-C"] == "implements"
    assert named["69/QĐ-E"] == "cites"
    assert named["70/QĐ-F"] == "based_on"


def test_a_ring_is_walked_once(store: Store) -> None:
    with Store.open() as ring:
        fill(ring, "A", [("B", "implements")])
        fill(ring, "B", [("A", "implements")])
        assert letters(trace(ring, work("A"))) == [(1, "B")]


def test_what_nobody_implements_has_no_steps(store: Store) -> None:
    assert trace(store, work("F")).steps == ()


def test_in_and_out_mirror_each_other(store: Store) -> None:
    documents = [work(letter) for letter in "ABCDEF"]
    reached = {
        direction: {
            (one, step.document.iri)
            for one in documents
            for step in trace(store, one, direction=direction).steps
        }
        for direction in ("in", "out")
    }
    assert reached["in"] == {(far, near) for near, far in reached["out"]}


def test_the_loaded_graph_keeps_every_relation(store: Store) -> None:
    graph = load(store, work("A"), None, "in")
    assert graph.has_edge(work("A"), work("C"), "amends")
    assert graph.has_edge(work("A"), work("C"), "implements")
    assert nx.shortest_path_length(graph, work("A"), work("E")) == 1


def test_sparql_agrees_with_the_trace(store: Store) -> None:
    rows = store.select(
        "PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT DISTINCT ?d"
        " { ?d eli:implements+ ?a . ?a eli:id_local $number }",
        number="65/QĐ-A",
    )
    assert {row["d"] for row in rows} == {
        step.document.iri for step in trace(store, work("A")).steps
    }
