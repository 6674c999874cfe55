"""The parts of a Word file the writer needs beyond paragraphs: page, styles, header rows, properties."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from iro_desk.exports.document import LANGUAGE, Document, Image, Look, Manner, Paper
from iro_desk.exports.glyphs import clean
from iro_desk.exports.looks import HAIRLINE, INK, MUTED, VOICE

FACE: Final = "Arial"  # on every council computer, where our own typefaces are not
WIDE_FACE: Final = "Verdana"  # on every council computer too, and its letters stand well apart
MARGIN: Final = 16
SHEETS: Final = {Paper.A4: (210, 297), Paper.A5: (148, 210)}  # millimetres
# Words in Latin letters inside a line of a script that reads the other way.
_LATIN: Final = re.compile(r"([A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9 .,'’-]*[A-Za-zÀ-ɏ0-9])?)")
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
    set_properties(word, document)
    _set_styles(word, document)
    section = word.sections[0]
    width, height = SHEETS[document.look.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN + 2)
    if document.look.tint:
        _tint(word, document.look.tint)
    if document.marking:
        mark(section.header.paragraphs[0], document)
    at = section.footer.paragraphs[0]
    if document.edition:
        at.add_run(clean(document.edition)).bold = True
        at = section.footer.add_paragraph(style="Footer")
    at.add_run(f"{document.note}   " if document.note else "").bold = True
    number_pages(at)
    if document.marking:
        mark(section.footer.add_paragraph(style="Footer"), document)
    return word


def mark(paragraph: Paragraph, document: Document) -> None:
    """Put a document's marking in an empty paragraph."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(clean(document.marking)).bold = True


