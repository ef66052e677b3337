"""How this installation is set up: one frozen value, read once from ``VIENDAN_*`` variables.

Sizes are bytes, times seconds. A wrong value raises ``WrongSetting``, naming the variable.
Command line options are laid over these by ``dataclasses.replace``; nothing here opens a file.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from api.messages import say

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["vi", "en"]


class WrongSetting(ValueError):  # noqa: N818 (named after the fact)
    """A ``VIENDAN_*`` variable holds a value that cannot be used."""

    def __init__(self, variable: str, value: str) -> None:
        self.variable = variable
        self.value = value
        super().__init__(self.message("vi"))

    def message(self, lang: Lang) -> str:
        return say("wrong_setting", lang, variable=self.variable, value=self.value)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; the variable of ``max_body_bytes`` is ``VIENDAN_MAX_BODY_BYTES``, and so on.

    ``token`` None switches ``POST /api/documents`` off. ``union_default_graph`` makes the
    default graph of ``/sparql`` the union of all documents, and not empty; ``known_graphs_only``
    refuses queries that name a graph which is not in the store, instead of taking it as empty.
    ``base_url`` is where the pages stand for others; spreadsheets and calendars link to them.
    """

    store: Path = Path("data")
    lang: Lang = "vi"
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    max_body_bytes: int = 64 * 1024 * 1024
    max_query_bytes: int = 256 * 1024
    query_seconds: float = 10.0
    query_memory_bytes: int = 2 * 1024 * 1024 * 1024
    query_result_bytes: int = 64 * 1024 * 1024
    query_rows: int = 1_000_000
    query_workers: int = 2
    union_default_graph: bool = True
    known_graphs_only: bool = True
    base_url: str = ""


def settings_from(environ: Mapping[str, str]) -> Settings:
    """Settings from the environment; what is unset or blank keeps its default.

    >>> settings_from({"VIENDAN_PORT": "8080"}).port
    8080
    """
    given = (
        (field, f"VIENDAN_{field.name.upper()}")
        for field in fields(Settings)
        if environ.get(f"VIENDAN_{field.name.upper()}", "").strip()
    )
    return Settings(
        **{field.name: _read(variable, environ, field.default) for field, variable in given}
    )


def _read(variable: str, environ: Mapping[str, str], default: object) -> Any:
    value = environ[variable].strip()
    try:
        read = _converted(value, default)
    except (ValueError, KeyError):
        raise WrongSetting(variable, value) from None
    if variable == "VIENDAN_LANG" and read not in ("vi", "en"):
        raise WrongSetting(variable, value)
    if isinstance(read, (int, float)) and not isinstance(read, bool) and not read > 0:
        raise WrongSetting(variable, value)
    return read


def _converted(value: str, default: object) -> object:
    if isinstance(default, bool):
        return {"1": True, "true": True, "0": False, "false": False}[value.casefold()]
    if isinstance(default, int):
        return int(value)
    if isinstance(default, float):
        return float(value)
    return Path(value) if isinstance(default, Path) else value
