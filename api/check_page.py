"""The page ``/kiem-tra``: a form that takes a draft, and what to look at in it.

A pasted text or a file comes as an ordinary form; nothing is stored. A file that cannot be read is
told above the form.
"""

from anyio import to_thread
from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData, UploadFile

from api.extraction import read_text
from api.messages import say
from api.pages import page_router
from api.sent import free_reader, of_bytes
from kg.errors import KgError
from viz.checked_page import checked_page

PASTED = "Văn bản đã dán"

router = page_router("/kiem-tra")


@router.get("")
def empty_form() -> str:
    return checked_page()


@router.post("")
async def checked(request: Request) -> Response:
    readers = free_reader(request)
    largest = request.app.state.settings.max_body_bytes
    async with request.form(max_files=1, max_part_size=largest) as form:
        data, file = await _sent(form)
    if not data.strip():
        return HTMLResponse(checked_page(notice=say("empty_text", "vi")), 422)

    def answer() -> str:
        name, text = of_bytes(data, file)
        found = read_text(text, name)
        return checked_page(text, name, found.diagnostics(), citations=len(found.analysis.links))

    try:
        return HTMLResponse(await to_thread.run_sync(answer, limiter=readers))
    except KgError as error:
        return HTMLResponse(checked_page(notice=str(error)), error.status)


async def _sent(form: FormData) -> tuple[bytes, str]:
    """The bytes and the name of the file, else those of the pasted text."""
    file, text = form.get("file"), form.get("text")
    if isinstance(file, UploadFile) and file.filename:
        return await file.read(), file.filename
    return (text.encode() if isinstance(text, str) else b""), PASTED