def number_pages(paragraph: Paragraph) -> None:
    """Add which page of how many, as Word counts them."""
    paragraph.add_run("Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language words are in, and which way it runs."""

    language: str = LANGUAGE
    right_to_left: bool = False


def text_width(look: Look) -> int:
    """Millimetres between the margins."""
    return SHEETS[look.paper][0] - 2 * MARGIN


def turn(paragraph: Paragraph, tongue: Tongue) -> None:
    """Let a paragraph run the way its language does."""
    if tongue.right_to_left:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def say(paragraph: Paragraph, text: str, tongue: Tongue, *, bold: bool = False) -> None:
    """Add words in a language, so that they are read out and spelt in it."""
    parts = [(text, False)] if not tongue.right_to_left else _by_script(text)
    for part, is_latin in parts:
        run = paragraph.add_run(part)
        run.bold = bold or None
        if tongue.language == LANGUAGE:
            continue
        properties = run._r.get_or_add_rPr()
        turned = tongue.right_to_left and not is_latin
        if turned and bold:
            properties.append(OxmlElement("w:bCs"))
        if turned:
            properties.append(OxmlElement("w:rtl"))
        if not is_latin:
            language = OxmlElement("w:lang")
            language.set(qn("w:bidi" if turned else "w:val"), tongue.language)
            properties.append(language)


def _by_script(text: str) -> list[tuple[str, bool]]:
    """Parts of a text, each with whether it is in Latin letters."""
    parts = _LATIN.split(text)
    return [(part, index % 2 == 1) for index, part in enumerate(parts) if part]


def picture(paragraph: Paragraph, image: Image, height: float) -> None:
    """Add a picture with its description; ``height`` in millimetres."""
    shape = paragraph.add_run().add_picture(BytesIO(image.content), height=Mm(height))
    properties = shape._inline.docPr
    properties.set("descr", image.alternative)
    properties.set("name", f"Picture {properties.get('id')}")


def columns(
    holder: WordDocument | _Cell,
    widths: tuple[float, ...],
    caption: str,
    wide: float,
    *,
    lines: str = "",
    right_to_left: bool = False,
) -> Table:
    """A table of one row that only sets things side by side.

    Args:
        wide: millimetres of the whole.
        lines: which lines are drawn: "insideH" between rows, or several; empty for none.
    """
    if isinstance(holder, _Cell):
        table: Table = holder.add_table(1, len(widths))
    else:
        table = holder.add_table(rows=1, cols=len(widths))
    table.autofit = False
    if right_to_left:
        # The first column stands at the right.
        table.table_direction = WD_TABLE_DIRECTION.RTL
    _describe(table, caption)
    _draw_lines(table, lines.split())
    fix_widths(table, widths, wide)
    return table


def at_least(row: _Row, height: float) -> None:
    """Make a row no lower than this, in millimetres."""
    row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST


def middle(cell: _Cell) -> None:
    """Stand what a cell holds in the middle of its height."""
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _describe(table: Table, caption: str) -> None:
    description = OxmlElement("w:tblDescription")
    description.set(qn("w:val"), caption)
    table._tbl.tblPr.append(description)


def _draw_lines(table: Table, names: list[str]) -> None:
    if not names:
        return
    borders = OxmlElement("w:tblBorders")
    for name in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if name in names:
            line = OxmlElement(f"w:{name}")
            for key, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", HAIRLINE[1:])):
                line.set(qn(f"w:{key}"), value)
            borders.append(line)
    properties = table._tbl.tblPr
    # The schema has the lines before the layout.
    layout = properties.find(qn("w:tblLayout"))
    if layout is None:
        properties.append(borders)
    else:
        layout.addprevious(borders)


def _tint(word: WordDocument, colour: str) -> None:
    """Colour the page, which Word shows on the screen and prints when it is told to print backgrounds."""
    background = OxmlElement("w:background")
    background.set(qn("w:color"), colour[1:])
    word.element.insert(0, background)
    shown = OxmlElement("w:displayBackgroundShape")
    word.settings.element.insert(0, shown)


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


def grid(word: WordDocument, columns: int, widths: tuple[float, ...], caption: str, wide: float) -> Table:
    """A table of one row, ruled, with its description for people who hear it; ``wide`` in millimetres."""
    table: Table = word.add_table(rows=1, cols=columns)
    table.style = "Table Grid"
    table.autofit = False
    _describe(table, caption)
    fix_widths(table, widths, wide)
    return table


def fix_widths(table: Table, widths: tuple[float, ...], wide: float) -> None:
    """Share a width, in millimetres, out between the columns."""
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Mm(wide * share / sum(widths))
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


def set_properties(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title, core.language, core.author = document.title, document.language, ""
    core.comments = core.subject = core.category = core.last_modified_by = ""
    core.keywords = document.marking
    core.created = core.modified = FIXED
    core.revision = 1


def _set_styles(word: WordDocument, document: Document) -> None:
    look = document.look
    points, is_record = look.text_points, look.manner is Manner.RECORD
    title = 20 if is_record else max(26, points + 6)
    _style(word, "Normal", points, INK, look, bold=False)
    _set_language(word, document.language)
    _style(word, "Title", title, INK if look.manner is Manner.EASY else look.band, look, bold=True)
    _style(word, "Heading 1", points + 3, look.band, look, bold=True)
    _style(word, "Heading 2", points + 1, INK, look, bold=True)
    _style(word, "Quote", points + 1, VOICE, look, bold=True)
    _style(word, "List Number", points, INK, look, bold=False)
    _style(word, "List Bullet", points, INK, look, bold=False)
    _style(word, "Header", max(9, look.smallest), MUTED, look, bold=True)
    _style(word, "Footer", look.smallest, MUTED, look, bold=False)
    properties = word.styles["Title"].element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    word.styles["Heading 1"].paragraph_format.space_before = Pt(12)


def _style(word: WordDocument, name: str, points: float, colour: str, look: Look, *, bold: bool) -> None:
    style = word.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a paragraph style")
    face = WIDE_FACE if look.lettering.is_wide else FACE
    style.font.name, style.font.size, style.font.bold = face, Pt(points), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A theme's typeface would win over the one named here.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)
    _size_of_other_scripts(properties, points)
    if bold and properties.find(qn("w:bCs")) is None:
        properties.find(qn("w:b")).addnext(OxmlElement("w:bCs"))
    style.paragraph_format.space_after = Pt(4)
    if look.lettering.tracking:
        _spread(properties, look.lettering.tracking * points)
        style.paragraph_format.line_spacing = look.line


def _size_of_other_scripts(properties: BaseOxmlElement, points: float) -> None:
    """The same size for Arabic, which Word keeps apart."""
    for found in properties.findall(qn("w:szCs")):
        properties.remove(found)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(2 * points)))
    properties.find(qn("w:sz")).addnext(size)


def _spread(properties: BaseOxmlElement, points: float) -> None:
    """White after each letter."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(20 * points)))
    properties.find(qn("w:sz")).addprevious(spacing)


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
