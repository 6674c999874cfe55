"""PDF files as read back: every word, its tags, and nothing about anyone in the properties."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from iro_desk.domain.codes import Voice
from iro_desk.domain.papers import LetterBlock, LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.domain.sending.marking import STANDARD_MARKING
from iro_desk.errors import Refusal
from iro_desk.exports import document_of, glyphs
from iro_desk.exports.document import Bullets, Document, Heading, Paragraph, Rule, Run, Table
from iro_desk.exports.document_text import text_of
from iro_desk.exports.formats import pdf
from iro_desk.exports.formats.pdf.marks import Box
from iro_desk.exports.formats.pdf.pages import lay_out
from iro_desk.exports.looks import record

AWKWARD = (
    "Nguyễn Thị Hồng",
    "Siân Ŵyn Llŷr",
    "Zoe\u0308 O’Neill",
    "Łukasz Żółć",
    "Ọlá Adébáyọ̀".replace("ọ̀", "ọ"),
    "İpek Şahin",
)


def _read(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _require_every_line(document: Document) -> None:
    read = _read(pdf.write(document)).replace(" ", "")
    for line in glyphs.clean(text_of(document)).splitlines():
        assert line.replace(" ", "") in read


def test_every_line_of_each_document_can_be_read_back(
    letter: LetterPaper, outcomes: OutcomesPaper, monitoring: MonitoringPaper
) -> None:
    for paper in (letter, outcomes, monitoring):
        document = document_of(paper)
        narrow = tuple(block for block in document.blocks if not isinstance(block, Table))
        _require_every_line(replace(document, blocks=narrow))


def test_every_cell_of_a_table_can_be_read_back(outcomes: OutcomesPaper) -> None:
    document = document_of(outcomes)
    read = _read(pdf.write(document))
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for word in " ".join(cell for row in table.rows for cell in row).split():
            assert word in read


@pytest.mark.parametrize("name", AWKWARD)
def test_names_from_many_languages_print_whole(name: str, letter: LetterPaper) -> None:
    """F51, F52: bold in the band and plain in the text."""
    words = LetterBlock("personal", "", (f"{name} came.",))
    _require_every_line(document_of(replace(letter, greeting=f"Dear {name},", blocks=(words,))))


def test_a_character_without_a_shape_is_refused_by_its_name_only(letter: LetterPaper) -> None:
    """F52: a letter never goes out with boxes or gaps."""
    words = LetterBlock("personal", "", ("Maya drew a 😀 and wrote سلام",))
    with pytest.raises(Refusal) as caught:
        pdf.write(document_of(replace(letter, blocks=(words,))))
    assert "😀 (grinning face)" in caught.value.what
    assert "Maya" not in str(caught.value)


def test_hidden_controls_are_left_out(letter: LetterPaper) -> None:
    """F51: a direction override or NUL cannot turn a page round."""
    read = _read(pdf.write(document_of(replace(letter, greeting="Dear \u202eMa\x00ya\u200b,"))))
    assert "Dear Maya," in read


@pytest.mark.parametrize("voice", [voice for voice in Voice if voice is not Voice.EASY])
def test_a_letter_of_the_usual_length_is_one_page(voice: Voice, letter: LetterPaper) -> None:
    shorter = tuple(block for block in letter.blocks if block.slot != "no")
    paper = replace(letter, voice=voice, blocks=shorter if voice is Voice.YOUNG else letter.blocks)
    assert len(PdfReader(BytesIO(pdf.write(document_of(paper)))).pages) == 1


def test_the_rights_of_a_child_stand_in_a_frame_at_the_foot(letter: LetterPaper) -> None:
    sheet = lay_out(document_of(letter)).sheets[0]
    frames = [mark for mark in sheet if isinstance(mark, Box) and mark.frame]
    assert len(frames) == 1
    assert frames[0].y < 60


def test_a_long_letter_goes_on_to_a_second_page_and_loses_nothing(letter: LetterPaper) -> None:
    long = replace(letter, blocks=letter.blocks * 3)
    document = document_of(long)
    assert len(PdfReader(BytesIO(pdf.write(document))).pages) > 1
    _require_every_line(document)


def test_a_long_quotation_and_a_tall_row_cross_pages_whole(
    letter: LetterPaper, monitoring: MonitoringPaper
) -> None:
    sayings = tuple(f"Saying number {number} of a long talk." for number in range(90))
    document = document_of(replace(letter, blocks=(LetterBlock("you_told_me", "You told me", sayings),)))
    _require_every_line(document)
    numbered = " ".join(f"w{number}" for number in range(2500))
    tall = replace(monitoring, grades=(replace(monitoring.grades[0], analysis=numbered),))
    read = set(_read(pdf.write(document_of(tall))).split())
    assert set(numbered.split()) <= read


def test_properties_hold_the_type_of_document_and_nobody(outcomes: OutcomesPaper) -> None:
    """S46: file information and XMP hold the title type and the marking only."""
    reader = PdfReader(BytesIO(pdf.write(document_of(outcomes))))
    assert reader.metadata is not None
    assert dict(reader.metadata) == {
        "/Title": "Outcomes of the review",
        "/Keywords": STANDARD_MARKING,
        "/Producer": "IRO Desk",
        "/CreationDate": "D:20000101000000+00'00'",
    }
    packet = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert f"<pdf:Keywords>{STANDARD_MARKING}</pdf:Keywords>" in packet
    assert "Thornbury" not in packet
    assert "Ainsworth" not in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet


def test_the_file_says_its_language_title_and_tags(letter: LetterPaper) -> None:
    """U44, U52: language, title shown, and a tag for every part in reading order."""
    root = PdfReader(BytesIO(pdf.write(document_of(letter)))).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    document = root["/StructTreeRoot"]["/K"][0].get_object()
    kinds = [kid.get_object()["/S"] for kid in document["/K"]]
    assert kinds[:8] == ["/H1", "/P", "/P", "/P", "/P", "/H2", "/BlockQuote", "/H2"]
    assert kinds.count("/H1") == 1
    assert "/L" in kinds


def test_a_table_has_heading_cells_with_their_scope(outcomes: OutcomesPaper) -> None:
    root = PdfReader(BytesIO(pdf.write(document_of(outcomes)))).trailer["/Root"]
    document = root["/StructTreeRoot"]["/K"][0].get_object()
    tables = [kid.get_object() for kid in document["/K"] if kid.get_object()["/S"] == "/Table"]
    first_row = tables[1]["/K"][0].get_object()
    cells = [cell.get_object() for cell in first_row["/K"]]
    assert [cell["/S"] for cell in cells] == ["/TH"] * 5
    assert {cell["/A"]["/Scope"] for cell in cells} == {"/Column"}


def test_every_font_is_embedded(outcomes: OutcomesPaper) -> None:
    reader = PdfReader(BytesIO(pdf.write(document_of(outcomes))))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]


def test_pages_are_numbered_and_marked(outcomes: OutcomesPaper) -> None:
    pages = PdfReader(BytesIO(pdf.write(document_of(outcomes)))).pages
    for number, page in enumerate(pages, 1):
        read = page.extract_text()
        assert f"Page {number} of {len(pages)}" in " ".join(read.split())
        assert "OFFICIAL-SENSITIVE" in read


def test_the_same_document_gives_the_same_bytes(letter: LetterPaper) -> None:
    assert pdf.write(document_of(letter)) == pdf.write(document_of(letter))


def test_lists_rules_and_words_wider_than_the_page_are_set() -> None:
    blocks = (
        Heading(1, "Title"),
        Bullets(("One thing", "Another thing")),
        Rule(),
        Paragraph((Run("x" * 400),), quiet=True),
    )
    read = _read(pdf.write(Document("Title", blocks, record())))
    assert "One thing" in read
    assert read.count("x") == 400
