"""The examples in the docstrings of the graph side are true."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest

from kg import entries, iri, labels, words

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize("module", [entries, iri, labels, words], ids=lambda each: each.__name__)
def test_examples_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
