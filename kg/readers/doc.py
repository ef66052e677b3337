"""The old binary Word format (.doc, Word 97–2003) into paragraphs.

Follows the piece table of [MS-DOC]: the text is a list of pieces, each 8-bit (windows-1252) or
UTF-16. Only the main text is read; headers, footnotes and automatic numbers are left out.
Older formats, locked files and other OLE files (.xls, .ppt, .msg) are refused.
"""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING

import olefile

from grammar.texts.legacy import from_tcvn3, is_tcvn3
from kg.errors import UnreadableFile
from kg.readers.paragraphs import join_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD_97 = 0x00C1
_FLAGS, _TEXT_LENGTH, _PIECE_TABLE = 0x0A, 0x4C, 0x01A2
_LOCKED, _TABLE_ONE = 0x0100, 0x0200
_EIGHT_BIT = 0x40000000
_FIELD_CODE = re.compile(r"\x13[^\x13\x14\x15]*\x14?")
_MARKS = str.maketrans(
    {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\x15": "", "\x14": "", "\x07": "\r", "\x0c": "\r"}
    | dict.fromkeys("\x00\x01\x02\x03\x04\x05\x06\x08\x0e\x0f\x10\x11\x12\x13", "")
)


def doc_text(data: bytes, name: str) -> str:
    """The words of the main text of a document."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as streams:
            if not streams.exists("WordDocument"):
                raise _not_word(name)
            text = _main_text(streams, name)
    except UnreadableFile:
        raise
    except (OSError, struct.error, IndexError, ValueError) as broken:
        raise UnreadableFile(
            f"Tệp {name} bị hỏng, không mở được như văn bản Word. Hãy lưu lại thành .docx.",
            f"The file {name} is damaged and does not open as a Word document. Save it as .docx.",
            code="damaged_file",
        ) from broken
    words = join_paragraphs(_without_fields(text).translate(_MARKS).split("\r"))
    if not words:
        raise UnreadableFile(
            f"Văn bản Word {name} không có chữ nào; có thể chỉ chứa ảnh quét.",
            f"The Word document {name} has no words; it may hold scanned pictures only.",
            code="empty_file",
        )
    return from_tcvn3(words) if is_tcvn3(words) else words


def _main_text(streams: olefile.OleFileIO, name: str) -> str:
    body = streams.openstream("WordDocument").read()
    version, flags = _number("H", body, 2), _number("H", body, _FLAGS)
    if version < _WORD_97:
        raise _old_word(name)
    if flags & _LOCKED:
        raise _locked(name)
    table = streams.openstream("1Table" if flags & _TABLE_ONE else "0Table").read()
    start, length = _number("I", body, _PIECE_TABLE), _number("I", body, _PIECE_TABLE + 4)
    pieces = "".join(_pieces(body, _piece_table(table[start : start + length])))
    return pieces[: _number("I", body, _TEXT_LENGTH)]


def _piece_table(clx: bytes) -> bytes:
    """The piece table, behind any number of property blocks."""
    place = 0
    while clx[place] == 1:
        place += 3 + _number("H", clx, place + 1)
    return clx[place + 5 : place + 5 + _number("I", clx, place + 1)]


def _pieces(body: bytes, table: bytes) -> Iterator[str]:
    count = (len(table) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", table)
    if list(bounds) != sorted(bounds) or bounds[-1] > len(body):
        raise ValueError("the pieces claim more text than the file holds")
    for index in range(count):
        length = bounds[index + 1] - bounds[index]
        place = _number("I", table, 4 * (count + 1) + 8 * index + 2)
        if place & _EIGHT_BIT:
            start = (place ^ _EIGHT_BIT) // 2
            yield body[start : start + length].decode("cp1252", "replace")
        else:
            yield body[place : place + 2 * length].decode("utf-16-le", "replace")


def _without_fields(text: str) -> str:
    """Field codes go, their results stay; fields nest, so the innermost go first."""
    while True:
        shorter = _FIELD_CODE.sub("", text)
        if shorter == text:
            return text
        text = shorter


def _number(kind: str, data: bytes, place: int) -> int:
    return int(struct.unpack_from(f"<{kind}", data, place)[0])


def _not_word(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp {name} không phải văn bản Word (có thể là Excel, PowerPoint hoặc thư Outlook). "
        "Hãy dùng .txt, .html, .docx hoặc .pdf có lớp chữ.",
        f"The file {name} is not a Word document (perhaps Excel, PowerPoint or an Outlook message)."
        " Use .txt, .html, .docx or a .pdf with a text layer.",
        code="binary_file",
    )


def _old_word(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp {name} là Word 95 hoặc cũ hơn. Hãy mở bằng Word hoặc LibreOffice và lưu thành .docx.",
        f"The file {name} is Word 95 or older. Open it in Word or LibreOffice and save as .docx.",
        code="old_word_file",
    )


def _locked(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Văn bản Word {name} bị khóa bằng mật khẩu. Hãy lưu một bản không có mật khẩu.",
        f"The Word document {name} is locked with a password. Save a copy without one.",
        code="encrypted_file",
    )
