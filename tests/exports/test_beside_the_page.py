"""Every file of every reader says beside its page, to no eye, only what that reader's page says too (S29, S46, S47).

Beside the page are its name, its properties, what a screen reader hears, bookmarks, descriptions and hidden parts. Each
word of those stands on that very page, or in a file of the kind that is about nobody; so no line that was cut for a
reader can come back in one of them.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import docx
import pytest
from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind, SheetState
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.rules import PaperType
from iro_desk.domain.working_days import Calendar
from iro_desk.exports import DOCX, PDF, case_papers, looks, preparing, stationery
from iro_desk.exports.document import Bullets, Document, Fact, Facts, Heading, Table
from iro_desk.exports.reading_back import passages
from iro_desk.exports.versions import Choice, MadeFile
from iro_desk.records import Child, Sheet
from iro_desk.services.entering import insert
from tests.exports.rich_record import lay_record
from tests.exports.rich_review import (
    GUARDIAN,
    MANAGER,
    MUM,
    NOBODY,
    TODAY,
    WORKER,
    rich_desk,
    words_of,
)
from tests.exports.test_case_papers import HEAD, lay_concern, lay_more_people
from tests.services.test_handover_paper import finish, lay_open_work

NEXT = 16
CALENDAR, RULES = Calendar({}), ClockRules()
SOME = frozenset({Part.HOME, Part.SCHOOL, Part.DECISIONS_OWN, Part.NEXT})
"""What is ticked for whoever gets a paper only in part."""
CHOSEN = Choice(
    parts={
        **dict.fromkeys(PaperType, SOME),
        PaperType.MIDWAY_RECORD: frozenset({Part.DECISIONS_ALL}),
        PaperType.CP_RECORD: frozenset(Part) - {Part.HOME},
    }
)
READERS: dict[DocumentKind, tuple[int, dict[int, Choice]]] = {
    DocumentKind.OUTCOMES: (1, {WORKER: Choice(), MUM: CHOSEN}),
    DocumentKind.FULL_RECORD: (1, {MANAGER: Choice(), MUM: CHOSEN}),
    DocumentKind.MONITORING: (1, {MANAGER: Choice()}),
    DocumentKind.MIDWAY: (1, {WORKER: Choice(), GUARDIAN: CHOSEN}),
    DocumentKind.SHEET: (2, {WORKER: Choice(), MUM: CHOSEN}),
    DocumentKind.DISPUTE: (1, {HEAD: Choice(), GUARDIAN: CHOSEN}),
    DocumentKind.FOOTPRINT: (1, {GUARDIAN: Choice(parts={PaperType.FOOTPRINT: frozenset({Part.DECISIONS_ALL})})}),
    DocumentKind.THANKS: (1, {WORKER: Choice(), MANAGER: Choice()}),
    DocumentKind.HANDOVER: (1, {NEXT: Choice()}),
}  # fmt: skip
"""For each paper that is cut, what it is of, and a reader who has it whole and one who has it in part."""
NOT_CUT = {DocumentKind.LETTER}
CALLED = (
    "Facts", "Attendance", "Signs of Safety", "Decisions of this review", "Decisions of the last review",
    "Recommendations for school and health", "How far each decision had got", "Added at the midway",
    "Who was asked", "Meetings of this review", "Plans and reports", "Indicators", "Grades of the plans",
    "What the questions about each plan point to",
)  # fmt: skip
"""What a table is called to those who hear the page, where no heading says it."""


@pytest.fixture(scope="module")
def laid() -> Iterator[Session]:
    with rich_desk(
        lay_record, lay_more_people, lay_concern, lay_open_work, lay_conference, finish
    ) as session:
        yield session


def lay_conference(session: Session) -> None:
    """A conference form whose reason for a change names a place that is only the officer's to read."""
    answers = {
        "held_on": "2026-06-05", "place": "The blue room", "changed": "The stairs were mended",
        "child": [{"words": "I like the stairs", "share": "may_share"}, {"words": "an aside", "share": "private"}],
    }  # fmt: skip
    insert(session, Sheet, child_id=1, form="review_conference", held_on=date(2026, 6, 5), begun_on=date(2026, 6, 5),
           state=SheetState.FINISHED, finished_at=datetime(2026, 6, 5, tzinfo=UTC), answers=json.dumps(answers),
           amended_why="The lighthouse was left out")  # fmt: skip


def files(session: Session, kind: DocumentKind, *formats: str) -> tuple[MadeFile, ...]:
    of, readers = READERS[kind]
    people, references = tuple(readers), ("K7F3Q2",) * len(readers)
    if kind in preparing.PAPER_TYPES:
        return preparing.make_papers(session, of, (kind,), formats, people, references, TODAY, readers)
    form = DocumentKind.SHEET if kind is DocumentKind.MIDWAY else kind
    return case_papers.make(session, form, of, formats, people, references, TODAY, CALENDAR, RULES, readers)


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}|\d{2,}", text.casefold()))


