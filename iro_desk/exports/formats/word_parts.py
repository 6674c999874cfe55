"""The parts of a Word file the writer needs beyond paragraphs: page, styles, header rows, properties."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from iro_desk.exports.document import Document, Manner
from iro_desk.exports.looks import INK, MUTED, VOICE

FACE: Final = "Arial"  # on every council computer, where our own typefaces are not
TEXT_WIDTH: Final = 178  # millimetres between the margins of A4
MARGIN: Final = 16
FIXED: Final = datetime(2000, 1, 1)
FIXED_ZIP: Final = (2000, 1, 1, 0, 0, 0)
# A picture of somebody's first page, and bibliography settings, come with python-docx's template.
_LEFT_OUT: Final = re.compile(r"docProps/thumbnail\.jpeg|customXml/.*")
_LINKS: Final = re.compile(rb"<Relationship [^>]*(?:thumbnail|customXml)[^>]*?/>")
_PARTS: Final = re.compile(rb'<Override PartName="/customXml/[^>]*?/>')
_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>IRO Desk</Application>'
    b"</Properties>"
)


def blank(document: Document) -> WordDocument:
    """An A4 page with the document's styles, header, foot and properties, and no text."""
    word = docx.Document()
    _set_properties(word, document)
    _set_styles(word, document)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN + 2)
    if document.marking:
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
        header.add_run(document.marking).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{document.note}   " if document.note else "").bold = True
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    return word


def shade(paragraph: Paragraph, colour: str) -> None:
    """Put a pale band behind a paragraph."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.lstrip("#"))):
        shading.set(qn(f"w:{name}"), value)
    paragraph._p.get_or_add_pPr().append(shading)


def rule_under(paragraph: Paragraph) -> None:
    """Put a line under an empty paragraph, to write on."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "808080")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


def grid(word: WordDocument, columns: int, widths: tuple[float, ...], caption: str) -> Table:
    """A table of one row, ruled, with its description for people who hear it."""
    table: Table = word.add_table(rows=1, cols=columns)
    table.style = "Table Grid"
    table.autofit = False
    description = OxmlElement("w:tblDescription")
    description.set(qn("w:val"), caption)
    table._tbl.tblPr.append(description)
    fix_widths(table, widths)
    return table


def fix_widths(table: Table, widths: tuple[float, ...]) -> None:
    """Share the width of the page out between the columns."""
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Mm(TEXT_WIDTH * share / sum(widths))
        for cell in column.cells:
            cell.width = column.width


def add_row(table: Table) -> _Row:
    """An empty row below the last."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def repeat_at_top(row: _Row) -> None:
    """Mark a heading row, which Word repeats on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeatable(content: bytes) -> bytes:
    """The same file without the template's leftovers and without the time it was written."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if _LEFT_OUT.fullmatch(name):
                continue
            part = old.read(name)
            if name.endswith(".rels"):
                part = _LINKS.sub(b"", part)
            elif name == "[Content_Types].xml":
                part = _PARTS.sub(b"", part)
            elif name == "docProps/app.xml":
                part = _APP
            entry = zipfile.ZipInfo(name, FIXED_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()


def _set_properties(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title, core.language, core.author = document.title, document.language, ""
    core.comments = core.keywords = core.subject = core.category = core.last_modified_by = ""
    core.created = core.modified = FIXED
    core.revision = 1


def _set_styles(word: WordDocument, document: Document) -> None:
    look = document.look
    points, is_record = look.text_points, look.manner is Manner.RECORD
    _style(word, "Normal", points, INK, bold=False)
    _set_language(word, document.language)
    _style(word, "Title", 20 if is_record else 26, look.band, bold=True)
    _style(word, "Heading 1", points + 3, look.band, bold=True)
    _style(word, "Heading 2", points + 1, INK, bold=True)
    _style(word, "Quote", points + 1, VOICE, bold=True)
    _style(word, "List Number", points, INK, bold=False)
    _style(word, "List Bullet", points, INK, bold=False)
    _style(word, "Header", 9, MUTED, bold=True)
    _style(word, "Footer", 8.5, MUTED, bold=False)
    title = word.styles["Title"].element.get_or_add_pPr()
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)


def _style(word: WordDocument, name: str, points: float, colour: str, *, bold: bool) -> None:
    style = word.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a paragraph style")
    style.font.name, style.font.size, style.font.bold = FACE, Pt(points), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A theme's typeface would win over the one named here.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)
    style.paragraph_format.space_after = Pt(4)


def _set_language(word: WordDocument, language: str) -> None:
    """Tell Word which language to read and spell in, as its default and in the running text."""
    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), language)
    word.styles["Normal"].element.get_or_add_rPr().append(tongue)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number Word works out, such as the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    shown = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    shown.append(text)
    field.append(shown)
    paragraph._p.append(field)
