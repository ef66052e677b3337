"""The network as JSON, and as one file: complete, escaped, the same every time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from kg.model import DocumentRecord, Edge, Neighbourhood
from viz.export import export_html, vis_network
from viz.network import LegalNetwork, merge, network_json, strongest_first


def documents_of(drawn: dict[str, list[dict[str, object]]]) -> set[object]:
    return {node["id"] for node in drawn["nodes"] if not node.get("bend")}


def test_every_document_is_a_node_and_every_pair_a_line(around: Neighbourhood) -> None:
    found = network_json(around)
    iris = {around.focus.iri, *(record.iri for record in around.documents)}
    pairs = {(edge.subject, edge.object) for edge in around.edges}
    for drawn in (found, found["narrow"]):
        assert documents_of(drawn) == iris
        assert {tuple(edge["pair"]) for edge in drawn["edges"]} == pairs
        ids = {node["id"] for node in drawn["nodes"]}
        assert all({edge["from"], edge["to"]} <= ids for edge in drawn["edges"])


def test_the_narrow_drawing_keeps_within_the_screen(around: Neighbourhood) -> None:
    for node in network_json(around)["narrow"]["nodes"]:
        if not node.get("bend"):
            assert abs(node["x"]) + node["box"][0] / 2 <= 366 / 2


def test_each_line_carries_its_relation_and_its_sentences(around: Neighbourhood) -> None:
    relations = network_json(around)["relations"]
    assert {(row["subject"], row["relation"], row["object"]) for row in relations} == {
        (edge.subject, edge.relation, edge.object) for edge in around.edges
    }
    assert all(row["evidence"] for row in relations)


def test_kinds_differ_in_colour_and_shape(around: Neighbourhood) -> None:
    nodes = [node for node in network_json(around)["nodes"] if not node.get("bend")]
    looks = {node["kind"]: (node["color"]["border"], node["figure"]) for node in nodes}
    assert len(set(looks.values())) == len(looks) == 5


def test_physics_is_off(around: Neighbourhood) -> None:
    options = network_json(around)["options"]
    assert options["physics"] == {"enabled": False}
    assert options["edges"]["smooth"] is False


def test_a_plain_reference_beside_a_stronger_relation_goes_without_saying() -> None:
    strong, plain = Edge("a", "implements", "b"), Edge("a", "cites", "b")
    assert strongest_first((plain, strong)) == (strong,)
    assert strongest_first((plain,)) == (plain,)


def test_a_crowd_keeps_the_lines_of_the_focus_and_says_the_rest() -> None:
    focus, *others = (DocumentRecord(f"https://x/{n}", f"vb/{n}", str(n)) for n in range(91))
    edges = [Edge(focus.iri, "cites", one.iri) for one in others]
    between = [Edge(a.iri, "amends", b.iri) for a, b in pairwise(others)]
    found = network_json(Neighbourhood(focus, tuple(others), (*edges, *between)))
    assert all(focus.iri in edge["pair"] for edge in found["edges"])
    assert len(found["relations"]) == len(edges) + len(between)


def test_pyvis_keeps_two_relations_between_the_same_documents() -> None:
    network = LegalNetwork()
    for name in "ab":
        network.add_node(name, label=name)
    network.add_edge("a", "b", relation="amends")
    network.add_edge("a", "b", relation="implements")
    assert [edge["relation"] for edge in network.edges] == ["amends", "implements"]
    with pytest.raises(ValueError, match="no such node"):
        network.add_edge("a", "c")


def test_merging_adds_what_is_new_and_keeps_the_focus(around: Neighbourhood) -> None:
    far = DocumentRecord("https://x/far", "vb/far", "Xa")
    other = Neighbourhood(
        around.documents[0],
        (around.focus, far),
        (Edge(far.iri, "cites", around.documents[0].iri),),
        2,
    )
    both = merge(around, other)
    assert both.focus == around.focus
    assert [one.iri for one in both.documents].count(far.iri) == 1
    assert around.focus not in both.documents
    assert both.hidden == around.hidden + 2
    assert len(both.edges) == len(around.edges) + 1
    assert documents_of(network_json(both)) == {
        both.focus.iri,
        *(record.iri for record in both.documents),
    }


def test_the_export_is_the_same_every_time(around: Neighbourhood) -> None:
    assert export_html(around) == export_html(around)


def test_the_export_allows_only_what_is_inside_it(around: Neighbourhood) -> None:
    html = export_html(around)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    told = policy[1].replace("&#39;", "'")
    bodies = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies}
    assert len(bodies) == 4
    assert hashes == set(re.findall(r"'sha256-[^']+'", told))
    assert "default-src 'none'" in told
    assert "unsafe" not in told
    assert not re.search(r'(?:src|href)="(?!#)', html), "nothing to load and nowhere to go"


def test_vis_network_comes_from_pyvis() -> None:
    assert "@version 9.1.2" in vis_network()
    assert "sourceMappingURL" not in vis_network()


def test_data_cannot_end_the_script_element(around: Neighbourhood) -> None:
    evil = replace(around.focus, title="</script><img src=x onerror=alert(1)>")
    html = export_html(replace(around, focus=evil))
    assert "<img src=x" not in html
    data = re.search(r'<script type="application/json" id="net-data">(.*?)</script>', html)
    assert data
    assert json.loads(data[1])["documents"][evil.iri]["title"].startswith("</script>")
