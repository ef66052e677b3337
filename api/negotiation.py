"""JSON or CSV: ``format=csv`` decides, else the ``Accept`` header; JSON is the default."""

from typing import Annotated, Any, Final, Literal

from fastapi import Query, Request
from starlette.responses import Response

from api.formats import Table, csv_text

CSV: Final = "text/csv"
NDJSON: Final = "application/x-ndjson"
CSV_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {CSV: {"schema": {"type": "string"}}}}
}

FormatParameter = Annotated[
    Literal["json", "csv"] | None,
    Query(description="`json` (default) or `csv`; else `Accept` decides.", examples=["json"]),
]


def wants_csv(request: Request, format: str | None) -> bool:
    """Whether the answer shall be CSV."""
    return format == "csv" or (format is None and accepts(request, CSV))


def accepts(request: Request, media_type: str) -> bool:
    """Whether ``Accept`` names ``media_type`` itself (a wildcard does not)."""
    accept = request.headers.get("accept", "")
    return any(part.partition(";")[0].strip().lower() == media_type for part in accept.split(","))


def csv_response(table: Table, name: str) -> Response:
    """The table as a CSV download; it begins with the mark that makes Excel read UTF-8."""
    return Response(
        "\ufeff" + csv_text(table),
        media_type=f"{CSV}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"', "Vary": "Accept"},
    )
