"""``GET /healthz``: answers 200 once the server can answer anything."""

from importlib.metadata import version

from fastapi import APIRouter

from api.dependencies import documented
from api.schemas import Health

router = APIRouter(tags=["service"])


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", summary="Ready?", responses=documented(422))
def healthz() -> Health:
    """`ok` as soon as documents are in and requests are answered."""
    return Health(version=version("viendan"))
