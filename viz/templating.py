"""The templates and what they may call.

In: the name of a template and its values. Out: HTML text, with everything from outside escaped.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from viz import links, words
from viz.traced import to_basis


def render(template: str, **values: Any) -> str:
    """Fill a template."""
    return environment().get_template(template).render(**values)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with escaping on and unknown names an error."""
    env = Environment(
        loader=PackageLoader("viz", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": words.day,
        "when": words.when,
        "origin": words.origin,
        "name": words.heading_of,
        "kind": words.kind_of,
        "subtitle": words.subtitle,
        "sentence": words.sentence,
        "kind_name": words.kind_name,
        "short": words.shortened,
        "to_basis": to_basis,
        "thousands": thousands,
        "ticked": ticked,
        "data": data,
    }
    env.globals |= {
        "links": links,
        "relations": words.relations(),
        "place_words": words.labels()["place"],
        "status_words": words.labels()["status"],
        "doubt_words": words.labels()["deadline_doubt"],
        "group_words": words.labels()["task_group"],
        "dash_of": {key: row["dash"] for key, row in words.style()["relation"].items()},
        "shape_of": {key: row["shape"] for key, row in words.style()["kind"].items()},
    }
    return env


def data(value: Any) -> Markup:
    """Write a value as JSON that is safe inside a ``script`` element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 (nothing is left that could end the element)


def ticked(text: str) -> Markup:
    """Set what stands between backticks as code.

    >>> str(ticked("one of `a`, `<b>`"))
    'one of <code>a</code>, <code>&lt;b&gt;</code>'
    """
    parts = (
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part)
        for index, part in enumerate(text.split("`"))
    )
    return Markup("").join(parts)


def thousands(number: int) -> str:
    """Write a number with dots, as Vietnamese does.

    >>> thousands(12345)
    '12.345'
    """
    return f"{number:,}".replace(",", ".")
