"""A sample of every document the program can make, by the module that builds it.

A module under ``exports/documents`` that builds one has its sample here, or ``test_every_paper`` fails: so what must
hold of every paper is tried on a new one too.
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

from iro_desk.domain.codes import DocumentKind, Voice
from iro_desk.domain.filed_paper import FiledLine, FiledPaper, FiledSection, Shape
from iro_desk.domain.papers import Answered, LetterPaper, MonitoringPaper, OutcomesPaper
from iro_desk.domain.record_paper import (
    InvitedLine,
    MeetingLine,
    MidwayFollowUp,
    ReadBeforeLine,
    RecordPaper,
)
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.sending import wrong_reader as hours
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper
from iro_desk.exports import documents
from iro_desk.exports.document import Document
from iro_desk.exports.documents import (
    feeling_cards,
    filed,
    footprint,
    letter,
    monitoring,
    outcomes,
    overdue_plans,
    planner_week,
    preparation,
    printed_form,
    record,
    sheet,
    wrong_reader,
)
from iro_desk.exports.pictures import openmoji
from iro_desk.services import consultations
from iro_desk.services.planner import DayRow, Span
from iro_desk.services.sending.recalls import BreachNote
from tests.exports.letter_forms import every_form
from tests.exports.test_footprint import paper as footprint_paper
from tests.exports.test_preparation import page as preparation_page
from tests.exports.test_tracking_list import PAPER as OVERDUE

DAY = date(2026, 6, 11)
NOW = datetime(2026, 6, 11, 9, 30, tzinfo=UTC)


def builders() -> list[str]:
    """The modules that build a document."""
    names = [found.name for found in pkgutil.iter_modules(documents.__path__)]
    return [name for name in names if hasattr(import_module(f"{documents.__name__}.{name}"), "build")]


def samples(
    letter_paper: LetterPaper, outcomes_paper: OutcomesPaper, monitoring_paper: MonitoringPaper
) -> dict[str, tuple[Document, ...]]:
    """Each module's documents, in every form it has."""
    forms = consultations.forms()
    return {
        "feeling_cards": (feeling_cards.build(openmoji),),
        "filed": (filed.build(_filed()),),
        "footprint": (footprint.build(footprint_paper()),),
        "letter": (
            *(letter.build(paper) for paper in every_form(letter_paper).values()),
            *(letter.build(_in_voice(letter_paper, voice)) for voice in Voice),
        ),
        "monitoring": (monitoring.build(monitoring_paper),),
        "outcomes": (outcomes.build(outcomes_paper),),
        "overdue_plans": (overdue_plans.build(OVERDUE),),
        "planner_week": (planner_week.build(_week(), is_demonstration=False),),
        "preparation": (preparation.build(preparation_page()),),
        "printed_form": tuple(
            printed_form.build(form, forms, "Ros", "Friday 26 June", "Form") for form in forms.forms
        ),
        "record": (record.build(_record(outcomes_paper)),),
        "sheet": (sheet.build(_sheet()),),
        "wrong_reader": (wrong_reader.build(_note(), NOW),),
    }


def _in_voice(paper: LetterPaper, voice: Voice) -> LetterPaper:
    return replace(paper, voice=voice)


def _week() -> Span:
    day = DayRow(DAY, (), (), (), "", is_working_day=True)
    return Span(DAY, DAY + timedelta(days=6), (day,), (), "Nothing is booked.")


def _record(paper: OutcomesPaper) -> RecordPaper:
    first, *_ = paper.decisions
    return RecordPaper(
        paper,
        (InvitedLine("Mr Lund", "School", "No", "Yes", DAY, "by e-mail"),),
        (MeetingLine(DAY, "Those who work with her"),),
        (ReadBeforeLine("Health plan", Part.HEALTH, "In time", DAY, "Yes"),),
        MidwayFollowUp(DAY, (first,), (Answered("Was the plan drifting?", "No"),), (first,)),
        is_demonstration=True,
    )


def _filed() -> FiledPaper:
    table = FiledSection(
        "What was done", (FiledLine(("Today", "Asked")),), Shape.TABLE, ("Day", "What"), (30, 70)
    )
    lines = {Shape.TEXT: ("Why?", "Because."), Shape.SAID: ("Snails.",), Shape.POINTS: ("One thing.",)}
    return FiledPaper(
        DocumentKind.DISPUTE, "Dispute form", (FiledLine(("Child", "Quill Ember")),),
        (table, *(FiledSection(shape.value, (FiledLine(cells),), shape) for shape, cells in lines.items())),
        "Una Bell", "020 7946 0000", is_demonstration=True, to_answer=("Yes", "No"),
    )  # fmt: skip


def _sheet() -> SheetPaper:
    answers = (PrintedAnswer("What was agreed", "A story book."),)
    return SheetPaper(
        title="Disruption meeting", purpose="", child_name="Quill Ember", local_code="C-1", dated_on=DAY,
        officer="Una Bell", officer_contact="020 7946 0000", authority="Invented Council",
        sections=(PrintedSection("Agreed", answers),),
    )  # fmt: skip


def _note() -> BreachNote:
    return BreachNote(
        case_number="C-1", paper="Outcomes, version 1", file_name="IRO-K7F3Q2.pdf", sha256="0" * 64,
        meant_role="Mother", placed_at=NOW, placed_in="The folder", who_has_it="Not known", what_happened="",
        what_was_in_it="", harm="", copies="", told_on=None, told_whom="",
        clock=hours.Clock(NOW, 72, NOW + timedelta(hours=72), 72), steps={}, officer="Una Bell",
        authority="Invented Council",
    )  # fmt: skip
