"""``POST /api/extract``: what is found in a text, without storing it.

Takes JSON, plain text or an uploaded file; answers one JSON object, or JSON lines when asked for.
The reading is done in threads, a few at a time.
"""

import json

from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from api.dependencies import LangParameter, documented
from api.extraction import extract_text
from api.lines import printed
from api.negotiation import NDJSON, accepts
from api.schemas import Extraction
from api.sent import JSON, free_reader, sent_text, text_body

router = APIRouter(prefix="/api/extract", tags=["extract"])


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
    openapi_extra=text_body(),
)
async def extract(request: Request, lang: LangParameter = None) -> Response:
    """Citations, agencies, meeting, agenda, directives and diagnostics of a text, in text order.

    Nothing is stored. `Accept: application/x-ndjson` gives the lines that `viendan extract`
    prints; the keys of each `kind` are the same.
    """
    readers = free_reader(request)
    read = await sent_text(request)
    answer = _json_lines if accepts(request, NDJSON) else _json
    return await to_thread.run_sync(lambda: answer(*read()), limiter=readers)


def _json_lines(file: str, text: str) -> Response:
    found = extract_text(text, file)
    return Response("".join(printed(line) + "\n" for line in found), media_type=NDJSON)


def _json(file: str, text: str) -> Response:
    items = ", ".join(printed(line) for line in extract_text(text, file))
    return Response(f'{{"file": {json.dumps(file)}, "items": [{items}]}}', media_type=JSON)
