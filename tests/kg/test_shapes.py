"""The shapes accept a correct graph, and name what is wrong with every other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef

from kg import iri
from kg.vocab import ELI, OA, RDF, SKOS, VD, XSD, shapes

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = URIRef(iri.work_iri("77/TB-UBND", year=2021, scope="tỉnh Hà Nam"))
OTHER = URIRef(iri.work_iri("1/NQ-CP", year=2021))


def conforms(graph: Graph) -> tuple[bool, str]:
    good, _, report = validate(graph, shacl_graph=shapes())
    return bool(good), str(report)


@pytest.fixture
def graph(sample: Any) -> Graph:
    made = Graph()
    for triple in sample.triples():
        made.add(triple)
    return made


def test_a_described_document_conforms(graph: Graph) -> None:
    good, report = conforms(graph)
    assert good, report


def drop(*pattern: Any) -> Callable[[Graph], Graph]:
    return lambda graph: graph.remove(pattern)


def put(*triple: Any) -> Callable[[Graph], Graph]:
    return lambda graph: graph.add(triple)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(put(OWN, ELI.amends, OTHER), "proves it", id="relation without evidence"),
        pytest.param(drop(OWN, ELI.cites, None), "also cites it", id="relation without cites"),
        pytest.param(drop(OWN, ELI.implements, None), "direct relation", id="idle evidence"),
        pytest.param(drop(None, OA.hasSelector, None), "hasSelector", id="evidence without place"),
        pytest.param(drop(None, VD.sentence, None), "sentence", id="evidence without sentence"),
        pytest.param(drop(None, VD.reason, None), "XoneConstraint", id="no reason given"),
        pytest.param(drop(None, VD.candidate, None), "XoneConstraint", id="no candidates"),
        pytest.param(drop(None, VD.responsible, None), "responsible", id="nobody responsible"),
        pytest.param(drop(None, VD.action, None), "action", id="nothing to do"),
        pytest.param(drop(None, SKOS.prefLabel, None), "prefLabel", id="no names"),
        pytest.param(drop(None, VD.number, None), "number", id="item without number"),
        pytest.param(
            put(OWN, ELI.date_document, Literal("2021-08-21", datatype=XSD.date)),
            "date_document",
            id="two dates",
        ),
        pytest.param(
            put(OWN, ELI.passed_by, URIRef("https://x.test/nobody")), "passed_by", id="no agency"
        ),
        pytest.param(put(OWN, VD.year, Literal("21")), "year", id="year as text"),
        pytest.param(
            put(URIRef("https://x.test/c"), RDF.type, VD.Citation), "source", id="bare citation"
        ),
    ],
)
def test_a_damaged_graph_does_not_conform(
    graph: Graph, damage: Callable[[Graph], Graph], said: str
) -> None:
    damage(graph)
    good, report = conforms(graph)
    assert not good
    assert said in report
