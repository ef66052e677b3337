"""Usage errors and help speak the language of the user."""

import argparse

import pytest

from api.arguments import language_of, port_number, positive, translated


@pytest.mark.parametrize(
    ("argv", "lang"),
    [
        ([], "vi"),
        (["--lang", "en"], "en"),
        (["trace", "x", "--lang=en"], "en"),
        (["--lang", "en", "trace", "--lang", "vi"], "vi"),
        (["--lang"], "vi"),
        (["--lang", "fr"], "vi"),
    ],
)
def test_language_of(argv: list[str], lang: str) -> None:
    assert language_of(argv, "vi") == lang


def _message(argv: list[str]) -> str:
    """What argparse itself says about ``argv``, so that a new Python cannot drift away."""
    parser = argparse.ArgumentParser(exit_on_error=False, allow_abbrev=False)
    parser.add_argument("number")
    parser.add_argument("--depth", type=int)
    parser.add_argument("--steps", type=positive)
    parser.add_argument("--format", choices=("table", "csv"))
    said: list[str] = []
    parser.error = said.append  # type: ignore[assignment,method-assign]
    try:
        parser.parse_args(argv)
    except argparse.ArgumentError as error:
        said.append(str(error))
    return said[0]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "thiếu tham số: number"),
        (["1/X", "y"], "tham số không dùng được: y"),
        (["1/X", "--depth", "x"], "--depth: giá trị 'x' không hợp lệ"),
        (["1/X", "--steps", "0"], "--steps: '0' không dùng được; hãy viết một số nguyên từ 1"),
        (["1/X", "--depth"], "--depth: thiếu giá trị"),
        (["1/X", "--format", "xml"], "--format: không có lựa chọn 'xml'"),
    ],
)
def test_argparse_is_translated(argv: list[str], words: str) -> None:
    message = _message(argv)
    assert translated(message, "vi").startswith(words)
    assert translated(message, "en") != translated(message, "vi")


def test_numbers_have_bounds() -> None:
    assert positive("3") == 3
    assert port_number("0") == 0
    with pytest.raises(ValueError):
        positive("0")
    with pytest.raises(ValueError):
        port_number("65536")
