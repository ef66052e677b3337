"""Every error as one JSON shape: ``{"error": {"code", "message", "detail"?, "candidates"?}}``.

``register_errors`` turns what routes raise (``ApiError``, ``KgError``, FastAPI's and Starlette's
own) into that shape, in the language of the request; a browser that asked for a page gets a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from api.headers import SECURITY_HEADERS
from api.language import language
from api.messages import say, sentences
from api.negotiation import accepts
from api.schemas import Document
from kg.errors import AmbiguousDocument, KgError
from viz.page import error_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from api.settings import Lang


PROGRAMS: Final = ("/api/", "/sparql", "/openapi.json", "/healthz")


class ApiError(HTTPException):
    """An error of a route: ``code`` is the key of its sentence in ``messages.toml``."""

    def __init__(
        self,
        status: int,
        code: str,
        *,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(status, detail=code, headers=headers)
        self.code = code
        self.values = values

    def message(self, lang: Lang) -> str:
        """The sentence in ``lang``."""
        return say(self.code, lang, **self.values)


def error_response(
    status: int,
    code: str,
    message: str,
    *,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> JSONResponse:
    """The one shape; ``more`` are further keys, left out where None."""
    error = {"code": code, "message": message, **{k: v for k, v in more.items() if v is not None}}
    return JSONResponse({"error": error}, status, headers=dict(headers or {}))


def register_errors(app: FastAPI) -> None:
    """Answer with the one shape whatever goes wrong in ``app``."""
    app.add_exception_handler(KgError, _of_graph)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(Exception, _of_surprise)


async def _of_graph(request: Request, error: Exception) -> Response:
    assert isinstance(error, KgError)  # noqa: S101 (registered for this class)
    return error_response(
        error.status,
        error.code,
        error.message(language(request)),
        headers=_retry_after(error),
        detail=getattr(error, "detail", None),
        candidates=_candidates(error),
    )


def _retry_after(error: KgError) -> dict[str, str]:
    seconds = getattr(error, "retry_after", None) or (5 if error.status == 503 else None)
    return {"Retry-After": str(seconds)} if seconds else {}


def _candidates(error: KgError) -> list[dict[str, Any]] | None:
    if not isinstance(error, AmbiguousDocument):
        return None
    return [
        Document.model_validate(record).model_dump(mode="json", exclude_none=True)
        for record in error.candidates
    ]


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    lang, status = language(request), error.status_code
    if isinstance(error, ApiError):
        code, message = error.code, error.message(lang)
    elif status == 404:
        code, message = "not_found", say("not_found", lang, path=request.url.path)
    elif status == 405:
        code = "method_not_allowed"
        message = say("method_not_allowed", lang, path=request.url.path, method=request.method)
    else:
        code, message = "http_error", say("http_error", lang, status=status)
    return _answer(request, status, code, message, error.headers)


async def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    lang = language(request)
    detail = [
        {"where": ".".join(str(part) for part in one["loc"]), "problem": _problem(one, lang)}
        for one in error.errors()
    ]
    return error_response(422, "invalid_request", invalid(error, lang), detail=detail)


def invalid(error: RequestValidationError, lang: Lang) -> str:
    """One sentence that names each wrong parameter and what is wrong with it."""
    problems = (f"{one['loc'][-1]} {_problem(one, lang)}" for one in error.errors())
    return say("invalid_request", lang, problems="; ".join(problems))


def _problem(one: Mapping[str, Any], lang: Lang) -> str:
    """What is wrong with a value; ``type`` is pydantic's name for it."""
    key = f"problem_{one['type']}"
    known = key if key in sentences() else "problem_other"
    said = {name: str(value).replace(" or ", ", ") for name, value in one.get("ctx", {}).items()}
    return say(known, lang, **said)


async def _of_surprise(request: Request, error: Exception) -> Response:
    # Starlette answers these outside of every middleware: the headers must be given here.
    message = say("internal_error", language(request))
    return _answer(request, 500, "internal_error", message, SECURITY_HEADERS)


def _answer(
    request: Request, status: int, code: str, message: str, headers: Mapping[str, str] | None
) -> Response:
    """A page for a browser that asks for a page, else the one shape."""
    if request.url.path.startswith(PROGRAMS) or not accepts(request, "text/html"):
        return error_response(status, code, message, headers=headers)
    title = say("page_not_found" if status == 404 else "page_failed", language(request))
    return HTMLResponse(error_page(title, message), status, headers=dict(headers or {}))
