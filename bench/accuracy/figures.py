"""Counts and the proportions that stand on them, with 95 % intervals.

In: counts. Out: proportions with Wilson intervals. F1 is 2·right over 2·right + wrong + missed; its
interval is Wilson's for that share of the mean of what was found and what should have been.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``total``; ``total`` may be a half where it is a mean."""

    right: float
    total: float

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval.

        >>> [round(bound, 3) for bound in Share(10, 10).interval]
        [0.722, 1.0]
        """
        if not self.total:
            return (0.0, 1.0)
        n, p = self.total, self.right / self.total
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return (max(0.0, middle - half), min(1.0, middle + half))

    def __str__(self) -> str:
        if not self.total:
            return "–"
        low, high = self.interval
        return f"{self.right / self.total:.3f} [{low:.3f}–{high:.3f}]"


@dataclass(slots=True)
class Count:
    """Found and right, found and wrong, missed; and the fields of what was right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)

    def score(self, name: str, *, right: bool) -> None:
        good, all_ = self.fields.get(name, (0, 0))
        self.fields[name] = (good + right, all_ + 1)

    def add(self, other: Count) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        for name, (good, all_) in other.fields.items():
            old = self.fields.get(name, (0, 0))
            self.fields[name] = (old[0] + good, old[1] + all_)

    @property
    def precision(self) -> Share:
        return Share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share:
        return Share(self.right, self.right + self.missed)

    @property
    def f1(self) -> Share:
        return Share(self.right, self.right + (self.wrong + self.missed) / 2)

    def accuracy(self, name: str) -> Share:
        return Share(*self.fields.get(name, (0, 0)))
