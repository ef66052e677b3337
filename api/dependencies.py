"""What routes are given: the library and the settings that ``create_app`` was called with.

``LibraryOf`` and ``SettingsOf`` are annotations for parameters of routes.
"""

from typing import Annotated, Any, Final

from fastapi import Depends, Query
from kg.ingest import Library
from starlette.requests import Request

from api.schemas import Error
from api.settings import Settings


def the_library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def the_settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


LibraryOf = Annotated[Library, Depends(the_library)]
SettingsOf = Annotated[Settings, Depends(the_settings)]

Limit = Annotated[
    int, Query(ge=1, le=1000, description="Greatest number of items in the answer.", examples=[50])
]
Offset = Annotated[
    int, Query(ge=0, description="Number of items to leave out from the start.", examples=[0])
]
LangParameter = Annotated[
    str | None,
    Query(
        alias="lang",
        pattern="^(vi|en)$",
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
