"""Make the .docx and .pdf examples from their sources: ``python examples/build.py``.

In: ``examples/sources/NAME.docx.md`` and ``NAME.pdf.md``; out: ``examples/NAME.docx`` (python-docx)
and ``examples/NAME.pdf`` (printed by an installed Chromium, so with a text layer and its fonts).
A source holds one block per paragraph: ``<> a / b // c / d`` two columns without borders, ``^``
centred, ``#.`` an automatic number, ``| a | b |`` table rows; ``**bold**`` and ``*italic*``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

HERE = Path(__file__).parent
MARKS = re.compile(r"(\*\*.+?\*\*|\*.+?\*)")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
STYLE = """@page { size: A4; margin: 20mm 15mm 20mm 30mm }
body { font: 14pt "Times New Roman", "Liberation Serif", "DejaVu Serif", serif }
p { margin: 0 0 6pt; text-align: justify } .c { text-align: center }
table { width: 100%; border-collapse: collapse; margin-bottom: 8pt }
table.g td { border: 1px solid } td { vertical-align: top; padding: 2pt 4pt } 
.h { font-size: 11pt } .h td { width: 44% } .h td + td { width: 56% }
.h p { text-align: center }"""


def main() -> int:
    """Build every source; 1 if no Chromium is there for the PDFs."""
    sources = sorted((HERE / "sources").glob("*.md"))
    for source in sources:
        target = HERE / source.stem
        blocks = [line for line in source.read_text("utf-8").splitlines() if line.strip()]
        if target.suffix == ".docx":
            write_docx(blocks, target)
        elif not write_pdf(blocks, target):
            sys.stderr.write("Không có Chromium để in PDF / no Chromium to print PDFs\n")
            return 1
        sys.stdout.write(f"{target.name}\n")
    return 0


def kind(block: str) -> str:
    """The mark a block begins with, or nothing for a plain paragraph."""
    return next((mark for mark in ("<>", "^", "#.", "|") if block.startswith(mark)), "")


def columns(block: str) -> list[list[str]]:
    """The lines of both columns of a ``<>`` block."""
    return [[line.strip() for line in side.split(" / ")] for side in block[2:].split(" // ")]


def cells(block: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in block.strip("|").split("|")]


def runs(text: str) -> list[tuple[str, bool, bool]]:
    """Text with whether it is bold and italic."""
    found = []
    for piece in filter(None, MARKS.split(text)):
        bold, italic = piece.startswith("**"), piece.startswith("*") and not piece.startswith("**")
        found.append((piece.strip("*") if len(piece) > 1 else piece, bold, italic and piece != "*"))
    return found


def write_docx(blocks: list[str], target: Path) -> None:
    """A Word document in the usual look of an office."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    for mark, group in groupby(blocks, kind):
        rows = list(group)
        if mark == "<>":
            _docx_table(document, [["\n".join(side) for side in columns(row)] for row in rows])
        elif mark == "|":
            _docx_table(document, [cells(row) for row in rows], "Table Grid")
        else:
            for row in rows:
                style = "List Number" if mark == "#." else None
                paragraph = document.add_paragraph(style=style)
                if mark == "^":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _docx_runs(paragraph, row.removeprefix(mark).strip())
    document.save(str(target))


def _docx_table(document, rows: list[list[str]], style: str | None = None) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style=style)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *others = text.split("\n")
            _docx_runs(cell.paragraphs[0], first)
            for line in others:
                _docx_runs(cell.add_paragraph(), line)


def _docx_runs(paragraph, text: str) -> None:
    for piece, bold, italic in runs(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic = bold, italic


def write_pdf(blocks: list[str], target: Path) -> bool:
    """Print the blocks as a page with Chromium; False if there is none."""
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(_page(blocks, target.stem), "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(  # noqa: S603 - fixed arguments, the browser's path comes from the system
            [*command, f"--user-data-dir={folder}", f"--print-to-pdf={target}", page.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return True


def _page(blocks: list[str], title: str) -> str:
    body = []
    for mark, group in groupby(blocks, kind):
        rows = list(group)
        if mark == "<>":
            cols = [["".join(map(_p, side)) for side in columns(row)] for row in rows]
            body.append(_html_table(cols, "h"))
        elif mark == "|":
            body.append(_html_table([[_inline(cell) for cell in cells(row)] for row in rows], "g"))
        elif mark == "#.":
            body += [_p(f"{number}. {row[2:].strip()}") for number, row in enumerate(rows, 1)]
        else:
            css = ' class="c"' if mark == "^" else ""
            body += [f"<p{css}>{_inline(row.removeprefix(mark).strip())}</p>" for row in rows]
    return (
        f'<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style><body>{''.join(body)}</body></html>"
    )


def _html_table(rows: list[list[str]], css: str) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f'<table class="{css}">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'


def _p(text: str) -> str:
    return f"<p>{_inline(text)}</p>"


def _inline(text: str) -> str:
    styled = ""
    for piece, bold, italic in runs(text):
        tag = "b" if bold else "i" if italic else "span"
        styled += f"<{tag}>{escape(piece)}</{tag}>"
    return styled or "&nbsp;"


if __name__ == "__main__":
    raise SystemExit(main())
