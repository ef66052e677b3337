"""The page that describes the HTTP API, made from its OpenAPI description.

In: the OpenAPI document as JSON. Out: an HTML page that needs no script: each route with its
parameters, an example to open, and its answers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from viz import words
from viz.templating import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    Json = Mapping[str, Any]

_PLACES = {"query": "địa chỉ", "path": "đường dẫn", "header": "tiêu đề"}
METHODS = ("get", "post", "put", "delete")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a route."""

    name: str
    place: str
    required: bool
    kind: str
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class Route:
    """A route; ``title`` is Vietnamese, ``description`` as the program gives it (English)."""

    method: str
    path: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    body: str
    answers: tuple[tuple[str, str], ...]
    example: str


def api_page(openapi: Json) -> str:
    """Return the page."""
    groups: dict[str, list[Route]] = {}
    for path, item in openapi["paths"].items():
        for method in METHODS:
            if method in item:
                operation = item[method]
                tag = next(iter(operation.get("tags", ())), "service")
                groups.setdefault(tag, []).append(_route(method, path, operation))
    names = words.labels()["api_group"]
    ordered = {names.get(tag, tag): groups[tag] for tag in (*names, *groups) if tag in groups}
    return render("api.html", groups=ordered, version=openapi["info"]["version"])


def _route(method: str, path: str, operation: Json) -> Route:
    parameters = tuple(_parameter(one) for one in operation.get("parameters", ()))
    key = f"{method.upper()} {path.replace(':path', '')}"
    return Route(
        method.upper(),
        path,
        words.labels()["operation"].get(key, operation.get("summary", path)),
        operation.get("description", ""),
        parameters,
        _body(operation),
        tuple((code, row["description"]) for code, row in operation.get("responses", {}).items()),
        _example(path, parameters) if method == "get" else "",
    )


def _parameter(one: Json) -> Parameter:
    schema = one.get("schema", {})
    example = next(iter(schema.get("examples", ())), schema.get("default"))
    return Parameter(
        one["name"],
        _PLACES.get(one["in"], str(one["in"])),
        bool(one.get("required")),
        _kind(schema),
        one.get("description", ""),
        "" if example is None else _written(example),
    )


def _kind(schema: Json) -> str:
    options = [part for part in schema.get("anyOf", (schema,)) if part.get("type") != "null"]
    names = {
        "string": "chữ",
        "integer": "số nguyên",
        "number": "số",
        "boolean": "đúng/sai",
        "array": "danh sách",
    }
    return " | ".join(
        "ngày" if part.get("format") == "date" else names.get(part.get("type", ""), "giá trị")
        for part in options
    )


def _written(example: Any) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def _body(operation: Json) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    return ", ".join(content)


def _example(path: str, parameters: tuple[Parameter, ...]) -> str:
    """An address that can be opened: required parameters, and the first optional one if none."""
    required = [one for one in parameters if one.required and one.example]
    given = [one for one in required if one.place == "địa chỉ"]
    address = path
    for one in required:
        if one.place == "đường dẫn":
            address = address.replace("{" + one.name + "}", quote(one.example, safe="/~"))
    return address + ("?" + urlencode({one.name: one.example for one in given}) if given else "")
