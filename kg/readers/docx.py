"""A Word document (.docx) into paragraphs, in the order of the page.

Tables are read cell by cell, each paragraph of a cell on its own; automatic numbers are written
out. Headers, footers, footnotes, comments and deleted text are left out; text of content controls,
smart tags and accepted or pending insertions is kept.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from kg.errors import UnreadableFile
from kg.readers.numbering import Numbering
from kg.readers.paragraphs import join_paragraphs
from kg.readers.sniff import ZIP_FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_PARAGRAPH = qn("w:p")
_HIDDEN = frozenset(
    qn(f"w:{tag}") for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_MARKS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def docx_text(data: bytes, name: str) -> str:
    """The words of the body of a document."""
    try:
        document = docx.Document(BytesIO(data))
        numbering = Numbering.of(document)
        text = join_paragraphs(_paragraphs(document.element.body, numbering))
    except (*ZIP_FAULTS, OpcError, LxmlError, LookupError, TypeError, AttributeError) as broken:
        raise UnreadableFile(
            f"Tệp {name} bị hỏng, không mở được như văn bản Word. Hãy lưu lại thành .docx.",
            f"The file {name} is damaged and does not open as a Word document. Save it again.",
            code="damaged_file",
        ) from broken
    if not text:
        raise UnreadableFile(
            f"Văn bản Word {name} không có chữ nào; có thể chỉ chứa ảnh quét.",
            f"The Word document {name} has no words; it may hold scanned pictures only.",
            code="empty_file",
        )
    return text


def _paragraphs(block: _Element, numbering: Numbering) -> Iterator[str]:
    for paragraph in block.iter(_PARAGRAPH):
        if _is_hidden(paragraph):
            continue
        words = "".join(_words(paragraph)).strip()
        if words:
            yield numbering.label(paragraph) + words


def _is_hidden(element: _Element) -> bool:
    return any(parent.tag in _HIDDEN for parent in element.iterancestors())


def _words(element: _Element) -> Iterator[str]:
    """The text of one paragraph; paragraphs inside it (text boxes) come on their own."""
    for child in element:
        tag = child.tag
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag in _MARKS:
            yield _MARKS[tag]
        elif tag not in _HIDDEN and tag != _PARAGRAPH:
            yield from _words(child)
