"""Files that cannot be read: each is one ``UnreadableFile`` that says what and what to do."""

from __future__ import annotations

import pickle
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import olefile
import pypdfium2
import pytest

from kg.errors import (
    AmbiguousDocument,
    KgError,
    UnknownDocument,
    UnreadableFile,
)
from kg.model import DocumentRecord
from kg.readers import read_bytes, read_file, read_source
from kg.storage.errors import NotAStore, StoreBusy, StoreDamaged, StoreReadOnly

EXAMPLES = Path(__file__).parents[2] / "examples"
VIETNAMESE = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP\nngày 05/3/2020 của Chính phủ\nvề công tác văn thư\n"
)


def _refusal(data: bytes, name: str = "van-ban.txt") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(data, name)
    return refused.value


def _zip(*members: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "<x/>")
    return stream.getvalue()


def _blank_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _locked_pdf() -> bytes:
    key = b"(" + b"x" * 32 + b")"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O " + key + b"/U " + key + b">>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 4\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\nstartxref\n%d\n%%%%EOF"
        % len(body)
    )


def _empty_docx() -> bytes:
    stream = BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


BAD = {
    "nothing": (b"", "empty_file", "rỗng"),
    "blanks": (b" \r\n\t\n", "empty_file", "rỗng"),
    "only a mark": (b"\xef\xbb\xbf", "empty_file", "rỗng"),
    "zero bytes": (b"\x00" * 500, "binary_file", "nhị phân"),
    "noise": (bytes(range(256)) * 20, "binary_file", "nhị phân"),
    "picture": (b"\x89PNG\r\n\x1a\n....", "binary_file", "ảnh PNG"),
    "rtf": (b"{\\rtf1\\ansi So 5}", "binary_file", "RTF"),
    "archive": (_zip("a.txt"), "binary_file", "ZIP"),
    "workbook": (_zip("xl/workbook.xml"), "binary_file", "Excel"),
    "cut archive": (_zip("word/document.xml")[:40], "damaged_file", "hỏng"),
    "not a docx": (_zip("word/document.xml"), "damaged_file", "hỏng"),
    "empty docx": (_empty_docx(), "empty_file", "không có chữ"),
    "cut doc": (olefile.MAGIC + b"\x00" * 600, "damaged_file", "hỏng"),
    "cut pdf": (b"%PDF-1.7\nnothing", "damaged_file", "hỏng"),
    "scan": (_blank_pdf(), "no_text_layer", "không có lớp chữ"),
    "locked pdf": (_locked_pdf(), "encrypted_file", "mật khẩu"),
    "odd utf-16": (b"\xff\xfeA\x00\x00\xd8B\x00", "broken_encoding", "UTF-16"),
    "empty page": (b"<!DOCTYPE html><body><script>x</script>", "empty_file", "không có chữ"),
    "too deep": (b"<!DOCTYPE html>" + b"<div>" * 5000 + b"x", "damaged_file", "quá sâu"),
}


@pytest.mark.parametrize("name", ["bad.docx", "BAD.PDF"])
def test_words_under_the_name_of_a_word_file_are_no_document(name: str) -> None:
    refusal = _refusal(b"xx", name)
    assert (refusal.code, name in str(refusal)) == ("damaged_file", True)
    assert read_bytes(b"xx", "bad.doc").text == "xx"  # old portals do so


@pytest.mark.parametrize("case", BAD)
def test_bad_bytes_are_refused_with_a_reason(case: str) -> None:
    data, code, words = BAD[case]
    refusal = _refusal(data)
    assert (refusal.code, refusal.status, refusal.exit_code) == (code, 422, 3)
    assert words in str(refusal)
    assert "van-ban.txt" in refusal.message("vi")
    assert "van-ban.txt" in refusal.message("en")
    assert refusal.message("en").isascii()


def test_broken_utf8_names_the_byte_and_the_line() -> None:
    data = VIETNAMESE.encode()
    place = data.index("của".encode()) + 1
    refusal = _refusal(data[:place] + b"\xff" + data[place:])
    assert refusal.code == "broken_encoding"
    assert f"byte thứ {place + 1} (dòng 2)" in str(refusal)
    assert f"byte {place + 1} (line 2)" in refusal.message("en")


def test_utf8_cut_in_the_middle_of_a_letter_is_broken() -> None:
    cut = VIETNAMESE.encode()[: VIETNAMESE.encode().index("ị".encode()) + 1]
    assert _refusal(cut).code == "broken_encoding"


def test_a_western_text_in_latin_1_is_not_taken_for_an_old_vietnamese_one() -> None:
    assert _refusal("Décret n° 75 du 3 août relatif à la sécurité".encode("latin-1")).code == (
        "broken_encoding"
    )


def test_a_file_that_vanished(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Không tìm thấy tệp") as refused:
        read_file(tmp_path / "mat.txt")
    assert refused.value.code == "missing_file"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="là thư mục") as refused:
        read_file(tmp_path)
    assert refused.value.code == "is_a_folder"


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    path.write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    with pytest.raises(UnreadableFile, match="lớn hơn mức 2 MB") as refused:
        read_source(path, max_bytes=2 * 1024 * 1024)
    assert refused.value.code == "file_too_large"
    assert read_source(path, max_bytes=3 * 1024 * 1024).size == 2 * 1024 * 1024 + 1


@pytest.mark.parametrize("name", sorted(p.name for p in EXAMPLES.glob("*.[dp]*")))
def test_a_document_cut_anywhere_is_read_or_refused(name: str) -> None:
    whole = (EXAMPLES / name).read_bytes()
    for share in range(1, 20):
        try:
            assert read_bytes(whole[: len(whole) * share // 20], name).text
        except UnreadableFile as refusal:
            assert refusal.code in {"damaged_file", "no_text_layer", "empty_file"}


# The errors themselves


ERRORS = (
    UnreadableFile("Tệp rỗng", "Empty file", code="empty_file"),
    StoreBusy("kho"),
    UnknownDocument("99/QĐ-XYZ"),
    AmbiguousDocument(
        "35/KH-UBND", (DocumentRecord("i:1", "1", "35/KH-UBND tỉnh Hà Giang"),)
    ),
)  # fmt: skip


STORE_ERRORS = (NotAStore("kho", "lạ", "odd"), StoreDamaged("kho", "mất"), StoreReadOnly("kho"))


@pytest.mark.parametrize("error", (*ERRORS, *STORE_ERRORS), ids=lambda error: type(error).__name__)
def test_errors_survive_the_way_between_processes(error: KgError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is type(error)
    assert (str(copy), copy.message("en"), copy.code) == (
        error.message_vi,
        error.message_en,
        error.code,
    )


def test_errors_are_also_the_builtin_one_expects() -> None:
    bases = (ValueError, OSError, LookupError, LookupError)
    assert [isinstance(error, base) for error, base in zip(ERRORS, bases, strict=True)] == [
        True
    ] * 4
    assert [error.exit_code for error in ERRORS] == [3, 6, 4, 5]
    assert [error.status for error in ERRORS] == [422, 503, 404, 300]
