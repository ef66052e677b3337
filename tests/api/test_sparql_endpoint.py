"""``/sparql`` over HTTP: the protocol, formats, refusals, limits; a real server on loopback."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
import uvicorn
from fastapi import FastAPI
from rdflib import Literal, URIRef

from api.errors import register_errors
from api.media_types import GRAPH_TYPES, RESULT_TYPES, choose
from api.settings import Settings
from api.sparql import open_pool, router
from kg.storage.store import Store

G = "https://example.org/đồ-thị/1"
TITLE = 'Quyết định số 861/QĐ-TTg về "xã", \t tab \n dòng \\ 😀'
ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
ONE = "SELECT ?o FROM <https://example.org/đồ-thị/1> { ?s ?p ?o }"
BUILD = "CONSTRUCT WHERE { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SETTINGS = replace(
    Settings(), query_seconds=1.5, query_workers=1, query_rows=300, max_query_bytes=100_000
)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with Store.open(None) as store:
        subject, predicate = URIRef("https://example.org/văn-bản"), URIRef("https://example.org/p")
        store.replace(G, [(subject, predicate, Literal(TITLE, lang="vi"))])
        many = [(URIRef(f"https://example.org/{n}"), predicate, Literal(n)) for n in range(320)]
        store.replace(f"{G}/nhiều", many)
        app = FastAPI()
        app.state.settings = SETTINGS
        register_errors(app)
        with open_pool(store, SETTINGS) as pool:
            app.include_router(router(pool, SETTINGS))
            config = uvicorn.Config(app, port=0, log_level="error")
            server = uvicorn.Server(config)
            listening = socket.create_server(("127.0.0.1", 0))
            thread = threading.Thread(target=server.run, args=([listening],))
            thread.start()
            while not server.started and thread.is_alive():
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
            server.should_exit = True
            thread.join()
            listening.close()


@pytest.fixture(scope="module")
def client(base: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base, timeout=20, headers={"Accept-Language": "vi"}) as opened:
        yield opened


def ask(client: httpx.Client, query: str, accept: str = "*/*", **more: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


def error_of(response: httpx.Response, status: int) -> dict[str, str]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/json"
    error: dict[str, str] = response.json()["error"]
    assert set(error) <= {"code", "message", "detail"}
    return error


# the protocol


def test_the_three_ways_to_ask_give_one_answer(client: httpx.Client) -> None:
    query = ONE
    direct = {"Content-Type": "application/sparql-query; charset=utf-8"}
    answers = [
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", content=query.encode(), headers=direct),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].json()["results"]["bindings"][0]["o"]["value"] == TITLE


@pytest.mark.parametrize("where", ["get", "form", "direct"])
def test_the_dataset_of_the_protocol_stands_before_from(client: httpx.Client, where: str) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <https://example.org/khác> { ?s ?p ?o }"
    dataset = {"default-graph-uri": G}
    csv = {"Accept": "text/csv"}
    direct = {**csv, "Content-Type": "application/sparql-query"}
    if where == "get":
        answer = client.get("/sparql", params={"query": query, **dataset}, headers=csv)
    elif where == "form":
        answer = client.post("/sparql", data={"query": query, **dataset}, headers=csv)
    else:
        answer = client.post("/sparql", params=dataset, content=query.encode(), headers=direct)
    assert answer.text.split() == ["n", "1"]


def test_named_graphs_of_the_protocol(client: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    named = {"named-graph-uri": G}
    assert ask(client, query, "text/csv", **named).text.split() == ["n", "1"]
    assert ask(client, query, "text/csv").text.split() == ["n", "321"]


def test_no_query_gives_the_description_of_the_service(client: httpx.Client, base: str) -> None:
    for media_type in ("text/turtle", "application/rdf+xml", "application/ld+json"):
        answer = client.get("/sparql", headers={"Accept": media_type})
        assert answer.headers["content-type"].startswith(media_type)
        formats = {"text/turtle": "TURTLE", "application/rdf+xml": "RDF_XML"}
        rdf_format = getattr(ox.RdfFormat, formats.get(media_type, "JSON_LD"))
        objects = {str(quad.object) for quad in ox.parse(answer.content, rdf_format)}
        assert f"<{base}/sparql>" in objects
        assert "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>" in objects
    error_of(client.get("/sparql", headers={"Accept": "image/png"}), 406)


def test_head_is_get_without_the_body(client: httpx.Client) -> None:
    answer = client.head("/sparql", params={"query": "ASK {}"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("application/sparql-results+json")


BAD = {
    "bad_sparql_request": [
        ("GET", "query=", "", b""),
        ("GET", "default-graph-uri=http%3A%2F%2Fe%2F", "", b""),
        ("GET", "query=ASK%7B%7D&query=ASK%7B%7D", "", b""),
        ("GET", "query=%FF", "", b""),
        ("POST", "", "application/x-www-form-urlencoded", b""),
        ("POST", "query=ASK%7B%7D", "application/x-www-form-urlencoded", b"default-graph-uri=g"),
        ("POST", "", "application/sparql-query", b""),
        ("POST", "", "application/sparql-query", b"ASK { # \xff\n}"),
    ],
    "unsupported_media_type": [
        ("POST", "", "", b"ASK {}"),
        ("POST", "", "text/plain", b"ASK {}"),
        ("POST", "", "application/sparql-query; charset=utf-16", "ASK {}".encode("utf-16")),
    ],
    "update_refused": [
        ("GET", "update=DROP%20ALL", "", b""),
        ("GET", "query=DROP%20ALL", "", b""),
        ("POST", "", "application/sparql-update", b"DROP ALL"),
        ("POST", "", "application/x-www-form-urlencoded", b"update=DROP+ALL"),
        ("POST", "", "application/sparql-query", b"LOAD <http://127.0.0.1:1/>"),
    ],
    "method_not_allowed": [("PUT", "", "", b"x"), ("DELETE", "", "", b""), ("PATCH", "", "", b"")],
    "sparql_syntax": [("GET", "query=ASK", "", b"")],
    "service_refused": [("GET", f"query={quote('ASK { SERVICE <http://e/> {} }')}", "", b"")],
    "unknown_graph": [
        ("GET", f"query={quote('ASK FROM <http://e/> {}')}", "", b""),
        ("GET", "query=ASK%7B%7D&default-graph-uri=no%20iri", "", b""),
    ],
    "body_too_large": [("POST", "", "application/sparql-query", b"ASK {} #" + b"x" * 100_000)],
}
STATUS = {
    "unsupported_media_type": 415,
    "update_refused": 403,
    "method_not_allowed": 405,
    "body_too_large": 413,
}


@pytest.mark.parametrize(
    ("code", "method", "query", "content_type", "body"),
    [(code, *request) for code, requests in BAD.items() for request in requests],
)
def test_bad_requests_say_why(
    client: httpx.Client, code: str, method: str, query: str, content_type: str, body: bytes
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    answer = client.request(method, f"/sparql?{query}", content=body, headers=headers)
    assert error_of(answer, STATUS.get(code, 400))["code"] == code


def test_errors_speak_the_language_of_the_reader(client: httpx.Client) -> None:
    vi = error_of(ask(client, "SELECT *\n{ ?s ?p }"), 400)
    en = error_of(ask(client, "SELECT *\n{ ?s ?p }", lang="en"), 400)
    assert "dòng 2, cột 10" in vi["message"]
    assert "line 2, column 10" in en["message"]
    assert vi["detail"] == en["detail"]


# formats


@pytest.mark.parametrize("media_type", RESULT_TYPES)
def test_results_in_every_format(client: httpx.Client, media_type: str) -> None:
    answer = ask(client, ONE, media_type)
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert answer.headers["vary"] == "Accept"
    if RESULT_TYPES[media_type] == "CSV":
        assert '"' + TITLE.replace('"', '""') + '"' in answer.content.decode()
        return
    results_format = getattr(ox.QueryResultsFormat, RESULT_TYPES[media_type])
    read = ox.parse_query_results(answer.content, format=results_format)
    assert isinstance(read, ox.QuerySolutions)
    assert [row["o"] for row in read] == [ox.Literal(TITLE, language="vi")]


@pytest.mark.parametrize("media_type", GRAPH_TYPES)
def test_graphs_in_every_format(client: httpx.Client, media_type: str) -> None:
    answer = ask(client, f"CONSTRUCT FROM <{G}> WHERE {{ ?s ?p ?o }}", media_type)
    assert answer.headers["content-type"].partition(";")[0] == media_type
    read = ox.parse(answer.content, getattr(ox.RdfFormat, GRAPH_TYPES[media_type]))
    assert [quad.object for quad in read] == [ox.Literal(TITLE, language="vi")]


@pytest.mark.parametrize(
    ("accept", "query", "chosen"),
    [
        ("", "ASK {}", "application/sparql-results+json"),
        ("text/csv;q=0.2, text/xml;q=0.9", "ASK {}", "text/xml"),
        ("application/sparql-results+json;q=0, text/csv", "ASK {}", "text/csv"),
        ("text/*", "ASK {}", "text/csv"),
        ("application/sparql-results+json, text/turtle;q=0.5", f"{BUILD} LIMIT 1", "text/turtle"),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", f"{BUILD} LIMIT 1", "application/xml"),
    ],
)  # fmt: skip
def test_accept_is_weighed(client: httpx.Client, accept: str, query: str, chosen: str) -> None:
    answer = ask(client, query, accept)
    assert answer.headers["content-type"].partition(";")[0] == chosen


def test_what_nobody_can_read_is_not_sent(client: httpx.Client) -> None:
    assert "text/turtle" in error_of(ask(client, BUILD, "text/csv"), 406)["detail"]
    assert "text/csv" in error_of(ask(client, "ASK {}", "text/turtle"), 406)["detail"]
    error_of(ask(client, "ASK {}", "*/*;q=0"), 406)


@pytest.mark.parametrize("accept", ["text/csv;q=x", ";;", ", ,", "text/csv;q=", "é"])
def test_odd_accept_headers_do_no_harm(accept: str) -> None:
    assert choose(accept, RESULT_TYPES) in {None, *RESULT_TYPES}


# limits


def test_a_slow_query_is_a_503_with_a_time_to_come_back(client: httpx.Client) -> None:
    began = time.perf_counter()
    answer = ask(client, RUNAWAY)
    assert time.perf_counter() - began < SETTINGS.query_seconds + 1
    assert error_of(answer, 503)["code"] == "query_timeout"
    assert int(answer.headers["retry-after"]) > 0
    assert ask(client, "ASK {}").json() == {"head": {}, "boolean": True}


def test_too_large_an_answer_is_an_error_not_a_part(client: httpx.Client) -> None:
    error = error_of(ask(client, ALL), 413)
    assert error["code"] == "result_too_large"
    assert "300 dòng" in error["message"]


def test_a_client_that_leaves_takes_its_query_with_it(client: httpx.Client, base: str) -> None:
    ask(client, "ASK {}")
    host, port = base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as leaving:
        request = f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: {host}\r\n\r\n"
        leaving.sendall(request.encode())
        time.sleep(0.2)
    began = time.perf_counter()
    assert ask(client, "ASK {}").status_code == 200
    assert time.perf_counter() - began < SETTINGS.query_seconds - 0.5


def test_the_server_answers_others_while_a_query_runs(client: httpx.Client) -> None:
    runner = threading.Thread(target=ask, args=(client, RUNAWAY))
    runner.start()
    time.sleep(0.1)
    began = time.perf_counter()
    for _ in range(5):
        assert client.get("/sparql").status_code == 200
    assert time.perf_counter() - began < 0.7
    runner.join()


def test_openapi_tells_of_the_endpoint(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]["/sparql"]
    assert set(paths) == {"get", "post"}
    assert {each["name"] for each in paths["get"]["parameters"]} == {
        "query",
        "default-graph-uri",
        "named-graph-uri",
    }
    assert set(paths["post"]["requestBody"]["content"]) == {
        "application/x-www-form-urlencoded",
        "application/sparql-query",
    }
