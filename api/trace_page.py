"""The page ``/truy-vet``: a form that asks for a chain of documents, and what was found.

What the form says is taken as it is written; where it cannot be used, the page says so and what to
write instead, and nothing is traced.
"""

# No postponed annotations: FastAPI reads them when the router is made.
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from fastapi.responses import HTMLResponse, Response

from api.arguments import day_of_form, day_or_none
from api.dependencies import LibraryOf, in_order
from api.errors import ApiError
from api.pages import Text, page_router
from kg import query
from kg.errors import AmbiguousDocument, KgError
from kg.model import Paths, Trace
from kg.storage.store import Store
from kg.traces.filters import Filters
from kg.traces.paths import Bounds, either_way
from kg.traces.reach import Question
from kg.traces.trace import trace
from viz import page, words

TRACED = 300
DEEPEST = 50
LONGEST = 6

router = page_router()


def _asked(
    document: Text = "",
    goal: Text = "",
    relation: Text = "implements",
    direction: Text = "in",
    depth: Text = "",
    on: Text = "",
    type: Text = "",
    issuer: Text = "",
    from_: Annotated[str, Query(alias="from", max_length=400)] = "",
    to: Text = "",
    status: Text = "",
    ambiguous: Text = "",
) -> page.Asked:
    return page.Asked(
        document=document.strip(),
        goal=goal.strip(),
        relation=relation,
        direction=direction,
        depth=depth.strip(),
        on=day_of_form(on),
        type=type.strip(),
        issuer=issuer.strip(),
        from_=day_of_form(from_),
        to=day_of_form(to),
        status=status,
        ambiguous="true" if ambiguous else "",
    )


@router.get("/truy-vet")
def traced(library: LibraryOf, asked: Annotated[page.Asked, Depends(_asked)]) -> Response:
    if not asked.document:
        return HTMLResponse(page.trace_page(None, asked))
    day = day_or_none(asked.on) or date.today()
    try:
        _check(asked)
        found = _traced(library.store, asked, day)
    except AmbiguousDocument as error:
        shown = page.trace_page(None, asked, notice=str(error), candidates=error.candidates)
        return HTMLResponse(shown, 300)
    except KgError as error:
        return HTMLResponse(page.trace_page(None, asked, notice=str(error)), error.status)
    except ApiError as error:
        told = error.message("vi")
        return HTMLResponse(page.trace_page(None, asked, notice=told), error.status_code)
    return HTMLResponse(page.trace_page(found, asked, on=day))


def _check(asked: page.Asked) -> None:
    wrong = list(_unusable(asked))
    if wrong:
        raise ApiError(422, "unusable", values="», «".join(wrong))
    in_order(day_or_none(asked.from_), day_or_none(asked.to))


def _unusable(asked: page.Asked) -> Iterator[str]:
    labels = words.labels()
    yield from (
        text for text in (asked.on, asked.from_, asked.to) if text and not day_or_none(text)
    )
    if asked.relation and asked.relation not in words.relations():
        yield asked.relation
    if asked.direction not in labels["direction"]:
        yield asked.direction
    if asked.status and asked.status not in labels["force"]:
        yield asked.status
    if asked.depth and not (asked.depth.isdecimal() and 1 <= int(asked.depth) <= DEEPEST):
        yield asked.depth


def _traced(store: Store, asked: page.Asked, day: date) -> Trace | Paths:
    root = query.find_document(store, asked.document).iri
    question = Question(
        relations=(asked.relation,) if asked.relation else tuple(words.relations()),
        direction="out" if asked.direction == "out" else "in",
        depth=int(asked.depth or DEEPEST),
        ambiguous=bool(asked.ambiguous),
    )
    if asked.goal:
        goal = query.find_document(store, asked.goal).iri
        bounds = Bounds(length=min(int(asked.depth or LONGEST), LONGEST))
        return either_way(store, root, goal, question, bounds=bounds, on=day)
    filters = Filters(
        asked.type or None,
        asked.issuer or None,
        day_or_none(asked.from_),
        day_or_none(asked.to),
        asked.status or None,
    )
    return trace(store, root, question, filters=filters, on=day, limit=TRACED)
