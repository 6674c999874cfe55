"""A recorded visit as it may be read by others: what was answered, and only the words that may be shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.sharing import SaidLine, sharable
from iro_desk.domain.sheets.answers import read_answers
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.sheets.printed import PrintedAnswer, PrintedSection, SheetPaper, printed_sections
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, Visit
from iro_desk.services import names, settings, sheets
from iro_desk.services.entering import fetch
from iro_desk.services.visits import asked
from iro_desk.services.visits.answers import values_of
from iro_desk.services.visits.guide import visit_form
from iro_desk.services.visits.recorded import words

OWN_WORDS = "The child’s own words"
SAID = "What the child said or showed, and said may be shared"
NOT_FOR_PAPER = frozenset({"guide"})
"""Parts that say how the officer worked, and nothing about the visit."""
ROWS_ASKED = ("asks", "promises")


def paper(session: Session, visit_id: int, today: date, calendar: Calendar, rules: ClockRules) -> SheetPaper:
    """Return a recorded visit for the people who may read it.

    Private lines, lines for people by name, asks and promises the child wants kept, the note to self and every
    answer that is the officer's alone stay behind.
    """
    visit = fetch(session, Visit, visit_id)
    child = fetch(session, Child, visit.child_id)
    officer = settings.current(session)
    form = visit_form()
    kept = {**values_of(visit), **_shared_rows(asked.rows_of(session, visit_id))}
    facts = sheets.known(session, visit.child_id, today, calendar, rules)
    filled = Filled(form, read_answers(form, kept), facts)
    shown = tuple(section for section in form.sections if section.id not in NOT_FOR_PAPER)
    sections = printed_sections(replace(filled, form=replace(form, sections=shown)))
    contact = (officer.officer_telephone, officer.officer_email)
    return SheetPaper(
        title=form.title,
        purpose=form.purpose,
        child_name=names.display_name(child),
        local_code=child.local_code,
        dated_on=visit.visit_on,
        officer=officer.officer_name,
        officer_contact=" · ".join(part for part in contact if part),
        authority=officer.authority_name,
        sections=(*_words(session, visit), *sections),
        is_demonstration=child.is_demonstration,
    )


def _words(session: Session, visit: Visit) -> tuple[PrintedSection, ...]:
    own = [line for line in words(session, visit.id or 0) if not line.topic]
    said = sharable([SaidLine(line.words, visit.visit_on, line.share) for line in own])
    return (PrintedSection(OWN_WORDS, (PrintedAnswer(SAID, said=said),)),) if said else ()


def _shared_rows(rows: dict[str, list[dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
    return {
        name: [
            {cell: value for cell, value in row.items() if cell != "sharing"}
            for row in rows[name]
            if row["sharing"] == "May share"
        ]
        for name in ROWS_ASKED
    }
