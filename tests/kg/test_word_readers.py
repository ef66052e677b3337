"""Word documents into text: .docx built with python-docx, .doc laid out byte by byte."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.oxml.xmlchemy import BaseOxmlElement


def _docx(build: Callable[[docx.document.Document], object]) -> str:
    document = docx.Document()
    build(document)
    stream = BytesIO()
    document.save(stream)
    return read_bytes(stream.getvalue(), "a.docx").text


def _xml(tag: str, content: str, attributes: str = "") -> BaseOxmlElement:
    return parse_xml(f"<w:{tag} {nsdecls('w')} {attributes}>{content}</w:{tag}>")


def test_docx_keeps_the_order_of_paragraphs_and_tables() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_paragraph("Trước")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "Trái"
        table.cell(0, 1).text = "Phải\nDưới"
        document.add_paragraph("Sau")

    assert _docx(build) == "Trước\n\nTrái\n\nPhải\nDưới\n\nSau\n"


def test_docx_reads_a_merged_cell_once() -> None:
    def build(document: docx.document.Document) -> None:
        table = document.add_table(rows=1, cols=3)
        table.cell(0, 0).merge(table.cell(0, 2)).text = "Gộp"

    assert _docx(build) == "Gộp\n"


def test_docx_writes_automatic_numbers_out() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_paragraph("Một", style="List Number")
        document.add_paragraph("Thường")
        document.add_paragraph("Hai", style="List Number")
        document.add_paragraph("Gạch", style="List Bullet")

    assert _docx(build) == "1. Một\n\nThường\n\n2. Hai\n\n- Gạch\n"


def test_docx_numbers_of_several_levels() -> None:
    levels = (
        ("upperRoman", "%1."),
        ("decimal", "%2."),
        ("lowerLetter", "%3)"),
        ("decimal", "%2.%4"),
    )
    definition = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(levels)
    )

    def build(document: docx.document.Document) -> None:
        part = document.part.numbering_part.element
        part.append(_xml("abstractNum", definition, 'w:abstractNumId="99"'))
        part.append(_xml("num", '<w:abstractNumId w:val="99"/>', 'w:numId="99"'))
        for words, depth in zip("ABCDEFGH", (0, 1, 2, 2, 1, 3, 0, 1), strict=True):
            place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="99"/>'
            document.add_paragraph(words)._p.get_or_add_pPr().append(_xml("numPr", place))

    read = _docx(build).split("\n\n")
    assert [line.strip() for line in read] == [
        "I. A", "1. B", "a) C", "b) D", "2. E", "2.1 F", "II. G", "1. H",
    ]  # fmt: skip


def test_docx_keeps_insertions_and_drops_deletions_and_field_codes() -> None:
    runs = (
        "<w:r><w:t>Điều</w:t></w:r><w:r><w:tab/></w:r>"
        "<w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:ins><w:r><w:t>5</w:t></w:r></w:ins>"
        "<w:smartTag><w:r><w:t>Luật</w:t></w:r></w:smartTag><w:r><w:instrText>PAGE</w:instrText>"
        "</w:r><w:sdt><w:sdtContent><w:r><w:noBreakHyphen/><w:t>A</w:t></w:r></w:sdtContent></w:sdt>"
    )

    def build(document: docx.document.Document) -> None:
        document.element.body.insert(0, _xml("p", runs))

    assert _docx(build) == "Điều 5Luật-A\n"


# Word 97–2003, built by hand: nobody writes it any more


def _doc(text: str, *, eight_bit: bool = False, flags: int = 0, version: int = 0xC1) -> bytes:
    """The two streams of the smallest Word 97 document."""
    body = bytearray(0x400)
    struct.pack_into("<HH", body, 0, 0xA5EC, version)
    struct.pack_into("<H", body, 0x0A, flags | 0x0200)
    struct.pack_into("<I", body, 0x4C, len(text))
    place = len(body)
    body += text.encode("cp1252") if eight_bit else text.encode("utf-16-le")
    pointer = place * 2 | 0x40000000 if eight_bit else place
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, pointer, 0)
    table = b"\x01\x02\x00\x00\x00\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", body, 0x01A2, 0, len(table))
    return _ole({"WordDocument": bytes(body), "1Table": table})


def _ole(streams: dict[str, bytes]) -> bytes:
    """A compound file; streams are padded to 4096 bytes, so that no mini stream is needed."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    fat = [0xFFFFFFFD, end]
    entries = [("Root Entry", 5, end, 0)]
    content = b""
    for name, data in streams.items():
        padded = data.ljust(4096, b"\0")
        padded += b"\0" * (-len(padded) % sector)
        first = len(fat)
        fat += [*range(first + 1, first + len(padded) // sector), end]
        entries.append((name, 2, first, len(padded)))
        content += padded
    fat += [free] * (128 - len(fat))
    directory = b"".join(_entry(number, *entry) for number, entry in enumerate(entries))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, 1, 0, 4096, end, 0, end, 0,
    )  # fmt: skip
    difat = struct.pack("<I", 0) + b"\xff" * (4 * 108)
    return header + difat + struct.pack("<128I", *fat) + directory.ljust(sector, b"\0") + content


def _entry(number: int, name: str, kind: int, start: int, size: int) -> bytes:
    none = 0xFFFFFFFF
    child = 1 if kind == 5 else none
    right = 2 if number == 1 else none
    raw = name.encode("utf-16-le")
    links = (len(raw) + 2, kind, 1, none, right, child)
    return struct.pack("<64sHBBIII16sIQQIQ", raw, *links, b"", 0, 0, 0, start, size)


def test_doc_in_sixteen_bits_with_cells_breaks_and_fields() -> None:
    text = "UBND TỈNH\x07Số: 5\x07\x07Điều\x0b1\r\x13PAGE \x14xem\x15 N\x1eC\x1f\x0cHết\r"
    read = read_bytes(_doc(text), "a.doc")
    assert read.text == "UBND TỈNH\n\nSố: 5\n\nĐiều\n1\n\nxem N-C\n\nHết\n"
    assert read.media_type == "application/msword"


def test_doc_in_eight_bits_with_the_old_fonts() -> None:
    text = "QuyÕt ®Þnh sè 861/Q§-TTg ngµy 04/6/2021 cña Thñ t\xadíng ChÝnh phñ vÒ nh©n lùc\r"
    assert read_bytes(_doc(text, eight_bit=True), "a.doc").text.startswith("Quyết định số 861/QĐ")
