"""Twice the text costs twice the work, also where a text is made to be hard.

Work is counted in calls, which no load on the machine changes. What a single search costs inside is
measured by ``make bench``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bench.speed import ODD_TEXTS
from grammar.citations.parse import find_citations
from grammar.document import read
from grammar.texts.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def calls(work: Callable[[str], object], text: str) -> int:
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("unit", ODD_TEXTS)
@pytest.mark.parametrize("work", [lambda text: find_citations(read_text(text)), read])
def test_work_grows_with_the_text(work: Callable[[str], object], unit: str) -> None:
    once = unit * (4000 // len(unit))
    work(once * 2)  # what is remembered from the first time on
    one, two = calls(work, once), calls(work, once * 2)
    assert two <= one * 2.2 + 200
