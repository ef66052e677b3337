"""Where documents stand that hang on another than the focus: beyond that one, seen from the focus.

In: the boxes that stand already, names still to place and the lines that join them. Out: a box for
every name. Each new box leaves all boxes and all lines before it free. Lengths are CSS pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from viz.geometry import Box, crosses, overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from viz.geometry import Point

Line = tuple[str, str]

IN_SIGHT: Final = 24
ANYWHERE: Final = 2000
STEP: Final = 26.0
SWINGS: Final = (0, 11, -11, 22, -22, 34, -34, 47, -47, 62, -62, 80, -80, 100, -100)


@dataclass(frozen=True, slots=True)
class _Room:
    """What is taken, and the distances to keep."""

    boxes: tuple[Box, ...]
    lines: tuple[tuple[Point, Point], ...]
    gap: float
    clearance: float

    def has(self, box: Box, parent: Box, *, in_sight: bool) -> bool:
        if any(overlap(box, other, self.gap) for other in self.boxes):
            return False
        if in_sight and any(
            crosses(parent.centre, box.centre, other, self.clearance)
            for other in self.boxes
            if other is not parent
        ):
            return False
        return not any(crosses(a, b, box, self.clearance) for a, b in self.lines)


def place_beyond(
    places: Sequence[tuple[str, str]],
    lines: Sequence[Line],
    focus: str,
    boxes: Mapping[str, Box],
    gap: float,
    clearance: float,
) -> dict[str, Box]:
    """Return the boxes, with one for every name in ``places``."""
    placed = dict(boxes)
    drawn = [line for line in lines if line[0] in placed and line[1] in placed]
    todo = [name for name, _ in places if name not in placed]
    size = next((box for name, box in boxes.items() if name != focus), boxes[focus])
    while todo:
        parents = {name: _parent(name, lines, placed) for name in todo}
        for name in [name for name in todo if parents[name]] or todo[:1]:
            parent = parents[name] or focus
            ends = tuple((placed[a].centre, placed[b].centre) for a, b in drawn)
            room = _Room(tuple(placed.values()), ends, gap, clearance)
            placed[name] = _nearest(placed[parent], size, room)
            drawn.append((parent, name))
        todo = [name for name in todo if name not in placed]
    return placed


def _parent(name: str, lines: Sequence[Line], placed: Mapping[str, Box]) -> str | None:
    for a, b in lines:
        if name == a and b in placed:
            return b
        if name == b and a in placed:
            return a
    return None


def _nearest(parent: Box, size: Box, room: _Room) -> Box:
    """The nearest box on the far side of ``parent`` that it sees; else the nearest free one."""
    for in_sight, steps in ((True, IN_SIGHT), (False, ANYWHERE)):
        for box in _around(parent, size, steps):
            if room.has(box, parent, in_sight=in_sight):
                return box
    raise AssertionError("the plane has room for every box")


def _around(parent: Box, size: Box, steps: int) -> Iterator[Box]:
    outward = degrees(atan2(parent.y, parent.x)) if (parent.x or parent.y) else 90.0
    near = hypot(size.width, size.height) * 0.62
    for step in range(steps):
        distance = near + STEP * step
        for swing in SWINGS:
            angle = (outward + swing) * pi / 180
            yield Box(
                round(parent.x + cos(angle) * distance * 1.25, 1),
                round(parent.y + sin(angle) * distance, 1),
                size.width,
                size.height,
            )
