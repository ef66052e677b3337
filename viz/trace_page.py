"""The page of traces and paths: what was asked, what was found, and files of it.

In: a ``Trace`` or ``Paths``, and what the form said. Out: a complete page. Asks no store.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from grammar.tables import load
from kg.model import Paths, Trace
from viz import links, words
from viz.templating import render
from viz.traced import branches, rows, standing, turns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.model import DocumentRecord

FILES: Final = {
    "xlsx": "Excel",
    "csv": "CSV",
    "json": "JSON",
    "ttl": "Turtle",
    "graphml": "GraphML",
    "html": "bản in",
}
DEPTHS: Final = (1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the form as they were filled in; ``relation`` is empty for all of them."""

    document: str = ""
    goal: str = ""
    relation: str = "implements"
    direction: str = "in"
    depth: str = ""
    on: str = ""
    type: str = ""
    issuer: str = ""
    from_: str = ""
    to: str = ""
    status: str = ""
    ambiguous: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether a further filter is set."""
        return any((self.type, self.issuer, self.from_, self.to, self.status, self.ambiguous))

    def values(self) -> dict[str, str]:
        """What stands in an address: by name, the empty ones left out."""
        named = {field.name.rstrip("_"): getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in named.items() if value.strip()}


def trace_page(
    found: Trace | Paths | None,
    asked: Asked | None = None,
    *,
    on: date | None = None,
    notice: str = "",
    candidates: Sequence[DocumentRecord] = (),
) -> str:
    """The chain of a document, or the ways between two, with the sentence behind each step."""
    form = asked or Asked()
    chosen = form.values() | ({"on": on.isoformat()} if on else {})
    return render(
        "trace.html",
        asked=form,
        notice=notice,
        candidates=candidates,
        depths=DEPTHS,
        types=[row["name"] for row in load("document_types")],
        answers=words.labels()["force"],
        directions=words.labels()["direction"],
        downloads=[(name, links.trace_file(kind, chosen)) for kind, name in FILES.items()],
        **told(found, on),
    )


def told(found: Trace | Paths | None, on: date | None) -> dict[str, object]:
    """What the templates of the page and of the file to print show."""
    trace = found if isinstance(found, Trace) else None
    paths = found if isinstance(found, Paths) else None
    return {
        "on": on,
        "trace": trace,
        "paths": paths,
        "standing": standing(found.force) if found else None,
        "tree": branches(trace) if trace else (),
        "circles": [(cycle.size, turns(cycle)) for cycle in trace.cycles] if trace else [],
        "ways": rows(paths) if paths else (),
        "cuts": [words.labels()["cut"][key] for key in paths.cut] if paths else [],
    }
