"""Documents over HTTP: find, look at one, and send one in.

``GET /api/documents``, ``GET /api/documents/{id}``, ``POST /api/documents``. Routes are plain
functions, so that FastAPI runs them in threads.
"""

import hmac
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Header, Query, UploadFile
from fastapi import Path as PathParameter

from api.dependencies import (
    Day,
    LangParameter,
    LibraryOf,
    Limit,
    Offset,
    SettingsOf,
    documented,
    in_order,
)
from api.errors import ApiError
from api.pagination import page_of
from api.schemas import Document, DocumentDetails, Ingested, Page
from api.settings import Settings
from kg.query import find_document

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("", summary="Find documents", responses=documented(422))
def find_documents(
    library: LibraryOf,
    q: Annotated[
        str | None,
        Query(
            description="Words of the number, title or issuer; diacritics and case are optional.",
            examples=["nghi dinh 30"],
        ),
    ] = None,
    number: Annotated[
        str | None,
        Query(description="Number and symbol as people write them.", examples=["861/qd-ttg"]),
    ] = None,
    type: Annotated[
        str | None, Query(description="Type of document.", examples=["Nghị định"])
    ] = None,
    issuer: Annotated[
        str | None, Query(description="Issuing body.", examples=["Thủ tướng Chính phủ"])
    ] = None,
    from_: Annotated[
        Day | None, Query(alias="from", description="First day.", examples=["2021-01-01"])
    ] = None,
    to: Annotated[Day | None, Query(description="Last day.", examples=["2021-12-31"])] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    lang: LangParameter = None,
) -> Page[Document]:
    """Documents that fit all that is given; without any, every document.

    Those whose text is in the store and those only known from citations are both listed.
    """
    in_order(from_, to)
    found = library.documents(
        q,
        number=number,
        type=type,
        issuer=issuer,
        from_=from_,
        to=to,
        limit=limit + 1,
        offset=offset,
    )
    return page_of(found, Document, limit, offset)


@router.get("/{id:path}", summary="One document", responses=documented(300, 404, 422))
def one_document(
    library: LibraryOf,
    id: Annotated[
        str,
        PathParameter(
            description="The document's id, or a number as people write it.",
            examples=["vb/861/QĐ-TTg~2021"],
        ),
    ],
    text: Annotated[
        bool,
        Query(
            description="Whether the full text and its short forms come along.", examples=[False]
        ),
    ] = False,
    on: Annotated[
        Day | None,
        Query(
            description="Say whether it and the documents around it are in force on this day.",
            examples=["2025-06-30"],
        ),
    ] = None,
    lang: LangParameter = None,
) -> DocumentDetails:
    """All that is known of a document: data, relations with evidence, directives, meeting."""
    view = library.document_view(find_document(library.store, id).iri, on=on)
    details = DocumentDetails.model_validate(view)
    return details if text else details.model_copy(update={"text": None, "anaphora": ()})


@router.post(
    "",
    status_code=201,
    summary="Send a document in",
    responses=documented(401, 403, 413, 422, 503),
)
def ingest_document(
    library: LibraryOf,
    settings: SettingsOf,
    file: Annotated[
        UploadFile, File(description="The document: .docx, .doc, .html, .txt or .pdf with text.")
    ],
    authorization: Annotated[
        str, Header(description="`Bearer` and the token.", examples=["Bearer …"])
    ] = "",
    lang: LangParameter = None,
) -> Ingested:
    """Read the document and put it into the graph; one that is there already is replaced.

    Off unless the server has `VIENDAN_TOKEN`.
    """
    _check_token(settings, authorization)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(file.filename or "").name or "van-ban.txt")
        path.write_bytes(file.file.read())
        result = library.ingest(path)
    library.publish()
    return Ingested.model_validate(result)


def _check_token(settings: Settings, authorization: str) -> None:
    if settings.token is None:
        raise ApiError(403, "ingest_off")
    expected = f"Bearer {settings.token}".encode()
    if not hmac.compare_digest(authorization.encode("latin-1"), expected):
        raise ApiError(401, "token_wrong", headers={"WWW-Authenticate": "Bearer"})
