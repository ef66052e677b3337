"""A request of the SPARQL 1.1 Protocol into a query: GET, form POST and direct POST.

Pure: the parts of an HTTP request go in; a ``ProtocolQuery``, or None where none is asked, comes
out. What the protocol forbids raises ``BadProtocol``.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.sparql.errors import QueryError, QueryRejected

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"


@dataclass(frozen=True, slots=True)
class ProtocolQuery:
    """A query and the dataset that the protocol, not the query, names."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class BadProtocol(QueryError):  # noqa: N818
    """A request that is no SPARQL Protocol operation."""

    code = "bad_sparql_request"


def read_get(query_string: bytes) -> ProtocolQuery | None:
    """The query in a URL; None where it has no parameter of the protocol."""
    return _from_parameters(_parameters(query_string))


def read_post(content_type: str, query_string: bytes, body: bytes) -> ProtocolQuery:
    """The query in a body: a form's ``query``, or the body itself with its dataset in the URL."""
    media_type, charset = _media_type(content_type)
    if media_type == UPDATE:
        raise QueryRejected.update("UPDATE")
    if media_type not in {FORM, DIRECT} or charset not in {"", "utf-8", "utf8"}:
        raise BadProtocol(
            f"Không nhận kiểu nội dung «{content_type}». Hãy gửi {FORM} hoặc {DIRECT}, mã UTF-8.",
            f"Content type “{content_type}” is not supported. Send {FORM} or {DIRECT} in UTF-8.",
            code="unsupported_media_type",
            status=415,
        )
    if media_type == FORM:
        query = _from_parameters(_parameters(body))
    else:
        url = [pair for pair in _parameters(query_string) if pair[0] != "query"]
        query = _from_parameters([("query", _utf8(body)), *url])
    if query is None:
        raise _missing()
    return query


def _media_type(content_type: str) -> tuple[str, str]:
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charset = next((p[8:].strip('"') for p in parameters if p.startswith("charset=")), "")
    return media_type, charset


def _parameters(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict"
        )
    except UnicodeDecodeError:
        raise _not_utf8() from None
    except ValueError as error:
        raise BadProtocol(
            "Không đọc được các tham số của truy vấn.",
            "The parameters cannot be read.",
            detail=str(error),
        ) from error


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _from_parameters(pairs: list[tuple[str, str]]) -> ProtocolQuery | None:
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    if "update" in given:
        raise QueryRejected.update("UPDATE")
    graphs = tuple(given.get("default-graph-uri", ())), tuple(given.get("named-graph-uri", ()))
    queries = given.get("query", [])
    if not queries and not any(graphs):
        return None
    if len(queries) > 1:
        raise BadProtocol(
            "Yêu cầu có nhiều tham số «query»; chỉ được có một.",
            "The request has several “query” parameters; one is allowed.",
        )
    if not queries or not queries[0].strip():
        raise _missing()
    return ProtocolQuery(queries[0], *graphs)


def _missing() -> BadProtocol:
    return BadProtocol(
        "Thiếu câu truy vấn: tham số «query» không có hoặc rỗng.",
        "The query is missing: there is no “query” parameter, or it is empty.",
    )


def _not_utf8() -> BadProtocol:
    return BadProtocol("Yêu cầu không phải UTF-8 hợp lệ.", "The request is not valid UTF-8.")
