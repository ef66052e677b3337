"""What the system refuses is said in the reader's language, and nothing is passed over."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import UnreadableFile, refusal
from kg.ingest import documents_in
from kg.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user without rights: root may open everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_opened_is_told() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "a.txt").write_text("Căn cứ Nghị định số 30/2020/NĐ-CP", encoding="utf-8")
        closed = folder / "mật"
        closed.mkdir()
        (closed / "b.txt").write_text("Căn cứ Nghị định số 30/2020/NĐ-CP", encoding="utf-8")
        closed.chmod(0)
        with as_nobody():
            assert list(documents_in([folder])) == [folder / "a.txt", closed]
            with pytest.raises(UnreadableFile) as told:
                read_file(closed)
        closed.chmod(0o755)
        assert list(documents_in([folder])) == [folder / "a.txt", closed / "b.txt"]
    assert told.value.message("vi").startswith(f"Không đọc được {closed}: không có quyền.")
    assert "Permission denied" in told.value.message("en")


def test_what_is_seldom_said_keeps_its_words() -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert refusal(full) == {"vi": "hết chỗ trên ổ đĩa", "en": "No space left on device"}
    assert refusal(OSError("bad"))["vi"] == "bad"
