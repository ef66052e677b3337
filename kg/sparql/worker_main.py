"""A query worker: ``python -m kg.sparql.worker_main MEMORY``, started and killed by ``worker``.

Reads requests on standard input and writes replies on standard output, one at a time, each framed
by its length. Holds the snapshot it has open. Ends with its parent, even in the midst of a query.
Imports as little as it can: a query waits while a worker starts.
"""

from __future__ import annotations

import json
import os
import queue
import struct
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.sparql import sandbox

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.storage.snapshots import Lease


def send(stream: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    head = json.dumps(header).encode()
    stream.write(struct.pack(">IQ", len(head), len(body)) + head)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None where the stream ended, be it in the midst of one."""
    frame = stream.read(12)
    if len(frame) < 12:
        return None
    head_length, body_length = struct.unpack(">IQ", frame)
    head = stream.read(head_length)
    body = stream.read(body_length)
    if len(head) < head_length or len(body) < body_length:
        return None
    return json.loads(head), body


class _Snapshot:
    """The one snapshot that is open."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._held: Lease | None = None
        self._store: ox.Store | None = None

    def open(self, path: str) -> ox.Store | None:
        """The store in ``path``; None where that snapshot is gone."""
        import pyoxigraph as ox

        from kg.storage.snapshots import lease

        if path != self._path:
            held = lease(Path(path))
            if held is None:
                return None
            self._store = ox.Store.read_only(str(held.graph))
            if self._held is not None:
                self._held.release()
            self._path, self._held = path, held
        return self._store


def _reply(snapshot: _Snapshot, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    from kg.sparql.answer import answer

    try:
        store = snapshot.open(request["snapshot"])
    except (OSError, RuntimeError) as error:
        return {"status": "failed", "detail": str(error)}, b""
    if store is None:
        return {"status": "stale"}, b""
    return answer(store, request)


def _listen(requests: queue.SimpleQueue[dict[str, Any]]) -> None:
    while (message := receive(sys.stdin.buffer)) is not None:
        requests.put(message[0])
    os._exit(0)  # the parent is gone: nobody waits for a running query


def main() -> None:
    closed = sandbox.confine(int(sys.argv[1]))
    import pyoxigraph  # noqa: F401  # before the first query waits for it

    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    output = sys.stdout.buffer
    send(output, {"status": "ready", "network_closed": closed})
    snapshot = _Snapshot()
    while True:
        send(output, *_reply(snapshot, requests.get()))


if __name__ == "__main__":
    main()
