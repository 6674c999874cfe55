"""Builds the record of a midway review: how far each decision has got, what was added, and everything else seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.filed_paper import FiledLine, FiledPaper, FiledSection, Shape
from iro_desk.domain.papers import DecisionLine
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.sheets.answers import read_answers
from iro_desk.domain.sheets.printed import SheetPaper
from iro_desk.domain.wording import dated, long_date
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Review, Sheet
from iro_desk.services import paper_marks
from iro_desk.services.entering import fetch
from iro_desk.services.filed_form import filed_sections
from iro_desk.services.record_paper import actions_of, progress_of
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets.paper import paper
from iro_desk.services.sheets.stored import held

TITLE = "Midway record"
NOT_SET = "Not set"
PROGRESS = ("Decision", "Who", "By", "How far it has got", "What has happened")
ADDED = ("Added", "Who", "By", "Where it is")
PARTS = {
    "file": Part.OFFICER_VIEW,
    "people": Part.ATTENDANCE,
    "progress": Part.DECISIONS_ALL,
    "plan": Part.DECISIONS_ALL,
    "next": Part.DECISIONS_ALL,
    "drift": Part.OFFICER_VIEW,
    "drift_cause": Part.OFFICER_VIEW,
    "drift_effect": Part.OFFICER_VIEW,
    "permanence": Part.LEGAL,
    "grades": Part.OFFICER_VIEW,
    "home": Part.HOME,
    "good": Part.OFFICER_VIEW,
}
"""What a reader must have to be told a section or an answer of the form, by its id."""


def is_midway(form_id: str) -> bool:
    """Whether a short form is the midway of a review."""
    return form_of(form_id).is_midway


def midway(session: Session, sheet_id: int, today: date, calendar: Calendar, rules: ClockRules) -> FiledPaper:
    """The record of one finished midway; each decision and each action belongs to whoever is to do it.

    Raises:
        Refusal: it is not finished.
    """
    told = paper(session, sheet_id, today, calendar, rules)
    sheet = fetch(session, Sheet, sheet_id)
    form = form_of(sheet.form)
    answers = read_answers(form, held(sheet.answers))
    people = paper_marks.people_of(session, sheet.child_id or 0)
    progress = tuple(_progress(progress_of(row, people)) for row in answers.rows("decisions"))
    added = tuple(_added(one) for one in actions_of(session, sheet_id, people))
    sections = (
        FiledSection(
            "The decisions of the last review", progress, Shape.TABLE, PROGRESS, (30, 15, 17, 16, 22)
        ),
        FiledSection("What was added", added, Shape.TABLE, ADDED, (42, 19, 19, 20)),
        *filed_sections(told, frozenset({"decisions", "actions", form.dated_by}), PARTS),
    )
    return FiledPaper(
        kind=DocumentKind.MIDWAY,
        title=TITLE,
        facts=tuple(_facts(session, sheet, told)),
        sections=tuple(one for one in sections if one.lines),
        officer=told.officer,
        officer_contact=told.officer_contact,
        is_demonstration=told.is_demonstration,
    )


def _facts(session: Session, sheet: Sheet, told: SheetPaper) -> Iterator[FiledLine]:
    yield FiledLine(("Child", told.child_name))
    if told.local_code:
        yield FiledLine(("Local reference", told.local_code), is_number=True)
    if sheet.held_on is not None:
        yield FiledLine(("Midway review", long_date(sheet.held_on)))
    review = session.get(Review, sheet.review_id) if sheet.review_id is not None else None
    if review is not None:
        yield FiledLine(("After the review of", long_date(review.review_on)))
        if review.next_review_on is not None:
            yield FiledLine(("Next review", long_date(review.next_review_on)), (Part.NEXT,))
    if told.amended_why:
        yield FiledLine(("Changed since it was first finished", told.amended_why), (Part.OFFICER_VIEW,))
    yield FiledLine(("Reviewing officer", told.officer))
    yield FiledLine(("Authority", told.authority))


def _progress(one: DecisionLine) -> FiledLine:
    by = dated(one.by_when) if one.by_when is not None else NOT_SET
    cells = (one.what, one.owner or NOT_SET, by, one.state, one.measure)
    return FiledLine(cells, is_owned=True, of_people=one.of_people)


def _added(one: DecisionLine) -> FiledLine:
    by = dated(one.by_when) if one.by_when is not None else NOT_SET
    return FiledLine((one.what, one.owner or NOT_SET, by, one.state), is_owned=True, of_people=one.of_people)
