"""What a document is called on a line of its own, and the kinds that names show.

In: what the graph knows of a document. Out: one short Vietnamese line.
"""

from __future__ import annotations

_LONGEST = 100
_NAMED_TYPES = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Điều lệ")


def document_label(
    id_local: str | None, type_name: str | None, title: str | None, fallback: str
) -> str:
    """Return the line under which people know a document.

    >>> document_label("861/QĐ-TTg", "Quyết định", "Phê duyệt danh sách", "")
    'Quyết định 861/QĐ-TTg'
    >>> document_label("31/2024/QH15", "Luật", "Luật Đất đai", "")
    'Luật Đất đai số 31/2024/QH15'
    >>> document_label(None, "Thông báo", "Kết luận phiên họp tháng 7", "")
    'Thông báo: Kết luận phiên họp tháng 7'
    """
    if title and title.startswith(_NAMED_TYPES):
        return f"{_short(title)} số {id_local}" if id_local else _short(title)
    if id_local:
        return f"{type_name} {id_local}" if type_name else id_local
    return _short(": ".join(part for part in (type_name, title) if part) or fallback)


def is_statute_name(title: str | None) -> bool:
    """Tell whether a title is itself the name an act is cited by."""
    return bool(title and title.startswith(_NAMED_TYPES))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
