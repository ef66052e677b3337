"""Every answer has the security headers, every error the one shape, and OpenAPI tells it all."""

from typing import Any

import httpx
import pytest

from api.app import create_app
from api.headers import SECURITY_HEADERS
from api.settings import Settings
from kg.ingest import Library

JSON_ROUTES = (
    "/api/documents",
    "/api/documents/{id}",
    "/api/trace",
    "/api/paths",
    "/api/directives",
    "/api/agencies",
    "/api/agencies/{id}",
    "/api/meetings",
    "/api/extract",
    "/api/graph",
    "/healthz",
)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("DELETE", "/api/documents", 405, "method_not_allowed"),
        ("GET", "/api/extract", 405, "method_not_allowed"),
        ("GET", "/api/documents?limit=many", 422, "invalid_request"),
        ("GET", "/healthz", 200, None),
        ("HEAD", "/healthz", 200, None),
    ],
)
def test_one_shape_and_security_headers(
    client: httpx.Client, method: str, path: str, status: int, code: str | None
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value
    if code:
        assert answer.json()["error"]["code"] == code
        english = client.request(method, path, headers={"Accept-Language": "en"}).json()
        assert english["error"]["message"] != answer.json()["error"]["message"]


def test_a_wrong_parameter_is_named(client: httpx.Client) -> None:
    error = client.get("/api/documents?limit=0&from=x").json()["error"]
    assert {one["where"] for one in error["detail"]} == {"query.limit", "query.from"}
    assert "limit" in error["message"]


def test_nothing_is_allowed_inline() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none';")


@pytest.mark.anyio
async def test_a_surprise_is_500_in_the_same_shape() -> None:
    with Library.open(None) as library:
        app = create_app(library, Settings())

        @app.get("/surprise")
        def surprise() -> None:
            raise RuntimeError("secret words")

        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://t") as client:
            answer = await client.get("/surprise")
            off = await client.post("/api/documents", files={"file": ("a.txt", b"x")})
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "internal_error"
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert off.status_code == 403
    assert off.json()["error"]["code"] == "ingest_off"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def operations(client: httpx.Client) -> list[tuple[str, str, dict[str, Any]]]:
    paths = client.get("/openapi.json").json()["paths"]
    return [
        (path, method, operation)
        for path, methods in paths.items()
        for method, operation in methods.items()
        if path in JSON_ROUTES
    ]


def test_openapi_is_complete(client: httpx.Client) -> None:
    found = operations(client)
    assert {path for path, _, _ in found} == set(JSON_ROUTES)
    for path, method, operation in found:
        where = f"{method} {path}"
        assert operation["summary"], where
        assert operation["description"], where
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], (where, parameter["name"])
            assert parameter["schema"].get("examples") or parameter.get("example"), (
                where,
                parameter["name"],
            )


def test_errors_are_documented(client: httpx.Client) -> None:
    for path, method, operation in operations(client):
        for status, answer in operation["responses"].items():
            if status.startswith(("3", "4", "5")):
                schema = answer["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Error"}, (path, method, status)


def test_frameworks_own_pages_are_off(client: httpx.Client) -> None:
    assert client.get("/redoc").status_code == 404
    assert "cdn" not in client.get("/docs").text


def test_long_answers_are_compressed(client: httpx.Client) -> None:
    answer = client.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.json()["openapi"].startswith("3.")


def test_the_graph_around_a_document(client: httpx.Client) -> None:
    found = client.get("/api/graph", params={"document": "310/TB-UBND"}).json()
    assert {"nodes", "edges", "hidden"} <= found.keys()
    wider = client.get(
        "/api/graph", params={"document": "12-NQ/TU", "expand": "310/TB-UBND"}
    ).json()
    assert len(wider["nodes"]) >= len(found["nodes"])
    assert client.get("/api/graph", params={"document": "1/XX"}).status_code == 404


def test_a_browser_gets_a_page(client: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    lost = client.get("/khong-co", headers=browser)
    assert lost.status_code == 404
    assert "/khong-co" in lost.text
    assert lost.headers["content-type"].startswith("text/html")
    assert "<h1>Không tìm thấy trang</h1>" in lost.text
    assert client.get("/api/khong-co", headers=browser).json()["error"]["code"] == "not_found"
    hostile = client.get("/<script>alert(1)</script>", headers=browser)
    assert "<script>alert" not in hostile.text


def test_the_first_page_and_sparql_are_served(client: httpx.Client) -> None:
    assert client.get("/").status_code == 200
    answer = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"})
    assert answer.status_code == 200
    assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) > 100
