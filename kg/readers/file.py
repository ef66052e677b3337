"""A file or its bytes in, its text out.

The text is what offsets count from: characters are decoded and nothing else is changed in plain
text (line ends stay as they are). Every way to fail is an ``UnreadableFile`` with its own code.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.errors import UnreadableFile, refusal
from kg.readers.doc import doc_text
from kg.readers.docx import docx_text
from kg.readers.html import html_text
from kg.readers.pdf import pdf_text
from kg.readers.plain import plain_text
from kg.readers.sniff import Kind, sniff

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_FILE_BYTES = 200 * 1024 * 1024
SUFFIXES = frozenset({".txt", ".html", ".htm", ".docx", ".pdf", ".doc"})

_READERS: dict[Kind, tuple[str, Callable[[bytes, str], str]]] = {
    "doc": ("application/msword", doc_text),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx_text,
    ),
    "html": ("text/html", html_text),
    "pdf": ("application/pdf", pdf_text),
    "text": ("text/plain", plain_text),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its text, what it was, and the fingerprint of its bytes."""

    text: str = field(repr=False)
    media_type: str
    sha256: str
    size: int


def read_file(path: Path) -> str:
    """The text of ``path``."""
    return read_source(path).text


def read_source(path: Path, *, max_bytes: int = MAX_FILE_BYTES) -> Source:
    """The text of ``path`` with its media type, SHA-256 and size in bytes."""
    return read_bytes(_bytes(path, max_bytes), path.name)


def read_bytes(data: bytes, name: str) -> Source:
    """The text of a file's bytes; ``name`` stands in messages and helps where content is silent."""
    if not data.removeprefix(BOM_UTF8).strip():
        raise UnreadableFile(
            f"Tệp {name} rỗng, không có chữ nào để đọc. Hãy kiểm tra lại tệp nguồn.",
            f"The file {name} is empty: there is nothing to read. Check the source file.",
            code="empty_file",
        )
    media_type, reader = _READERS[sniff(data, name)]
    text = reader(data, name)
    return Source(text, media_type, sha256(data).hexdigest(), len(data))


def _bytes(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as stream:  # a pipe or device tells no size, so read and see
            data = stream.read(max_bytes + 1)
    except FileNotFoundError as missing:
        raise UnreadableFile(
            f"Không tìm thấy tệp {path}: tên sai, hoặc tệp vừa bị xóa hay chuyển đi.",
            f"No file {path}: the name is wrong, or it has just been removed or moved.",
            code="missing_file",
        ) from missing
    except IsADirectoryError as folder:
        raise UnreadableFile(
            f"{path} là thư mục, không phải tệp. Hãy nêu tên một tệp trong đó.",
            f"{path} is a folder, not a file. Name a file in it.",
            code="is_a_folder",
        ) from folder
    except OSError as refused:
        reason = refusal(refused)
        raise UnreadableFile(
            f"Không đọc được {path}: {reason['vi']}. Hãy kiểm tra quyền đọc và ổ đĩa.",
            f"Cannot read {path}: {reason['en']}. Check its permissions and the disk.",
            code="unreadable_file",
        ) from refused
    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    return data


def _too_large(path: Path, max_bytes: int) -> UnreadableFile:
    mega = max_bytes // (1024 * 1024)
    return UnreadableFile(
        f"Tệp {path} lớn hơn mức {mega} MB cho phép. Hãy chia nhỏ tệp.",
        f"The file {path} is larger than the {mega} MB allowed. Split it.",
        code="file_too_large",
    )
