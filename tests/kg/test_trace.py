"""A trace finds the whole chain, each document once, each step with its proof."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from grammar.model import Citation, Span
from kg import iri
from kg.model import Link, Relation
from kg.storage.store import Store
from kg.traces.filters import Filters
from kg.traces.neighbours import read_ahead
from kg.traces.reach import Question
from kg.traces.trace import trace
from kg.triples.citations import Place, citations
from kg.triples.documents import cited_document
from kg.vocab import RELATIONS

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
        if len(target) == 1
        else Link(citation, None, "ambiguous", tuple(map(work, target)), "hai văn bản")
        for citation, (target, _) in zip(found, relations, strict=True)
    ]
    kinds = [Relation(index, kind) for index, (_, kind) in enumerate(relations)]
    places = [Place("chữ…", f"{document} {kind} {target}.") for target, kind in relations]
    own = work(document)
    triples = [*citations(own, links, kinds, places), *cited_document(own, (), None)]
    for target, _ in relations:
        for letter in target:
            triples += cited_document(work(letter), (), None)
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
    assert letters(trace(store, work("A"), Question(depth=1))) == [(1, "B"), (1, "C")]
    assert letters(trace(store, work("A"), Question(depth=0))) == []


def test_a_trace_can_run_the_other_way(store: Store) -> None:
    found = trace(store, work("E"), Question(direction="out"))
    assert letters(found) == [(1, "D"), (2, "B"), (2, "C"), (3, "A")]
    assert all(step.edge.object == step.document.iri for step in found.steps)


def test_any_relation_can_be_followed_the_strongest_named(store: Store) -> None:
    found = trace(store, work("A"), Question(tuple(RELATIONS)))
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
            for step in trace(store, one, Question(direction=direction)).steps
        }
        for direction in ("in", "out")
    }
    assert reached["in"] == {(far, near) for near, far in reached["out"]}


def test_sparql_agrees_with_the_trace(store: Store) -> None:
    rows = store.select(
        "PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT DISTINCT ?d"
        " { ?d eli:implements+ ?a . ?a eli:id_local $number }",
        number="65/QĐ-A",
    )
    assert {row["d"] for row in rows} == {
        step.document.iri for step in trace(store, work("A")).steps
    }


def test_several_relations_are_followed_together(store: Store) -> None:
    found = trace(store, work("A"), Question(("implements", "guides")))
    assert letters(found) == [(1, "B"), (1, "C"), (2, "D"), (3, "E"), (4, "F")]


def test_a_limit_keeps_the_nearest_and_counts_the_rest(store: Store) -> None:
    found = trace(store, work("A"), limit=3)
    assert letters(found) == [(1, "B"), (1, "C"), (2, "D")]
    assert found.hidden == 1
    narrowed = trace(store, work("A"), filters=Filters(from_=date(2003, 1, 1)), limit=2)
    assert ([step.matched for step in narrowed.steps], narrowed.hidden) == ([False, True], 1)


def test_what_a_filter_leaves_out_is_walked_through_and_shown_as_passed(store: Store) -> None:
    found = trace(store, work("A"), filters=Filters(from_=date(2004, 1, 1)))
    assert letters(found) == [(1, "B"), (2, "D"), (3, "E")]
    assert [step.matched for step in found.steps] == [False, False, True]
    assert trace(store, work("A"), filters=Filters(type="Luật")).steps == ()


def test_a_circle_is_told_once_with_its_sentences() -> None:
    with Store.open() as ring:
        fill(ring, "A", [("B", "implements"), ("C", "guides")])
        fill(ring, "B", [("C", "implements")])
        fill(ring, "C", [("A", "implements")])
        fill(ring, "D", [("A", "implements")])
        for start in "ABCD":
            found = trace(ring, work(start), Question(("implements", "guides"), "out"))
            (cycle,) = found.cycles
            assert {one.iri for one in cycle.documents} == {work("A"), work("C")}
            assert cycle.size == 3
            assert {edge.relation for edge in cycle.edges} == {"guides", "implements"}
            assert all(edge.evidence for edge in cycle.edges)
    with Store.open() as line:
        fill(line, "B", [("A", "implements")])
        assert trace(line, work("A")).cycles == ()


def test_a_change_of_the_store_changes_the_next_trace() -> None:
    with Store.open() as changing:
        fill(changing, "B", [("A", "implements")])
        assert letters(trace(changing, work("A"))) == [(1, "B")]
        fill(changing, "C", [("B", "implements")])
        assert letters(trace(changing, work("A"))) == [(1, "B"), (2, "C")]
        fill(changing, "C", [("A", "cites")])
        assert letters(trace(changing, work("A"))) == [(1, "B")]
        changing.remove(work("B"))
        assert letters(trace(changing, work("A"))) == []


def test_what_was_read_ahead_follows_changes_too() -> None:
    with Store.open() as changing:
        fill(changing, "B", [("A", "implements")])
        read_ahead(changing)
        fill(changing, "C", [("A", "implements"), ("B", "implements")])
        assert letters(trace(changing, work("A"))) == [(1, "B"), (1, "C")]
        changing.remove(work("C"))
        assert letters(trace(changing, work("A"))) == [(1, "B")]


@pytest.fixture
def doubtful() -> Iterator[Store]:
    """B may implement A or F; C implements B; D surely implements C, and perhaps A."""
    with Store.open() as opened:
        fill(opened, "B", [("AF", "implements")])
        fill(opened, "C", [("B", "implements")])
        fill(opened, "D", [("C", "implements"), ("AF", "implements")])
        yield opened


def test_an_ambiguous_citation_is_told_and_ends_the_way(doubtful: Store) -> None:
    found = trace(doubtful, work("A"))
    assert letters(found) == [(1, "B"), (1, "D")]
    assert [step.certain for step in found.steps] == [False, False]
    proof = found.steps[0].edge.evidence[0]
    assert (proof.status, proof.source) == ("ambiguous", work("B"))
    assert letters(trace(doubtful, work("F"))) == letters(found)
    assert letters(trace(doubtful, work("B"), Question(direction="out"))) == [(1, "A"), (1, "F")]


def test_ambiguity_is_followed_on_request(doubtful: Store) -> None:
    found = trace(doubtful, work("A"), Question(ambiguous=True))
    assert letters(found) == [(1, "B"), (1, "D"), (2, "C")]
    assert [step.certain for step in found.steps] == [False, False, True]


def test_what_is_certain_is_never_told_as_ambiguous(doubtful: Store) -> None:
    fill(doubtful, "C", [("A", "implements")])
    found = trace(doubtful, work("A"))
    assert [(step.depth, step.document.id_local, step.certain) for step in found.steps] == [
        (1, "66/QĐ-B", False),
        (1, "67/QĐ-C", True),
        (2, "68/QĐ-D", True),
    ]
