"""Preparing for a review: everything to read first, on one page."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from iro_desk.domain.clocks import Whose
from iro_desk.domain.codes import Share, YesNo
from iro_desk.domain.consulting import Consulted
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.wording import age_words, dated, how_long, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, ReviewChoicesFields
from iro_desk.records.forms import asked
from iro_desk.services import checklists, clockwork, consultations, feedback, planner, sent_in, settings
from iro_desk.services.consultations import ConsultedRow
from iro_desk.services.entering import fetch
from iro_desk.services.names import display_name
from iro_desk.services.preparing.agreed import agreed
from iro_desk.services.preparing.papers import standings
from iro_desk.services.preparing.rows import (
    Changed,
    Choice,
    Clock,
    Heard,
    Journey,
    OpenConcern,
    Owed,
    PaperStanding,
    Preparation,
    PrivateNote,
    Said,
    Standing,
    Waiting,
)
from iro_desk.services.preparing.since import changes, concerns, decisions, notes, owed, said, since_words
from iro_desk.services.upcoming import Upcoming, due_by, upcoming

__all__ = [
    "Changed", "Choice", "Clock", "Heard", "Journey", "OpenConcern", "Owed", "PaperStanding",
    "Preparation", "PrivateNote", "Said", "Standing", "Waiting", "prepared",
    "standing",
]  # fmt: skip
MOST_CLOCKS = 6
NAMES = ("First", "Second")


def standing(session: Session, child_id: int, today: date, calendar: Calendar) -> Standing:
    """Say which review is being prepared, and by when it is due."""
    review = upcoming(session, child_id)
    due_on = due_by(session, child_id, today)
    return Standing(review.review_id, _heading(review, today), _sentence(review, due_on, today, calendar))


def prepared(session: Session, child_id: int, today: date, calendar: Calendar) -> Preparation:
    """Gather everything to read before the review this child is being prepared for."""
    child = fetch(session, Child, child_id)
    review = upcoming(session, child_id)
    asked_before = consultations.consulted(session, child_id, today, calendar)
    return Preparation(
        child_id=child_id,
        name=display_name(child),
        called=child.preferred_name.strip() or "the child",
        age=age_words(child.born_on, today),
        review=review,
        heading=_heading(review, today),
        sentence=_sentence(review, due_by(session, child_id, today), today, calendar),
        changes=changes(session, child_id, review, today),
        decisions=(*decisions(session, review, today), *agreed(session, child_id, today)),
        papers=standings(session, child_id, today),
        consulted=asked_before,
        heard=_heard(session, asked_before),
        choices=_choices(session, child_id),
        checklist=checklists.due(session, child_id, today),
        concerns=concerns(session, child_id),
        shared=said(session, child_id, review, Share.MAY_SHARE),
        kept=said(session, child_id, review, Share.PRIVATE),
        owed=owed(session, child_id, today),
        notes=notes(session, child_id, review),
        opinions=feedback.opinions(session, child_id),
        journey=_journey(session, child_id, review, today, calendar),
        clocks=_clocks(session, child_id, today, calendar),
        made_on=today,
        officer=settings.current(session).officer_name,
        is_demonstration=child.is_demonstration,
    )


def _heading(review: Upcoming, today: date) -> str:
    which = NAMES[review.number - 1] if review.number <= len(NAMES) else "Later"
    return f"{which} review, {short_date(review.on, today) if review.on else 'no day booked'}"


def _sentence(review: Upcoming, due_on: date | None, today: date, calendar: Calendar) -> str:
    limit = ""
    if due_on is not None:
        far = how_long(due_on, today, calendar)
        limit = f"Due by {dated(due_on)}: {far.words[:1].lower()}{far.words[1:]}. "
    return f"{limit}{since_words(review, today)}"


def _heard(session: Session, rows: tuple[ConsultedRow, ...]) -> tuple[Heard, ...]:
    """What adults answered; a child's own form is among the child's words."""
    found = []
    for row in rows:
        if row.is_answered and row.who is not Consulted.CHILD:
            who = f"{row.who.label}, {row.name}" if row.name else row.who.label
            answers = sent_in.read(session, row.consultation_id)
            found.append(Heard(who, row.may_read_out is YesNo.YES, answers))
    return tuple(found)


def _choices(session: Session, child_id: int) -> tuple[Choice, ...]:
    held = consultations.choices(session, child_id)
    found = []
    for field in asked(ReviewChoicesFields):
        value = getattr(held, field.name)
        words = getattr(value, "label", None) or str(value or "")
        if words.strip():
            found.append(Choice(field.form.label, words))
    return tuple(found)


def _journey(session: Session, child_id: int, review: Upcoming, today: date, calendar: Calendar) -> Journey:
    if review.on is None:
        return Journey("", "", ())
    (day,) = planner.read_span(session, review.on, review.on, today, calendar).days
    booking = next(
        (one for one in day.bookings if one.child_id == child_id and one.kind is AppointmentKind.REVIEW), None
    )
    if booking is None:
        return Journey("", "", ())
    when = f"{dated(review.on)}, {booking.hours}"
    drives = tuple(f"{drive.starts:%H:%M} {drive.words}, {drive.minutes} minutes" for drive in day.drives)
    return Journey(when, booking.place, drives)


def _clocks(session: Session, child_id: int, today: date, calendar: Calendar) -> tuple[Clock, ...]:
    rows = [one for one in clockwork.of_child(session, child_id, today) if one.due.whose is Whose.OFFICER]
    found = []
    for one in rows[:MOST_CLOCKS]:
        far = how_long(one.on, today, calendar)
        found.append(Clock(one.due.task, one.on, far.words, far.tone))
    return tuple(found)
