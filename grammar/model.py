"""The words of the project, as frozen values: what is found in a text, and where.

Offsets are Unicode code points into the original text, half-open: ``original[start:end] == text``.
Spans are left out of equality where two values that mean the same must be equal.
Nothing here knows an IRI; that starts in ``kg``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

UNIT_KINDS = (
    "part",
    "chapter",
    "section",
    "subsection",
    "article",
    "clause",
    "point",
    "appendix",
)


class Span(NamedTuple):
    """Half-open range of code points in the original text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A unit inside an act: its labels as written (``4a``, ``đ``, ``III``).

    ``through`` ends a range.
    """

    part: str | None = None
    chapter: str | None = None
    section: str | None = None
    subsection: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    appendix: str | None = None
    through: Pinpoint | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of one identifiable document, with what this mention prints and nothing more.

    ``designation`` is number and symbol as printed, mended (``23/2021/QĐ-TTg``, ``07-NQ/TU``);
    None for an act cited by name. ``year`` is the year in the number, else that of the date or
    after the name. ``antecedent`` is the citation that a short name defined in the text stands
    for. ``rule`` names the grammar rule; ``confidence`` is a probability. ``repairs`` says what
    was mended to read it (``lost_dash``, ``digit``…), sorted; empty where it is printed well.
    """

    span: Span = field(compare=False)
    text: str = field(compare=False)
    type: str | None
    number: str | None
    year: int | None
    symbol: str | None
    name: str | None
    date: date | None
    issuer: str | None
    designation: str | None
    pinpoints: tuple[Pinpoint, ...] = ()
    pinpoint_span: Span | None = field(default=None, compare=False)
    antecedent: Span | None = field(default=None, compare=False)
    rule: str = field(default="", compare=False)
    confidence: float = field(default=1.0, compare=False)
    repairs: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A short form for what the text has named before, or for the text itself; no citation.

    ``kind`` tells what it points to: this document, a unit around it, or acts cited before it,
    whose spans are ``antecedents``. Several of these are what a plural means, or, where
    ``ambiguous``, those that it may mean. ``pinpoints`` are completed from the place where it
    stands ("khoản 2 Điều này"); the span covers them.
    """

    span: Span = field(compare=False)
    text: str = field(compare=False)
    kind: Literal["document", "unit", "citation"]
    type: str | None
    antecedents: tuple[Span, ...] = ()
    pinpoints: tuple[Pinpoint, ...] = ()
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A public body, an office that stands for it, or a group of bodies.

    ``name`` is canonical with its place (``Sở Xây dựng tỉnh Lạng Sơn``), resolved from the
    document's own header.
    """

    span: Span = field(compare=False)
    text: str = field(compare=False)
    name: str
    kind: Literal["body", "office", "group"]
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of itself; a blank number or day stays None.

    ``issuer`` is canonical with place; ``span`` covers the letterhead, up to the type and title.
    ``signed_on_behalf`` is whom the signer acts for: ``TM. Ủy ban nhân dân``, ``KT. Giám đốc``.
    """

    span: Span = field(compare=False)
    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    designation: str | None = None
    date: date | None = None
    year: int | None = None
    month: int | None = None
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_role: str | None = None
    signed_on_behalf: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A structural unit (``UNIT_KINDS``, or ``item`` for a numbered heading of a notice).

    ``path`` runs from the outermost unit to this one: ``(("article", "5"), ("clause", "2"))``.
    ``span`` covers the unit with all it contains.
    """

    kind: str
    label: str
    span: Span = field(compare=False)
    path: tuple[tuple[str, str], ...] = ()
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """What is attached to the document; ``span`` and ``text`` are its heading.

    ``label`` is that of its unit: ``II``, empty for an annex without number, ``Quy chế``.
    """

    span: Span = field(compare=False)
    text: str = field(compare=False)
    label: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part in a meeting, as the text lists them: a person, an office or a body.

    ``role`` is the office as written; ``body`` the canonical agency that one comes from. A group
    that is neither (``42 hộ dân``) has its ``text`` only.
    """

    span: Span = field(compare=False)
    text: str
    person: str | None = None
    role: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting whose conclusions a notice gives; ``dates`` sorted, ``body`` canonical.

    ``co_chairs`` preside beside the ``chair``.
    """

    span: Span = field(compare=False)
    name: str
    body: str | None
    dates: tuple[date, ...]
    chair: str | None
    chair_role: str | None
    co_chairs: tuple[Participant, ...] = ()
    attendees: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided on an item; ``span`` are the words that say so.

    ``votes`` as printed: ``6/7``, ``100%``.
    """

    span: Span = field(compare=False)
    kind: Literal["agreed", "agreed_with_edits", "not_yet"]
    votes: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A numbered item of a notice: ``span`` is the heading, ``body`` heading and content."""

    span: Span = field(compare=False)
    body: Span = field(compare=False)
    number: int
    heading: str
    drafts: tuple[str, ...]
    presented_by: str | None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """Who must do what, by when. Agency names are canonical with place.

    ``item`` is the number of the agenda item it stands in; ``deadline_kind`` one of before,
    by, within, duration, recurring, immediate; ``deadline`` only where the text prints a date.
    ``basis`` are the spans of the citations inside it: what it is to be done under.
    """

    span: Span = field(compare=False)
    text: str = field(compare=False)
    item: int | None
    responsible: tuple[str, ...]
    coordinate_with: tuple[str, ...]
    action: str
    submit_to: tuple[str, ...]
    deadline: date | None
    deadline_text: str | None
    deadline_kind: str | None
    basis: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a person should look at: what was found, the law behind it, what it expects.

    ``proposal`` is what might stand in place of the words of ``span``, where that can be told.
    """

    span: Span
    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    rule: str | None = None
    expected: str | None = None
    proposal: str | None = None
