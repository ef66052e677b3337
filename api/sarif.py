"""Findings as SARIF 2.1.0, which editors and build servers show in place.

In: what was found in some files. Out: one log with one run; rules come from the table of checks,
and what a finding proposes is a fix that a person may take. Columns count code points.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from api.places import Places
from kg.check import check_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.settings import Lang
    from grammar.model import Diagnostic, Span

Json = dict[str, Any]

MEDIA_TYPE: Final = "application/sarif+json"
SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def sarif(found: Iterable[tuple[str, str, tuple[Diagnostic, ...]]], lang: Lang) -> Json:
    """The log of ``found``: the name, the text and the findings of each file."""
    codes = sorted({key.partition("-")[0] for key in check_rows()})
    results: list[Json] = []
    for file, text, diagnostics in found:
        places = Places(text)
        uri = _uri(file)
        results += (_result(one, uri, places, codes) for one in diagnostics)
    driver = {
        "name": "viendan",
        "version": version("viendan"),
        "rules": [_rule(code, lang) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": lang,
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _uri(file: str) -> str:
    """A path as a URI reference; relative to where one works where it lies below."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _rule(code: str, lang: Lang) -> Json:
    row = next(row for key, row in check_rows().items() if key.partition("-")[0] == code)
    return {
        "id": code,
        "shortDescription": {"text": row[f"title_{lang}"]},
        "fullDescription": {"text": row[f"rule_{lang}"]},
        "help": {"text": row[f"expected_{lang}"]},
        "defaultConfiguration": {"level": _LEVELS[row["severity"]]},
    }


def _result(one: Diagnostic, uri: str, places: Places, codes: list[str]) -> Json:
    artifact = {"uri": uri}
    region = _region(one.span, places)
    location = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    result: Json = {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": _LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [location],
    }
    if one.proposal is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": one.proposal}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": one.proposal}, "artifactChanges": [change]}]
    return result


def _region(span: Span, places: Places) -> Json:
    (line, column), (last_line, last_column) = map(places.place, span)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last_line,
        "endColumn": last_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
