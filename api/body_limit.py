"""A limit on the size of what is sent to us, kept while the body streams in.

``BodyLimit`` is ASGI middleware: a body above ``limit`` bytes, declared or not, makes the route's
reading of it raise ``body_too_large`` (413). A route that reads no body is not disturbed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from api.errors import ApiError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Lets at most ``limit`` bytes of a request through to the application."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        seen = int(declared) if declared.isdigit() and int(declared) > self.limit else 0

        async def receive_limited() -> Message:
            nonlocal seen
            if seen > self.limit:
                raise ApiError(413, "body_too_large", limit=self.limit)
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit:
                raise ApiError(413, "body_too_large", limit=self.limit)
            return message

        await self.app(scope, receive_limited, send)
