"""Lines that go round the boxes they do not belong to.

In: boxes, and which of them to join. Out: the bends of the shortest line that keeps ``clearance``
pixels from every other box; no bends where the straight line is free. A line behind a document it
does not touch would read as a false legal chain. What sees what is worked out once for all lines.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import dist
from typing import TYPE_CHECKING, Final

from viz.geometry import Point, crosses, inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viz.geometry import Box

Line = tuple[str, str]

BEND_COST: Final = 30.0
TURN_ROOM: Final = 2.0


def routes(
    lines: Iterable[Line], boxes: Mapping[str, Box], clearance: float
) -> dict[Line, tuple[Point, ...]]:
    """Return the bends of the lines that cannot run straight; straight if none can be free."""
    ways = _Ways(boxes, clearance)
    found = {line: ways.between(*line) for line in lines}
    return {line: bends for line, bends in found.items() if bends}


class _Ways:
    """The corners to turn at, and what sees what, asked only when needed and then remembered."""

    def __init__(self, boxes: Mapping[str, Box], clearance: float) -> None:
        self._boxes = boxes
        self._clearance = clearance
        grown = [box.grown(clearance) for box in boxes.values()]
        self._corners = [
            corner
            for box in boxes.values()
            for corner in box.grown(clearance + TURN_ROOM).corners()
            if not any(inside(corner, other) for other in grown)
        ]
        self._near = [(name, box, *_edges(box.grown(clearance))) for name, box in boxes.items()]
        self._seen: dict[tuple[Point, Point], bool] = {}

    def between(self, start: str, end: str) -> tuple[Point, ...]:
        a, b = self._boxes[start].centre, self._boxes[end].centre
        if self._free(a, b, {start, end}):
            return ()
        first = {corner for corner in self._corners if self._free(a, corner, {start})}
        last = {corner for corner in self._corners if self._free(b, corner, {end})}
        return self._shortest(a, b, first, last)

    def _shortest(
        self, start: Point, goal: Point, first: set[Point], last: set[Point]
    ) -> tuple[Point, ...]:
        """A* over the corners, from those the start sees to those the goal sees."""
        queue: list[tuple[float, float, Point, tuple[Point, ...]]] = []
        for corner in first:
            walked = dist(start, corner) + BEND_COST
            heappush(queue, (walked + dist(corner, goal), walked, corner, (corner,)))
        settled: set[Point] = set()
        while queue:
            _, cost, here, path = heappop(queue)
            if here == goal:
                return path[:-1]
            if here in settled:
                continue
            settled.add(here)
            if here in last:
                walked = cost + dist(here, goal)
                heappush(queue, (walked, walked, goal, (*path, goal)))
            for there in self._corners:
                if there not in settled and self._sees(here, there):
                    walked = cost + dist(here, there) + BEND_COST
                    heappush(queue, (walked + dist(there, goal), walked, there, (*path, there)))
        return ()

    def _sees(self, a: Point, b: Point) -> bool:
        key = (a, b) if a < b else (b, a)
        if key not in self._seen:
            self._seen[key] = self._free(a, b, frozenset())
        return self._seen[key]

    def _free(self, a: Point, b: Point, ends: set[str] | frozenset[str]) -> bool:
        left, right = (a.x, b.x) if a.x < b.x else (b.x, a.x)
        top, bottom = (a.y, b.y) if a.y < b.y else (b.y, a.y)
        for name, box, x0, x1, y0, y1 in self._near:
            # Most boxes are nowhere near the line: told apart here, millions of times a picture.
            if right <= x0 or left >= x1 or bottom <= y0 or top >= y1 or name in ends:
                continue
            if crosses(a, b, box, self._clearance):
                return False
        return True


def _edges(box: Box) -> tuple[float, float, float, float]:
    (left, top), _, (right, bottom), _ = box.corners()
    return left, right, top, bottom
