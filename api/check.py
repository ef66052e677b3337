"""``POST /api/check``: what a person should look at in a draft, without storing it.

Takes what ``/api/extract`` takes. Answers one JSON object, errors first; JSON lines or SARIF 2.1.0
when asked for.
"""

import json

from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from api.dependencies import LangParameter, documented
from api.extraction import read_text
from api.findings import counts, finding_lines
from api.language import language
from api.lines import printed
from api.negotiation import NDJSON, accepts
from api.sarif import MEDIA_TYPE, sarif
from api.schemas import Checked
from api.sent import JSON, free_reader, sent_text, text_body

router = APIRouter(prefix="/api/check", tags=["extract"])

EXAMPLE = "theo Quyết định số 433/QĐ-UBND ngày 18/6/2021 của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc"


@router.post(
    "",
    summary="What to look at in a draft",
    response_model=Checked,
    responses={
        **documented(413, 415, 422, 503),
        200: {
            "content": {
                NDJSON: {"schema": {"type": "string"}},
                MEDIA_TYPE: {"schema": {"type": "object"}},
            }
        },
    },
    openapi_extra=text_body(EXAMPLE),
)
async def check_text(request: Request, lang: LangParameter = None) -> Response:
    """Errors first, then warnings and information; each with its place and the rule of law.

    Nothing is stored and nothing is mended: `proposal` may stand in place of
    `text[start:end]`. `Accept: application/x-ndjson` gives the lines of
    `viendan check --format jsonl`, `Accept: application/sarif+json` a SARIF 2.1.0 log.
    """
    readers = free_reader(request)
    read = await sent_text(request)
    spoken = language(request)
    wanted = next((one for one in (MEDIA_TYPE, NDJSON) if accepts(request, one)), JSON)

    def answer() -> str:
        file, text = read()
        found = [(file, text, read_text(text, file).diagnostics(spoken))]
        if wanted == MEDIA_TYPE:
            return json.dumps(sarif(found, spoken), ensure_ascii=False)
        lines = list(finding_lines(found))
        if wanted == NDJSON:
            return "".join(printed(line) + "\n" for line in lines)
        return json.dumps({"file": file, **counts(found), "items": lines}, ensure_ascii=False)

    return Response(await to_thread.run_sync(answer, limiter=readers), media_type=wanted)
