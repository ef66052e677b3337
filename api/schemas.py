"""The shapes of the JSON that the API answers with, made from the values of ``kg.model``.

Field names are those of ``kg.model``; IRIs are strings, dates ISO 8601, offsets Unicode code
points into the original text, half-open. ``viendan … --format json`` prints the same shapes.
"""

# No postponed annotations here: pydantic reads them when the class is made.
import datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Item = TypeVar("Item")

DOCUMENT: dict[str, JsonValue] = {
    "iri": "https://w3id.org/viendan/id/vb/861/QĐ-TTg~2021",
    "id": "vb/861/QĐ-TTg~2021",
    "label": "Quyết định 861/QĐ-TTg",
    "id_local": "861/QĐ-TTg",
    "type": "Quyết định",
    "title": None,
    "date": "2021-06-04",
    "year": 2021,
    "issuer": "Thủ tướng Chính phủ",
    "issuer_iri": "https://w3id.org/viendan/id/cq/Thủ_tướng_Chính_phủ",
    "place": None,
    "ingested": False,
}


class Shape(BaseModel):
    """Read from a frozen value of the same fields."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Page(BaseModel, Generic[Item]):
    """A part of a list, in a fixed order; `more` tells whether something follows it."""

    items: tuple[Item, ...]
    limit: int
    offset: int
    more: bool


class Document(Shape):
    """A document as the graph knows it; `ingested` tells whether its text is in the store."""

    model_config = ConfigDict(json_schema_extra={"examples": [DOCUMENT]})

    iri: str
    id: str = Field(description="The part of the IRI after the base; use it in paths.")
    label: str
    id_local: str | None = Field(None, description="Number and symbol, `861/QĐ-TTg`.")
    type: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    year: int | None = None
    issuer: str | None = None
    issuer_iri: str | None = None
    place: str | None = None
    ingested: bool = False


class Evidence(Shape):
    """The citation that proves a relation: where it stands and its sentence."""

    citation: str = Field(description="IRI of the `vd:Citation`.")
    source: str = Field(description="IRI of the document whose text it stands in.")
    start: int = Field(description="Unicode code points into the original text.")
    end: int
    exact: str
    sentence: str
    relation: str
    status: Literal["resolved", "ambiguous", "unresolved"]


class Edge(Shape):
    """`subject` does `relation` to `object` (IRIs of documents)."""

    subject: str
    relation: str = Field(examples=["implements"])
    object: str
    evidence: tuple[Evidence, ...]


class Neighbourhood(Shape):
    """A document and what stands around it; `hidden` counts what the limit left out."""

    focus: Document
    documents: tuple[Document, ...]
    edges: tuple[Edge, ...]
    hidden: int


class Ending(Shape):
    """The act `by` ends or suspends another, or the `provisions` of it that it names."""

    by: Document
    edge: Edge
    since: datetime.date | None = Field(description="Null where the day is not known.")
    provisions: tuple[str, ...]


class Force(Shape):
    """Whether an act is in force on the day of `on`, as far as catalogue and graph can tell.

    `by` is what ended it, or where that is not sure (`unknown`) may have ended or suspended it.
    `successors` took its place one after the other; the last one stands in it on that day.
    """

    answer: Literal["in_force", "ended", "not_yet", "unknown"]
    since: datetime.date | None
    by: Ending | None
    partly: tuple[Ending, ...]
    successors: tuple[Document, ...]


class Step(Shape):
    """The relation of one step and the document it reaches, `depth` steps from the start."""

    depth: int = Field(ge=1)
    edge: Edge
    document: Document


class Basis(Shape):
    """A document that a directive cites, and where it does."""

    document: Document
    evidence: Evidence


class Directive(Shape):
    """Who must do what, by when.

    `deadline` is the day that the text prints, or the last of the month, quarter or year that it
    names; `deadline_text` has the words.
    """

    iri: str
    document: Document
    responsible: tuple[str, ...] = Field(examples=[["Sở Xây dựng tỉnh Lạng Sơn"]])
    coordinated_by: tuple[str, ...]
    action: str
    submit_to: tuple[str, ...]
    deadline: datetime.date | None = Field(examples=["2021-08-02"])
    deadline_text: str | None
    deadline_kind: str | None = Field(
        description="`before`, `by`, `within`, `duration`, `recurring` or `immediate`."
    )
    deadline_doubt: str | None = Field(
        None,
        description="`submission_or_decision`: the words may mean the day to submit or that to "
        "decide; `no_such_day`: the calendar does not have it.",
    )
    item: int | None = Field(description="Number of the agenda item it stands in.")
    start: int
    end: int
    text: str
    responsible_today: tuple[str, ...] = Field(
        (), description="Who holds the duties of `responsible` today; bodies that ended are gone."
    )
    inherited_from: tuple[str, ...] = Field(
        (), description="The earlier bodies it was given to, where their duties came to another."
    )
    based_on: tuple[Basis, ...] = Field((), description="The documents that it cites.")
    through: tuple[Step, ...] = Field(
        (),
        description="With `basis`: from the directive's document to the basis, each step with its "
        "sentences.",
    )
    overdue: bool | None = Field(
        None, description="With `as_of`: whether its time was over; null without a printed day."
    )


class AgendaItem(Shape):
    """One item of a meeting's agenda."""

    number: int
    heading: str
    drafts: tuple[str, ...]
    presented_by: str | None
    decision: Literal["agreed", "agreed_with_edits", "not_yet"] | None
    votes: str | None


