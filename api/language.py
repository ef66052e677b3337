"""Which of the two languages a request wants its messages in.

``lang=vi|en`` in the query string decides; else the first of the two in ``Accept-Language`` by
weight; else the configured language. Data are never translated, only messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from api.settings import Lang


def language(request: HTTPConnection) -> Lang:
    """The language of the messages in the answer to ``request``."""
    default: Lang = request.app.state.settings.lang
    return (
        _known(request.query_params.get("lang", ""))
        or preferred(request.headers.get("accept-language", ""))
        or default
    )


def preferred(header: str) -> Lang | None:
    """The language that an ``Accept-Language`` header puts first among the two we speak.

    >>> preferred("fr, en-GB;q=0.8, vi;q=0.5")
    'en'
    """
    spoken = (
        (_weight(parameters), _known(tag))
        for tag, _, parameters in (part.partition(";") for part in header.split(","))
    )
    weighed = sorted(
        ((weight, lang) for weight, lang in spoken if lang and weight > 0),
        key=lambda pair: -pair[0],
    )
    return weighed[0][1] if weighed else None


def _known(tag: str) -> Lang | None:
    primary = tag.strip().partition("-")[0].casefold()
    return "vi" if primary == "vi" else "en" if primary == "en" else None


def _weight(parameters: str) -> float:
    try:
        return float(parameters.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0
