"""``/sparql``: the SPARQL 1.1 Protocol over HTTP, for reading.

The query runs in a pool of worker processes; the event loop only waits. An answer is sent when it
is whole; a client that goes away takes its query with it. Updates are refused.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

import anyio
import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from api.errors import ApiError
from api.media_types import GRAPH_TYPES, RESULT_TYPES, choose
from api.service_description import describe_service
from api.sparql_docs import GET_DOCS, POST_DOCS
from api.sparql_request import ProtocolQuery, read_get, read_post
from kg.sparql.errors import NotAcceptable
from kg.sparql.values import GRAPH_FORMATS
from kg.sparql.worker import Cancellation, Limits, Query, QueryPool
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from api.settings import Settings

_TEXT = ("text/",)


class SparqlSettings(Protocol):
    """The settings this router reads; ``api.settings.Settings`` has them."""

    @property
    def union_default_graph(self) -> bool: ...

    @property
    def known_graphs_only(self) -> bool: ...

    @property
    def max_query_bytes(self) -> int: ...


class _Snapshots(Protocol):
    def snapshot(self) -> Path: ...


def open_pool(store: _Snapshots, settings: Settings) -> QueryPool:
    """The worker processes for users' queries on ``store``; close it when the server ends."""
    limits = Limits(
        seconds=settings.query_seconds,
        memory=settings.query_memory_bytes,
        bytes=settings.query_result_bytes,
        rows=settings.query_rows,
        workers=settings.query_workers,
    )
    return QueryPool(store.snapshot, limits, PREFIXES)


def router(pool: QueryPool, settings: SparqlSettings) -> APIRouter:
    """The routes of ``/sparql``, answered by ``pool``."""
    routes = APIRouter(tags=["sparql"])
    threads = anyio.CapacityLimiter(pool.limits.workers + pool.limits.queue)

    async def answer(request: Request, asked: ProtocolQuery) -> Response:
        if len(asked.text.encode()) > settings.max_query_bytes:
            raise ApiError(413, "body_too_large", limit=settings.max_query_bytes)
        accept = ",".join(request.headers.getlist("accept"))
        results, graph = choose(accept, RESULT_TYPES), choose(accept, GRAPH_TYPES)
        query = Query(
            asked.text,
            RESULT_TYPES[results] if results else None,
            GRAPH_TYPES[graph] if graph else None,
            asked.default_graphs,
            asked.named_graphs,
            union=settings.union_default_graph,
            known_graphs_only=settings.known_graphs_only,
            base=_endpoint(request),
            accept=accept,
        )
        result = await _run(pool, query, request, threads)
        is_graph = result.content_type in GRAPH_FORMATS.values()
        return _response(result.body, (graph if is_graph else results) or result.content_type)

    async def get(request: Request) -> Response:
        asked = read_get(request.scope["query_string"])
        if asked is None:
            return _describe(request, union=settings.union_default_graph)
        return await answer(request, asked)

    async def post(request: Request) -> Response:
        content_type = request.headers.get("content-type", "")
        return await answer(
            request, read_post(content_type, request.scope["query_string"], await request.body())
        )

    routes.add_api_route("/sparql", get, methods=["GET"], response_class=Response, **GET_DOCS)
    routes.add_api_route("/sparql", get, methods=["HEAD"], include_in_schema=False)
    routes.add_api_route("/sparql", post, methods=["POST"], response_class=Response, **POST_DOCS)
    return routes


def _describe(request: Request, *, union: bool) -> Response:
    accept = ",".join(request.headers.getlist("accept"))
    media_type = choose(accept, GRAPH_TYPES)
    if media_type is None:
        raise NotAcceptable(accept, tuple(GRAPH_TYPES))
    body = describe_service(_endpoint(request), GRAPH_TYPES[media_type], union=union)
    return _response(body, media_type)


def _endpoint(request: Request) -> str:
    """The IRI of this service, to which relative IRIs in a query are relative."""
    return str(request.url.replace(query="", fragment=""))


def _response(body: bytes, media_type: str) -> Response:
    charset = "; charset=utf-8" if media_type.startswith(_TEXT) else ""
    return Response(body, headers={"Content-Type": f"{media_type}{charset}", "Vary": "Accept"})


async def _run(
    pool: QueryPool, query: Query, request: Request, threads: anyio.CapacityLimiter
) -> Any:
    """Run ``query`` in a thread that waits for the worker; the client's leaving ends it."""
    cancellation = Cancellation()
    running = asyncio.ensure_future(
        anyio.to_thread.run_sync(pool.run, query, cancellation, limiter=threads)
    )
    gone = asyncio.ensure_future(_client_gone(request))
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            cancellation.cancel()
        return await running
    except asyncio.CancelledError:
        cancellation.cancel()
        raise
    finally:
        gone.cancel()


async def _client_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
