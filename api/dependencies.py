"""What routes are given: the library and the settings that ``create_app`` was called with.

``LibraryOf`` and ``SettingsOf`` are annotations for parameters of routes.
"""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Final, Literal

from fastapi import Depends, Query
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError
from starlette.requests import Request

from api.arguments import day_written
from api.errors import ApiError
from api.schemas import Error
from api.settings import Settings
from kg.ingest import Library


def the_library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def the_settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


LibraryOf = Annotated[Library, Depends(the_library)]
SettingsOf = Annotated[Settings, Depends(the_settings)]


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return day_written(value)
    except ValueError:
        raise PydanticCustomError("day", "not a day") from None


Day = Annotated[date, BeforeValidator(_day)]
"""A day as ``2021-12-31`` or as people write it, ``31/12/2021``."""


def in_order(first: date | None, last: date | None) -> None:
    """Refuse a period that ends before it begins."""
    if first and last and first > last:
        raise ApiError(422, "days_reversed", first=first, last=last)


def only_known_parameters(request: Request) -> None:
    """Refuse a parameter that the route does not read: its answer would not be what was asked."""
    known = sorted({"lang", *_parameters(request.scope["route"].dependant)})
    for name in request.query_params:
        if name in known:
            continue
        nearest = get_close_matches(name.replace("-", "_"), known, n=1)
        listed = ", ".join(known)
        if nearest:
            raise ApiError(422, "unknown_parameter", name=name, nearest=nearest[0], known=listed)
        raise ApiError(422, "unexpected_parameter", name=name, known=listed)


def _parameters(dependant: Any) -> Iterator[str]:
    """The names in the address that a route and what it depends on read."""
    yield from (field.alias for field in dependant.query_params)
    for part in dependant.dependencies:
        yield from _parameters(part)


Limit = Annotated[
    int, Query(ge=1, le=1000, description="Greatest number of items in the answer.", examples=[50])
]
Offset = Annotated[
    int, Query(ge=0, description="Number of items to leave out from the start.", examples=[0])
]
LangParameter = Annotated[
    Literal["vi", "en"] | None,
    Query(
        alias="lang",
        description="Language of error messages; else `Accept-Language` decides, else Vietnamese.",
        examples=["vi"],
    ),
]

_WHEN: Final = {
    300: "The number fits several documents; `candidates` lists them.",
    400: "The request cannot be understood.",
    401: "The token is missing or wrong.",
    403: "This server takes no documents over HTTP.",
    404: "There is no such thing in the store.",
    406: "None of the wanted formats can be given.",
    413: "The body is larger than the server takes.",
    415: "The content type is not taken.",
    422: "A parameter is not valid, or the file cannot be read.",
    503: "The server is busy; try again.",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error answers of a route, for OpenAPI; each has the one error shape."""
    return {status: {"model": Error, "description": _WHEN[status]} for status in statuses}


DocumentParameter = Annotated[
    str,
    Query(
        min_length=1,
        description="A number as people write it (`861/QĐ-TTg`, `861/qd-ttg`, `Quyết định 861`), "
        "an IRI or an id. A number that fits several documents answers 300 with the candidates.",
        examples=["861/QĐ-TTg"],
    ),
]