class Participant(Shape):
    """One who took part in a meeting: the name as listed, the office, the agency."""

    name: str
    role: str | None
    body: str | None


class Meeting(Shape):
    """A meeting, who was there, its agenda, and the notice that tells of it."""

    iri: str
    id: str
    name: str
    body: str | None
    dates: tuple[datetime.date, ...]
    chair: str | None
    chair_role: str | None
    co_chairs: tuple[Participant, ...]
    attendees: tuple[Participant, ...]
    document: Document
    items: tuple[AgendaItem, ...]


class Mark(Shape):
    """A citation in the text of a document: where, what it means, how sure."""

    citation: str
    start: int
    end: int
    relation: str
    status: Literal["resolved", "ambiguous", "unresolved"]
    target: Document | None
    pinpoints: tuple[str, ...]
    rule: str
    confidence: float


class Anaphor(Shape):
    """A short form in the text of a document ("Điều này", "Quyết định nêu trên"); no citation.

    `own`: it refers to the document itself, or to its provision that begins at `place`; else to
    `documents`. The first citation that it takes up begins at `antecedent`.
    """

    start: int
    end: int
    status: Literal["resolved", "ambiguous", "unresolved"]
    own: bool
    documents: tuple[Document, ...]
    candidates: tuple[Document, ...]
    pinpoints: tuple[str, ...]
    place: int | None
    antecedent: int | None


class Annex(Shape):
    """An annex of a document, or what it promulgates: the heading, where it stands, its title."""

    heading: str = Field(examples=["Phụ lục II"])
    title: str | None
    start: int
    end: int


class DocumentDetails(Shape):
    """All that is known of one document.

    `text`, and with it `anaphora`, only when asked for and in the store.
    """

    record: Document
    file: str | None
    signer: str | None
    signer_role: str | None
    recipients: tuple[str, ...]
    legal_bases: tuple[Mark, ...] = Field(
        description="The citations that the document lists as its legal bases, in its order."
    )
    annexes: tuple[Annex, ...]
    neighbourhood: Neighbourhood
    marks: tuple[Mark, ...]
    anaphora: tuple[Anaphor, ...]
    directives: tuple[Directive, ...]
    meeting: Meeting | None
    text: str | None
    force: Force | None = Field(None, description="With `on` only.")
    forces: dict[str, Force] = Field(
        description="With `on` only: the same for it and the documents around it, by IRI."
    )


class ExtractRequest(BaseModel):
    """A text to read; `file` only names it in the answer."""

    text: str = Field(
        examples=[
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"
        ]
    )
    file: str = Field("văn bản", examples=["thong-bao.txt"])


class Extraction(BaseModel):
    """The lines that `viendan extract` prints, in text order; each has a `kind`."""

    file: str
    items: tuple[dict[str, Any], ...]


class CheckedLine(BaseModel):
    """Something to look at; `proposal` may stand in place of `text`."""

    file: str
    kind: Literal["diagnostic"]
    start: int
    end: int
    code: str = Field(examples=["L01"])
    severity: Literal["error", "warning", "info"]
    message: str
    rule: str = Field(description="The rule of law behind it, or that it is inferred.")
    expected: str
    proposal: str | None
    text: str = Field(examples=["433/QĐ-UBND"])
    line: int
    column: int = Field(description="Both from 1; columns count code points.")


class Checked(BaseModel):
    """The findings that `viendan check` prints, errors first."""

    file: str
    errors: int
    warnings: int
    infos: int
    items: tuple[CheckedLine, ...]


class Ingested(Shape):
    """What an uploaded document became."""

    document: Document
    citations: int
    directives: int


class Health(BaseModel):
    """The server is ready to answer."""

    status: Literal["ok"] = "ok"
    version: str


class ErrorBody(BaseModel):
    """What went wrong; `message` is for people, `code` for programs."""

    code: str = Field(examples=["unknown_document"])
    message: str = Field(examples=["Không tìm thấy văn bản «1/QĐ-X» trong kho."])
    detail: Any = None
    candidates: tuple[Document, ...] | None = Field(
        None, description="The documents that an ambiguous number may mean."
    )


class Error(BaseModel):
    """The one shape of all errors."""

    error: ErrorBody
