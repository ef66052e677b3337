"""The web application: one library and its settings in, every route wired.

``create_app`` is the only place that puts the parts together. The caller opens and closes the
library; the workers that answer ``/sparql`` end with the server.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from anyio import CapacityLimiter
from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from api import (
    check,
    check_page,
    directives,
    documents,
    extract,
    graph,
    health,
    pages,
    sparql,
    task_page,
    trace,
    trace_page,
)
from api.body_limit import BodyLimit
from api.dependencies import only_known_parameters
from api.errors import register_errors
from api.headers import SecurityHeaders
from kg.traces.neighbours import read_ahead

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from api.settings import Settings
    from kg.ingest import Library

DESCRIPTION: Final = """
Văn bản, viện dẫn, cơ quan, cuộc họp và nhiệm vụ trong kho, dạng JSON.

* Offsets are Unicode code points into the original text, half-open:
  `original[start:end] == exact`.
* Every error has one shape, `{"error": {"code", "message", …}}`; messages are Vietnamese, or
  English with `lang=en` or `Accept-Language: en`.
* Days are `2021-12-31` or `31/12/2021`. A parameter that a route does not know is refused.
* `/sparql` speaks the SPARQL 1.1 Protocol, read-only.
"""

TAGS: Final = [
    {"name": "documents", "description": "Documents: find, look at, send in."},
    {"name": "trace", "description": "Chains of documents, with evidence for each step."},
    {"name": "directives", "description": "Who must do what by when; agencies and meetings."},
    {"name": "extract", "description": "What is found in a text, without storing it."},
    {"name": "graph", "description": "What stands around a document, laid out for drawing."},
    {"name": "sparql", "description": "SPARQL 1.1 Protocol, read-only."},
    {"name": "service", "description": "Whether the server is ready."},
]


def create_app(library: Library, settings: Settings) -> FastAPI:
    """The application that serves ``library``."""
    pool = sparql.open_pool(library.store, settings)

    @asynccontextmanager
    async def until_shutdown(app: FastAPI) -> AsyncIterator[None]:
        with pool, ThreadPoolExecutor(1) as ahead:
            ahead.submit(read_ahead, library.store)
            yield

    app = FastAPI(
        lifespan=until_shutdown,
        title="viendan",
        version=version("viendan"),
        summary="Ai phải làm gì, trước ngày nào, theo văn bản nào.",
        description=DESCRIPTION,
        openapi_tags=TAGS,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.library = library
    app.state.settings = settings
    # More readers of texts than cores would only make each other wait.
    app.state.readers = CapacityLimiter(2)
    register_errors(app)
    routed = (documents, trace, directives, extract, check, graph, health)
    for part in (*routed, check_page, task_page, trace_page, pages):
        app.include_router(part.router, dependencies=[Depends(only_known_parameters)])
    # The protocol has its own parameters, and allows others.
    app.include_router(sparql.router(pool, settings))
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, limit=settings.max_body_bytes)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(SecurityHeaders)
    return app
