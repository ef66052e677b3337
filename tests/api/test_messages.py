"""Every sentence is there in both languages, is used, and asks for the same values."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import api
from api.cli import COMMANDS
from api.messages import say, sentences

SOURCES = tuple(Path(str(api.__file__)).parent.rglob("*.py"))
CALLS = {"say", "tell", "ApiError", "CommandError", "progress", "_row"}
# Sentences whose keys end in a value: the name of a column, a field, a kind of token.
TABLES = (
    "column_",
    "usage_",
    "field_",
    "passed_over_",
    "problem_",
    "rejected_",
    "severity_",
    "status_",
    "trigger_",
    "unit_",
)


def named_in_code() -> Iterator[str]:
    """The string literals in the calls that take a key."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in CALLS:
                yield from _strings(node.args)


def _strings(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.IfExp):
            yield from _strings([argument.body, argument.orelse])
        elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def placeholders(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(sentences()))
def test_both_languages_say_the_same(key: str) -> None:
    entry = sentences()[key]
    assert entry["vi"].strip()
    assert entry["en"].strip()
    assert entry["vi"] != entry["en"]
    assert placeholders(entry["vi"]) == placeholders(entry["en"])


def test_every_sentence_is_used() -> None:
    used = set(named_in_code())
    used |= {f"help_{name}{part}" for name in COMMANDS for part in ("", "_epilog")}
    used |= {"help_viendan", "help_viendan_epilog"}
    unused = {key for key in sentences() if key not in used and not key.startswith(TABLES)}
    assert unused == set()


def test_keys_in_calls_exist() -> None:
    keys = {text for text in named_in_code() if "_" in text and text.islower() and text.isascii()}
    assert {key for key in keys if key not in sentences()} == set()


def test_an_unknown_language_is_vietnamese() -> None:
    assert say("stopped", "fr") == say("stopped", "vi")
