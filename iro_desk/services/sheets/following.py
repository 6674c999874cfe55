"""What a finished form leads on to: a concern to raise, days to put in the planner, a review wanted early."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.planning.terms import USUAL_MINUTES, AppointmentKind
from iro_desk.domain.planning.typed_times import TimeNotUnderstood, read_time
from iro_desk.domain.sheets import follows
from iro_desk.domain.sheets.filled import Filled
from iro_desk.domain.sheets.follows import ToBook
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Appointment, AppointmentFields, Concern, Sheet
from iro_desk.services import clockwork, concerns, planner
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets.known import known
from iro_desk.services.sheets.stored import filled, finished

MEETING = AppointmentKind.MEETING
EFFECT, FOLLOWING = "drift_effect", "sheet:following"


@dataclass(frozen=True, slots=True)
class BookingOffer:
    """A day that was agreed; ``starts`` is when it begins in the planner, empty while it is not there."""

    question_id: str
    words: str
    on: date
    starts: str


@dataclass(frozen=True, slots=True)
class Following:
    """What one finished form leads on to.

    Args:
        concerns: what might be raised, a sentence each.
        raised_on: the day it was raised; None while it is not.
        bookings: the days to come that were agreed.
        early_why: why a review is needed before its time; None when it is not.
        review_id: the review held in the same sitting; None for none.
        may_review: whether one may be written up from this form.
        concern_id: what was raised; None while nothing is.
    """

    concerns: tuple[str, ...]
    raised_on: date | None
    bookings: tuple[BookingOffer, ...]
    early_why: str | None
    review_id: int | None
    may_review: bool
    concern_id: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing follows."""
        leads_on = self.concerns or self.bookings or self.may_review or self.review_id is not None
        return not leads_on and self.early_why is None


def following(
    session: Session, sheet_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> Following:
    """Read what a finished form leads on to; raises Refusal while it is being written."""
    sheet = finished(session, sheet_id)
    found = _filled(session, sheet, today, calendar, rules)
    if sheet.child_id is None:
        return Following((), None, (), None, None, may_review=False)
    raised = session.exec(select(Concern).where(Concern.sheet_id == sheet_id)).first()
    to_come = [one for one in follows.to_book(found) if one.on >= today]
    is_looked_after = found.known.facts.get("looked_after") == "Yes"
    with_review = found.form.with_review and is_looked_after
    return Following(
        concerns=follows.concerns(found),
        raised_on=raised.raised_on if raised is not None else None,
        bookings=tuple(
            BookingOffer(one.question_id, one.words, one.on, _starts(session, sheet.child_id, one))
            for one in to_come
        ),
        early_why=follows.early_review(found),
        review_id=sheet.review_id if with_review else None,
        may_review=with_review and sheet.review_id is None,
        concern_id=raised.id if raised is not None else None,
    )


def raise_concern(session: Session, sheet_id: int, about: str, today: date, calendar: Calendar) -> None:
    """Raise a concern, informally, that a finished form brought up; raises Refusal for a blank or long one.

    Who it is raised with and by when stand as in a conversation, so that its answer is waited for; what the form
    says the delay has meant for the child is its effect.
    """
    sheet = finished(session, sheet_id)
    words = concerns.check_words(about)
    if session.exec(select(Concern.id).where(Concern.sheet_id == sheet_id)).first() is not None:
        raise Refusal("This has been raised already.", "It is on the child’s page.")
    if sheet.child_id is None:
        raise Refusal("This form is not about one child.")
    begun = concerns.begun(session, sheet.child_id, today, calendar)
    effect = json.loads(sheet.answers).get(EFFECT)
    concerns.raise_from(
        session, child_id=sheet.child_id, raised_on=today, about=words, sheet_id=sheet_id,
        raised_with=begun["raised_with"], respond_by=date.fromisoformat(str(begun["respond_by"])),
        effect=effect.strip() if isinstance(effect, str) else "",
    )  # fmt: skip


def book(
    session: Session,
    sheet_id: int,
    question_id: str,
    starts: str,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
) -> None:
    """Put a day that was agreed in the planner.

    Args:
        starts: when it begins, as it was typed.
    """
    sheet = finished(session, sheet_id)
    offered = follows.to_book(_filled(session, sheet, today, calendar, rules))
    one = next((part for part in offered if part.question_id == question_id), None)
    if one is None or one.on < today:
        raise Refusal("That day has passed or is no longer agreed.", "Look at the form again.")
    if sheet.child_id is not None and _starts(session, sheet.child_id, one):
        raise Refusal("It is in the planner already.")
    try:
        at = f"{read_time(starts):%H:%M}"
    except TimeNotUnderstood as trouble:
        raise Refusal(trouble.message, field=question_id) from None
    draft = AppointmentFields(
        kind=MEETING,
        booked_on=one.on,
        starts=at,
        minutes=USUAL_MINUTES[MEETING],
        title=one.words,
        is_fixed=True,
    )
    planner.book(
        session, draft, child_id=sheet.child_id, spot_id=None, today=today, calendar=calendar, rules=rules,
        answers=_answers(session, sheet.child_id, one, today),
    )  # fmt: skip


def _answers(session: Session, child_id: int | None, one: ToBook, today: date) -> tuple[str, str]:
    """The first of its clocks that runs, and where from."""
    running = clockwork.of_child(session, child_id, today) if child_id is not None else ()
    for clock in one.clocks:
        for date_row in running:
            if date_row.due.clock_id == clock:
                return clock, date_row.due.anchor
    return "", ""


def _starts(session: Session, child_id: int, one: ToBook) -> str:
    query = select(Appointment).where(
        Appointment.child_id == child_id,
        Appointment.booked_on == one.on,
        Appointment.kind == MEETING,
        Appointment.title == one.words,
    )
    row = session.exec(query.order_by(col(Appointment.id))).first()
    return row.starts if row is not None else ""


def _filled(session: Session, sheet: Sheet, today: date, calendar: Calendar, rules: ClockRules) -> Filled:
    return filled(form_of(sheet.form), sheet.answers, known(session, sheet.child_id, today, calendar, rules))