@pytest.fixture(scope="module")
def of_nobody(laid: Session) -> set[str]:
    """The words of files that are about nobody: their formats' own parts, the program's name and the marking."""
    blocks = (
        Heading(1, "Paper"), Heading(2, "Part"), Facts((Fact("Day", "Today"),)), Bullets(("One",)),
        Table("Rows", ("Day",), (("Today",),), (100,)),
    )  # fmt: skip
    ready = stationery.ready(laid, Document("Paper", blocks, looks.record()))
    return {
        word
        for format_ in (PDF, DOCX)
        for one in passages(format_.write(ready))
        for word in words_in(one.text)
    }


def on_the_page(content: bytes) -> str:
    """What an eye reads of a page, or of a Word file."""
    if content.startswith(b"%PDF"):
        return "\n".join(one.text for one in passages(content) if one.where.startswith("page "))
    word = docx.Document(BytesIO(content))
    edges = [edge for one in word.sections for edge in (one.header, one.footer)]
    said = [paragraph.text for held in (word, *edges) for paragraph in held.paragraphs]
    said += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join(said)


def beside(content: bytes, file_name: str, of_nobody: set[str]) -> set[str]:
    """The words of a file that no eye reads and that are not in every file."""
    every = words_in("\n".join(one.text for one in passages(content, file_name)))
    return every - words_in(on_the_page(content)) - of_nobody - words_in(" ".join(CALLED))


def test_every_paper_that_is_cut_has_a_reader_here() -> None:
    assert set(READERS) | NOT_CUT >= {*preparing.PAPER_TYPES, *case_papers.PAPERS}


@pytest.mark.parametrize("kind", READERS, ids=lambda kind: kind.value)
def test_nothing_stands_in_a_readers_file_that_their_own_page_does_not_tell(
    laid: Session, of_nobody: set[str], kind: DocumentKind
) -> None:
    """S46: nor anything that nobody gets, nor, to whom it is not, why a form was changed."""
    made = files(laid, kind, "pdf", "docx")
    assert len(made) == 2 * len(READERS[kind][1])
    for each in made:
        assert re.fullmatch(rf"IRO-K7F3Q2-{kind.value}-2026-06-11\.(pdf|docx)", each.file_name)
        told = beside(each.content, each.file_name, of_nobody)
        assert told <= words_in(each.file_name), (each.version.reader.name, each.format_name)
        whole = "\n".join(one.text for one in passages(each.content, each.file_name)).casefold()
        assert [line for line in (*NOBODY, "The blue room") if line.casefold() in whole] == []
        sees = kind is DocumentKind.SHEET and Part.OFFICER_VIEW in each.version.given.parts
        assert ("lighthouse" in whole) is sees, each.version.reader.name


def test_a_spreadsheets_rows_are_those_of_the_same_readers_page(laid: Session) -> None:
    made = {
        (each.version.reader.person_id, each.format_name): each.content
        for kind in (DocumentKind.OUTCOMES, DocumentKind.FULL_RECORD)
        for each in files(laid, kind, "docx", "csv")
    }
    tables = [key for key in made if key[1] == "csv"]
    assert tables
    for person, _ in tables:
        rows = list(csv.reader(StringIO(made[person, "csv"].decode("utf-8-sig"))))
        page = docx.Document(BytesIO(made[person, "docx"]))
        table = next(one for one in page.tables if one.cell(0, 0).text == "No.")
        assert [row[:-1] for row in rows] == [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("format_", [PDF, DOCX], ids=["pdf", "word"])
def test_a_name_that_is_only_heard_is_found_beside_the_page(
    laid: Session, of_nobody: set[str], format_
) -> None:
    """The sweep can fail: the name of a table is heard, and is on no page."""
    table = Table("Quillon", ("Day",), (("Today",),), (100,))
    ready = stationery.ready(laid, Document("Paper", (Heading(1, "Paper"), table), looks.record()))
    assert beside(format_.write(ready), "", of_nobody) == {"quillon"}


def test_where_a_conference_was_held_is_told_only_while_no_address_is_withheld(laid: Session) -> None:
    """S44: it may be where the child lives, and every copy is about the same place."""
    held = [
        [line for line in ("The blue room", "Where it was held") if line in words] for words in told(laid)
    ]
    laid.get_one(Child, 1).address_withheld_from = ""
    laid.flush()
    open_to_all = ["The blue room" in words for words in told(laid)]
    laid.rollback()
    assert held == [[], []] and open_to_all == [True, True]


def told(session: Session) -> list[str]:
    return [words_of(each.content) for each in files(session, DocumentKind.SHEET, "txt")]
