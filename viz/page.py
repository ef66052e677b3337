"""Every HTML page, each a pure function from values of ``kg.model`` to text.

In: values that queries return. Out: a complete Vietnamese page that needs nothing from another
host, runs under a policy without inline script or style, and escapes whatever comes from
documents. Asks no store and knows no HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.words import fold
from viz import marked, words
from viz.agency import agency_page
from viz.export import export_html
from viz.network import network_json
from viz.sketch import sketch
from viz.task_groups import Group, task_groups
from viz.tasks_page import TasksAsked, tasks_page
from viz.templating import render
from viz.trace_page import Asked, trace_page
from viz.traced import standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kg.model import (
        AgencyRecord,
        DocumentRecord,
        DocumentView,
        Neighbourhood,
    )


__all__ = [
    "Asked",
    "Group",
    "Holdings",
    "SavedQuery",
    "TasksAsked",
    "agency_page",
    "document_page",
    "error_page",
    "export_html",
    "home_page",
    "network_page",
    "search_page",
    "sparql_page",
    "tasks_page",
    "trace_page",
]


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much the library holds: documents with their text, documents only cited, and so on."""

    documents: int = 0
    cited: int = 0
    citations: int = 0
    agencies: int = 0
    directives: int = 0
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query that stands ready on the query page."""

    name: str
    title: str
    sparql: str


def home_page(
    holdings: Holdings,
    recent: Sequence[DocumentRecord],
    busiest: Sequence[AgencyRecord] = (),
) -> str:
    """The first page: search, what the library holds, its newest documents."""
    return render(
        "home.html",
        holdings=holdings,
        recent=recent,
        busiest=busiest,
        examples=_examples(recent, busiest),
    )


def _examples(recent: Sequence[DocumentRecord], busiest: Sequence[AgencyRecord]) -> list[str]:
    """Searches that find something here: a number, a name without marks, an agency."""
    numbered = [one for one in recent if one.id_local]
    return [
        *(str(one.id_local) for one in numbered[:1]),
        *(fold(f"{one.type or ''} {one.id_local}").strip() for one in numbered[1:2]),
        *[words.shortened(one.name) for one in busiest if one.kind == "body"][:1],
    ]


def search_page(
    query: str,
    documents: Sequence[DocumentRecord],
    agencies: Sequence[AgencyRecord],
    total: int | None = None,
    *,
    more: bool = False,
    near: Sequence[DocumentRecord] = (),
) -> str:
    """What a search found; ``more`` if not all of it is shown, ``near`` where it found nothing."""
    return render(
        "search.html",
        query=query,
        documents=documents,
        agencies=agencies,
        total=total,
        more=more,
        near=near,
    )


def document_page(view: DocumentView, on: date | None = None) -> str:
    """The page of one document: its data, lược đồ, meeting, tasks and marked text.

    ``on`` is the day that ``view.forces`` tell of.
    """
    text = view.text or ""
    return render(
        "document.html",
        view=view,
        record=view.record,
        sketch=sketch(view.neighbourhood),
        standing=standing(view.force),
        standings={iri: standing(force) for iri, force in view.forces.items()},
        on=on,
        groups=task_groups(view.directives),
        decision_words=words.labels()["decision"],
        leaves=marked.leaves(
            text,
            view.marks,
            (task.start for task in view.directives),
            anaphora=view.anaphora,
            provisions=[annex.start for annex in view.annexes],
        ),
        shown_relations=_shown_relations(view),
        statuses={mark.status for mark in view.marks},
    )


def network_page(neighbourhood: Neighbourhood, expanded: Sequence[str] = ()) -> str:
    """The network of a document on a canvas, with its legend, details and list."""
    return render(
        "network.html",
        record=neighbourhood.focus,
        network=network_json(neighbourhood, expanded),
    )


def sparql_page(queries: Sequence[SavedQuery], headings: Mapping[str, str]) -> str:
    """A place to write queries, with the saved ones; ``headings`` say what variables mean."""
    return render("sparql.html", queries=queries, headings=dict(headings))


def error_page(
    title: str, message: str, *, candidates: Sequence[DocumentRecord] = (), query: str = ""
) -> str:
    """What went wrong in one sentence, and where to go on."""
    return render("error.html", title=title, message=message, candidates=candidates, query=query)


def _shown_relations(view: DocumentView) -> Mapping[str, words.RelationWords]:
    used = {words.relation(mark.relation).key for mark in view.marks}
    return {key: row for key, row in words.relations().items() if key in used}
