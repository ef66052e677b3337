"""One worker process from its parent's side: start, ask, kill; and what may end a running query.

A reply is whole or None. A worker that was killed is never used again.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self, cast

from kg.sparql.errors import QueryError
from kg.sparql.worker_main import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_START_SECONDS = 30.0
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")


class Cancellation:
    """Lets another thread end a running query."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stop: Callable[[], None] | None = None
        self.cancelled = False

    def cancel(self) -> None:
        with self._lock:
            self.cancelled = True
            if self._stop is not None:
                self._stop()

    def attach(self, stop: Callable[[], None] | None) -> None:
        with self._lock:
            self._stop = stop
            if stop is not None and self.cancelled:
                stop()


class Watch:
    """Kills a worker after some seconds, or when told; never once the query is done."""

    def __init__(self, worker: Worker, seconds: float) -> None:
        self._worker = worker
        self._lock = threading.Lock()
        self._over = False
        self.late = False
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._over = True
        self._timer.cancel()

    def _expire(self) -> None:
        with self._lock:
            if not self._over:
                self.late = True
                self._worker.kill()

    def stop(self) -> None:
        with self._lock:
            if not self._over:
                self._worker.kill()


class Worker:
    """One worker process; usable until it is killed."""

    def __init__(self, memory: int) -> None:
        here = str(Path(__file__).parents[2])
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "kg.sparql.worker_main", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment, "PYTHONPATH": here, "PYTHONSAFEPATH": "1"},
        )
        self._ready = False

    @property
    def _pipes(self) -> tuple[Any, Any, IO[bytes]]:
        process = self._process
        return process.stdin, process.stdout, cast("IO[bytes]", process.stderr)

    def wait_ready(self) -> None:
        if self._ready:
            return
        with Watch(self, _START_SECONDS):
            message = receive(self._pipes[1])
        if message is None:
            raise QueryError(
                "Không khởi động được tiến trình truy vấn.",
                "A query worker could not be started.",
                code="worker_failed",
                status=500,
                detail=self.last_words(),
            )
        self._ready = True

    def ask(self, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes] | None:
        """The reply; None where the process ended before it was whole."""
        try:
            send(self._pipes[0], dict(request))
            return receive(self._pipes[1])
        except (OSError, ValueError):  # ValueError: the pool has closed the pipes
            return None

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> int:
        """Make sure that it is gone; returns the exit status, negative for a signal."""
        self.kill()
        status = self._process.wait()
        for pipe in self._pipes:
            with contextlib.suppress(OSError):
                pipe.close()
        return status

    def last_words(self) -> str:
        """What it wrote before it died."""
        self.kill()
        with contextlib.suppress(OSError, ValueError):
            return self._pipes[2].read().decode("utf-8", "replace").strip()[-2000:]
        return ""
