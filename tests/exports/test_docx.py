"""Word files as read back: real styles, British English, A4, and clean properties."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import docx as word_files
from docx.oxml.ns import qn

from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterForm
from iro_desk.domain.papers import LetterPaper, OutcomesPaper
from iro_desk.exports import document_of
from iro_desk.exports.document import Bullets, Document, Heading, Rule
from iro_desk.exports.formats import docx
from iro_desk.exports.looks import record
from iro_desk.exports.reading_back import passages
from tests.exports.letter_forms import ARABIC, every_form, pictured


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


def _xml(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return parts.read("word/document.xml").decode()


def test_pictures_stand_in_a_row_with_their_idea_and_say_what_they_show(letter: LetterPaper) -> None:
    paper = pictured(letter, FormKind.EASY_READ)
    word = word_files.Document(BytesIO(docx.write(document_of(paper))))
    (rows,) = word.tables
    assert rows.rows[0].cells[0]._tc.xpath(".//pic:pic")
    assert rows.rows[0].cells[1].text.startswith("Thank you for showing me")
    described = {one.get("descr") for one in word.element.xpath(".//wp:docPr")}
    assert described == {"A house"}
    assert len({one.get("id") for one in word.element.xpath(".//wp:docPr")}) == len(rows.rows)


def test_words_of_another_language_say_so_and_run_their_own_way(letter: LetterPaper) -> None:
    """U44: each language is spoken as itself."""
    word = word_files.Document(BytesIO(docx.write(document_of(replace(letter, translation=ARABIC)))))
    (beside,) = word.tables
    row = next(one for one in beside.rows if one.cells[0].text == "You told me")
    heading = row.cells[1].paragraphs[0]
    assert (heading.text, heading.style.name) == ("قلتِ لي", "Heading 1")
    assert heading._p.xpath("./w:pPr/w:bidi")
    assert heading._p.xpath("./w:r/w:rPr/w:lang/@w:bidi") == ["ar"]
    assert heading._p.xpath("./w:r/w:rPr/w:rtl")
    latin = list(beside._tbl.xpath(".//w:r[w:t='Tom']"))
    assert latin
    assert not latin[0].xpath("./w:rPr/w:rtl")


def test_promises_of_two_languages_are_numbered_each_from_one(letter: LetterPaper) -> None:
    word = word_files.Document(BytesIO(docx.write(document_of(replace(letter, translation=ARABIC)))))
    cells = [cell.text for row in word.tables[0].rows for cell in row.cells]
    assert any(text.startswith("1. You and Leo") for text in cells)
    assert any(text.startswith("1. ستلتقين") for text in cells)


def test_a_large_print_file_has_no_smaller_style_in_use(letter: LetterPaper) -> None:
    paper = replace(letter, form=LetterForm(FormKind.LARGE_PRINT))
    word = word_files.Document(BytesIO(docx.write(document_of(paper))))
    used = {one.style.name for one in word.paragraphs} | {"Footer"}
    assert min(word.styles[name].font.size.pt for name in used) >= 18


def test_an_a5_letter_is_a5_and_a_tinted_one_is_tinted(letter: LetterPaper) -> None:
    small = docx.write(document_of(replace(letter, form=LetterForm(fold=LetterFold.BOOKLET))))
    section = word_files.Document(BytesIO(small)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (148, 210)
    tinted = docx.write(document_of(replace(letter, form=LetterForm(FormKind.DYSLEXIA, tinted=True))))
    assert '<w:background w:color="FBF5E6"/>' in _xml(tinted)


def test_every_form_holds_every_word_of_the_letter(letter: LetterPaper) -> None:
    for name, paper in every_form(letter).items():
        if name.endswith(("a5", "pl")):
            # The same words on another paper, or in another language that runs as English does.
            continue
        read = "\n".join(one.text for one in passages(docx.write(document_of(paper))))
        for block in paper.blocks:
            for words in " ".join(block.lines).split():
                assert words in read, name
