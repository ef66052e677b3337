"""What pages load: our own style and scripts, the palette, and vis-network from pyvis.

In: a name under ``/static/``. Out: the file with its type and a tag, or 304 where the browser has
it. No other file can be reached: names are looked up, never joined to a path.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from viz.export import vis_network
from viz.inlined import own_text
from viz.palette import palette_css

if TYPE_CHECKING:
    from collections.abc import Callable

_CSS: Final = "text/css; charset=utf-8"
_JS: Final = "text/javascript; charset=utf-8"

ASSETS: Final[dict[str, tuple[str, Callable[[], str]]]] = {
    "check.css": (_CSS, lambda: own_text("check.css")),
    "mark.svg": ("image/svg+xml", lambda: own_text("mark.svg")),
    "network.js": (_JS, lambda: own_text("network.js")),
    "palette.css": (_CSS, palette_css),
    "search.js": (_JS, lambda: own_text("search.js")),
    "site.css": (_CSS, lambda: own_text("site.css")),
    "trace.css": (_CSS, lambda: own_text("trace.css")),
    "sparql.js": (_JS, lambda: own_text("sparql.js")),
    "vendor/vis-network.min.js": (_JS, vis_network),
}


def asset_response(name: str, known_tag: str) -> Response | None:
    """The file of this name; None if there is none."""
    if name not in ASSETS:
        return None
    media_type, body, tag = _asset(name)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if known_tag.removeprefix("W/") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


@lru_cache(maxsize=len(ASSETS))
def _asset(name: str) -> tuple[str, bytes, str]:
    media_type, text = ASSETS[name]
    body = text().encode()
    return media_type, body, f'"{sha256(body).hexdigest()[:20]}"'
