"""Bytes of plain text into characters: UTF-8, UTF-16, and the two old Vietnamese encodings.

UTF-8 is taken strictly: a broken byte is an error that names its place, never a guess. The old
encodings (windows-1258, TCVN3) are converted only where common words prove them.
"""

from __future__ import annotations

import codecs
import re
from unicodedata import normalize

from grammar.texts.legacy import from_tcvn3
from kg.errors import UnreadableFile

_PROBE = 64 * 1024
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_WORDS = re.compile(
    r"\b(?:của|và|ngày|tháng|năm|số|định|về|nhân|dân|các|được|tỉnh|quyết|văn|bản|theo|khoản|điều)\b",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 5


def plain_text(data: bytes, name: str) -> str:
    """The characters of ``data``; a byte order mark is dropped, line ends are kept."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16", name)
    if guess := _bare_utf16(data[:_PROBE]):
        return _utf16(data, guess, name)
    if _is_binary(data[:_PROBE]):
        raise _binary(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        return _old_encoding(data) or _refuse(data, broken, name)


def _bare_utf16(probe: bytes) -> str | None:
    """UTF-16 without a mark shows in its zero bytes, which all fall on one side."""
    pairs = len(probe) // 2
    low, high = probe[0 : pairs * 2 : 2].count(0), probe[1 : pairs * 2 : 2].count(0)
    if pairs and high > pairs / 4 and low * 50 < high:
        return "utf-16-le"
    if pairs and low > pairs / 4 and high * 50 < low:
        return "utf-16-be"
    return None


def _utf16(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise UnreadableFile(
            f"Tệp {name} mang mã UTF-16 nhưng bị hỏng tại byte thứ {broken.start + 1}. "
            "Hãy lấy lại tệp gốc và lưu theo mã UTF-8.",
            f"The file {name} is UTF-16 but damaged at byte {broken.start + 1}. "
            "Fetch the source again and save it as UTF-8.",
            code="broken_encoding",
        ) from broken
    if "\x00" in text:
        raise _binary(name)
    return text


def _is_binary(probe: bytes) -> bool:
    controls = len(probe) - len(probe.translate(None, _CONTROL))
    return b"\x00" in probe or controls * 100 > len(probe)


def _old_encoding(data: bytes) -> str | None:
    """windows-1258 or TCVN3, if the words of a Vietnamese office come out; else None.

    A file that is UTF-8 for the most part is a broken UTF-8 file, whatever else it may look like.
    """
    if _mostly_utf8(data):
        return None
    sample = data[:_PROBE]
    if _is_vietnamese(normalize("NFC", sample.decode("cp1258", "replace"))):
        return data.decode("cp1258", "replace")
    if _is_vietnamese(from_tcvn3(sample.decode("latin-1"))):
        return from_tcvn3(data.decode("latin-1"))
    return None


def _mostly_utf8(data: bytes) -> bool:
    text = data[:_PROBE].decode("utf-8", "replace")
    good = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return good > 2 * text.count("\ufffd")


def _is_vietnamese(text: str) -> bool:
    return "\ufffd" not in text and len(_WORDS.findall(text)) >= _ENOUGH_WORDS


def _refuse(data: bytes, broken: UnicodeDecodeError, name: str) -> str:
    line = data.count(b"\n", 0, broken.start) + 1
    raise UnreadableFile(
        f"Tệp {name} không đúng mã UTF-8: byte thứ {broken.start + 1} (dòng {line}) bị sai. "
        "Hãy mở tệp bằng trình soạn thảo và lưu lại theo mã UTF-8.",
        f"The file {name} is not valid UTF-8: byte {broken.start + 1} (line {line}) is wrong. "
        "Open it in an editor and save it as UTF-8.",
        code="broken_encoding",
    ) from broken


def _binary(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp {name} là tệp nhị phân, không phải văn bản. "
        "Hãy dùng .txt, .html, .docx hoặc .pdf có lớp chữ.",
        f"The file {name} is binary, not text. Use .txt, .html, .docx or a .pdf with a text layer.",
        code="binary_file",
    )
