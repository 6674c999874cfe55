"""A paper on the authority's own template: its sheet, styles and edges, and our words at their place (U52)."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from pypdf import PdfReader
from sqlmodel import Session, SQLModel, create_engine

from iro_desk.domain.papers import LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.domain.sending.edition import Edition
from iro_desk.domain.sending.marking import STANDARD_MARKING
from iro_desk.exports import DOCX, document_of, stationery
from iro_desk.exports.document import Readers, Ready
from iro_desk.exports.reading_back import passages
from iro_desk.exports.templates.taking import taken
from iro_desk.services import word_template
from tests.exports.every_document import samples
from tests.exports.templates.made import AUTHOR, FOOT, county

SECOND = Edition(2, date(2026, 6, 3), "Bev Castle, carer")


@pytest.fixture(scope="module")
def session():
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        word_template.put(made, taken(county(), "County.dotx"))
        yield made
    engine.dispose()


@pytest.fixture
def paper(outcomes: OutcomesPaper, session: Session) -> bytes:
    return DOCX.write(stationery.ready(session, document_of(outcomes), SECOND))


def opened(content: bytes) -> WordDocument:
    return docx.Document(BytesIO(content))


def texts(part) -> list[str]:
    return [one.text for one in part.paragraphs]


def test_our_words_stand_where_the_template_says_in_its_styles_and_on_its_sheet(paper: bytes):
    word = opened(paper)
    lines = [one for one in texts(word) if one]
    assert lines[:3] == ["Children’s Services", "Outcomes of the review", SECOND.words]
    assert lines[-1] == "Working for Larkshire" and "IRO Desk" not in "".join(lines)
    section = word.sections[0]
    assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (30, 45)
    assert word.styles["Heading 1"].font.name == "Georgia"
    assert next(one for one in word.paragraphs if one.text == "Decisions").style.name == "Heading 1"


def test_tables_are_as_wide_as_the_templates_own_page(paper: bytes):
    for table in opened(paper).tables:
        assert sum(column.width.mm for column in table.columns) == pytest.approx(160, abs=1)


def test_its_edges_stay_and_ours_stand_beside_them(paper: bytes):
    section = opened(paper).sections[0]
    assert texts(section.header)[0] == STANDARD_MARKING and "Larkshire County Council" in texts(
        section.header
    )
    foot = texts(section.footer)
    assert foot[0] == FOOT and foot[1] == SECOND.words and foot[-1] == STANDARD_MARKING
    assert "Page  of " in "".join(foot).replace("1", "")
    assert section.header._element.findall(f".//{qn('w:drawing')}"), "the authority's mark"


@pytest.mark.parametrize("kind", ["first", "even"])
def test_a_header_of_its_own_on_the_first_or_on_even_pages_is_marked_too(
    outcomes: OutcomesPaper, session: Session, kind: str
):
    word = opened(county())
    section = word.sections[0]
    if kind == "first":
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "The first page"
    else:
        word.settings.odd_and_even_pages_header_footer = True
        section.even_page_header.paragraphs[0].text = "An even page"
    template = taken(saved(word), "t.docx").content
    made = opened(DOCX.write(Ready(replace(document_of(outcomes), template=template)))).sections[0]
    head, foot = getattr(made, f"{kind}_page_header"), getattr(made, f"{kind}_page_footer")
    assert texts(head)[0] == STANDARD_MARKING and len(texts(head)) == 2
    assert texts(foot)[-1] == STANDARD_MARKING


def saved(word: WordDocument) -> bytes:
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def test_what_the_template_marks_itself_is_not_marked_twice_and_its_page_numbers_are_enough(
    outcomes: OutcomesPaper, session: Session
):
    word = opened(county())
    word.sections[0].header.add_paragraph(STANDARD_MARKING.upper())
    foot = word.sections[0].footer.paragraphs[0]._p
    field = foot.makeelement(qn("w:fldSimple"), {qn("w:instr"): " PAGE "})
    foot.append(field)
    template = taken(saved(word), "t.docx").content
    section = opened(DOCX.write(Ready(replace(document_of(outcomes), template=template)))).sections[0]
    assert sum("OFFICIAL" in one for one in texts(section.header)) == 1
    assert not [one for one in texts(section.footer) if one.startswith("Page ")]


def test_without_a_marked_place_our_words_follow_what_is_there(outcomes: OutcomesPaper):
    template = taken(county(with_mark=False), "t.docx").content
    word = opened(DOCX.write(Ready(replace(document_of(outcomes), template=template))))
    assert [one for one in texts(word) if one][:2] == ["Children’s Services", "Outcomes of the review"]


def test_words_are_set_as_wide_as_the_section_they_stand_in(outcomes: OutcomesPaper):
    word = opened(county())
    wide = word.add_section()
    wide.left_margin = wide.right_margin = Mm(60)
    template = taken(saved(word), "t.docx").content
    made = opened(DOCX.write(Ready(replace(document_of(outcomes), template=template))))
    assert sum(column.width.mm for column in made.tables[0].columns) == pytest.approx(160, abs=1)
    assert len(made.sections) == 2


def test_the_finished_file_says_nothing_of_anybody_who_made_the_template(paper: bytes):
    """S46: over the finished file, every part of it."""
    with zipfile.ZipFile(BytesIO(paper)) as file:
        every = b"".join(file.read(name) for name in file.namelist()) + "".join(file.namelist()).encode()
    for trace in (
        AUTHOR.encode(),
        b"python-docx",
        b"rsid",
        b"External",
        b"customXml",
        b"comments.xml",
        b"{{",
    ):
        assert trace not in every, trace
    core = opened(paper).core_properties
    assert (core.title, core.keywords, core.author) == ("Outcomes of the review", STANDARD_MARKING, "")
    assert core.revision == 1


def test_every_word_file_for_adults_takes_it_and_none_for_a_child(
    letter: LetterPaper, outcomes: OutcomesPaper, monitoring: MonitoringPaper, session: Session
):
    for name, documents in samples(letter, outcomes, monitoring).items():
        for document in {one.readers: one for one in documents}.values():
            content = DOCX.write(stationery.ready(session, document))
            has_it = FOOT in "\n".join(one.text for one in passages(content))
            assert has_it is (document.readers is not Readers.CHILD), name


def test_a_child_has_none_even_when_one_is_given(letter: LetterPaper, session: Session):
    given = replace(document_of(letter), template=word_template.content(session))
    assert given.template is None


def test_a_file_of_the_same_paper_is_the_same_bytes(outcomes: OutcomesPaper, session: Session, paper: bytes):
    assert DOCX.write(stationery.ready(session, document_of(outcomes), SECOND)) == paper


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_another_office_program_opens_it_and_sets_its_pages(paper: bytes, tmp_path: Path):
    """U52: real styles, opened by somebody else's program."""
    path = tmp_path / "paper.docx"
    path.write_bytes(paper)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = [page.extract_text() for page in PdfReader(tmp_path / "paper.pdf").pages]
    for page in pages:
        assert (
            "OFFICIAL-SENSITIVE" in page
            and "Larkshire County Council" in page
            and "Version 2 for Bev" in page
        )
    assert "Decisions" in pages[0] + pages[-1]
