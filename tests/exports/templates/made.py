"""Word templates as councils make them, and as somebody might who means harm: built part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.shared import Mm
from PIL import Image, PngImagePlugin

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
AUTHOR = "Jo Hidden"
FOOT = "County Hall, Larkbury LK1 1AA"


def picture() -> bytes:
    """A mark with a path and a name hidden in it."""
    out, hidden = BytesIO(), PngImagePlugin.PngInfo()
    hidden.add_text("Author", f"{AUTHOR} C:\\share\\mark.png")
    Image.new("RGB", (300, 80), "#225588").save(out, "PNG", pnginfo=hidden)
    return out.getvalue()


def county(*body: str, with_mark: bool = True) -> bytes:
    """A letterhead on A4 with wide margins, a mark above, an address below, and our place on the page.

    Args:
        body: paragraphs of XML put first on the page.
    """
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(30), Mm(20), Mm(45)
    head = section.header.paragraphs[0]
    head.text = "Larkshire County Council"
    head.add_run().add_picture(BytesIO(picture()), height=Mm(12))
    section.footer.paragraphs[0].text = FOOT
    word.styles["Heading 1"].font.name = "Georgia"
    word.core_properties.author = word.core_properties.last_modified_by = AUTHOR
    for one in body:
        word.element.body.insert(word.element.body.index(word.element.body.sectPr), parse_xml(one))
    word.add_paragraph("Children’s Services")
    if with_mark:
        place = word.add_paragraph()
        place.add_run("{{IRO ")
        place.add_run("Desk}}")
        word.add_paragraph("Working for Larkshire")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def paragraph(inner: str) -> str:
    """A paragraph of the page, of runs and whatever else."""
    return f"<w:p {SPACES}>{inner}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Words as they are set."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def long_field(instruction: str, shown: str) -> str:
    """A field written as marks between runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return (
        mark.format("begin")
        + told
        + mark.format("separate")
        + (shown if shown.startswith("<") else run(shown))
        + mark.format("end")
    )


def changed(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The same file with some parts in place of its own, or beside them; None takes one out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def part(content: bytes, name: str) -> bytes:
    """One part of a file."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(name)


def linked(content: bytes, of: str, *links: str) -> bytes:
    """The links of a part with more of them, each as the inside of its element."""
    held = part(content, of)
    added = "".join(f"<Relationship {one}/>" for one in links).encode()
    return held.replace(b"</Relationships>", added + b"</Relationships>")
