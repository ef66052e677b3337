"""The shapes of traces and of the ways between two documents, as ``api.schemas`` has the others."""

# No postponed annotations here: pydantic reads them when the class is made.
import datetime
from typing import Literal

from pydantic import Field

import kg.model
from api.schemas import Document, Edge, Force, Shape, Step


class TraceStep(Step):
    """A step of a trace or of a way between two documents."""

    certain: bool = Field(
        True, description="False: the citation is ambiguous and may mean another document."
    )
    matched: bool = Field(
        True, description="False: the filters leave it out; it is on the way to what they keep."
    )
    force: Force | None = Field(None, description="With `on` only.")


class Cycle(Shape):
    """A shortest circle among `size` documents that all lead to each other."""

    documents: tuple[Document, ...]
    edges: tuple[Edge, ...]
    size: int


class Trace(Shape):
    """What a document leads to, breadth first; each reached document once, with its step.

    `hidden` counts what the limit left out; `cycles` are told once each.
    """

    root: Document
    relation: str = Field(examples=["implements"])
    direction: Literal["in", "out"]
    steps: tuple[TraceStep, ...]
    cycles: tuple[Cycle, ...] = ()
    hidden: int = 0
    on: datetime.date | None = None
    force: Force | None = Field(None, description="Of the root, with `on` only.")


class Paths(Shape):
    """The ways from `start` to `goal`, the shortest first.

    `direction` is which way the relations run; `cut` names the bounds by which some may be
    missing: their number, their length, or the time to look for them.
    """

    start: Document
    goal: Document
    relation: str = Field(examples=["any"])
    direction: Literal["in", "out"]
    paths: tuple[tuple[TraceStep, ...], ...]
    cut: tuple[Literal["number", "length", "time"], ...]
    on: datetime.date | None = None
    force: Force | None = Field(None, description="Of the start, with `on` only.")


def trace_shape(
    found: kg.model.Trace,
    relation: str,
    direction: Literal["in", "out"],
    on: datetime.date | None = None,
) -> Trace:
    """The shape of a trace, with what was asked for."""
    return Trace(
        root=Document.model_validate(found.root),
        relation=relation,
        direction=direction,
        steps=tuple(map(TraceStep.model_validate, found.steps)),
        cycles=tuple(map(Cycle.model_validate, found.cycles)),
        hidden=found.hidden,
        on=on,
        force=Force.model_validate(found.force) if found.force else None,
    )


def paths_shape(found: kg.model.Paths, relation: str, on: datetime.date | None = None) -> Paths:
    """The shape of paths, with what was asked for."""
    return Paths(
        start=Document.model_validate(found.start),
        goal=Document.model_validate(found.goal),
        relation=relation,
        direction=found.direction,
        paths=tuple(tuple(map(TraceStep.model_validate, path)) for path in found.paths),
        cut=found.cut,
        on=on,
        force=Force.model_validate(found.force) if found.force else None,
    )
