"""Meetings of every form: sessions, visits, conclusions of one person, minutes, conferences.

``golden/meetings/NAME.txt`` is a document; the line of that name in ``golden/meetings.jsonl`` is
what it must tell. A document that tells of no meeting has null.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grammar.agencies.find import find_agencies
from grammar.headers.header import read_header
from grammar.meetings.meeting import read_meeting
from grammar.texts.text import read_text

if TYPE_CHECKING:
    from grammar.model import AgendaItem, Meeting, Participant

GOLDEN = Path(__file__).parents[1] / "golden"
ROWS = [
    json.loads(line)
    for line in (GOLDEN / "meetings.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_each_document_has_its_row() -> None:
    names = {path.stem for path in (GOLDEN / "meetings").glob("*.txt")}
    assert names == {row["file"] for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_meeting_of_a_golden_document(row: dict[str, Any]) -> None:
    words = (GOLDEN / "meetings" / f"{row['file']}.txt").read_text(encoding="utf-8")
    text = read_text(words)
    header = read_header(text)
    meeting, items = read_meeting(text, header, find_agencies(text, header))
    assert (_told(meeting) if meeting else None) == row["meeting"]
    assert [_item(item) for item in items] == row["items"]


def _told(meeting: Meeting) -> dict[str, Any]:
    return {
        "name": meeting.name,
        "body": meeting.body,
        "dates": [day.isoformat() for day in meeting.dates],
        "chair": meeting.chair,
        "chair_role": meeting.chair_role,
        "co_chairs": [_participant(one) for one in meeting.co_chairs],
        "attendees": [_participant(one) for one in meeting.attendees],
    }


def _participant(one: Participant) -> list[str | None]:
    return [one.person or one.text, one.role, one.body]


def _item(item: AgendaItem) -> dict[str, Any]:
    decision = item.decision
    return {
        "number": item.number,
        "heading": item.heading,
        "drafts": list(item.drafts),
        "presented_by": item.presented_by,
        "decision": decision.kind if decision else None,
        "votes": decision.votes if decision else None,
    }
