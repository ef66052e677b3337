"""Settings come from ``VIENDAN_*``; wrong ones are named."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from api.settings import Settings, WrongSetting, settings_from


def test_without_variables_the_defaults_hold() -> None:
    assert settings_from({}) == Settings()


def test_each_kind_of_value_is_converted() -> None:
    settings = settings_from(
        {
            "VIENDAN_STORE": "/srv/kho",
            "VIENDAN_PORT": " 8080 ",
            "VIENDAN_QUERY_SECONDS": "2.5",
            "VIENDAN_UNION_DEFAULT_GRAPH": "false",
            "VIENDAN_TOKEN": "bí mật",
            "VIENDAN_LANG": "en",
            "VIENDAN_HOST": "  ",
        }
    )
    assert settings == Settings(
        store=Path("/srv/kho"),
        port=8080,
        query_seconds=2.5,
        union_default_graph=False,
        token="bí mật",  # noqa: S106
        lang="en",
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VIENDAN_PORT", "tám nghìn"),
        ("VIENDAN_PORT", "-1"),
        ("VIENDAN_LANG", "fr"),
        ("VIENDAN_UNION_DEFAULT_GRAPH", "có"),
        ("VIENDAN_QUERY_SECONDS", "0"),
        ("VIENDAN_QUERY_SECONDS", "nan"),
    ],
)
def test_a_wrong_value_is_named(variable: str, value: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        settings_from({variable: value})
    for lang in ("vi", "en"):
        assert variable in caught.value.message(lang)
        assert value in caught.value.message(lang)


def test_every_setting_can_be_set() -> None:
    given = {"str": "vi", "PosixPath": "x", "int": "7", "float": "7", "bool": "1"}
    for field in fields(Settings):
        kind = "str" if field.default is None else type(field.default).__name__
        read = settings_from({f"VIENDAN_{field.name.upper()}": given[kind]})
        assert str(getattr(read, field.name)) in {"vi", "x", "7", "7.0", "True"}, field.name


def rows_of_readme() -> list[tuple[str, str]]:
    """Each variable of the table with the default that stands beside it."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1:3] for row in readme.splitlines() if row.startswith("| `VIENDAN_")]
    return [
        pair
        for names, defaults in rows
        for pair in zip(
            re.findall(r"`(.+?)`", names),
            re.findall(r"`(.+?)`|–", defaults),
            strict=True,
        )
    ]


def test_the_readme_names_every_variable_with_its_default() -> None:
    rows = rows_of_readme()
    names = [name for name, _ in rows]
    assert sorted(names) == sorted(f"VIENDAN_{field.name.upper()}" for field in fields(Settings))
    for name, default in rows:
        field = name.removeprefix("VIENDAN_").lower()
        read = settings_from({name: default})
        assert getattr(read, field) == getattr(Settings(), field), name
        assert bool(default) == bool(getattr(Settings(), field)), name
