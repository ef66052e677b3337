"""The contract's lines from a reading: their keys, their order, whose relation is told."""

import json
from datetime import date

from api.lines import KINDS, lines, printed
from grammar.document import Reading
from grammar.model import (
    AgencyMention,
    AgendaItem,
    Citation,
    Directive,
    Header,
    Meeting,
    Pinpoint,
    Span,
)
from grammar.texts.text import read_text
from kg.model import Link, Relation

TEXT = "Sở Nội vụ thực hiện Quyết định 1/QĐ-UBND và khoản 1 Điều 2 Nghị định 30/2020/NĐ-CP."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DECISION = Citation(
    at("Quyết định 1/QĐ-UBND"),
    "Quyết định 1/QĐ-UBND",
    type="Quyết định",
    number="1",
    year=None,
    symbol="QĐ-UBND",
    name=None,
    date=None,
    issuer=None,
    designation="1/QĐ-UBND",
    rule="numbered",
)
DECREE = Citation(
    at("Nghị định 30/2020/NĐ-CP"),
    "Nghị định 30/2020/NĐ-CP",
    type="Nghị định",
    number="30",
    year=2020,
    symbol="NĐ-CP",
    name=None,
    date=date(2020, 3, 5),
    issuer="Chính phủ",
    designation="30/2020/NĐ-CP",
    pinpoints=(Pinpoint(article="2", clause="1", through=Pinpoint(clause="3")),),
    confidence=0.9,
)
READING = Reading(
    text=read_text(TEXT),
    header=Header(Span(0, 0), type="Thông báo", year=2021, recipients=("VT",)),
    units=(),
    sentences=(Span(0, len(TEXT)),),
    citations=(DECISION, DECREE),
    agencies=(AgencyMention(at("Sở Nội vụ"), "Sở Nội vụ", "Sở Nội vụ tỉnh X", "body"),),
    meeting=Meeting(Span(0, 1), "Phiên họp", None, (date(2021, 7, 28),), "A", None),
    items=(AgendaItem(Span(0, 9), Span(0, 20), 1, "Sở Nội vụ", ("Quyết định",), None),),
    directives=(
        Directive(
            Span(0, len(TEXT)),
            TEXT,
            1,
            ("Sở Nội vụ tỉnh X",),
            (),
            "thực hiện",
            (),
            None,
            None,
            None,
        ),
    ),
)
LINKS = (Link(DECISION, None, "unresolved"), Link(DECREE, "https://x/30", "resolved"))
RELATIONS = (
    Relation(0, "implements"),
    Relation(1, "cites"),
    Relation(1, "based_on", subject=0),
)


def found() -> list[dict[str, object]]:
    return list(lines("a.txt", READING, LINKS, RELATIONS))


def test_lines_stand_in_text_order_and_name_their_file() -> None:
    kinds = [line["kind"] for line in found()]
    assert kinds == [
        "document",
        "meeting",
        "agenda_item",
        "directive",
        "agency",
        "citation",
        "citation",
    ]
    assert set(kinds) <= set(KINDS)
    assert {line["file"] for line in found()} == {"a.txt"}


def test_a_citation_has_the_keys_of_the_contract() -> None:
    assert found()[-1] == {
        "file": "a.txt",
        "kind": "citation",
        "start": DECREE.span.start,
        "end": DECREE.span.end,
        "text": "Nghị định 30/2020/NĐ-CP",
        "type": "Nghị định",
        "number": "30",
        "year": 2020,
        "symbol": "NĐ-CP",
        "name": None,
        "date": date(2020, 3, 5),
        "issuer": "Chính phủ",
        "pinpoints": [{"article": "2", "clause": "1", "through": {"clause": "3"}}],
        "relation": "based_on",
        "subject": DECISION.span.start,
        "scope": None,
        "target": "https://x/30",
        "status": "resolved",
        "rule": "",
        "confidence": 0.9,
    }


def test_the_document_itself_is_the_subject_self() -> None:
    first = found()[-2]
    assert (first["relation"], first["subject"]) == ("implements", "self")
    assert (first["status"], first["target"]) == ("unresolved", None)


def test_the_other_kinds_have_their_keys() -> None:
    keys = {line["kind"]: [*line][2:] for line in found()}
    assert keys["document"] == [
        "type",
        "number",
        "symbol",
        "date",
        "year",
        "issuer",
        "place",
        "title",
        "signer",
        "signer_role",
        "signed_on_behalf",
        "recipients",
        "legal_bases",
        "annexes",
    ]
    assert keys["meeting"] == [
        "name",
        "body",
        "dates",
        "chair",
        "chair_role",
        "co_chairs",
        "attendees",
    ]
    assert keys["agenda_item"] == [
        "start",
        "end",
        "number",
        "heading",
        "drafts",
        "presented_by",
        "decision",
        "votes",
    ]
    assert keys["directive"] == [
        "start",
        "end",
        "text",
        "item",
        "responsible",
        "coordinate_with",
        "action",
        "submit_to",
        "deadline",
        "deadline_text",
        "deadline_kind",
        "deadline_doubt",
        "basis",
    ]
    assert keys["agency"] == ["start", "end", "text", "name", "target"]


def test_every_line_is_json_in_utf8_letters() -> None:
    for line in found():
        text = printed(line)
        assert "\n" not in text
        assert "\\u" not in text
        assert json.loads(text)["kind"] == line["kind"]
