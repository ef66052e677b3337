"""Whether the confidence of a citation is the share of such citations that are right.

In: (rule, confidence, right) of each citation found in complete sources. Out: the expected
calibration error over ten bins of confidence, and the share that was right under each rule.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bench.accuracy.figures import Share

if TYPE_CHECKING:
    from collections.abc import Iterable

_BINS = 10

Prediction = tuple[str, float, bool]


def calibration_error(predictions: Iterable[Prediction]) -> float:
    """The mean distance of confidence and share of right, each bin by its size.

    >>> calibration_error([("numbered", 0.9, True)] * 9 + [("numbered", 0.9, False)])
    0.0
    """
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, confidence, right in predictions:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    total = sum(map(len, bins.values()))
    gaps = (
        abs(sum(confidence for confidence, _ in one) - sum(right for _, right in one))
        for one in bins.values()
    )
    return round(sum(gaps) / total, 6) if total else 0.0


def by_rule(predictions: Iterable[Prediction]) -> dict[str, tuple[Share, float]]:
    """Under each rule, the share that is right and the mean confidence."""
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for rule, confidence, right in predictions:
        groups[rule].append((confidence, right))
    return {
        rule: (
            Share(sum(right for _, right in group), len(group)),
            sum(confidence for confidence, _ in group) / len(group),
        )
        for rule, group in sorted(groups.items())
    }
