"""What can go wrong with a data folder: it is no store, it is damaged, it may only be read.

A folder another process has open is ``kg.errors.StoreBusy``. None of these has changed a byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path


class NotAStore(KgError, OSError):  # noqa: N818
    """A path that is no data folder of this program, or not of this version."""

    code = "not_a_store"
    status = 500
    exit_code = 6

    def __init__(self, path: Path | str, why_vi: str, why_en: str) -> None:
        self.path = str(path)
        self.args = (self.path,)
        super().__init__(
            f"{path} không phải là kho dữ liệu dùng được: {why_vi}. "
            "Không có gì bị thay đổi. Hãy chọn thư mục khác bằng --store.",
            f"{path} is not a usable store: {why_en}. "
            "Nothing was changed. Name another folder with --store.",
        )


class StoreDamaged(KgError, OSError):  # noqa: N818
    """A data folder whose files are broken or missing; ``reason`` is what the engine said."""

    code = "store_damaged"
    status = 500
    exit_code = 6

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        self.args = (self.path, reason)
        super().__init__(
            f"Kho dữ liệu {path} bị hỏng ({reason}). Không có gì bị xóa. "
            "Hãy phục hồi từ bản sao lưu bằng «viendan restore», hoặc nạp lại văn bản vào kho mới.",
            f"The store {path} is damaged ({reason}). Nothing was deleted. "
            "Bring it back from a backup with “viendan restore”, or ingest into a new store.",
        )


class StoreReadOnly(KgError, OSError):  # noqa: N818
    """A write to a store that was opened for reading."""

    code = "store_read_only"
    status = 403
    exit_code = 6

    def __init__(self, path: Path | str) -> None:
        self.path = str(path)
        self.args = (self.path,)
        super().__init__(
            f"Kho dữ liệu {path} đang mở ở chế độ chỉ đọc.",
            f"The store {path} is open for reading only.",
        )
