"""The network of a document as one HTML file that opens from disk and asks nobody.

In: a :class:`Neighbourhood`. Out: a page with script, style and data inside it, under a policy that
allows exactly these by their hashes. The same input gives the same bytes.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from viz.inlined import hashes, own_text
from viz.network import network_json
from viz.palette import palette_css
from viz.sketch import sketch
from viz.templating import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Neighbourhood


def export_html(neighbourhood: Neighbourhood, expanded: Sequence[str] = ()) -> str:
    """Return the page."""
    styles = (palette_css(), own_text("site.css"))
    scripts = (vis_network(), own_text("network.js"))
    return render(
        "export.html",
        record=neighbourhood.focus,
        network=network_json(neighbourhood, expanded),
        sketch=sketch(neighbourhood),
        styles=[Markup(text) for text in styles],  # noqa: S704 (our own files)
        scripts=[Markup(text) for text in scripts],  # noqa: S704 (our own files, vis-network)
        style_hashes=hashes(styles),
        script_hashes=hashes(scripts),
    )


@lru_cache(maxsize=1)
def vis_network() -> str:
    """Return the script that pyvis ships, without the pointer to a map that is not there."""
    path = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0].rstrip()
