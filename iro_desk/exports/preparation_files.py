"""The files of preparing a review: the officer's page, and the forms people are given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.codes import YesNo
from iro_desk.domain.consulting import Consulted
from iro_desk.domain.wording import long_date
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import DOCX, PDF
from iro_desk.exports.documents import preparation, printed_form
from iro_desk.exports.whole_file import write_whole
from iro_desk.services import consultations, preparing, settings

PAGE_NAME = "Preparing-{reference}.pdf"
FORM_PDF, FORM_WORD = "Form-before-review-{reference}.pdf", "Form-before-review-{reference}.docx"


def page(session: Session, child_id: int, today: date, calendar: Calendar) -> bytes:
    """Return the page to read, as a PDF.

    Raises:
        Refusal: it is not said whether somebody's answers may be read out.
    """
    found = preparing.prepared(session, child_id, today, calendar)
    unsaid = [
        row
        for row in found.consulted
        if row.is_answered
        and row.who is not Consulted.CHILD
        and row.may_read_out not in (YesNo.YES, YesNo.NO)
    ]
    if unsaid:
        raise Refusal(consultations.NOTHING_SAID, "Open Asked before, and choose it there.")
    return PDF.write(preparation.build(found))


def form(session: Session, child_id: int, who: Consulted, today: date, *, for_word: bool) -> bytes:
    """Return the form that fits somebody, to print or to change in Word."""
    chosen = consultations.form_of(session, child_id, who, today)
    wanted = consultations.wanted_by(session, child_id, who, today)
    officer = settings.current(session).officer_known_as
    built = printed_form.build(chosen, consultations.forms(), officer, long_date(wanted) if wanted else "")
    return (DOCX if for_word else PDF).write(built)


def save(content: bytes, path: Path) -> Path:
    """Write a finished file where she chose."""
    return write_whole(path, content)
