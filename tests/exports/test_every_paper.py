"""What must hold of every document there is, in every format: its marking, and that a child's has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader
from sqlmodel import Session, SQLModel, create_engine

from iro_desk import exports
from iro_desk.domain.papers import LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.domain.sending.edition import Edition
from iro_desk.domain.sending.marking import STANDARD_MARKING
from iro_desk.errors import Refusal
from iro_desk.exports import ALL_FORMATS, DOCX, PDF, TEXT, Format, looks, stationery
from iro_desk.exports.document import Document, Heading, Readers, Ready
from iro_desk.exports.reading_back import passages
from iro_desk.services import settings
from iro_desk.services.sending_preferences import MARKING
from tests.exports.every_document import builders, samples

DAY = date(2026, 6, 3)
OWN = "OFFICIAL-SENSITIVE – CHILD – Larkshire’s own words"
#: all but the table of decisions, which no paper for a child has
EVERY_FORMAT = tuple(
    one for one in vars(exports).values() if isinstance(one, Format) and one is not exports.DECISIONS
)
#: what carries no marking, and why: it is for the child, or it is blank
UNMARKED = {"letter": {Readers.CHILD}, "feeling_cards": {Readers.CHILD},
            "printed_form": {Readers.CHILD, Readers.BLANK}}  # fmt: skip


@pytest.fixture(scope="module")
def session():
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        settings.change(made, MARKING, OWN)
        yield made
    engine.dispose()


@pytest.fixture
def every(
    letter: LetterPaper, outcomes: OutcomesPaper, monitoring: MonitoringPaper
) -> dict[str, tuple[Document, ...]]:
    return samples(letter, outcomes, monitoring)


def test_every_document_has_a_sample_here(every: dict[str, tuple[Document, ...]]):
    assert sorted(every) == builders(), "give a new one a sample in tests/exports/every_document.py"


def test_a_paper_is_for_adults_unless_it_is_one_of_those_named(every: dict[str, tuple[Document, ...]]):
    for name, documents in every.items():
        assert {one.readers for one in documents} == UNMARKED.get(name, {Readers.ADULTS}), name


def test_every_paper_for_adults_is_marked_at_the_top_and_foot_of_each_page_and_in_its_properties(
    every: dict[str, tuple[Document, ...]], session: Session
):
    for name, documents in every.items():
        for document in documents if name not in UNMARKED else ():
            ready = stationery.ready(session, document)
            assert marked_pages(PDF.write(ready)), name
            assert marked_word(DOCX.write(ready)), name
            lines = TEXT.write(ready).decode().split("\n")
            assert lines[0] == lines[-2] == OWN, name


@pytest.mark.parametrize("format_", EVERY_FORMAT, ids=lambda one: one.name)
def test_nothing_for_a_child_and_no_blank_form_is_marked_anywhere_in_its_file(
    every: dict[str, tuple[Document, ...]], session: Session, format_: Format
):
    """Not on its pages, not in its properties, not in a hidden part; nor when somebody asks for it."""
    for name in UNMARKED:
        # A form in one format is as the same form in the other; two of a kind are enough for each.
        for document in every[name][:: 1 if format_ is TEXT else 4]:
            asked = replace(document, marking=STANDARD_MARKING)
            words = "\n".join(one.text for one in passages(format_.write(stationery.ready(session, asked))))
            assert "OFFICIAL" not in words and "Larkshire’s own words" not in words, name


def test_what_is_for_anyone_is_written_without_the_desk_and_a_paper_for_adults_never_is(
    every: dict[str, tuple[Document, ...]],
):
    assert stationery.ready_for_anyone(every["feeling_cards"][0]) is every["feeling_cards"][0]
    with pytest.raises(ValueError, match="adults"):
        stationery.ready_for_anyone(every["outcomes"][0])


def test_an_authority_that_marks_nothing_empties_the_words(outcomes: OutcomesPaper, session: Session):
    settings.change(session, MARKING, "")
    ready = stationery.ready(session, exports.document_of(outcomes))
    for format_ in (*ALL_FORMATS, TEXT):
        assert "OFFICIAL" not in "\n".join(one.text for one in passages(format_.write(ready)))
    settings.change(session, MARKING, OWN)


def test_a_marking_too_long_for_a_line_is_set_whole_and_a_longer_one_is_refused(
    outcomes: OutcomesPaper, session: Session
):
    long = "W" * 30 + " and " + "M" * 30 + " so that it cannot stand on one"
    settings.change(session, MARKING, long)
    content = PDF.write(stationery.ready(session, exports.document_of(outcomes)))
    for page in PdfReader(BytesIO(content)).pages:
        lines = page.extract_text().split("\n")
        assert " ".join("".join(lines[:2]).split()) == " ".join("".join(lines[-2:]).split()) == long
    with pytest.raises(Refusal, match="100 characters"):
        settings.change(session, MARKING, "x" * 101)
    settings.change(session, MARKING, OWN)


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        (Edition(1), "Version 1"),
        (Edition(1, reader="Bev Castle, foster carer"), "Version 1 for Bev Castle, foster carer"),
        (Edition(2, DAY), "Version 2, replaces version 1 of 3 June 2026"),
        (Edition(2, DAY, "Bev"), "Version 2 for Bev. Replaces version 1 of 3 June 2026."),
        (
            Edition(3, DAY),
            "Version 3, replaces version 2 of 3 June 2026 and every version before it",
        ),
    ],
)
def test_the_version_stands_below_the_title_and_at_the_foot_of_every_page_in_every_format(
    outcomes: OutcomesPaper, session: Session, edition: Edition, words: str
):
    ready = stationery.ready(session, exports.document_of(outcomes), edition)
    assert ("eplaces" in words) is (edition.number > 1)
    for number, page in enumerate(PdfReader(BytesIO(PDF.write(ready))).pages):
        assert page.extract_text().count(words) == (2 if number == 0 else 1)
    word = docx.Document(BytesIO(DOCX.write(ready)))
    assert [one.text for one in word.paragraphs][:2] == ["Outcomes of the review", words]
    assert words in [one.text for one in word.sections[0].footer.paragraphs]
    assert TEXT.write(ready).decode().replace("\n", " ").count(words) == 2


def test_a_document_without_a_title_has_its_version_first(session: Session):
    document = Document("Note", (), looks.record())
    ready: Ready = stationery.ready(session, document, Edition(2, DAY))
    assert not isinstance(ready.blocks[0], Heading) and "Version 2" in TEXT.write(ready).decode()


def marked_pages(content: bytes) -> bool:
    """Whether the first and the last line of every page, and the properties, are the marking."""
    read = PdfReader(BytesIO(content))
    pages = [[line.strip() for line in page.extract_text().split("\n")] for page in read.pages]
    packet = read.trailer["/Root"]["/Metadata"].get_data().decode()
    return (
        all(lines[0] == lines[-1] == OWN for lines in pages)
        and OWN in packet
        and read.metadata["/Keywords"] == OWN
    )


def marked_word(content: bytes) -> bool:
    """Whether the header and the foot of every section, and the properties, hold the marking."""
    word = docx.Document(BytesIO(content))
    edges = [edge for one in word.sections for edge in (one.header, one.footer)]
    return word.core_properties.keywords == OWN and all(
        OWN in [line.text for line in edge.paragraphs] for edge in edges
    )
