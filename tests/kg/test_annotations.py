"""Web Annotations: valid, complete, offline, and the same citations when read back."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, Namespace, URIRef

from kg.annotations import CONTEXT_IRI, annotation_page, read_annotations
from kg.ingest import analyse, documents_in
from kg.readers import read_file
from kg.vocab import ELI, OA, RDF, RELATIONS, VD

if TYPE_CHECKING:
    from kg.ingest import Analysis

EXAMPLES = tuple(documents_in([Path(__file__).parents[2] / "examples"]))
AS = Namespace("https://www.w3.org/ns/activitystreams#")
TEXT = (
    "Căn cứ điểm a, đ khoản 2 Điều 5 và Điều 7 đến Điều 9 Nghị định số 30/2020/NĐ-CP "
    "ngày 05/3/2020 của Chính phủ (sau đây gọi tắt là Nghị định 30);\n"
    "Theo Quyết định số 5/QĐ-XYZ và Kế hoạch số 35/KH-UBND ngày 01/02/2021 của UBND tỉnh Lạng Sơn "
    "triển khai Nghị quyết số 07-NQ/TU; Nghị định 30."
)

# What the annotations use of the W3C context, which is never fetched.
STANDARD = {
    "oa": str(OA),
    "as": str(AS),
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation",
            "SpecificResource",
            "TextPositionSelector",
            "TextQuoteSelector",
            "FragmentSelector",
            "RangeSelector",
            "exact",
            "prefix",
            "suffix",
            "linking",
            "identifying",
        )
    },
    "Choice": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "AnnotationCollection": "as:OrderedCollection",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "partOf": {"@id": "as:partOf", "@type": "@id"},
    "next": {"@id": "as:next", "@type": "@id"},
    "prev": {"@id": "as:prev", "@type": "@id"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "startSelector": {"@id": "oa:hasStartSelector", "@type": "@id"},
    "endSelector": {"@id": "oa:hasEndSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo", "@type": "@id"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def page_of(found: Analysis, file: str = "a.txt") -> dict[str, Any]:
    """A page as another program gets it."""
    page: dict[str, Any] = json.loads(json.dumps(annotation_page(found, file), ensure_ascii=False))
    return page


@cache
def example(path: Path) -> Analysis:
    return analyse(read_file(path), path.name)


def assert_same(found: Analysis, page: dict[str, Any]) -> None:
    """Every field, those left out of equality too."""
    back = read_annotations(page)
    assert [asdict(link) for link in back.links] == [asdict(link) for link in found.links]
    assert sorted(map(asdict, back.relations), key=repr) == sorted(
        map(asdict, found.relations), key=repr
    )
    assert back.document_iri == found.document_iri


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_citations_of_the_examples_read_back(path: Path) -> None:
    found = example(path)
    page = page_of(found, path.name)
    assert len(page["items"]) == len(found.links) > 0
    assert_same(found, page)
    assert read_annotations(page).file == path.name


PIECES = st.sampled_from(
    [
        "khoản 2 Điều 5",
        "điểm a, điểm đ",
        "Nghị định số 30/2020/NĐ-CP",
        "(sau đây gọi tắt là Nghị định 30)",
        "Nghị định 30",
        "Quyết định số 861/QĐ-TTg, 862/QĐ-TTg",
        "ngày 04/6/2021",
        "của Chính phủ",
        "Luật Đất đai năm 2013",
        "Điều 3 đến Điều 7",
        "Căn cứ",
        "thay thế",
        ";",
        "\n",
        "e\u0301",
        "😀",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_whatever_is_found_reads_back(text: str) -> None:
    found = analyse(text, "a.txt")
    assert_same(found, page_of(found))


def test_selectors_lead_to_the_words() -> None:
    found = analyse(TEXT, "a.txt")
    for item in page_of(found)["items"]:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert quote["exact"] == TEXT[start:end]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert TEXT.find(around) == start - len(quote["prefix"])


def test_the_body_is_the_work_and_its_provisions() -> None:
    decree, unknown, *_ = page_of(analyse(TEXT, "a.txt"))["items"]
    works = {body["source"]["id"] for body in decree["body"]}
    assert works == {"https://w3id.org/viendan/id/vb/30/2020/NĐ-CP"}
    assert decree["body"][0]["source"]["id_local"] == "30/2020/NĐ-CP"
    first, second, run = (body["selector"] for body in decree["body"])
    assert first["value"] == "art_5__cl_2__point_a"
    assert second["value"] == "art_5__cl_2__point_đ"
    assert (run["startSelector"]["value"], run["endSelector"]["value"]) == ("art_7", "art_9")
    assert unknown["status"] == "unresolved"
    assert "body" not in unknown
    assert unknown["reason"]


def test_a_choice_where_several_works_fit() -> None:
    ambiguous = [
        item
        for path in EXAMPLES
        for item in page_of(example(path))["items"]
        if item["status"] == "ambiguous"
    ]
    for item in ambiguous:
        (choice, *_) = item["body"]
        assert choice["type"] == "Choice"
        assert [one["source"]["id"] for one in choice["items"]] == item["candidate"]


def graph_of(page: dict[str, Any]) -> Graph:
    standard, own = page["@context"]
    assert standard == CONTEXT_IRI
    offline = json.dumps({**page, "@context": [STANDARD, own]})
    return Graph().parse(data=offline, format="json-ld")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it
def test_it_is_rdf_that_says_the_same() -> None:
    found = analyse(TEXT, "a.txt")
    page = page_of(found)
    graph = graph_of(page)
    assert set(graph.subjects(RDF.type, URIRef(str(OA) + "Annotation"))) == {
        URIRef(item["id"]) for item in page["items"]
    }
    for item, link in zip(page["items"], found.links, strict=True):
        node = URIRef(item["id"])
        assert graph.value(node, VD.status) == Literal(link.status)
        (target,) = graph.objects(node, URIRef(str(OA) + "hasTarget"))
        assert graph.value(target, URIRef(str(OA) + "hasSource")) == URIRef(found.document_iri)
        spans = {
            (graph.value(selector, OA.start), graph.value(selector, OA.end))
            for selector in graph.objects(target, OA.hasSelector)
            if (selector, RDF.type, OA.TextPositionSelector) in graph
        }
        assert {(int(str(a)), int(str(b))) for a, b in spans} == {tuple(link.citation.span)}
        printed = graph.value(node, VD.printed)
        assert isinstance(printed, Literal)
        assert printed.datatype == RDF.JSON
        assert json.loads(str(printed)) == item["printed"]
        assert set(graph.objects(node, VD.relation)) <= set(RELATIONS.values())
    work = URIRef("https://w3id.org/viendan/id/vb/30/2020/NĐ-CP")
    assert (work, RDF.type, ELI.LegalResource) in graph
    assert (work, ELI.id_local, Literal("30/2020/NĐ-CP")) in graph


def test_no_term_is_without_meaning() -> None:
    """Every key of every annotation is a term of one of the two contexts."""
    page = page_of(analyse(TEXT, "a.txt"))
    known = {*STANDARD, *page["@context"][1]}

    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        if not isinstance(value, dict):
            return set()
        inside = (keys(one) for key, one in value.items() if key != "printed")
        return set(value).union(*inside)

    assert keys(page["items"]) <= known


def test_what_we_did_not_write_is_refused() -> None:
    page = page_of(analyse(TEXT, "a.txt"))
    del page["items"][1]["rule"]
    with pytest.raises(ValueError, match=r"cit_\d+_\d+ lacks 'rule'"):
        read_annotations(page)
