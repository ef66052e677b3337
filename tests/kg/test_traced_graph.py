"""A trace as GraphML and as Turtle says what the trace says, whatever stands in its texts."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import networkx as nx
from rdflib import Graph, Literal, URIRef

from kg.model import Cycle, DocumentRecord, Edge, Evidence, Force, Paths, Step, Trace
from kg.traces.traced_graph import documents_of, graphml, turtle
from kg.vocab import ELI, OA, VD

BASE = "https://w3id.org/viendan/id/"
ROOT = DocumentRecord(BASE + "vb/22-NQ/TU~2021", "vb/22-NQ/TU~2021", "Nghị quyết 22-NQ/TU")
PLAN = DocumentRecord(
    BASE + "vb/286/KH-UBND~2021",
    "vb/286/KH-UBND~2021",
    "Kế hoạch 286/KH-UBND",
    id_local="286/KH-UBND",
    type="Kế hoạch",
    title="Về chuyển đổi số\x0b \x00",
    date=date(2021, 11, 22),
    year=2021,
    issuer="Ủy ban nhân dân tỉnh Hà Giang",
)
PROOF = Evidence(
    PLAN.iri + "#v_8_20", PLAN.iri, 8, 20, "22-NQ/TU", "Thực hiện <22-NQ/TU>.\x01", "implements"
)
EDGE = Edge(PLAN.iri, "implements", ROOT.iri, (PROOF,))
TRACE = Trace(ROOT, (Step(1, EDGE, PLAN),))
MAYBE = Trace(ROOT, (Step(1, EDGE, PLAN, certain=False),))


def read(text: str) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)


def test_graphml_reads_back() -> None:
    graph = read(graphml(TRACE))
    assert set(graph) == {ROOT.iri, PLAN.iri}
    assert graph.nodes[PLAN.iri]["title"] == "Về chuyển đổi số "
    assert graph.nodes[PLAN.iri]["date"] == "2021-11-22"
    ((subject, object_, kind, about),) = graph.edges(keys=True, data=True)
    assert (subject, object_, kind) == (PLAN.iri, ROOT.iri, "implements")
    assert about["sentence"] == "Thực hiện <22-NQ/TU>."
    assert (about["start"], about["end"], about["status"]) == (8, 20, "resolved")
    ((*_, doubtful),) = read(graphml(MAYBE)).edges(data=True)
    assert doubtful["status"] == "ambiguous"


def test_graphml_says_what_is_in_force_and_what_took_its_place() -> None:
    ended = Force("ended", date(2024, 8, 1), successors=(PLAN,))
    nodes = read(graphml(replace(TRACE, force=ended))).nodes
    assert nodes[ROOT.iri]["in_force"] == "ended"
    assert nodes[ROOT.iri]["in_force_since"] == "2024-08-01"
    assert nodes[ROOT.iri]["successor"] == PLAN.label
    assert "in_force" not in nodes[PLAN.iri]


def test_turtle_has_the_terms_of_the_store() -> None:
    graph = Graph().parse(data=turtle(TRACE), format="turtle")
    citation, plan, root = URIRef(PROOF.citation), URIRef(PLAN.iri), URIRef(ROOT.iri)
    assert (plan, ELI.implements, root) in graph
    assert (plan, ELI.id_local, Literal("286/KH-UBND")) in graph
    assert (citation, VD.cited, root) in graph
    assert graph.value(graph.value(citation, OA.hasSelector), OA.start).toPython() == 8


def test_a_candidate_is_no_direct_relation() -> None:
    graph = Graph().parse(data=turtle(MAYBE), format="turtle")
    assert (None, ELI.implements, None) not in graph
    assert (URIRef(PROOF.citation), VD.candidate, URIRef(ROOT.iri)) in graph


def test_circles_and_paths_are_there_too() -> None:
    back = Edge(ROOT.iri, "cites", PLAN.iri)
    ring = replace(TRACE, cycles=(Cycle((ROOT, PLAN), (back, EDGE), 2),))
    assert set(read(graphml(ring)).edges(keys=True)) == {
        (PLAN.iri, ROOT.iri, "implements"),
        (ROOT.iri, PLAN.iri, "cites"),
    }
    paths = Paths(PLAN, ROOT, "out", ((Step(1, EDGE, ROOT),), (Step(1, EDGE, ROOT),)))
    assert set(documents_of(paths)) == {PLAN.iri, ROOT.iri}
    assert read(graphml(paths)).number_of_edges() == 1
    assert len(documents_of(replace(paths, paths=()))) == 2
