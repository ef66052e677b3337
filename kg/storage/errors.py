"""What can go wrong with a data folder: no store, damaged, in use, or only to be read.

None of these has changed a byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path


class StoreError(KgError, OSError):
    """Root of these errors; ``path`` is the folder."""

    exit_code = 6

    def __init__(self, message_vi: str, message_en: str, path: Path | str, *why: str) -> None:
        self.path = str(path)
        self.args = (self.path, *why)  # OSError leaves it empty, and pickle needs it
        super().__init__(message_vi, message_en)


class StoreBusy(StoreError):  # noqa: N818
    """Another process has the store open for writing."""

    code = "store_busy"
    status = 503

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"Kho dữ liệu {path} đang được một tiến trình khác mở. "
            "Hãy dừng tiến trình đó (ví dụ «viendan serve») hoặc chọn kho khác bằng --store.",
            f"The store {path} is open in another process. "
            "Stop that process (for example “viendan serve”) or name another store with --store.",
            path,
        )


class NotAStore(StoreError):  # noqa: N818
    """A path that is no data folder of this program, or not of this version."""

    code = "not_a_store"

    def __init__(self, path: Path | str, why_vi: str, why_en: str) -> None:
        super().__init__(
            f"{path} không phải là kho dữ liệu dùng được: {why_vi}. "
            "Không có gì bị thay đổi. Hãy chọn thư mục khác bằng --store.",
            f"{path} is not a usable store: {why_en}. "
            "Nothing was changed. Name another folder with --store.",
            path,
            why_vi,
            why_en,
        )


class StoreDamaged(StoreError):  # noqa: N818
    """A data folder whose files are broken or missing; ``reason`` is what the engine said."""

    code = "store_damaged"

    def __init__(self, path: Path | str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"Kho dữ liệu {path} bị hỏng ({reason}). Không có gì bị xóa. "
            "Hãy phục hồi từ bản sao lưu bằng «viendan restore», hoặc nạp lại văn bản vào kho mới.",
            f"The store {path} is damaged ({reason}). Nothing was deleted. "
            "Bring it back from a backup with “viendan restore”, or ingest into a new store.",
            path,
            reason,
        )


class StoreReadOnly(StoreError):  # noqa: N818
    """A write to a store that was opened for reading."""

    code = "store_read_only"
    status = 403

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"Kho dữ liệu {path} đang mở ở chế độ chỉ đọc.",
            f"The store {path} is open for reading only.",
            path,
        )
