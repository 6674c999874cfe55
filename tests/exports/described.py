"""What stands in a finished file, as lines that a person can compare: every format in its own terms."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from tests.exports.tagged import Element, Tagged


def lines_of(content: bytes) -> list[str]:
    """The lines of a PDF, a Word file, or a text."""
    if content.startswith(b"%PDF"):
        return list(_of_pdf(content))
    if content.startswith(b"PK"):
        return list(_of_word(docx.Document(BytesIO(content)), content))
    return content.decode("utf-8").split("\n")


def _of_pdf(content: bytes) -> Iterator[str]:
    """Its properties, its tags, and each run of words with its place in points, its size and its typeface."""
    read = PdfReader(BytesIO(content))
    yield f"properties {dict(read.metadata or {})}"
    yield from _tags(Tagged(content).document, 0)
    for number, page in enumerate(read.pages, 1):
        yield f"page {number}, {float(page.mediabox.width):.0f} by {float(page.mediabox.height):.0f}"
        found: list[str] = []

        def take(text: str, _cm: Any, place: Any, font: Any, size: float, found: list[str] = found) -> None:
            if text.strip():
                name = str(font["/BaseFont"]).partition("+")[2] if font else ""
                found.append(f"{place[4]:.0f} {place[5]:.0f} {size:.1f} {name}: {text.strip()}")

        page.extract_text(visitor_text=take)
        yield from found


def _tags(element: Element, depth: int) -> Iterator[str]:
    yield f"{' ' * depth}{element.kind} {element.language} {element.alternative}".rstrip()
    for kid in element.kids:
        yield from _tags(kid, depth + 1)


def _of_word(word: WordDocument, content: bytes) -> Iterator[str]:
    """Its parts, its properties, its sheet, its edges, its styles, and each paragraph with its style."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        yield f"parts {' '.join(sorted(file.namelist()))}"
    core = word.core_properties
    yield f"properties {core.title}|{core.keywords}|{core.author}|{core.language}"
    for section in word.sections:
        sides = (section.page_width, section.page_height, section.left_margin, section.right_margin)
        yield "sheet " + " ".join(
            f"{side.mm:.0f}" for side in (*sides, section.top_margin, section.bottom_margin)
        )
        yield from (f"head {one.style.name}: {one.text}" for one in section.header.paragraphs)
        yield from (f"foot {one.style.name}: {one.text}" for one in section.footer.paragraphs)
    names = ("Normal", "Title", "Heading 1", "Heading 2", "Quote", "List Bullet", "List Number")
    for name in names:
        font = word.styles[name].font
        yield f"style {name}: {font.name} {font.size and font.size.pt} bold={font.bold} {font.color.rgb}"
    for one in word.element.body:
        yield from _block(one, word, "")


def _block(element: Any, word: WordDocument, inset: str) -> Iterator[str]:
    if element.tag == qn("w:p"):
        paragraph = Paragraph(element, word)
        drawn = " [picture]" if element.findall(f".//{qn('w:drawing')}") else ""
        yield f"{inset}{paragraph.style.name}: {paragraph.text!r}{drawn}"
    elif element.tag == qn("w:tbl"):
        table = Table(element, word)
        yield f"{inset}table {[round(column.width.mm) for column in table.columns if column.width]}"
        for row in table.rows:
            for cell in row.cells:
                for inner in cell._tc:
                    yield from _block(inner, word, f"{inset}  ")
