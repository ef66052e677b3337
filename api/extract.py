"""``POST /api/extract``: what is found in a text, without storing it.

Takes JSON, plain text or an uploaded file; answers one JSON object, or JSON lines when asked for.
The reading is done in threads, a few at a time.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.dependencies import LangParameter, documented
from api.errors import ApiError
from api.extraction import extract_bytes, extract_text
from api.lines import Line, printed
from api.negotiation import NDJSON, accepts
from api.schemas import Extraction, ExtractRequest

router = APIRouter(prefix="/api/extract", tags=["extract"])

JSON: Final = "application/json"
DEFAULT_NAME: Final = "văn bản"
MOST_WAITING: Final = 16


@router.post(
    "",
    summary="What is found in a text",
    response_model=Extraction,
    responses={
        **documented(413, 415, 422, 503),
        200: {
            "content": {
                NDJSON: {
                    "schema": {"type": "string"},
                    "example": '{"file": "a.txt", "kind": "citation", "start": 8, …}\n',
                }
            }
        },
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": ExtractRequest.model_json_schema(),
                    "example": {
                        "text": "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;"
                    },
                },
                "text/plain": {
                    "schema": {"type": "string"},
                    "example": "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;",
                },
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": ["file"],
                        "properties": {"file": {"type": "string", "format": "binary"}},
                    }
                },
            },
        }
    },
)
async def extract(request: Request, lang: LangParameter = None) -> Response:
    """Citations, agencies, meeting, agenda, directives and diagnostics of a text, in text order.

    Nothing is stored. `Accept: application/x-ndjson` gives the lines that `viendan extract`
    prints; the keys of each `kind` are the same.
    """
    readers: CapacityLimiter = request.app.state.readers
    if readers.statistics().tasks_waiting >= MOST_WAITING:
        raise ApiError(503, "busy", headers={"Retry-After": "5"})
    read = await _reader(request)
    answer = _json_lines if accepts(request, NDJSON) else _json
    return await to_thread.run_sync(lambda: answer(*read()), limiter=readers)


def _json_lines(file: str, found: Iterator[Line]) -> Response:
    return Response("".join(printed(line) + "\n" for line in found), media_type=NDJSON)


def _json(file: str, found: Iterator[Line]) -> Response:
    items = ", ".join(printed(line) for line in found)
    return Response(f'{{"file": {json.dumps(file)}, "items": [{items}]}}', media_type=JSON)


async def _reader(request: Request) -> Callable[[], tuple[str, Iterator[Line]]]:
    """The work of reading what was sent, for a thread to do."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        async with request.form() as form:
            sent = form.get("file")
            if not isinstance(sent, UploadFile):
                raise ApiError(422, "no_file")
            return partial(_of_bytes, await sent.read(), sent.filename or DEFAULT_NAME)
    if kind == JSON:
        return partial(_of_json, await request.body())
    if kind.startswith("text/") or kind == "application/octet-stream":
        return partial(_of_bytes, await request.body(), DEFAULT_NAME)
    wanted = f"{JSON}, text/plain, multipart/form-data"
    raise ApiError(415, "unsupported_media_type", given=kind, wanted=wanted)


def _of_bytes(data: bytes, file: str) -> tuple[str, Iterator[Line]]:
    return file, extract_bytes(data, file)


def _of_json(body: bytes) -> tuple[str, Iterator[Line]]:
    try:
        asked = ExtractRequest.model_validate_json(body)
    except ValidationError:
        raise ApiError(422, "invalid_json") from None
    if not asked.text.strip():
        raise ApiError(422, "empty_text")
    return asked.file, extract_text(asked.text, asked.file)
