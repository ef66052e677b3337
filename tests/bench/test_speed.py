"""The texts that speed is measured on, and how a figure is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.peers import PEERS
from bench.speed import Figure, best, megabytes, peak, repeated, sample, start_time

if TYPE_CHECKING:
    from pathlib import Path


def test_a_repeated_text_has_the_size_asked_for_and_changes() -> None:
    text = "Quyết định số 12/QĐ-TTg ngày 05/3/2020. "
    made = repeated(text, 2000)
    assert 1990 <= len(made.encode()) <= 2000
    assert len({line for line in made.split("\n\n") if line.startswith("Quyết")}) > 3


def test_a_folder_of_texts_is_read_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("hai " * 200, encoding="utf-8")
    (tmp_path / "a.txt").write_text("một " * 200, encoding="utf-8")
    assert sample(tmp_path, 600).startswith("một")
    assert megabytes(sample(tmp_path, 600)) <= 0.0006


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=tmp_path.name):
        sample(tmp_path, 600)


def test_a_figure_is_judged_on_the_right_side_of_its_target() -> None:
    assert Figure("speed", 6.0, "MB/s", 5.0, at_least=True).met
    assert not Figure("speed", 4.0, "MB/s", 5.0, at_least=True).met
    assert Figure("memory", 100, "MB", 150.0).met
    assert "MISSED" in str(Figure("memory", 200, "MB", 150.0))
    assert Figure("size", 3.0, "MB").met


def test_the_best_run_counts() -> None:
    assert 0 <= best(lambda: sum(range(1000)), runs=3) < 1


def test_fresh_processes_tell_their_memory_and_start() -> None:
    assert 5 < peak("", 0) < 500
    assert 0 < start_time() < 20


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_peers_read_prose_of_their_own_kind_or_are_left_out(peer) -> None:  # type: ignore[no-untyped-def]
    speed = peer.speed()
    assert speed is None or speed > 0
    assert len(peer.text) > 500
