"""Every kind of bad file through the whole program: one sentence, exit code 3, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.ingest import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    Run = Callable[..., tuple[int, str, str]]

TEXT = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n"
BAD = {
    "rong.txt": (b"", "rỗng", "is empty"),
    "trang.txt": (b" \n\n", "rỗng", "is empty"),
    "nhi-phan.txt": (bytes(range(256)) * 8, "nhị phân", "is binary"),
    "hong.txt": (TEXT.encode() + b"\xff", "(dòng 2) bị sai", "(line 2) is wrong"),
    "anh.pdf": (b"%PDF-1.4\n", "bị hỏng", "is damaged"),
    "bang.docx": (b"PK\x03\x04 cut", "bị hỏng", "is damaged"),
}


@pytest.fixture
def bad_files(tmp_path: Path) -> Path:
    folder = tmp_path / "xau"
    folder.mkdir()
    for name, (data, _, _) in BAD.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_and_exit_code_3(run: Run, bad_files: Path, name: str) -> None:
    _, vietnamese, english = BAD[name]
    code, out, err = run("extract", bad_files / name)
    assert (code, out) == (3, "")
    assert len(err.splitlines()) == 1
    assert name in err
    assert vietnamese in err
    code, out, err = run("--lang", "en", "extract", bad_files / name)
    assert (code, out) == (3, "")
    assert name in err
    assert english in err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_just_read(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "van-ban.txt"
    path.write_bytes(TEXT.encode(encoding))
    code, out, err = run("extract", path)
    assert (code, err) == (0, "")
    assert '"number": "30"' in out


def test_bad_files_leave_the_store_as_it_was(run: Run, bad_files: Path, tmp_path: Path) -> None:
    (bad_files / "tot.txt").write_text(TEXT, "utf-8")
    store = tmp_path / "kho"
    assert run("ingest", bad_files / "tot.txt", "--store", store)[0] == 0
    before = _documents(store)
    code, _, err = run("ingest", bad_files, "--store", store)
    assert code == 3
    assert [name for name in BAD if name not in err] == []
    assert _documents(store) == before != ()


def _documents(store: Path) -> tuple[str, ...]:
    with Library.open(store) as library:
        return tuple(sorted(library.store.graphs()))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_sent_over_http_is_422(client: httpx.Client, name: str) -> None:
    data, vietnamese, english = BAD[name]
    for language, words in (("vi", vietnamese), ("en", english)):
        answer = client.post(
            "/api/extract", files={"file": (name, data)}, headers={"Accept-Language": language}
        )
        assert answer.status_code == 422
        assert words in answer.json()["error"]["message"]
