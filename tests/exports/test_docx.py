"""Word files as read back: real styles, British English, A4, and clean properties."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import docx as word_files
from docx.oxml.ns import qn

from iro_desk.domain.papers import LetterPaper, OutcomesPaper
from iro_desk.exports import document_of
from iro_desk.exports.document import Bullets, Document, Heading, Rule
from iro_desk.exports.formats import docx
from iro_desk.exports.looks import record


def test_headings_lists_and_quotations_are_real_styles(letter: LetterPaper) -> None:
    """U52: Word styles, so that headings are what they seem."""
    word = word_files.Document(BytesIO(docx.write(document_of(letter))))
    styled = {(one.style.name, one.text.splitlines()[0]) for one in word.paragraphs if one.text}
    assert ("Title", "Dear Maya,") in styled
    assert ("Heading 1", "You told me") in styled
    assert ("Quote", "“I want to see Leo more.”") in styled
    assert ("List Number", "You can go to sleepovers.") in styled


def test_tables_have_heading_rows_that_repeat(outcomes: OutcomesPaper) -> None:
    word = word_files.Document(BytesIO(docx.write(document_of(outcomes))))
    decisions = word.tables[1]
    assert [cell.text for cell in decisions.rows[0].cells][:3] == ["No.", "What", "Who"]
    assert decisions.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert decisions.rows[1].cells[2].text == "Tom Hale"


def test_the_page_is_a4_in_british_english_and_marked(outcomes: OutcomesPaper) -> None:
    """U44: the language is set, so a screen reader speaks it."""
    word = word_files.Document(BytesIO(docx.write(document_of(outcomes))))
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert "OFFICIAL-SENSITIVE" in section.header.paragraphs[0].text
    assert "every child is invented" in section.footer.paragraphs[0].text


def test_properties_hold_the_type_of_document_and_nobody(outcomes: OutcomesPaper) -> None:
    """S46: no author, no template's thumbnail, no custom parts, a fixed revision."""
    content = docx.write(document_of(outcomes))
    core = word_files.Document(BytesIO(content)).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Outcomes of the review", "", "")
    assert (core.comments, core.revision) == ("", 1)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        names = parts.namelist()
        properties = b"".join(parts.read(name) for name in names if name.startswith("docProps"))
        links = parts.read("_rels/.rels") + parts.read("word/_rels/document.xml.rels")
    assert not [name for name in names if "thumbnail" in name or "custom" in name.lower()]
    assert b"thumbnail" not in links
    assert b"customXml" not in links
    for word in (b"Thornbury", b"Ainsworth", b"python"):
        assert word not in properties


def test_word_takes_what_the_page_cannot_print(letter: LetterPaper) -> None:
    word = word_files.Document(BytesIO(docx.write(document_of(replace(letter, greeting="Dear \x00سلام,")))))
    assert word.paragraphs[0].text == "Dear سلام,"


def test_the_same_document_gives_the_same_bytes(letter: LetterPaper) -> None:
    assert docx.write(document_of(letter)) == docx.write(document_of(letter))


def test_plain_lists_are_bulleted() -> None:
    document = Document("Title", (Heading(3, "Small"), Bullets(("One",)), Rule()), record())
    word = word_files.Document(BytesIO(docx.write(document)))
    assert [one.style.name for one in word.paragraphs] == ["Heading 2", "List Bullet", "Normal"]
