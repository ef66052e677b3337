"""What the graph side passes around, as frozen values: links, relations, and what queries return.

IRIs are plain strings here. ``Evidence`` always leads to an original text by offsets.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from grammar.model import Citation, Span

Status = Literal["resolved", "ambiguous", "unresolved"]


@dataclass(frozen=True, slots=True)
class Link:
    """A citation and the one work it means (``target``), or the reason why none could be told."""

    citation: Citation
    target: str | None
    status: Status
    candidates: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What ``subject`` does to the citation at index ``object``.

    ``subject`` is None for the document itself, else the index of another citation.
    ``kind`` is a key of ``kg/tables/relations.csv``; ``cue`` the words that say so.
    """

    object: int
    kind: str
    subject: int | None = None
    cue: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as the graph knows it. ``ingested`` tells whether its text is in the store."""

    iri: str
    id: str
    label: str
    id_local: str | None = None
    type: str | None = None
    title: str | None = None
    date: date | None = None
    year: int | None = None
    issuer: str | None = None
    issuer_iri: str | None = None
    place: str | None = None
    ingested: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The citation that proves a relation: where it stands and its sentence."""

    citation: str
    source: str
    start: int
    end: int
    exact: str
    sentence: str
    relation: str
    status: Status = "resolved"


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two documents (IRIs), with its evidence."""

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A document and what stands around it; ``hidden`` counts documents left out by a limit."""

    focus: DocumentRecord
    documents: tuple[DocumentRecord, ...]
    edges: tuple[Edge, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace at ``depth`` ≥ 1 from the root: the edge, and the document it reaches."""

    depth: int
    edge: Edge
    document: DocumentRecord


@dataclass(frozen=True, slots=True)
class Trace:
    """What a document leads to, breadth first, each reached document with the step to it."""

    root: DocumentRecord
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class DirectiveRecord:
    """A directive in the graph, with the document that issued it.

    ``responsible_today`` holds the duties of ``responsible`` on the day of asking.
    ``inherited_from`` names the earlier bodies it was given to, where an agency that took over
    from them was asked for. ``based_on`` are the labels of the documents it cites; ``overdue`` is
    known where a day was given to look from, and the text prints one.
    """

    iri: str
    document: DocumentRecord
    responsible: tuple[str, ...]
    coordinated_by: tuple[str, ...]
    action: str
    submit_to: tuple[str, ...]
    deadline: date | None
    deadline_text: str | None
    deadline_kind: str | None
    item: int | None
    start: int
    end: int
    text: str
    inherited_from: tuple[str, ...] = ()
    responsible_today: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    overdue: bool | None = None


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """An agency or group of agencies, with the number of directives it must carry out."""

    iri: str
    id: str
    name: str
    kind: str
    place: str | None = None
    directives: int = 0


@dataclass(frozen=True, slots=True)
class AgendaItemRecord:
    """One item of a meeting's agenda."""

    number: int
    heading: str
    drafts: tuple[str, ...]
    presented_by: str | None


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting, with its agenda and the notice that tells of it."""

    iri: str
    id: str
    name: str
    body: str | None
    dates: tuple[date, ...]
    chair: str | None
    chair_role: str | None
    document: DocumentRecord
    items: tuple[AgendaItemRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation in a document's text, as the page shows it: where, what it means, how sure."""

    citation: str
    start: int
    end: int
    relation: str
    status: Status
    target: DocumentRecord | None
    pinpoints: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that the page of one document shows; ``text`` None where only citations know it."""

    record: DocumentRecord
    neighbourhood: Neighbourhood
    directives: tuple[DirectiveRecord, ...]
    meeting: MeetingRecord | None
    text: str | None
    marks: tuple[Mark, ...]
    file: str | None = None
    signer: str | None = None
    signer_role: str | None = None
    recipients: tuple[str, ...] = ()
