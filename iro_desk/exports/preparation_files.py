"""The files of preparing a review: the officer's page, and the forms people are given before and after one."""

from __future__ import annotations

from datetime import date
from enum import Enum
from pathlib import Path

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Role, YesNo
from iro_desk.domain.consulting import Consulted
from iro_desk.domain.feedback import FeedbackFrom
from iro_desk.domain.printed_forms import PrintedForm
from iro_desk.domain.wording import long_date
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import DOCX, PDF, stationery
from iro_desk.exports.document import Ready
from iro_desk.exports.documents import preparation, printed_form
from iro_desk.exports.documents.preparation import Brevity
from iro_desk.exports.formats import email_draft
from iro_desk.exports.whole_file import write_whole
from iro_desk.records import Person
from iro_desk.services import consultations, feedback, preparing, settings

SIDES = 2
PAGE_NAME = "Preparing-{reference}.pdf"
ATTACHED = "Form.pdf"
BEFORE, AFTER = "Before the review", "After the review"
FEEDBACK_ROLES = {FeedbackFrom.CARER: Role.CARER}
E_MAIL = """Hello,

{why}

The form is attached. {wanted}You do not have to answer, and you may leave out anything you like. You can write \
on it, type your answers in a reply, or ring me.

{officer}
{contact}
"""
WHY = {
    BEFORE: "A review is coming, and I would like to know what you think before it.",
    AFTER: "Thank you for your part in the review. I would like to know what you thought of it, so that the "
    "next one is better.",
}


class FormAs(Enum):
    """What a form is written as, with how its file is called."""

    PDF = "pdf"
    WORD = "docx"
    EMAIL = "eml"


def form_name(title: str, as_: FormAs, reference: str) -> str:
    """The name of a form's file, which tells nobody whose it is."""
    return f"Form-{title.lower().replace(' ', '-')}-{reference}.{as_.value}"


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
    built = [stationery.ready(session, preparation.build(found, brevity)) for brevity in Brevity]
    return PDF.write(within_two_sides(built))


def within_two_sides(built: list[Ready]) -> Ready:
    """The fullest page that two sides hold; the shortest where none does."""
    # Imported here because reportlab takes a third of a second to start.
    from iro_desk.exports.formats.pdf.pages import lay_out

    return next((one for one in built if len(lay_out(one).sheets) <= SIDES), built[-1])


def form(session: Session, child_id: int, who: Consulted, today: date, as_: FormAs) -> bytes:
    """Return the form somebody is given before a review: to print, to change in Word, or in an e-mail."""
    chosen = consultations.form_of(session, child_id, who, today)
    wanted = consultations.wanted_by(session, child_id, who, today)
    by = long_date(wanted) if wanted else ""
    return _written(session, child_id, chosen, BEFORE, by, consultations.ROLE_OF.get(who), as_)


def feedback_form(session: Session, child_id: int, who: FeedbackFrom, as_: FormAs) -> bytes:
    """Return the form somebody is given after a review: to print, to change in Word, or in an e-mail."""
    chosen = feedback.form_of(session, child_id, who)
    return _written(session, child_id, chosen, AFTER, "", FEEDBACK_ROLES.get(who), as_)


def save(content: bytes, path: Path) -> Path:
    """Write a finished file where she chose."""
    return write_whole(path, content)


def _written(
    session: Session, child_id: int, chosen: PrintedForm, title: str, by: str, role: Role | None, as_: FormAs
) -> bytes:
    officer = settings.current(session)
    form = printed_form.build(chosen, consultations.forms(), officer.officer_known_as, by, title)
    built = stationery.ready(session, form)
    if as_ is FormAs.WORD:
        return DOCX.write(built)
    content = PDF.write(built)
    if as_ is FormAs.PDF:
        return content
    contact = (officer.officer_telephone, officer.officer_email)
    body = E_MAIL.format(
        why=WHY[title],
        wanted=f"I would like it back by {by}, if you can. " if by else "",
        officer=officer.officer_name or "The reviewing officer",
        contact=", ".join(part for part in contact if part),
    )
    to = _address(session, child_id, role) if role else ""
    return email_draft.write(f"{title}: what do you think?", body, to, content, ATTACHED)


def _address(session: Session, child_id: int, role: Role) -> str:
    """The e-mail address of the newest person with a role on the child's list; empty when there is none."""
    query = select(Person).where(Person.child_id == child_id, Person.role == role)
    rows = session.exec(query.order_by(col(Person.id).desc())).all()
    return next((row.email for row in rows if row.email.strip()), "")
