"""The bench of traces runs, agrees with SPARQL on what is reached, and judges its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import trace

if TYPE_CHECKING:
    import pytest


def test_a_small_graph_is_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace, "WANTED", 0.0)
    assert trace.main(["--citations", "2000"]) == 0
    told = capsys.readouterr().out
    assert "times faster" in told
    monkeypatch.setattr(trace, "WANTED", 1e9)
    assert trace.main(["--citations", "2000"]) == 1
