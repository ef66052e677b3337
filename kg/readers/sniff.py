"""What a file is, told by its first bytes; its name is asked only where the bytes are silent.

Returns one of the kinds that have a reader. Anything else (pictures, spreadsheets, archives,
programs) is refused here with a sentence that says what the file is.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from kg.errors import UnreadableFile

# All that zipfile raises on damaged or locked archives (zlib.error is no OSError).
ZIP_FAULTS = (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)

Kind = Literal["doc", "docx", "html", "pdf", "text"]

_MAX_UNPACKED = 1024**3
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(rb"<(?:html|body|div|p|table|span|meta)\b[^<]*>", re.IGNORECASE)
_FOREIGN = (
    (b"\x89PNG", "ảnh PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "ảnh JPEG", "a JPEG picture"),
    (b"GIF8", "ảnh GIF", "a GIF picture"),
    (b"II*\x00", "ảnh TIFF", "a TIFF picture"),
    (b"MM\x00*", "ảnh TIFF", "a TIFF picture"),
    (b"{\\rtf", "văn bản RTF", "an RTF document"),
    (b"\x1f\x8b", "tệp nén gzip", "a gzip archive"),
    (b"Rar!", "tệp nén RAR", "a RAR archive"),
    (b"7z\xbc\xaf", "tệp nén 7z", "a 7z archive"),
    (b"\x7fELF", "chương trình", "a program"),
    (b"SQLite format 3", "cơ sở dữ liệu SQLite", "an SQLite database"),
)

# Kinds that are never plain text; old portals do hand out text under the name of a .doc.
_NAMED = ((".docx", "văn bản Word", "a Word document"), (".pdf", "tệp PDF", "a PDF"))


def sniff(data: bytes, name: str) -> Kind:
    """The kind of a file from its content; raises ``UnreadableFile`` for kinds we do not read."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data, name)
    if data.startswith(_OLE):
        return "doc"
    for magic, vi, en in _FOREIGN:
        if data.startswith(magic):
            raise _foreign(name, vi, en)
    head = data[:4096]
    if _HTML_START.match(head.replace(b"\x00", b"").removeprefix(b"\xff\xfe")):
        return "html"
    if name.lower().endswith((".html", ".htm")) and _HTML_TAG.search(head):
        return "html"
    for suffix, vi, en in _NAMED:
        if name.lower().endswith(suffix):
            raise _not_what_it_is_named(name, vi, en)
    return "text"


def _zip_kind(data: bytes, name: str) -> Kind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = {member.filename: member.file_size for member in archive.infolist()}
    except ZIP_FAULTS as broken:
        raise UnreadableFile(
            f"Tệp {name} bị hỏng (tệp nén dở dang). Hãy tải hoặc sao chép lại tệp.",
            f"The file {name} is damaged (an incomplete archive). Fetch or copy it again.",
            code="damaged_file",
        ) from broken
    if sum(members.values()) > _MAX_UNPACKED:
        raise UnreadableFile(
            f"Tệp {name} khi giải nén lớn hơn 1 GB nên không được mở.",
            f"The file {name} unpacks to more than 1 GB and is not opened.",
            code="file_too_large",
        )
    if "word/document.xml" in members:
        return "docx"
    if "xl/workbook.xml" in members:
        raise _foreign(name, "bảng tính Excel", "an Excel workbook")
    if "ppt/presentation.xml" in members:
        raise _foreign(name, "trình chiếu PowerPoint", "a PowerPoint presentation")
    raise _foreign(name, "tệp nén ZIP", "a ZIP archive")


def _not_what_it_is_named(name: str, vi: str, en: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp {name} không phải {vi} đọc được: bị hỏng, hoặc sai đuôi tên tệp. "
        "Hãy tải lại tệp, hoặc đổi đuôi thành .txt nếu đó là chữ thường.",
        f"The file {name} is not {en} that opens: it is damaged or misnamed. "
        "Fetch it again, or name it .txt if it is plain text.",
        code="damaged_file",
    )


def _foreign(name: str, vi: str, en: str) -> UnreadableFile:
    return UnreadableFile(
        f"Tệp {name} là {vi}, không phải văn bản đọc được. "
        "Hãy dùng .txt, .html, .docx, .doc hoặc .pdf có lớp chữ.",
        f"The file {name} is {en}, not a document this program reads. "
        "Use .txt, .html, .docx, .doc or a .pdf with a text layer.",
        code="binary_file",
    )
