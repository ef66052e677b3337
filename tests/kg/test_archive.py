"""The archive gives back exactly the text it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.storage.archive import Archive, ArchivedText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE = "https://w3id.org/viendan/id/vb/861/QĐ-TTg~2021"
OTHER = "https://w3id.org/viendan/id/vb/1/NQ-CP~2021"


@pytest.fixture
def archive() -> Iterator[Archive]:
    opened = Archive.open(None)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "text", ["Quyết định\r\n\tsố 1", "a\x00b", "", "e\u0323\u0302", "𝒳" * 1000]
)
def test_a_text_comes_back_as_it_was(archive: Archive, text: str) -> None:
    archive.put(ONE, ArchivedText("a.docx", text, "application/x"))
    assert archive.get(ONE) == ArchivedText("a.docx", text, "application/x")


def test_a_text_put_again_replaces_the_first(archive: Archive) -> None:
    archive.put(ONE, ArchivedText("a.txt", "cũ"))
    archive.put(ONE, ArchivedText("b.txt", "mới"))
    archive.put(OTHER, ArchivedText("c.txt", "khác"))
    assert archive.get(ONE) == ArchivedText("b.txt", "mới")
    assert archive.iris() == tuple(sorted((ONE, OTHER)))


def test_what_is_removed_or_was_never_there_is_none(archive: Archive) -> None:
    archive.put(ONE, ArchivedText("a.txt", "chữ"))
    assert ONE in archive
    archive.remove(ONE)
    assert ONE not in archive
    assert archive.get(ONE) is None
    assert archive.get(OTHER) is None


def test_a_text_outlives_the_process(tmp_path: Path) -> None:
    first = Archive.open(tmp_path)
    first.put(ONE, ArchivedText("a.txt", "chữ Việt"))
    first.close()
    second = Archive.open(tmp_path)
    assert second.get(ONE) == ArchivedText("a.txt", "chữ Việt")
    second.close()


def test_a_backup_is_a_whole_archive(archive: Archive, tmp_path: Path) -> None:
    archive.put(ONE, ArchivedText("a.txt", "chữ Việt"))
    archive.backup(tmp_path)
    archive.put(ONE, ArchivedText("a.txt", "đã sửa"))
    copy = Archive.open(tmp_path)
    assert copy.get(ONE) == ArchivedText("a.txt", "chữ Việt")
    copy.close()


def test_the_digest_tells_texts_apart() -> None:
    assert ArchivedText("a", "d").sha256 != ArchivedText("a", "đ").sha256
    assert ArchivedText("a", "\ud800").sha256
