"""Lines that go round the boxes they do not belong to.

In: two boxes to join and all boxes in the way. Out: the bends of the shortest line that keeps
``clearance`` pixels from every other box; no bends where the straight line is free. A line behind
a document it does not touch would read as a false legal chain.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import dist
from typing import TYPE_CHECKING, Final

from viz.geometry import Point, crosses, inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viz.geometry import Box

BEND_COST: Final = 30.0
TURN_ROOM: Final = 2.0


def route(start: Box, end: Box, others: Iterable[Box], clearance: float) -> tuple[Point, ...]:
    """Return the bends of a free line from ``start`` to ``end``; straight if none can be free."""
    obstacles = tuple(others)
    if _free(start.centre, end.centre, obstacles, clearance):
        return ()
    corners = _corners((*obstacles, start, end), obstacles, clearance)
    return _shortest(start.centre, end.centre, corners, obstacles, clearance) or ()


def _corners(
    around: tuple[Box, ...], obstacles: tuple[Box, ...], clearance: float
) -> tuple[Point, ...]:
    grown = tuple(box.grown(clearance) for box in obstacles)
    return tuple(
        corner
        for box in around
        for corner in box.grown(clearance + TURN_ROOM).corners()
        if not any(inside(corner, other) for other in grown)
    )


def _free(a: Point, b: Point, obstacles: tuple[Box, ...], clearance: float) -> bool:
    return not any(crosses(a, b, box, clearance) for box in obstacles)


def _shortest(
    start: Point,
    goal: Point,
    corners: tuple[Point, ...],
    obstacles: tuple[Box, ...],
    clearance: float,
) -> tuple[Point, ...] | None:
    """A* over the corners; whether two of them see each other is asked only when needed."""
    queue: list[tuple[float, float, Point, tuple[Point, ...]]] = []
    heappush(queue, (dist(start, goal), 0.0, start, ()))
    settled: set[Point] = set()
    while queue:
        _, cost, here, path = heappop(queue)
        if here in settled:
            continue
        settled.add(here)
        if here == goal:
            return path[:-1]
        for there in (goal, *corners):
            if there not in settled and _free(here, there, obstacles, clearance):
                walked = cost + dist(here, there) + BEND_COST
                heappush(queue, (walked + dist(there, goal), walked, there, (*path, there)))
    return None
