"""``viendan serve``: the pages and the API of a store, after ingesting what is named.

The port is taken first, so that one that is in use is said before any work is done. Ctrl+C and
SIGTERM end it in order: requests are finished, the store is closed.
"""

from __future__ import annotations

import errno
import signal
import socket
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import uvicorn

from api.app import create_app
from api.arguments import port_number
from api.commands import DONE, FAILED, PORT_IN_USE, Command, CommandError
from api.commands.ingest import files_of, ingest_files
from api.messages import say
from api.settings import Settings
from kg.ingest import Library

if TYPE_CHECKING:
    from argparse import Namespace

    from fastapi import FastAPI

    from api.arguments import Parser
    from api.console import Console


def arguments(parser: Parser) -> None:
    lang, defaults = parser.lang, Settings()
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help=say("help_serve_paths", lang)
    )
    parser.add_argument(
        "--host",
        help=say("help_serve_host", lang, default=defaults.host),
    )
    parser.add_argument(
        "--port",
        type=port_number,
        help=say("help_serve_port", lang, default=defaults.port),
    )


def run(args: Namespace, console: Console, settings: Settings) -> int:
    files = files_of(args.paths) if args.paths else ()
    port = settings.port if args.port is None else args.port
    listening = bound(args.host or settings.host, port)
    signal.signal(signal.SIGTERM, _stop)
    with listening, Library.open(args.store) as library:
        if files:
            ingest_files(library, files, console)
        app = create_app(library, replace(settings, lang=console.lang, store=args.store))
        try:
            Announcing(app, console).run(sockets=[listening])
        except KeyboardInterrupt:
            console.tell("stopped")
    return DONE


def bound(host: str, port: int) -> socket.socket:
    """A socket on ``host`` and ``port``; port 0 takes any free one."""
    try:
        return _bound(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(PORT_IN_USE, "port_in_use", host=host, port=port) from None
        reason = error.strerror or error
        raise CommandError(
            FAILED, "address_unusable", host=host, port=port, reason=reason
        ) from None


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with ExitStack() as undone:
        taken = undone.enter_context(socket.socket(family, kind, protocol))
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        undone.pop_all()
    return taken


def address_of(listening: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


class Announcing(uvicorn.Server):
    """Says where it serves as soon as it does."""

    def __init__(self, app: FastAPI, console: Console) -> None:
        super().__init__(uvicorn.Config(app, log_level="warning", server_header=False))
        self.console = console

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or ():
            self.console.tell("serving", url=address_of(listening))


def _stop(number: int, frame: object) -> NoReturn:
    # uvicorn hands the signal on when it is done; the store must still be closed then.
    raise KeyboardInterrupt


COMMAND = Command("serve", arguments, run)
