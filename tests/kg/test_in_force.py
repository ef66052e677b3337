"""Whether an act is in force on a day: the catalogue's days, and what the graph says of ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from rdflib import URIRef

from grammar.model import Citation, Pinpoint, Span
from kg import iri
from kg.model import Link, Relation
from kg.records import record
from kg.storage.store import Store
from kg.traces.filters import Filters
from kg.traces.in_force import LONGEST_WAIT, in_force
from kg.traces.reach import Question
from kg.traces.trace import trace
from kg.triples.citations import Place, citations
from kg.triples.documents import cited_document
from kg.triples.terms import day
from kg.vocab import ELI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Force

OLD_LAW, LAW = iri.work_iri("45/2013/QH13"), iri.work_iri("31/2024/QH15")
LAW_OF_2003 = iri.work_iri("13/2003/QH11")
DECREE = iri.work_iri("30/2020/NĐ-CP")
PLAN, PLAN_AFTER = iri.work_iri("12/KH-UBND", year=2018), iri.work_iri("90/KH-UBND", year=2020)
RULES, PARTLY = iri.work_iri("5/QĐ-UBND", year=2017), iri.work_iri("6/QĐ-UBND", year=2019)
CUT, CUTTING = iri.work_iri("3/QĐ-UBND", year=2017), iri.work_iri("4/QĐ-UBND", year=2019)
STOPPED, STOPPING = iri.work_iri("7/QĐ-UBND", year=2017), iri.work_iri("8/QĐ-UBND", year=2019)
SOON = iri.work_iri("9/QĐ-UBND", year=2021)
DAYS = {
    PLAN_AFTER: date(2020, 5, 4),
    PARTLY: date(2019, 1, 2),
    CUTTING: date(2019, 1, 2),
    STOPPING: date(2019, 3, 4),
}


def says(
    store: Store,
    own: str,
    kind: str,
    target: str,
    pinpoints: tuple[Pinpoint, ...] = (),
    *,
    partly: bool = False,
) -> None:
    found = Citation(
        Span(0, 5), "chữ…", None, None, None, None, None, None, None, None, pinpoints=pinpoints
    )
    links = [Link(found, target, "resolved")]
    place = Place("chữ…", f"Văn bản này {kind}.")
    facts = [*cited_document(own, (), None), *cited_document(target, (), None)]
    if own in DAYS:
        facts.append((URIRef(own), ELI.date_document, day(DAYS[own])))
    store.replace(
        own, [*citations(own, links, [Relation(0, kind, partly=partly)], [place]), *facts]
    )


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.open() as opened:
        says(opened, LAW, "replaces", OLD_LAW)
        says(opened, PLAN_AFTER, "replaces", PLAN)
        says(opened, PARTLY, "repeals", RULES, (Pinpoint(article="3", clause="2"),))
        says(opened, CUTTING, "repeals", CUT, partly=True)
        says(opened, STOPPING, "suspends", STOPPED)
        says(opened, SOON, "cites", DECREE)
        yield opened


def force(store: Store, act: str, on: date) -> Force:
    return in_force(store, [record(store, act)], on)[act]


def test_the_catalogue_knows_when_a_statute_began_and_ended(store: Store) -> None:
    assert force(store, OLD_LAW, date(2014, 6, 30)).answer == "not_yet"
    held = force(store, OLD_LAW, date(2014, 7, 1))
    assert (held.answer, held.since, held.by) == ("in_force", date(2014, 7, 1), None)
    # Passed in January 2024, the new law took effect in August.
    assert force(store, OLD_LAW, date(2024, 7, 31)).answer == "in_force"


def test_the_end_of_an_act_names_the_act_and_its_sentence(store: Store) -> None:
    ended = force(store, OLD_LAW, date(2024, 8, 1))
    assert (ended.answer, ended.since) == ("ended", date(2024, 8, 1))
    assert ended.by is not None
    assert (ended.by.by.iri, ended.by.edge.relation) == (LAW, "replaces")
    assert ended.by.edge.evidence[0].sentence == "Văn bản này replaces."


def test_an_act_nobody_ended_is_in_force_since_its_day(store: Store) -> None:
    assert force(store, DECREE, date(2020, 3, 4)).answer == "not_yet"
    assert force(store, DECREE, date(2020, 3, 5)).answer == "in_force"


def test_without_a_day_of_effect_an_end_is_sure_only_after_the_longest_wait(store: Store) -> None:
    issued = DAYS[PLAN_AFTER]
    assert force(store, PLAN, date(2020, 5, 3)) == force(store, PLAN, date(2019, 1, 1))
    assert force(store, PLAN, date(2020, 5, 3)).by is None
    waiting = force(store, PLAN, issued)
    assert waiting.answer == "unknown"
    assert waiting.by is not None
    ended = force(store, PLAN, issued + LONGEST_WAIT)
    assert (ended.answer, ended.since) == ("ended", None)


def test_a_provision_that_ends_does_not_end_the_act(store: Store) -> None:
    found = force(store, RULES, date(2024, 1, 1))
    assert (found.answer, found.by) == ("unknown", None)
    (part,) = found.partly
    assert part.provisions == ("điều 3 khoản 2",)
    assert force(store, RULES, date(2018, 12, 31)).partly == ()


def test_a_suspended_act_may_be_in_force_again(store: Store) -> None:
    found = force(store, STOPPED, date(2024, 1, 1))
    assert found.answer == "unknown"
    assert found.by is not None
    assert found.by.edge.relation == "suspends"


def test_an_act_of_a_later_day_is_not_yet_in_force(store: Store) -> None:
    assert force(store, PLAN_AFTER, date(2020, 5, 3)).answer == "not_yet"
    assert force(store, SOON, date(2024, 1, 1)).answer == "unknown"


def test_a_trace_tells_it_along_the_way_and_filters_by_it(store: Store) -> None:
    question = Question(("replaces",), "out")
    told = trace(store, LAW, question, on=date(2025, 1, 1))
    assert told.force is not None
    assert told.force.answer == "in_force"
    assert [step.force.answer for step in told.steps if step.force] == ["ended"]
    assert [step.force for step in trace(store, LAW, question).steps] == [None]
    for status, count in (("ended", 1), ("in_force", 0)):
        found = trace(store, LAW, question, filters=Filters(status=status), on=date(2025, 1, 1))
        assert len(found.steps) == count


@pytest.mark.parametrize(
    ("act", "day", "after"),
    [
        (OLD_LAW, date(2024, 8, 1), ["31/2024/QH15"]),
        (OLD_LAW, date(2024, 7, 31), []),
        (LAW_OF_2003, date(2014, 7, 1), ["45/2013/QH13"]),
        (LAW_OF_2003, date(2025, 1, 1), ["45/2013/QH13", "31/2024/QH15"]),
        (LAW, date(2026, 1, 1), []),
        (DECREE, date(2026, 1, 1), []),
        (PLAN, DAYS[PLAN_AFTER], []),
        (PLAN, DAYS[PLAN_AFTER] + LONGEST_WAIT, ["90/KH-UBND"]),
        (STOPPED, date(2026, 1, 1), []),
    ],
)
def test_what_took_the_place_of_an_act(store: Store, act: str, day: date, after: list[str]) -> None:
    assert [one.id_local for one in force(store, act, day).successors] == after


def test_a_successor_is_told_though_the_store_does_not_know_it(store: Store) -> None:
    (found,) = force(store, iri.work_iri("77/2015/QH13"), date(2025, 3, 1)).successors
    assert (found.id_local, found.issuer, found.ingested) == ("65/2025/QH15", "Quốc hội", False)


def test_an_act_repealed_in_a_part_without_a_number_stays(store: Store) -> None:
    told = force(store, CUT, date(2024, 1, 1))
    assert told.answer == "unknown"
    assert [one.provisions for one in told.partly] == [("một phần",)]
