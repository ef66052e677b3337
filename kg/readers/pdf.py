"""A PDF with a text layer into paragraphs, page after page.

PDFium reads the characters and their places; ``pdf_lines`` puts the lines of a page together to
paragraphs. Scanned pages have no text: recognising characters is not done here.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2

from kg.errors import UnreadableFile
from kg.readers.paragraphs import join_paragraphs
from kg.readers.pdf_lines import page_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

_PDFIUM = Lock()  # the library is not made for several threads at once
_WRONG_PASSWORD = 4
_UNKNOWN_SECURITY = 5


def pdf_text(data: bytes, name: str) -> str:
    """The text layer of every page."""
    with _PDFIUM:
        text = _text(data, name)
    if not text:
        raise _scanned(name)
    return text


def _text(data: bytes, name: str) -> str:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refused:
        if refused.err_code in (_WRONG_PASSWORD, _UNKNOWN_SECURITY):
            raise _locked(name) from refused
        raise _damaged(name) from refused
    try:
        return join_paragraphs(_paragraphs(document))
    except pypdfium2.PdfiumError as broken:
        raise _damaged(name) from broken
    finally:
        document.close()


def _paragraphs(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        yield from page_paragraphs(words)
        words.close()
        page.close()


def _locked(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp PDF {name} bị khóa bằng mật khẩu. Hãy lưu một bản không có mật khẩu.",
        f"The PDF {name} is locked with a password. Save a copy without one.",
        code="encrypted_file",
    )


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp PDF {name} bị hỏng, không mở được. Hãy tải hoặc xuất lại tệp.",
        f"The PDF {name} is damaged and does not open. Fetch or export it again.",
        code="damaged_file",
    )


def _scanned(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp PDF {name} không có lớp chữ (bản quét ảnh). "
        "Hãy nhận dạng chữ (OCR) trước, hoặc dùng bản Word.",
        f"The PDF {name} has no text layer (it is a scan). "
        "Run text recognition (OCR) on it first, or use the Word file.",
        code="no_text_layer",
    )
