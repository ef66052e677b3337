"""The form of an answer: ``format=`` decides, else the ``Accept`` header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request

NDJSON: Final = "application/x-ndjson"

Kind = TypeVar("Kind", bound=str)


def accepts(request: Request, media_type: str) -> bool:
    """Whether ``Accept`` names ``media_type`` itself (a wildcard does not)."""
    accept = request.headers.get("accept", "")
    return any(part.partition(";")[0].strip().lower() == media_type for part in accept.split(","))


def file_wanted(
    request: Request, format: str | None, media_types: Mapping[Kind, str]
) -> Kind | None:
    """Return the kind of file that is asked for; None where the answer shall be JSON."""
    wanted = (
        kind
        for kind, media_type in media_types.items()
        if format == kind or (format is None and accepts(request, media_type.partition(";")[0]))
    )
    return next(wanted, None)
