"""A review that is cancelled, adjourned, or held as several meetings; what was arranged is kept with why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ReviewForm, ReviewState
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Appointment, Review, ReviewMeeting
from iro_desk.records.arranging import AdjournFields, CancelFields, MeetingFields
from iro_desk.services import drafts
from iro_desk.services.children.standing import meeting_words
from iro_desk.services.entering import fetch, insert, key
from iro_desk.services.reviews.stored import writable
from iro_desk.services.typed import drafted

CANCEL, ADJOURN, MEETING = "child:reviews:cancel", "child:reviews:adjourn", "child:reviews:meeting"
Values = Mapping[str, object]


class Warned(Refusal):
    """Something is worth a second look first; it may still be done once that has been said."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting of a series; ``words`` say when in the day, where and with whom, as far as it is known."""

    meeting_id: int
    held_on: date
    words: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """How a review that is not finished stands.

    Args:
        on: the day it is arranged for: the day it goes on, when it was adjourned.
        adjourned_on: the day it was adjourned; None when it was not.
        may_adjourn: it has begun.
    """

    review_id: int
    label: str
    on: date
    adjourned_on: date | None
    adjourned_why: str
    may_adjourn: bool
    meetings: tuple[MeetingRow, ...]


def arranged(session: Session, child_id: int, today: date) -> tuple[Arranged, ...]:
    """Read the child's reviews that are planned or being written, soonest first."""
    rows = session.exec(
        select(Review)
        .where(Review.child_id == child_id, col(Review.state).in_((ReviewState.PLANNED, ReviewState.WRITING)))
        .order_by(col(Review.review_on), col(Review.id))
    ).all()
    return tuple(
        Arranged(
            review_id=key(row),
            label=row.kind.label,
            on=row.adjourned_to or row.review_on,
            adjourned_on=row.adjourned_on,
            adjourned_why=row.adjourned_why,
            may_adjourn=row.review_on <= today,
            meetings=tuple(
                MeetingRow(key(one), one.held_on, meeting_words(one)) for one in _meetings(session, key(row))
            ),
        )
        for row in rows
    )


def cancel(session: Session, values: Values, review_id: int) -> None:
    """Cancel a review with why; its booking goes, the review and the day it is due by stay.

    Raises:
        Refusal: it is finished, or no reason is given.
    """
    draft = drafted(CancelFields, values)
    review = writable(session, review_id)
    _say_why(draft.why, "Say why the review is cancelled.")
    _free(session, review.child_id, review.adjourned_to or review.review_on)
    review.state, review.cancelled_why = ReviewState.CANCELLED, draft.why.strip()
    session.flush()
    drafts.let_go(session, CANCEL, review_id, review.child_id)


def adjourn(
    session: Session,
    values: Values,
    review_id: int,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
    *,
    told: bool = False,
) -> None:
    """Adjourn a review that has begun to a later day, with why.

    Reg 36(2) of the Care Planning, Placement and Case Review (England) Regulations 2010 is read as once,
    and at most 20 working days (statutory; not verified against the text in force), so more is warned of.

    Args:
        told: the officer has been warned, and wants it all the same.

    Raises:
        Warned: it is longer than that, or the second time, and she has not been told.
    """
    draft = drafted(AdjournFields, values)
    review = writable(session, review_id)
    _say_why(draft.why, "Say why the review is adjourned.")
    if review.review_on > today:
        raise Refusal("It has not begun, so move its day in the planner.", field="until")
    if draft.until <= max(review.review_on, review.adjourned_on or date.min):
        raise Refusal("The day it goes on must be after the day it was adjourned.", field="until")
    longest = rules.adjourned_working_days
    latest = calendar.add_working_days(review.adjourned_on or review.review_on, longest)
    warnings = []
    if review.adjourned_to is not None:
        warnings.append("It has been adjourned once already, and reg 36(2) is read as once only.")
    if draft.until > latest:
        warnings.append(f"That is more than {longest} working days on: the last day is {dated(latest)}.")
    _warn(warnings, "until", told=told)
    _free(session, review.child_id, review.adjourned_to)
    review.state = ReviewState.WRITING
    review.adjourned_on = review.adjourned_on or review.review_on
    review.adjourned_to, review.adjourned_why = draft.until, draft.why.strip()
    session.flush()
    drafts.let_go(session, ADJOURN, review_id, review.child_id)


def add_meeting(
    session: Session,
    values: Values,
    review_id: int,
    calendar: Calendar,
    rules: ClockRules,
    *,
    told: bool = False,
) -> int:
    """Add a meeting; the day the review was on becomes the first, and its date that of the last.

    Raises:
        Refusal: there is a meeting on that day already.
        Warned: the series runs past 20 working days from its first, and the officer has not been told.
    """
    draft = drafted(MeetingFields, values)
    review = writable(session, review_id)
    days = [one.held_on for one in _meetings(session, review_id)] or [review.review_on]
    if draft.held_on in days:
        raise Refusal("There is a meeting on that day already.", field="held_on")
    first_on, last_on = min(*days, draft.held_on), max(*days, draft.held_on)
    longest = rules.series_working_days
    latest = calendar.add_working_days(first_on, longest)
    late = f"The series then runs past {longest} working days from its first meeting, {dated(latest)}."
    _warn([late] if last_on > latest else [], "held_on", told=told)
    if not _meetings(session, review_id):
        first = review.review_on
        insert(session, ReviewMeeting, held_on=first, review_id=review_id, child_id=review.child_id)
    made = insert(session, ReviewMeeting, draft, review_id=review_id, child_id=review.child_id)
    review.form, review.review_on = ReviewForm.SERIES, last_on
    session.flush()
    drafts.let_go(session, MEETING, review_id, review.child_id)
    return key(made)


def remove_meeting(session: Session, meeting_id: int) -> None:
    """Take a meeting out of a series; with one left the review is one meeting again."""
    gone = fetch(session, ReviewMeeting, meeting_id)
    review = writable(session, gone.review_id)
    session.delete(gone)
    session.flush()
    left = _meetings(session, key(review))
    if left:
        review.review_on = left[-1].held_on
    if len(left) == 1:
        review.form = ReviewForm.MEETING
        session.delete(left[0])
    session.flush()


def _meetings(session: Session, review_id: int) -> list[ReviewMeeting]:
    query = select(ReviewMeeting).where(ReviewMeeting.review_id == review_id)
    return list(session.exec(query.order_by(col(ReviewMeeting.held_on), col(ReviewMeeting.id))).all())


def _free(session: Session, child_id: int, on: date | None) -> None:
    """Take the review's booking out of the officer's week."""
    query = select(Appointment).where(
        Appointment.child_id == child_id,
        Appointment.kind == AppointmentKind.REVIEW,
        Appointment.booked_on == on,
    )
    for row in session.exec(query).all():
        session.delete(row)
    session.flush()


def _say_why(why: str, words: str) -> None:
    if not why.strip():
        raise Refusal(words, field="why")


def _warn(warnings: list[str], field: str, *, told: bool) -> None:
    if warnings and not told:
        raise Warned(" ".join(warnings), "Choose it again to go on all the same.", field=field)
