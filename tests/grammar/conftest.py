"""Sample documents, written for these tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def sample() -> Callable[[str], str]:
    """The text of a sample by its name."""
    return lambda name: (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
