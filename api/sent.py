"""A text that someone sends to be read: as JSON, as plain text or as a file in a form.

In: a request. Out: the work of decoding what was sent, for a thread to do, and a place among those
who read: a few at a time, so that one long text does not stop the others. Nothing is stored.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError
from starlette.datastructures import UploadFile

from api.errors import ApiError
from api.schemas import ExtractRequest
from kg.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from anyio import CapacityLimiter
    from starlette.requests import Request

JSON: Final = "application/json"
DEFAULT_NAME: Final = "văn bản"
MOST_WAITING: Final = 16
_EXAMPLE: Final = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;"


def text_body(example: str = _EXAMPLE) -> dict[str, Any]:
    """The body of such a request, for OpenAPI."""
    uploaded = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}},
    }
    content = {
        JSON: {"schema": ExtractRequest.model_json_schema(), "example": {"text": example}},
        "text/plain": {"schema": {"type": "string"}, "example": example},
        "multipart/form-data": {"schema": uploaded},
    }
    return {"requestBody": {"required": True, "content": content}}


def free_reader(request: Request) -> CapacityLimiter:
    """A place among those who read; 503 where too many wait."""
    readers: CapacityLimiter = request.app.state.readers
    if readers.statistics().tasks_waiting >= MOST_WAITING:
        raise ApiError(503, "busy", headers={"Retry-After": "5"})
    return readers


async def sent_text(request: Request) -> Callable[[], tuple[str, str]]:
    """What gives the name and the text of what was sent."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        async with request.form() as form:
            sent = form.get("file")
            if not isinstance(sent, UploadFile):
                raise ApiError(422, "no_file")
            return partial(of_bytes, await sent.read(), sent.filename or DEFAULT_NAME)
    if kind == JSON:
        return partial(_of_json, await request.body())
    if kind.startswith("text/") or kind == "application/octet-stream":
        return partial(of_bytes, await request.body(), DEFAULT_NAME)
    wanted = f"{JSON}, text/plain, multipart/form-data"
    raise ApiError(415, "unsupported_media_type", given=kind, wanted=wanted)


def of_bytes(data: bytes, file: str) -> tuple[str, str]:
    """The name and the text of an uploaded file."""
    return file, read_bytes(data, file).text


def _of_json(body: bytes) -> tuple[str, str]:
    try:
        asked = ExtractRequest.model_validate_json(body)
    except ValidationError:
        raise ApiError(422, "invalid_json") from None
    if not asked.text.strip():
        raise ApiError(422, "empty_text")
    return asked.file, asked.text
