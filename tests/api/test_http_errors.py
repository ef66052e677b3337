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


@pytest.mark.parametrize(
    ("query", "vietnamese", "english"),
    [
        ("/api/documents?limit=0", "limit phải từ 1 trở lên", "limit must be at least 1"),
        ("/api/documents?limit=1001", "không được quá 1000", "at most 1000"),
        ("/api/documents?offset=một", "offset phải là số nguyên", "a whole number"),
        ("/api/documents?from=31/02/2021", "from phải là ngày có thật", "a day that exists"),
        ("/api/trace", "document chưa được cho biết", "document is missing"),
        ("/api/trace?document=", "không được để trống", "must not be empty"),
        ("/api/trace?document=1/X&direction=vào", "các giá trị: 'in', 'out'", "'in', 'out'"),
        ("/api/directives?overdue=x", "phải là true hoặc false", "true or false"),
        ("/api/documents?from=2/1/2021&to=2021-01-01", "02/01/2021 muộn hơn", "2021-01-02, is"),
        ("/api/trace?document=1/X&from=2/1/2021&to=1/1/2021", "muộn hơn", "is later"),
        ("/api/directives?due_after=2/1/2021&due_before=1/1/2021", "muộn hơn", "is later"),
    ],
)
def test_what_is_wrong_is_said_in_the_language_of_the_reader(
    client: httpx.Client, query: str, vietnamese: str, english: str
) -> None:
    answer = client.get(query)
    assert answer.status_code == 422
    assert vietnamese in answer.json()["error"]["message"]
    told = client.get(query, headers={"Accept-Language": "en"}).json()["error"]["message"]
    assert english in told
    details = answer.json()["error"].get("detail", [])
    assert not any("should" in one["problem"] for one in details)


@pytest.mark.parametrize("day", ["05/03/2020", "5/3/2020", "2020-03-05"])
def test_days_as_people_write_them(client: httpx.Client, day: str) -> None:
    found = client.get("/api/documents", params={"from": day, "to": day, "limit": 5}).json()
    assert [one["date"] for one in found["items"]] == ["2020-03-05"]


def test_a_parameter_that_is_not_read_is_refused(client: httpx.Client) -> None:
    error = client.get("/api/directives?due_befor=31/12/2021").json()["error"]
    assert error["code"] == "unknown_parameter"
    assert "gần nhất là «due_before»" in error["message"]
    error = client.get("/api/documents?foo=1&lang=en").json()["error"]
    assert error["code"] == "unexpected_parameter"
    assert "Parameters here: from, issuer, lang" in error["message"]
    assert client.get("/sparql?query=ASK%7B%7D&foo=1").status_code == 200


def test_every_route_refuses_what_it_does_not_read(client: httpx.Client) -> None:
    pages = ("/", "/tim-kiem", "/nhiem-vu", "/truy-vet", "/truy-van", "/kiem-tra", "/goi-y")
    for path in (*pages, "/van-ban/x", "/do-thi/x", "/co-quan/x", "/tai-lieu-api"):
        answer = client.get(path, params={"la": "1"})
        assert (path, answer.status_code) == (path, 422)
        assert "Không có tham số «la»" in answer.text
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for method in methods if path != "/sparql" else ():
            answer = client.request(method, path, params={"la": "1"})
            assert (path, answer.status_code) == (path, 422)
            assert answer.json()["error"]["code"].endswith("_parameter")


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
