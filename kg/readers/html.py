"""A web page into paragraphs: what a reader sees, without its scripts, styles and tags.

Block elements and table cells become paragraphs parted by an empty line, ``<br>`` a line end, runs
of white space one space; the numbers of ordered lists are written out. Links, menus and forms keep
their words: a page has no reliable mark for where its document begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from kg.errors import UnreadableFile
from kg.readers.paragraphs import join_paragraphs
from kg.readers.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SILENT = frozenset(
    {"head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select"}
)
# Whatever is not known as inline is a block.
_INLINE = frozenset(
    re.findall(
        r"\w+",
        """a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q
        s samp small span strike strong sub sup time tt u var wbr""",
    )
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PARAGRAPH = "\x00"
_LINE = "\x01"


def html_text(data: bytes, name: str) -> str:
    """The visible words of a page."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(_decode(data, name).encode("utf-8", "replace"), parser)
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):
        raise UnreadableFile(
            f"Trang {name} lồng thẻ quá sâu, không đọc trọn được. Hãy lưu lại thành .docx.",
            f"The page {name} nests tags too deeply to be read whole. Save it as .docx.",
            code="damaged_file",
        )
    flow = "" if root is None else _SPACES.sub(" ", "".join(_pieces(root)))
    text = join_paragraphs(flow.replace(_LINE, "\n").split(_PARAGRAPH))
    if not text:
        raise UnreadableFile(
            f"Trang {name} không có chữ nào để đọc. Hãy kiểm tra lại tệp nguồn.",
            f"The page {name} has no words to read. Check the source file.",
            code="empty_file",
        )
    return text


def _decode(data: bytes, name: str) -> str:
    """UTF-8 and UTF-16 by their bytes; else as the page declares; else an error with the place."""
    try:
        return plain_text(data, name)
    except UnreadableFile:
        declared = _CHARSET.search(data[:4096])
        if declared is None or declared[1].lower() in (b"utf-8", b"utf8"):
            raise
        return _decode_as(data, declared[1].decode("ascii", "replace")) or plain_text(data, name)


def _decode_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return None


def _pieces(root: etree._Element) -> Iterator[str]:
    """Words and break marks in reading order, without recursion: pages nest thousands deep."""
    counts: dict[etree._Element, int] = {}
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _SILENT:
                walker.skip_subtree()
                continue
            yield _break(tag)
            yield _list_mark(element, counts) if tag == "li" else ""
            yield element.text or ""
            continue
        yield "" if tag in _INLINE or tag in _SILENT else _PARAGRAPH
        yield element.tail or ""


def _break(tag: str) -> str:
    if tag == "br":
        return _LINE
    return "" if tag in _INLINE else _PARAGRAPH


def _list_mark(item: etree._Element, counts: dict[etree._Element, int]) -> str:
    """``1. `` or ``a) `` for an item of an ordered list, ``- `` for any other."""
    owner = item.getparent()
    if owner is None or owner.tag != "ol":
        return "- "
    if owner not in counts:
        start = owner.get("start", "1")
        counts[owner] = int(start) - 1 if start.isdecimal() else 0
    counts[owner] += 1
    if owner.get("type") == "a" and counts[owner] <= len(_LETTERS):
        return f"{_LETTERS[counts[owner] - 1]}) "
    return f"{counts[owner]}. "
