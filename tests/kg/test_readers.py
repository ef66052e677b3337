"""Files of every format into text: what a reader sees comes out, in order, and nothing else."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from grammar.texts.legacy import from_tcvn3, is_tcvn3
from kg.readers import Source, read_bytes, read_file, read_source
from kg.readers.sniff import sniff

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTICE = (
    "Số: 15/TB-UBND\r\n\r\nThực hiện Quyết định số 861/QĐ-TTg ngày 04/6/2021 của Thủ tướng "
    "Chính phủ và các văn bản của tỉnh về nhân lực.\r\n"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3_NOTICE = (
    "QuyÕt ®Þnh sè 861/Q§-TTg ngµy 04/6/2021 cña Thñ t­íng ChÝnh phñ vµ c¸c v¨n b¶n vÒ nh©n lùc"
)


# Plain text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"]
)
def test_plain_text_in_every_encoding(encoding: str) -> None:
    data = _cp1258(NOTICE) if encoding == "cp1258" else NOTICE.encode(encoding)
    assert normalize("NFC", read_bytes(data, "a.txt").text) == NOTICE


def test_utf16_big_endian_with_its_mark() -> None:
    assert read_bytes(b"\xfe\xff" + NOTICE.encode("utf-16-be"), "a.txt").text == NOTICE


def test_tcvn3_file_is_converted() -> None:
    read = read_bytes(TCVN3_NOTICE.encode("latin-1"), "a.txt").text
    assert read == (
        "Quyết định số 861/QĐ-TTg ngày 04/6/2021 của Thủ tướng Chính phủ và các văn bản về nhân lực"
    )


def test_tcvn3_gives_capitals_back_in_words_of_capitals() -> None:
    assert from_tcvn3("QUYÕT §ÞNH cña Uû ban") == "QUYẾT ĐỊNH của Uỷ ban"


def test_tcvn3_is_not_seen_in_unicode() -> None:
    assert is_tcvn3(TCVN3_NOTICE)
    assert not is_tcvn3(NOTICE)
    assert not is_tcvn3("© 2024 Cổng thông tin điện tử; nhãn hiệu ® đã đăng ký")


def test_source_tells_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "van-ban"
    path.write_bytes("Nghị định".encode())
    assert read_source(path) == Source(
        "Nghị định",
        "text/plain",
        "30d3187bd15ce3404b26207077e1f0f58039e052bddb2f8e7ad14a8ac8470819",
        14,
    )


def test_a_text_of_fifty_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    line = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n"
    copies = 50 * 1024 * 1024 // len(line.encode()) + 1
    path.write_text(line * copies, "utf-8")
    assert len(read_file(path)) == copies * len(line)


# The kind of a file comes from its content


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7 ...", "a.txt", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "a.docx", "doc"),
        (b"<!DOCTYPE html><p>a", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<html><p>a", "a.txt", "html"),
        (b"<?xml version='1.0'?>\n<!-- x --><html>", "a", "html"),
        ("\ufeff<html><p>a".encode("utf-16-le"), "a", "html"),
        (b"<p>fragment</p>", "a.html", "html"),
        (b"<p>fragment</p>", "a.txt", "text"),
        ("Luật <html> trong câu".encode(), "a.txt", "text"),
    ],
)
def test_sniff(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


# HTML


def _html(body: str) -> str:
    return read_bytes(f"<!DOCTYPE html><body>{body}</body>".encode(), "a.html").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Điều 1.</p><p>Điều 2.</p>", "Điều 1.\n\nĐiều 2.\n"),
        ("<p>TM. ỦY BAN<br>CHỦ TỊCH</p>", "TM. ỦY BAN\nCHỦ TỊCH\n"),
        ("<p>Nghị   định\n <b>số</b> 30</p>", "Nghị định số 30\n"),
        ("<p>số&nbsp;30 A&amp;B &ETH;</p>", "số\xa030 A&B Ð\n"),
        ("trước<div>giữa</div>sau", "trước\n\ngiữa\n\nsau\n"),
        ("<table><tr><td>TT</td><td>Cơ quan</td></tr></table>", "TT\n\nCơ quan\n"),
        ("<p>a<script>x()</script><style>p{}</style>b<!-- c --></p>", "ab\n"),
        ("<ol><li>Một</li><li>Hai</li></ol>", "1. Một\n\n2. Hai\n"),
        ("<ol start=3 type=a><li>Ba</li></ol><ul><li>Gạch</li></ul>", "c) Ba\n\n- Gạch\n"),
        ("<my-tag>Khối</my-tag>lạ", "Khối\n\nlạ\n"),
    ],
)
def test_html(body: str, text: str) -> None:
    assert _html(body) == text


def test_html_without_closing_tags_and_deep() -> None:
    assert _html("<div>" * 1500 + "Sâu") == "Sâu\n"
    assert _html("<p>Một<p>Hai<td>Ba") == "Một\n\nHai\n\nBa\n"


def test_html_in_a_declared_encoding() -> None:
    page = '<html><meta charset="windows-1252"><p>Décret n° 75'
    assert read_bytes(page.encode("cp1252"), "a.html").text == "Décret n° 75\n"


# PDF: the two examples have a text layer


def test_pdf_lines_become_paragraphs() -> None:
    text = read_file(EXAMPLES / "quang-nam-2024-thong-bao-96-tb-vpubnd.pdf")
    paragraphs = text.split("\n\n")
    assert paragraphs[:5] == [
        "UBND TỈNH QUẢNG NAM",
        "VĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 96/TB-VPUBND",
    ]
    assert "27/2023/NQ-HĐND, trình UBND tỉnh ban hành" in text.replace("\n", " ")
    assert "\ufffe" not in text


def _cp1258(text: str) -> bytes:
    """windows-1258 keeps letters whole and writes the tone as a mark behind them."""
    marks = {ord(mark): None for mark in _TONES}
    data = b""
    for letter in normalize("NFC", text):
        apart = normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in _TONES)
        whole = letter if not tone else normalize("NFC", apart.translate(marks))
        data += (whole + tone).encode("cp1258")
    return data
