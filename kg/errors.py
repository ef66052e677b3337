"""What can go wrong on the graph side, each with one sentence for the reader and what to do next.

Every error carries a stable ``code``, its message in Vietnamese and English, the HTTP ``status``
and the process ``exit_code``. Names state the fact, so they carry no ``Error`` suffix (N818).
Those of queries are in ``kg.sparql.errors``, of the store in ``kg.storage.errors``.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from kg.model import DocumentRecord


_REFUSALS: Final = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "nơi đó chỉ cho đọc",
    errno.ENOSPC: "hết chỗ trên ổ đĩa",
    errno.EDQUOT: "hết phần ổ đĩa được dùng",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.EIO: "ổ đĩa bị lỗi",
}


def refusal(error: OSError) -> dict[str, str]:
    """Why the system refused, by language; what it seldom says stays in its own words."""
    told = error.strerror or str(error)
    return {"vi": _REFUSALS.get(error.errno or 0, told), "en": told}


class KgError(Exception):
    """Root of the errors of this package; ``str()`` is the Vietnamese message."""

    code: str = "kg_error"
    status: int = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, message_vi: str, message_en: str, *, code: str | None = None) -> None:
        self.message_vi = message_vi
        self.message_en = message_en
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return self.message_vi

    def message(self, lang: str = "vi") -> str:
        """The sentence in ``vi`` or ``en``; any other language gets Vietnamese."""
        return self.message_en if lang == "en" else self.message_vi


class UnreadableFile(KgError, ValueError):  # noqa: N818
    """A file that holds no text we can take; ``code`` tells the reason, as in ``empty_file``."""

    code = "unreadable_file"
    status = 422
    exit_code = 3


class UnknownDocument(KgError, LookupError):  # noqa: N818
    """No document in the store answers to ``query``."""

    code = "unknown_document"
    status = 404
    exit_code = 4

    def __init__(self, query: str) -> None:
        self.query = query
        super().__init__(
            f"Không tìm thấy văn bản «{query}» trong kho. "
            "Hãy kiểm tra lại số, ký hiệu, hoặc nạp văn bản bằng «viendan ingest».",
            f"No document “{query}” in the store. "
            "Check the number and symbol, or add the document with “viendan ingest”.",
        )


class AmbiguousDocument(KgError, LookupError):  # noqa: N818
    """Several documents answer to ``query``; all are in ``candidates``."""

    code = "ambiguous_document"
    status = 300
    exit_code = 5

    def __init__(self, query: str, candidates: tuple[DocumentRecord, ...]) -> None:
        self.query = query
        self.candidates = candidates
        labels = "; ".join(record.label for record in candidates)
        super().__init__(
            f"Có {len(candidates)} văn bản ứng với «{query}»: {labels}. "
            "Hãy ghi thêm cơ quan ban hành hoặc ngày, hoặc dùng mã định danh.",
            f"{len(candidates)} documents answer to “{query}”: {labels}. "
            "Add the issuer or the date, or use the id.",
        )
