"""Traces, circles and paths in words: who did what to whom, what is in force, what is not sure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Cycle, Edge, Ending, Force, Paths
from kg.traces.filters import Filters
from kg.traces.reach import Question
from kg.vocab import RELATIONS
from viz.page import Asked, trace_page
from viz.traced import branches, rows, standing, turns
from viz.traced_page import asked_line, policy, traced_page

if TYPE_CHECKING:
    from kg.model import Trace

DAY = date(2024, 8, 1)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def ended(chain: Trace, **more: object) -> Force:
    by = chain.steps[0].document
    edge = Edge(by.iri, "replaces", chain.root.iri, chain.steps[0].edge.evidence)
    return Force("ended", date(2024, 7, 1), Ending(by, edge, **more))  # type: ignore[arg-type]


def test_an_act_that_ended_names_what_ended_it_and_its_sentence(chain: Trace) -> None:
    found = standing(ended(chain))
    assert found is not None
    assert found.told == "hết hiệu lực từ 01/07/2024"
    assert found.cause is not None
    assert found.cause.told == "bị thay thế bởi"
    html = trace_page(replace(chain, force=ended(chain)), on=DAY)
    assert "hết hiệu lực từ 01/07/2024" in text_of(html)
    assert f"bị thay thế bởi {chain.steps[0].document.label}" in text_of(html)
    assert "không ghi là chưa rõ" in html
    assert standing(None) is None


def test_an_act_that_ended_names_what_stands_in_its_place(chain: Trace) -> None:
    first, second = (step.document for step in chain.steps[:2])
    after = replace(ended(chain), successors=(first,))
    found = text_of(trace_page(replace(chain, force=after), on=DAY))
    assert f"hết hiệu lực từ 01/07/2024 nay là {first.label}" in found
    longer = replace(after, successors=(first, second))
    paper = text_of(traced_page(replace(chain, force=longer), on=DAY))
    assert f"nay là {second.label} (qua {first.label})" in paper
    assert "nay là" not in text_of(trace_page(replace(chain, force=ended(chain)), on=DAY))


def test_what_is_not_known_has_no_badge_unless_something_speaks_against_it(chain: Trace) -> None:
    html = trace_page(replace(chain, force=Force("unknown")), on=DAY)
    assert 'class="force' not in html
    doubt = replace(ended(chain), answer="unknown", since=None)
    assert "chưa rõ hiệu lực" in text_of(trace_page(replace(chain, force=doubt), on=DAY))


def test_a_part_that_ended_is_named(chain: Trace) -> None:
    part = ended(chain, provisions=("điều 3 khoản 2",)).by
    assert part is not None
    html = trace_page(replace(chain, force=Force("in_force", partly=(part,))), on=DAY)
    assert "Điều 3 khoản 2: bị thay thế bởi" in text_of(html)


def test_where_nothing_is_found_every_relation_is_offered(chain: Trace) -> None:
    nothing = replace(chain, steps=())
    page = trace_page(nothing, Asked(document="22-NQ/TU"), on=DAY)
    assert "/truy-vet?document=22-NQ%2FTU&amp;relation=&amp;direction=out" in page
    assert "mọi quan hệ:" not in trace_page(nothing, Asked(document="a", relation=""), on=DAY)


def test_doubt_and_passage_are_marked(chain: Trace) -> None:
    first, *rest = chain.steps
    marked = replace(chain, steps=(replace(first, certain=False), *rest))
    assert "viện dẫn chưa chắc chắn" in trace_page(marked, on=DAY)
    passed = replace(chain, steps=(replace(first, matched=False), *rest))
    (top, *_) = branches(passed)
    assert not top.matched
    assert "chỉ đi qua" in trace_page(passed, on=DAY)


def test_a_circle_reads_as_its_relations_run(chain: Trace) -> None:
    one, other = chain.root, chain.steps[0].document
    ring = Cycle(
        (one, other), (Edge(one.iri, "cites", other.iri), Edge(other.iri, "guides", one.iri)), 3
    )
    assert [(turn.subject, turn.told, turn.object) for turn in turns(ring)] == [
        (one, "dẫn chiếu", other),
        (other, "hướng dẫn, quy định chi tiết", one),
    ]
    html = trace_page(replace(chain, cycles=(ring,)), on=DAY)
    assert "Vòng dẫn chiếu" in html
    assert "Nhóm gồm 3 văn bản" in html


def test_the_ways_between_two_documents(chain: Trace) -> None:
    first = chain.steps[0]
    paths = Paths(chain.root, first.document, "in", ((first,),), ("number",))
    (way,) = rows(paths)
    assert [branch.record for branch in way] == [first.document]
    html = trace_page(paths, Asked(document="a", goal="b"), on=DAY)
    assert "theo chiều ngược lại" in html
    assert "chỉ nêu những đường ngắn nhất" in html
    assert "/api/paths?document=a&amp;goal=b" in html
    nothing = trace_page(replace(paths, paths=(), cut=()), on=DAY)
    assert "Không tìm thấy đường nào" in nothing


def test_the_paper_carries_everything_and_asks_nobody(chain: Trace) -> None:
    for found in (chain, Paths(chain.root, chain.root, "out", (chain.steps[:1],))):
        html = traced_page(found, on=DAY, asked="Hỏi <b>gì</b>")
        assert not re.search(r"<script|<link|\shref=|\ssrc=|@import|url\(", html)
        assert policy() in html
        assert "Hỏi &lt;b&gt;gì&lt;/b&gt;" in html
        assert chain.steps[0].document.label in text_of(html)


def test_the_question_is_said_in_one_line() -> None:
    asked = Question(("implements", "guides"), "in", 3, ambiguous=True)
    filters = Filters("Thông tư", None, date(2021, 1, 1), None, "in_force")
    assert asked_line(asked, filters) == (
        "Quan hệ: triển khai thực hiện; hướng dẫn, quy định chi tiết, các văn bản dẫn đến nó, "
        "không quá 3 bước, Thông tư, còn hiệu lực, từ 01/01/2021, kể cả qua viện dẫn chưa chắc chắn"
    )
    assert asked_line(Question(tuple(RELATIONS))) == "Quan hệ: mọi quan hệ"
