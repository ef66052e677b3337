"""The shapes of agencies: what they were, are now, issued and must do, as
``api.schemas`` has others.
"""

# No postponed annotations: pydantic reads them when the class is made.
from typing import Literal

from pydantic import BaseModel, Field

from api.schemas import Directive, Document, Page, Shape


class Agency(Shape):
    """An agency or group of agencies; `directives` counts what it must carry out."""

    iri: str
    id: str = Field(examples=["cq/Sở_Xây_dựng_tỉnh_Lạng_Sơn"])
    name: str
    kind: str
    place: str | None
    directives: int


class AgencyChange(Shape):
    """What became of `predecessor`; `partly` took over only a part of its duties."""

    predecessor: str
    successors: tuple[str, ...]
    partly: tuple[str, ...]
    date: str = Field(description="As exact as it is known: a day, a month or a year.")
    kind: Literal["merged", "renamed", "split", "ended"]
    basis: str = Field(examples=["Nghị quyết 202/2025/QH15"])
    note: str


class Successor(BaseModel):
    """A body that holds the duties of another."""

    name: str
    id: str


class AgencyDetails(Agency):
    """What an agency was, is now, has issued, and must carry out.

    `today` are the bodies that hold its duties today, itself where it stands; `before` the
    changes that led to it, `after` what became of it; `reason` says why that is not known.
    """

    status: Literal["stands", "replaced", "ended", "unknown"]
    today: tuple[Successor, ...]
    reason: str | None
    before: tuple[AgencyChange, ...]
    after: tuple[AgencyChange, ...]
    issued: Page[Document] = Field(
        description="Its documents, the newest first; all of them: `/api/documents?issuer=`."
    )
    tasks: tuple[Directive, ...] = Field(description="Those in which it leads.")
    as_partner: tuple[Directive, ...] = Field(description="Those in which it is to help.")
    as_recipient: tuple[Directive, ...] = Field(description="Those whose result goes to it.")
