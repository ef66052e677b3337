"""The three questions of the project over HTTP, in SPARQL with the documented terms only."""

import httpx

from kg.query import named_queries

PREFIXES = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX vd: <https://w3id.org/viendan/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def rows(client: httpx.Client, query: str) -> list[dict[str, str]]:
    answer = client.post("/sparql", data={"query": PREFIXES + query})
    assert answer.status_code == 200, answer.text
    bindings = answer.json()["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


def test_which_documents_implement_a_resolution_directly_and_through_others(
    client: httpx.Client,
) -> None:
    query = """SELECT DISTINCT ?number {
      ?document eli:implements+ ?resolution ; eli:id_local ?number .
      ?resolution eli:id_local "12-NQ/TU"
    }"""
    assert {row["number"] for row in rows(client, query)} == {"245/KH-UBND", "58/KH-STTTT"}


def test_who_must_do_what_by_which_date(client: httpx.Client) -> None:
    query = """SELECT ?deadline ?agency ?action {
      ?directive vd:responsible/skos:prefLabel ?agency ; vd:action ?action ; vd:deadline ?deadline
    } ORDER BY ?deadline"""
    found = [(row["deadline"], row["agency"]) for row in rows(client, query)]
    assert found == [
        ("2021-08-10", "Sở Tài chính tỉnh Bắc Kạn"),
        ("2021-08-20", "Sở Nội vụ tỉnh Bắc Kạn"),
        ("2021-12-15", "Sở Thông tin và Truyền thông tỉnh Bắc Kạn"),
    ]


def test_which_documents_a_meeting_mentions_with_the_words(client: httpx.Client) -> None:
    query = """SELECT ?number ?sentence ?words {
      ?notice prov:wasGeneratedBy ?meeting .
      ?meeting a vd:Meeting ; vd:date "2021-07-29"^^xsd:date .
      ?citation vd:citing ?notice ; vd:cited ?document ; vd:sentence ?sentence ;
        oa:hasSelector/oa:exact ?words .
      ?document eli:id_local ?number
    }"""
    found = rows(client, query)
    assert {row["number"] for row in found} == {"30/2020/NĐ-CP", "245/KH-UBND"}
    for row in found:
        assert row["words"] in row["sentence"]
        assert row["number"] in row["words"]


def test_every_named_query_runs_as_it_stands(client: httpx.Client) -> None:
    assert named_queries()
    for query in named_queries():
        assert client.post("/sparql", data={"query": query.sparql}).status_code == 200, query.name
