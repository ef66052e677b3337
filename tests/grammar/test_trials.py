"""Trials go the way of ``find_citations``: what it finds has a tree, and nothing else has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from grammar.citations.parse import find_citations
from grammar.citations.trials import trials
from grammar.texts.text import read_text

GOLDEN = Path(__file__).parents[1] / "golden"
ROWS = [
    line.split("\t")[0].replace("\\n", "\n")
    for name in ("citations.tsv", "not_citations.tsv")
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize("sentence", ROWS)
def test_every_citation_has_its_tree_and_nothing_else_has_one(sentence: str) -> None:
    text = read_text(sentence)
    citations = find_citations(text)
    tried = trials(text)
    for trial in tried:
        inside = [one for one in citations if trial.span.start <= one.span.start < trial.span.end]
        assert (trial.tree is not None) == bool(inside), trial
        assert (trial.rejected is None) == bool(inside), trial
    assert len(citations) == sum(
        trial.span.start <= one.span.start < trial.span.end for trial in tried for one in citations
    )


@pytest.mark.parametrize("sentence", ROWS)
def test_every_trial_says_what_led_to_it(sentence: str) -> None:
    for trial in trials(read_text(sentence)):
        assert trial.triggers
        leaves = list(trial.tree.scan_values(lambda _: True)) if trial.tree else []
        for token in leaves:
            assert token is None or token in trial.tokens


def test_pinpoints_that_do_not_parse_are_shown_as_dropped() -> None:
    (trial,) = trials(read_text("theo Điều 5 7 Nghị định số 30/2020/NĐ-CP"))
    assert [token.type for token in trial.dropped] == ["UNIT", "LABEL", "LABEL"]
    assert trial.tree is not None
    assert list(trial.tree.find_data("pinpoints")) == []
    assert [str(node.data) for node in trial.tree.find_data("numbered")] == ["numbered"]


def test_the_tree_is_that_of_the_grammar() -> None:
    (trial,) = trials(read_text("khoản 2 Điều 5 Luật Đất đai năm 2013"))
    assert trial.tree is not None
    assert [node.data for node in trial.tree.children if node] == ["pinpoints", "named"]  # type: ignore[union-attr]
