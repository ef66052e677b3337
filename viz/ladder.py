"""Where each document stands on an upright screen: two columns, joined to the focus by rails.

In and out as in ``viz.layout``. A fan needs width; here the documents above the focus stand in
rows over it and those below under it, and each line runs along a rail of its own between the
columns, the nearest row on the outermost rail, so that no two of them cross.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from viz.geometry import Box, Point
from viz.layout import Drawing
from viz.route import routes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viz.layout import Card, Frame, Plan

RAILS: Final = 62.0
UPPER: Final = ("above", "left")
LEAD: Final = 9.0


@lru_cache(maxsize=256)
def lay_out_upright(plan: Plan, frame: Frame) -> Drawing:
    """Draw with the larger card where that fits the view; else with the smallest."""
    drawings = (_draw(plan, frame, card) for card in frame.cards)
    best = next(drawings)
    for drawing in drawings:
        if best.scale <= 1.0:
            break
        best = drawing
    return best


def _draw(plan: Plan, frame: Frame, card: Card) -> Drawing:
    focus = Box(0.0, 0.0, frame.width - 1.4 * RAILS, max(card.height, 56.0) + 8)
    upper = [name for name, place in plan.places if place in UPPER]
    lower = [name for name, place in plan.places if place not in UPPER]
    # Nearest to the focus comes last in reading order above it, first below it.
    boxes = {plan.focus: focus}
    bends: dict[tuple[str, str], tuple[Point, ...]] = {}
    joined = {name: line for line in plan.lines for name in line if plan.focus in line}
    for names, side in ((upper[::-1], -1.0), (lower, 1.0)):
        for name, box in _rows(names, side, focus, frame, card):
            boxes[name] = box
        railed = [name for name in names if name in joined]
        for name, rail in _rails(railed, boxes):
            bends |= _railed(plan, name, boxes[name], rail, side * (focus.height / 2 + LEAD))
    loose = [line for line in plan.lines if plan.focus not in line]
    bends |= routes(loose, boxes, frame.clearance)
    height = max(box.y + box.height / 2 for box in boxes.values()) - min(
        box.y - box.height / 2 for box in boxes.values()
    )
    return Drawing(card, boxes, bends, max(1.0, height / frame.height))


def _rows(
    names: Sequence[str], side: float, focus: Box, frame: Frame, card: Card
) -> list[tuple[str, Box]]:
    across = (RAILS + card.width) / 2
    first = focus.height / 2 + 3 * LEAD + card.height / 2
    step = card.height + frame.gap
    return [
        (
            name,
            Box(
                across if index % 2 == (side < 0) else -across,
                side * (first + step * (index // 2)),
                card.width,
                card.height,
            ),
        )
        for index, name in enumerate(names)
    ]


def _rails(names: Sequence[str], boxes: dict[str, Box]) -> list[tuple[str, float]]:
    """A rail for each document: the nearer its row, the nearer the rail to its column."""
    found = []
    for column in (-1.0, 1.0):
        own = [name for name in names if boxes[name].x * column > 0]
        room = (RAILS / 2 - 8) / max(len(own), 1)
        for index, name in enumerate(own):
            found.append((name, round(column * (RAILS / 2 - 7 - room * index), 1)))
    return found


def _railed(
    plan: Plan, name: str, box: Box, rail: float, start: float
) -> dict[tuple[str, str], tuple[Point, ...]]:
    """The bends of the lines between the focus and a document, both ways where there are two."""
    way = (Point(rail, start), Point(rail, box.y))
    lines = {(plan.focus, name): way, (name, plan.focus): way[::-1]}
    return {line: bends for line, bends in lines.items() if line in plan.lines}
