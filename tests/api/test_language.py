"""``Accept-Language`` chooses between two languages."""

import pytest

from api.language import preferred


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", None),
        ("*", None),
        ("fr-FR", None),
        ("vi", "vi"),
        ("EN-us", "en"),
        ("en;q=0.4, vi;q=0.9", "vi"),
        ("vi, en", "vi"),
        ("en, vi", "en"),
        ("vi;q=0, en;q=0.1", "en"),
        ("en;q=0", None),
        ("en;q=xyz, vi;q=0.1", "vi"),
    ],
)
def test_the_preferred_language(header: str, lang: str | None) -> None:
    assert preferred(header) == lang
