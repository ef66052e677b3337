"""Users' queries in processes that can be killed: query text in, a whole answer or an error out.

``QueryPool.run`` blocks until the answer is there, the deadline (seconds) is over, or ``cancel``
is called from another thread; it may be called from many threads. Workers open the snapshot that
is current when a query begins. Knows nothing of HTTP.
"""

from __future__ import annotations

import signal
import threading
import weakref
from typing import TYPE_CHECKING, Any, Self

from kg.sparql.errors import (
    NotAcceptable,
    QueryBusy,
    QueryCancelled,
    QueryError,
    QueryMemory,
    QueryRejected,
    QueryTimeout,
    QueryTooLarge,
)
from kg.sparql.guard import inspect
from kg.sparql.values import GRAPH_FORMATS, RESULT_FORMATS, Limits, Query, QueryResult
from kg.sparql.worker_process import Cancellation, Watch, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["Cancellation", "Limits", "Query", "QueryPool", "QueryResult"]


class QueryPool:
    """Workers over the snapshots that ``snapshot`` names (usually ``Store.snapshot``)."""

    def __init__(
        self,
        snapshot: Callable[[], Path],
        limits: Limits | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._snapshot = snapshot
        self._prefixes = dict(prefixes or {})
        self._free = threading.BoundedSemaphore(self.limits.workers)
        self._lock = threading.Lock()
        self._waiting = 0
        self._closed = False
        self._all: set[Worker] = set()
        self._idle: list[Worker] = []
        weakref.finalize(self, _end_all, self._all)

    def __enter__(self) -> Self:
        self.warm()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Kill every worker; running queries end as cancelled."""
        with self._lock:
            self._closed = True
            self._idle.clear()
        _end_all(self._all)

    def warm(self) -> None:
        """Start the first worker now, so that the first query need not wait for it."""
        with self._lock:
            if not self._all:
                self._idle.append(self._start())

    def run(self, query: Query, cancel: Cancellation | None = None) -> QueryResult:
        """The whole answer to ``query``; raises a child of QueryError where there is none."""
        asked = inspect(query.text, query.base or "", query.known)
        default, named = query.default_graphs, query.named_graphs
        if not default and not named:  # the protocol's dataset stands before the query's
            default, named = asked.default, asked.named
        request = {
            "query": query.text,
            "results_format": query.results_format,
            "graph_format": query.graph_format,
            "default_graphs": default,
            "named_graphs": named,
            "base": query.base,
            "known": dict(query.known),
            "union": query.union,
            "known_graphs_only": query.known_graphs_only,
            "rows": self.limits.rows,
            "bytes": self.limits.bytes,
            "prefixes": self._prefixes,
        }
        header, body = self._with_worker(request, cancel or Cancellation())
        if header["status"] != "ok":
            raise self._error(header, query)
        formats = GRAPH_FORMATS if header["kind"] == "graph" else RESULT_FORMATS
        return QueryResult(formats[header["format"]], body)

    def _with_worker(
        self, request: dict[str, Any], cancel: Cancellation
    ) -> tuple[dict[str, Any], bytes]:
        self._take_turn()
        try:
            while True:
                request["snapshot"] = str(self._snapshot())
                reply = self._ask(request, cancel)
                if reply[0]["status"] != "stale":
                    return reply
        finally:
            self._free.release()

    def _take_turn(self) -> None:
        if self._free.acquire(blocking=False):
            return
        with self._lock:
            if self._waiting >= self.limits.queue:
                raise QueryBusy
            self._waiting += 1
        try:
            if not self._free.acquire(timeout=self.limits.wait):
                raise QueryBusy
        finally:
            with self._lock:
                self._waiting -= 1

    def _ask(self, request: dict[str, Any], cancel: Cancellation) -> tuple[dict[str, Any], bytes]:
        worker = self._worker()
        reply = None
        try:
            worker.wait_ready()
            with Watch(worker, self.limits.seconds) as watch:
                cancel.attach(watch.stop)
                reply = worker.ask(request)
            cancel.attach(None)
            if watch.late or cancel.cancelled:
                reply = None  # the kill may have met a reply that was already whole
            if reply is None:
                raise self._death(worker, watch, cancel)
            return reply
        finally:
            self._give_back(worker, usable=reply is not None)

    def _death(self, worker: Worker, watch: Watch, cancel: Cancellation) -> QueryError:
        if cancel.cancelled or self._closed:
            return QueryCancelled()
        if watch.late:
            return QueryTimeout(self.limits.seconds)
        words = worker.last_words()
        status = worker.end()
        if status in {-signal.SIGSEGV, -signal.SIGBUS} or "stack" in words:
            return QueryRejected.too_deep()
        if status in {-signal.SIGABRT, -signal.SIGKILL} or "MemoryError" in words:
            return QueryMemory(self.limits.memory)
        return _failed(words)

    def _error(self, header: dict[str, Any], query: Query) -> QueryError:
        detail = header.get("detail", "")
        match header["status"]:
            case "syntax":
                return QueryRejected.syntax(detail)
            case "unsupported":
                return QueryRejected.unsupported(detail)
            case "unknown_graph":
                return QueryRejected.unknown_graph(detail)
            case "too_many_rows":
                return QueryTooLarge("rows", self.limits.rows)
            case "too_many_bytes":
                return QueryTooLarge("bytes", self.limits.bytes)
            case "memory":
                return QueryMemory(self.limits.memory)
            case "not_acceptable":
                offered = GRAPH_FORMATS if header["kind"] == "graph" else RESULT_FORMATS
                types = tuple(each.partition(";")[0] for each in offered.values())
                return NotAcceptable(query.accept, types)
            case _:
                return _failed(detail)

    # workers

    def _start(self) -> Worker:
        worker = Worker(self.limits.memory)
        self._all.add(worker)
        return worker

    def _worker(self) -> Worker:
        with self._lock:
            if self._closed:
                raise QueryCancelled
            return self._idle.pop() if self._idle else self._start()

    def _give_back(self, worker: Worker, *, usable: bool) -> None:
        if not usable:
            worker.end()
        with self._lock:
            if self._closed:
                return
            if not usable:
                self._all.discard(worker)
                worker = self._start()  # starts while nobody waits for it
            self._idle.append(worker)


def _end_all(workers: set[Worker]) -> None:
    while workers:
        workers.pop().end()


def _failed(detail: str) -> QueryError:
    return QueryError(
        "Truy vấn thất bại vì lỗi bên trong.",
        "The query failed for an internal reason.",
        code="query_failed",
        status=500,
        detail=detail,
    )
