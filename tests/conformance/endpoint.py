"""A scratch endpoint for W3C SPARQL test harnesses: ``python tests/conformance/endpoint.py PORT``.

The query endpoint is the product's own (``api.sparql`` over its worker pool), over an empty store
in a temporary folder whose default graph holds what is put there, not the union that
``kg.storage.store`` keeps in it. Harnesses load their data through
``/update`` (SPARQL Update) and ``/store`` (Graph Store Protocol), which exist only here. Serves
one harness on loopback; never real data.
"""

import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import uvicorn
from fastapi import APIRouter, FastAPI, Request
from starlette.responses import Response

from api.errors import register_errors
from api.settings import Settings
from api.sparql import open_pool, router
from api.sparql_request import FORM, UPDATE
from kg.storage.snapshots import Snapshots

BASE = "http://localhost/update"
DEFAULT = ox.DefaultGraph()


class Scratch:
    """A store that is wiped and filled between tests, published when a query comes."""

    def __init__(self, folder: Path) -> None:
        self.engine = ox.Store(str(folder / "graph"))
        self._snapshots = Snapshots(folder / "snapshots")
        self._lock = threading.Lock()
        self._changed = True

    def update(self, text: str) -> None:
        with self._lock:
            self.engine.update(text, base_iri=BASE)
            self._changed = True

    def load(self, body: bytes, graph: ox.NamedNode | ox.DefaultGraph) -> None:
        with self._lock:
            self.engine.load(body, ox.RdfFormat.TURTLE, to_graph=graph)
            if isinstance(graph, ox.NamedNode):
                self.engine.add_graph(graph)
            self._changed = True

    def snapshot(self) -> Path:
        with self._lock:
            current = self._snapshots.current()
            if current is None or self._changed:
                current = self._snapshots.publish(lambda to: self.engine.backup(str(to)))
                self._changed = False
            return current


def writing(scratch: Scratch) -> APIRouter:
    """The two doors through which a harness fills the store."""
    routes = APIRouter()

    @routes.post("/update")
    async def update(request: Request) -> Response:
        body = (await request.body()).decode(errors="replace")
        kind = request.headers.get("content-type", "").partition(";")[0]
        if kind == FORM:
            texts = (await request.form()).getlist("update")
            if len(texts) != 1:
                return Response("one update, please", 400)
            body = str(texts[0])
        elif kind != UPDATE:
            return Response("no update", 415)
        try:
            scratch.update(body)
        except SyntaxError as error:
            return Response(str(error), 400)
        except (OSError, RuntimeError) as error:
            return Response(str(error), 500)
        return Response(status_code=204)

    @routes.post("/store")
    @routes.put("/store")
    async def store(request: Request, graph: Annotated[str | None, None] = None) -> Response:
        name = ox.NamedNode(graph) if graph else DEFAULT
        if request.method == "PUT":
            scratch.update(f"DROP SILENT {'GRAPH ' + str(name) if graph else 'DEFAULT'}")
        scratch.load(await request.body(), name)
        return Response(status_code=204)

    return routes


def scratch_app(scratch: Scratch, settings: Settings) -> FastAPI:
    app = FastAPI()
    app.state.settings = settings
    register_errors(app)
    app.include_router(router(open_pool(scratch, settings), settings))
    app.include_router(writing(scratch))
    return app


def main(port: int) -> None:
    settings = replace(Settings(), known_graphs_only=False, lang="en")
    with tempfile.TemporaryDirectory() as folder:
        app = scratch_app(Scratch(Path(folder)), settings)
        uvicorn.run(app, port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
