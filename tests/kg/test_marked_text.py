"""A text marked without a store shows what a store that holds it alone would show."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ingest import Library, analyse, documents_in
from kg.marks import marked_text, marks
from kg.readers import read_file
from kg.records import record

EXAMPLES = tuple(documents_in([Path(__file__).parents[2] / "examples"]))


@pytest.mark.parametrize("path", EXAMPLES[::4], ids=lambda path: path.name)
def test_marks_and_records_are_those_of_a_store(path: Path) -> None:
    text = read_file(path)
    found = marked_text(analyse(text, path.name), path.name)
    with Library.open() as library:
        library.ingest_text(text, path.name)
        iri = found.document.iri
        stored = marks(library.store, iri)
        assert found.document == record(library.store, iri)
    assert [(one.citation, one.start, one.end, one.status) for one in found.marks] == [
        (one.citation, one.start, one.end, one.status) for one in stored
    ]
    assert [one.target for one in found.marks] == [one.target for one in stored]
    assert [one.relation for one in found.marks] == [one.relation for one in stored]
    assert [sorted(set(one.pinpoints)) for one in found.marks] == [
        list(one.pinpoints) for one in stored
    ]


def test_candidates_have_names_and_dates() -> None:
    found = marked_text(analyse("theo Luật Đất đai", "a.txt"), "a.txt")
    (link,) = found.links
    assert link.status == "ambiguous"
    newest = [found.documents[iri] for iri in link.candidates[-2:]]
    assert [(one.label, str(one.date)) for one in newest] == [
        ("Luật Đất đai số 45/2013/QH13", "2013-11-29"),
        ("Luật Đất đai số 31/2024/QH15", "2024-01-18"),
    ]
