"""Boxes and straight lines in the plane: what overlaps, what stands in the way.

Lengths are CSS pixels, y grows downwards, a box is given by its centre. Knows no document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle around ``x``, ``y``."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return Point(self.x, self.y)

    def grown(self, by: float) -> Box:
        """The box with a margin of ``by`` on every side."""
        return Box(self.x, self.y, self.width + 2 * by, self.height + 2 * by)

    def corners(self) -> tuple[Point, Point, Point, Point]:
        half_w, half_h = self.width / 2, self.height / 2
        return (
            Point(self.x - half_w, self.y - half_h),
            Point(self.x + half_w, self.y - half_h),
            Point(self.x + half_w, self.y + half_h),
            Point(self.x - half_w, self.y + half_h),
        )


def overlap(a: Box, b: Box, gap: float = 0.0) -> bool:
    """Tell whether two boxes come nearer to each other than ``gap``.

    >>> overlap(Box(0, 0, 10, 10), Box(10, 0, 10, 10))
    False
    >>> overlap(Box(0, 0, 10, 10), Box(12, 0, 10, 10), gap=5)
    True
    """
    return (
        abs(a.x - b.x) * 2 < a.width + b.width + 2 * gap
        and abs(a.y - b.y) * 2 < a.height + b.height + 2 * gap
    )


def crosses(start: Point, end: Point, box: Box, gap: float = 0.0) -> bool:
    """Tell whether the straight line from ``start`` to ``end`` comes within ``gap`` of a box.

    >>> crosses(Point(0, 0), Point(100, 0), Box(50, 4, 10, 10))
    True
    >>> crosses(Point(0, 0), Point(100, 0), Box(50, 20, 10, 10))
    False
    """
    x0, y0 = start
    x1, y1 = end
    half_w, half_h = box.width / 2 + gap, box.height / 2 + gap
    if (
        (x0 <= box.x - half_w and x1 <= box.x - half_w)
        or (x0 >= box.x + half_w and x1 >= box.x + half_w)
        or (y0 <= box.y - half_h and y1 <= box.y - half_h)
        or (y0 >= box.y + half_h and y1 >= box.y + half_h)
    ):
        return False
    dx, dy = x1 - x0, y1 - y0
    low, high = 0.0, 1.0
    for origin, step, near, far in (
        (x0, dx, box.x - half_w, box.x + half_w),
        (y0, dy, box.y - half_h, box.y + half_h),
    ):
        if abs(step) < 1e-9:
            if origin <= near or origin >= far:
                return False
            continue
        first, last = (near - origin) / step, (far - origin) / step
        if first > last:
            first, last = last, first
        low, high = max(low, first), min(high, last)
        if low >= high:
            return False
    return True


def inside(point: Point, box: Box) -> bool:
    """Tell whether a point is strictly inside a box."""
    return abs(point.x - box.x) * 2 < box.width and abs(point.y - box.y) * 2 < box.height
