"""One page of a list: the caller asks its query for one item more than the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from api.schemas import Page, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item", bound=Shape)


def page_of(found: Sequence[object], shape: type[Item], limit: int, offset: int) -> Page[Item]:
    """The page with at most ``limit`` of ``found``; ``more`` when something was left."""
    items = tuple(shape.model_validate(one) for one in found[:limit])
    return Page[shape](items=items, limit=limit, offset=offset, more=len(found) > limit)  # type: ignore[valid-type]
