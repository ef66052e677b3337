"""The colours of ``style.toml`` as a style sheet of custom properties, light and dark.

In: nothing but the table. Out: CSS text. Pages, text marks, legends and the canvas all read these
properties, so that a colour stands in one place only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from viz import words

if TYPE_CHECKING:
    from collections.abc import Iterator

LIGHT, DARK = 0, 1


@lru_cache(maxsize=1)
def palette_css() -> str:
    """Return the style sheet."""
    light = "\n".join(f"  {line}" for line in _properties(LIGHT))
    dark = "\n".join(f"    {line}" for line in _properties(DARK))
    return "\n".join(
        (
            f":root {{\n  color-scheme: light dark;\n{light}\n}}",
            f"@media (prefers-color-scheme: dark) {{\n  :root {{\n{dark}\n  }}\n}}",
            f"@media print {{\n  :root {{\n    color-scheme: light;\n{light}\n  }}\n}}",
            *_classes(),
            "",
        )
    )


def colours(shade: int) -> dict[str, str]:
    """Return every colour by the name of its property."""
    style = words.style()
    found = {name.replace("_", "-"): pair[shade] for name, pair in style["page"].items()}
    for key, row in style["kind"].items():
        found[f"kind-{key}"] = row["line"][shade]
        found[f"kind-{key}-tint"] = row["tint"][shade]
    for key, row in style["status"].items():
        found[f"status-{key}"] = row["line"][shade]
        found[f"status-{key}-tint"] = row["tint"][shade]
    for key, row in style["relation"].items():
        found[f"rel-{key}"] = row["line"][shade]
    return found


def _properties(shade: int) -> Iterator[str]:
    for name, value in colours(shade).items():
        yield f"--{name}: {value};"


def _classes() -> Iterator[str]:
    style = words.style()
    for key in style["kind"]:
        yield f".k-{key} {{ --k: var(--kind-{key}); --kt: var(--kind-{key}-tint); }}"
    for key in style["status"]:
        yield f".s-{key} {{ --s: var(--status-{key}); --st: var(--status-{key}-tint); }}"
    for key, row in style["relation"].items():
        dash = row["dash"]
        line = "solid" if not dash else "dotted" if max(dash) < 6 else "dashed"
        yield f".r-{key} {{ --r: var(--rel-{key}); --rs: {line}; }}"
