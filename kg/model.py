"""What the graph side passes around, as frozen values: links, relations, and what queries return.

IRIs are plain strings here. ``Evidence`` always leads to an original text by offsets.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from grammar.model import Anaphor, Citation, Span

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
    ``kind`` is a key of ``kg/tables/relations.csv``; ``cue`` the words that say so. ``partly``:
    they speak of a part of the act without a number, which no pinpoint can tell.
    """

    object: int
    kind: str
    subject: int | None = None
    cue: Span | None = field(default=None, compare=False)
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A short form ("Điều này", "Nghị định nêu trên") and the documents it refers to.

    ``documents`` are the source itself or the works that earlier citations mean: several for a
    plural, none where ambiguous. The pinpoints of the anaphor lie in each of them.
    """

    anaphor: Anaphor
    documents: tuple[str, ...]
    status: Status
    candidates: tuple[str, ...] = ()
    reason: str | None = None


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
class Ending:
    """An act that ends another: the whole of it, or the ``provisions`` that it names.

    A part that it does not number is the provision ``một phần``.

    ``since`` is the day from which it does; None where that day is not known.
    """

    by: DocumentRecord
    edge: Edge
    since: date | None = None
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Force:
    """Whether an act is in force on a day, since when, and what ended it, as far as is known.

    An act that is ``unknown`` has ``by`` where something may have ended or suspended it.
    ``successors`` took its place one after the other; the last one stands in it on that day.
    """

    answer: Literal["in_force", "ended", "not_yet", "unknown"]
    since: date | None = None
    by: Ending | None = None
    partly: tuple[Ending, ...] = ()
    successors: tuple[DocumentRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace at ``depth`` ≥ 1 from the root: the edge, and the document it reaches.

    Not ``certain``: the citation is ambiguous and may mean another document. Not ``matched``: the
    filters leave it out, but it stands on the way to what they keep.
    """

    depth: int
    edge: Edge
    document: DocumentRecord
    certain: bool = True
    matched: bool = True
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Relations that lead from a document back to it; ``size`` documents all lead to each other."""

    documents: tuple[DocumentRecord, ...]
    edges: tuple[Edge, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Trace:
    """What a document leads to, breadth first, each reached document with the step to it.

    ``hidden`` counts documents found that a limit left out; ``force`` is that of the root.
    """

    root: DocumentRecord
    steps: tuple[Step, ...]
    cycles: tuple[Cycle, ...] = ()
    hidden: int = 0
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class Paths:
    """The ways from one document to another, the shortest first.

    ``direction`` is which way the relations run, seen from ``start``. ``cut`` says by which bound
    ways may be missing: their number, their length, or the time to look for them.
    """

    start: DocumentRecord
    goal: DocumentRecord
    direction: Literal["in", "out"]
    paths: tuple[tuple[Step, ...], ...]
    cut: tuple[Literal["number", "length", "time"], ...] = ()
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """A document that a directive cites, and the citation of it inside the directive."""

    document: DocumentRecord
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DirectiveRecord:
    """A directive in the graph, with the document that issued it.

    ``responsible_today`` holds the duties of ``responsible`` on the day of asking.
    ``inherited_from`` names the earlier bodies it was given to, where an agency that took over
    from them was asked for. ``through`` leads from the directive to the basis that was asked for:
    each step reaches its document, the last one the basis. ``deadline_doubt`` says why the words of
    the deadline are not clear. ``overdue`` is known where a day was
    given to look from, and the text prints one.
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
    based_on: tuple[Basis, ...] = ()
    through: tuple[Step, ...] = ()
    deadline_doubt: str | None = None
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
    decision: str | None = None
    votes: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipantRecord:
    """One who took part in a meeting: ``name`` as the text lists it, ``role`` the office."""

    name: str
    role: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting, with who was there, its agenda and the notice that tells of it."""

    iri: str
    id: str
    name: str
    body: str | None
    dates: tuple[date, ...]
    chair: str | None
    chair_role: str | None
    document: DocumentRecord
    items: tuple[AgendaItemRecord, ...] = ()
    co_chairs: tuple[ParticipantRecord, ...] = ()
    attendees: tuple[ParticipantRecord, ...] = ()


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
class AnaphorMark:
    """A short form in a document's text, as the page shows it: where, and what it refers to.

    ``own``: to the document itself, or to a provision that begins at ``place`` in its text.
    ``documents`` are others; the first citation that it takes up begins at ``antecedent``.
    """

    start: int
    end: int
    status: Status
    own: bool
    documents: tuple[DocumentRecord, ...] = ()
    candidates: tuple[DocumentRecord, ...] = ()
    pinpoints: tuple[str, ...] = ()
    place: int | None = None
    antecedent: int | None = None


@dataclass(frozen=True, slots=True)
class AnnexRecord:
    """An annex of a document: its heading as written, where it stands, and its title."""

    heading: str
    title: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that the page of one document shows; ``text`` None where only citations know it.

    ``forces`` say by IRI whether it and its neighbours are in force, where a day was given.
    """

    record: DocumentRecord
    neighbourhood: Neighbourhood
    directives: tuple[DirectiveRecord, ...]
    meeting: MeetingRecord | None
    text: str | None
    marks: tuple[Mark, ...]
    anaphora: tuple[AnaphorMark, ...] = ()
    file: str | None = None
    signer: str | None = None
    signer_role: str | None = None
    recipients: tuple[str, ...] = ()
    legal_bases: tuple[Mark, ...] = ()
    annexes: tuple[AnnexRecord, ...] = ()
    forces: Mapping[str, Force] = field(default_factory=dict)

    @property
    def force(self) -> Force | None:
        """Whether the document itself is in force."""
        return self.forces.get(self.record.iri)
