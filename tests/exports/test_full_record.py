"""The full record of a review, cut for each of twelve people and read back line by line (S38, S39, S44, S47)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

import docx
import pytest
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.rules import NOT_SENT, NOTHING_CHOSEN, PaperType
from iro_desk.exports import DECISIONS, DOCX, PDF, TEXT, preparing
from iro_desk.exports.versions import Choice, MadeFile
from iro_desk.records import Person
from iro_desk.services import outbox
from tests.exports.rich_record import HAVE_IT, NEVER, TICKED, WHOLE, expected, lay_record
from tests.exports.rich_review import (
    ADDRESS,
    CARER,
    EVERYBODY,
    MUM,
    NOBODY,
    NOW,
    TEACHER,
    TODAY,
    WORKER,
    rich_desk,
    words_of,
)

RECORD = (DocumentKind.FULL_RECORD,)
FORMATS = (PDF.name, DOCX.name, TEXT.name)
CHOICES = {MUM: Choice(parts={PaperType.FULL_RECORD: TICKED})}


@pytest.fixture(scope="module")
def laid() -> Iterator[Session]:
    with rich_desk(lay_record) as session:
        yield session


@pytest.fixture(scope="module")
def files(laid: Session) -> dict[tuple[int, str], bytes]:
    made = record_for(laid, *sorted(HAVE_IT))
    assert [each.questions for each in made if each.questions] == []
    return {(each.version.reader.person_id, each.format_name): each.content for each in made}


def record_for(session: Session, *people: int, formats: tuple[str, ...] = FORMATS) -> tuple[MadeFile, ...]:
    references = ("K7F3Q2",) * len(people)
    return preparing.make_papers(session, 1, RECORD, formats, people, references, TODAY, CHOICES)


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("person", sorted(HAVE_IT))
def test_each_reader_of_the_record_has_the_lines_that_are_theirs_and_no_other(
    files: dict[tuple[int, str], bytes], person: int, format_name: str
) -> None:
    words = words_of(files[person, format_name])
    wrong = [line for line, (_, readers) in expected().items() if (line in words) is not (person in readers)]
    assert wrong == []
    assert [line for line in (*NOBODY, *NEVER) if line.casefold() in words.casefold()] == []


def test_who_is_not_sent_the_record_by_the_table_has_none_and_a_parents_is_decided_each_time(
    laid: Session,
) -> None:
    found = preparing.papers_for(laid, 1, RECORD, sorted(EVERYBODY), TODAY, {})
    refused = {one.reader.person_id: one.refused for one in found}
    assert {person for person, why in refused.items() if not why} == WHOLE
    assert refused[TEACHER] == NOT_SENT and refused[MUM] == NOTHING_CHOSEN
    assert all(one.paper for one in found) and not any(one.gets for one in found if one.refused)


def test_what_was_left_out_of_the_record_is_told_with_why(laid: Session) -> None:
    (mums,) = preparing.papers_for(laid, 1, RECORD, (MUM,), TODAY, CHOICES)
    told = {left.what: left.why for left in mums.left_out}
    assert "Midway: Was the plan drifting?" in told and "Whether it had come: Health plan" in told
    assert all(told.values()) and not any(ADDRESS in line for line in mums.gets)


def test_columns_stand_side_by_side_in_word_under_a_heading_row_that_repeats(
    files: dict[tuple[int, str], bytes],
) -> None:
    made = docx.Document(BytesIO(files[WORKER, DOCX.name]))
    headings = [p.text for p in made.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[:2] == ["In the child’s words", "Decisions"]
    assert "The midway review, 20 March 2026" in headings
    table = next(t for t in made.tables if t.cell(0, 1).text == "Working well")
    assert [cell.text for cell in table.rows[1].cells] == ["Home", "", "At night the boiler rattles.", ""]
    assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")
    assert made.core_properties.language == "en-GB" and made.core_properties.author == ""


def test_the_recommendations_for_school_and_health_are_those_of_the_decisions_by_their_numbers(
    files: dict[tuple[int, str], bytes],
) -> None:
    words = words_of(files[WORKER, TEXT.name])
    start = words.index("Recommendations for school and health")
    assert "For the school plan (PEP) What: 1. School to lend a tablet" in words[start:]
    assert "For the health plan What: 2. The nurse to look at the itchy patch" in words[start:]


def test_the_decisions_of_one_reader_are_a_table_a_spreadsheet_opens(laid: Session) -> None:
    (made,) = record_for(laid, CARER, formats=(DECISIONS.name,))
    rows = list(csv.DictReader(StringIO(made.content.decode("utf-8-sig"))))
    assert made.file_name.endswith("-version-1.csv"), "a table has no other place to say it in"
    assert rows[0]["What"] == "School to lend a tablet computer" and rows[0]["Who"] == "Mr Lund"
    assert all(row["Marking"].startswith("OFFICIAL-SENSITIVE") for row in rows)
    assert not any(word in made.content.decode() for word in NOBODY)


def test_a_version_without_decisions_has_no_table_of_them(laid: Session) -> None:
    choices = {MUM: Choice(parts={PaperType.FULL_RECORD: frozenset({Part.FAMILY})})}
    made = preparing.make_papers(laid, 1, RECORD, ("pdf", "csv"), (MUM,), ("K7F3Q2",), TODAY, choices)
    assert [each.format_name for each in made] == ["pdf"]


def test_the_record_that_was_read_back_waits_in_the_outbox_and_its_day_counts(laid: Session) -> None:
    made = record_for(laid, WORKER, formats=("pdf",))
    preparing.versions.queue(laid, made, NOW)
    (row,) = outbox.rows(laid)
    assert row.kind is DocumentKind.FULL_RECORD and row.review_version == 1
    assert outbox.content(laid, row.item_id) == made[0].content
    laid.rollback()


def test_somebody_an_order_bars_is_refused_the_record(laid: Session) -> None:
    laid.get_one(Person, WORKER).is_barred = True
    laid.flush()
    (one,) = preparing.papers_for(laid, 1, RECORD, (WORKER,), TODAY, {})
    laid.rollback()
    assert one.refused and one.gets == ()
