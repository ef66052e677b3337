"""Rows from the values of ``kg.model``: traces, directives, and the citations of texts.

One row a step, a directive, a citation. Column keys are, through ``messages.toml``, the heads of
the tables, CSV and Excel files that people see. Nothing is printed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import kg.model
from api.formats import Table
from kg.traces.traced_graph import documents_of
from viz import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from api.lines import Line
    from api.settings import Lang
    from kg.model import DirectiveRecord, DocumentRecord, Paths, Step, Trace

TRACE_COLUMNS = (
    "path",
    "depth",
    "document",
    "title",
    "date",
    "subject",
    "relation",
    "object",
    "sentence",
    "source",
    "start",
    "end",
    "citation_status",
    "in_force",
    "in_force_since",
    "ended_by",
    "successor",
)
SHORT_TRACE = ("depth", "document", "date", "relation", "object", "sentence")
TASK_COLUMNS = (
    "deadline",
    "responsible",
    "action",
    "submit_to",
    "coordinate_with",
    "deadline_text",
    "deadline_kind",
    "deadline_doubt",
    "document",
    "item",
    "responsible_today",
    "inherited_from",
    "based_on",
    "through",
    "overdue",
)
SHORT_TASKS = ("deadline", "deadline_text", "responsible", "action", "document")
LINE_COLUMNS = ("file", "start", "end", "kind", "text", "value", "target", "status")


def trace_table(found: Trace | Paths, lang: Lang) -> Table:
    """One row for each step: the document reached, and the first sentence that proves it.

    Steps of paths have the number of their path.
    """
    labels = {iri: one.label for iri, one in documents_of(found).items()}
    said = _WORDS[lang]
    numbered: list[tuple[int | None, Step]]
    if isinstance(found, kg.model.Trace):
        numbered = [(None, step) for step in found.steps]
    else:
        numbered = [(n, step) for n, path in enumerate(found.paths, 1) for step in path]
    return Table(TRACE_COLUMNS, tuple((n, *_step_row(step, labels, said)) for n, step in numbered))


def _step_row(step: Step, labels: dict[str, str], said: _Said) -> tuple[object, ...]:
    edge, force = step.edge, step.force
    proof = edge.evidence[0] if edge.evidence else None
    return (
        step.depth,
        step.document.label,
        step.document.title,
        day(step.document),
        labels.get(edge.subject, edge.subject),
        said.relation(edge.relation),
        labels.get(edge.object, edge.object),
        proof.sentence if proof else None,
        labels.get(proof.source, proof.source) if proof else None,
        proof.start if proof else None,
        proof.end if proof else None,
        said.status("resolved" if step.certain else "ambiguous"),
        said.force(force.answer) if force else None,
        force.since if force else None,
        force.by.by.label if force and force.by else None,
        force.successors[-1].label if force and force.successors else None,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """How keys are shown in cells."""

    relation: Callable[[str], str]
    status: Callable[[str], str]
    force: Callable[[str], str]
    deadline: Callable[[str], str]
    doubt: Callable[[str], str]


_WORDS: Final[dict[Lang, _Said]] = {
    "en": _Said(str, str, str, str, str),
    "vi": _Said(
        lambda key: words.relation(key).name,
        words.status,
        words.force,
        words.deadline_kind,
        words.deadline_doubt,
    ),
}


def day(document: DocumentRecord) -> object:
    """The date of a document, else the year: never more than is known."""
    return document.date or document.year


def task_table(directives: Iterable[DirectiveRecord], lang: Lang) -> Table:
    """One row for each directive, in the order given."""
    said = _WORDS[lang]
    return Table(TASK_COLUMNS, tuple(_task_row(directive, said) for directive in directives))


def _task_row(directive: DirectiveRecord, said: _Said) -> tuple[object, ...]:
    return (
        directive.deadline,
        directive.responsible,
        directive.action,
        directive.submit_to,
        directive.coordinated_by,
        directive.deadline_text,
        directive.deadline_kind and said.deadline(directive.deadline_kind),
        directive.deadline_doubt and said.doubt(directive.deadline_doubt),
        directive.document.label,
        directive.item,
        directive.responsible_today,
        directive.inherited_from,
        tuple(basis.document.label for basis in directive.based_on),
        _way(directive.through, said),
        _LATE[directive.overdue],
    )


def _way(steps: Iterable[Step], said: _Said) -> str | None:
    """The steps from the directive's document to the basis in one line."""
    told = (f"{said.relation(step.edge.relation)} {step.document.label}" for step in steps)
    return " → ".join(told) or None


_LATE: Final = {None: None, True: "x", False: ""}


def line_table(lines: Iterable[Line]) -> Table:
    """One row for each line of an extraction, with what was read of it in one cell."""
    return Table(LINE_COLUMNS, tuple(_line_row(line) for line in lines))


def _line_row(line: Line) -> tuple[object, ...]:
    hidden = ("file", "kind", "start", "end", "text", "target", "status")
    value = ", ".join(
        f"{key}={_shown(cell)}"
        for key, cell in line.items()
        if key not in hidden and cell not in (None, [], "")
    )
    return (
        *(line.get(key) for key in ("file", "start", "end", "kind", "text")),
        value,
        line.get("target"),
        line.get("status"),
    )


def _shown(cell: object) -> str:
    if not isinstance(cell, list):
        return str(cell)
    return "; ".join(
        " ".join(f"{key} {label}" for key, label in part.items())
        if isinstance(part, dict)
        else str(part)
        for part in cell
    )
