"""The team manager's answer to the decisions of a review, or the silence that counts as one."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.after_review import is_agreed, silence_on
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import EventKind, ManagerAnswer
from iro_desk.domain.findings import Finding
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Event, ManagerFields, Review
from iro_desk.records.after import AFTER
from iro_desk.services import concerns, drafts
from iro_desk.services.after_reviews.rows import MANAGER, Values, shown, stop
from iro_desk.services.entering import fetch, insert
from iro_desk.services.typed import drafted

CONCERN = "The team manager did not agree with decisions of the review"


def manager_values(session: Session, review_id: int) -> Values:
    """Return the manager's answer as its form shows it."""
    return shown(ManagerFields, fetch(session, Review, review_id))


def answer(
    session: Session, values: Values, review_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> None:
    """Note the manager's answer to the decisions; raises Incomplete or Refusal when it cannot be kept yet.

    Silence is noted on the day it began to count as agreement.
    """
    review = fetch(session, Review, review_id)
    last_day = silence_on(review.outcomes_sent_on, calendar, rules)
    if review.outcomes_sent_on is None or last_day is None:
        raise Refusal("Note the day the decisions were sent first.", field="manager_answer")
    draft = drafted(ManagerFields, values)
    stop(_manager_findings(draft, review.outcomes_sent_on, today))
    if draft.manager_answer is ManagerAnswer.SILENT:
        if today <= last_day:
            raise Refusal(f"No answer counts as agreed only after {dated(last_day)}.", field="manager_answer")
        draft.manager_on = calendar.add_working_days(last_day, 1)
    _tell_event(session, review, draft)
    review.manager_answer, review.manager_on = draft.manager_answer, draft.manager_on
    explained = draft.manager_answer in (ManagerAnswer.CHANGED, ManagerAnswer.NOT_AGREED)
    review.manager_said = draft.manager_said.strip() if explained else ""
    against = draft.manager_answer is ManagerAnswer.NOT_AGREED
    review.manager_next = draft.manager_next.strip() if against else ""
    if against and draft.note_concern:
        concerns.raise_from(
            session, child_id=review.child_id, raised_on=draft.manager_on or today, about=CONCERN,
            review_id=review_id,
        )  # fmt: skip
    session.flush()
    drafts.let_go(session, MANAGER, review_id, review.child_id)


def is_agreed_today(review: Review, today: date, calendar: Calendar, rules: ClockRules) -> bool:
    """Whether the decisions of a review are agreed: by an answer, or by silence."""
    return is_agreed(review.manager_answer, silence_on(review.outcomes_sent_on, calendar, rules), today)


def _manager_findings(draft: ManagerFields, sent_on: date, today: date) -> tuple[Finding, ...]:
    found: list[tuple[str, str]] = []
    said, on = draft.manager_answer, draft.manager_on
    if said is None:
        found.append(("manager_answer", "Select the manager’s response."))
    if said not in (None, ManagerAnswer.SILENT):
        if on is None:
            found.append(("manager_on", "Enter the day of the answer."))
        elif on < sent_on:
            words = "The day of the answer must be on or after the day the decisions were sent."
            found.append(("manager_on", words))
        elif on > today:
            found.append(("manager_on", "The day of the answer must be today or earlier."))
    if said is ManagerAnswer.CHANGED and not draft.manager_said.strip():
        found.append(("manager_said", "Say which decision was changed, and how."))
    if said is ManagerAnswer.NOT_AGREED and not draft.manager_said.strip():
        found.append(("manager_said", "Say which decision, and why it was not agreed."))
    if said is ManagerAnswer.NOT_AGREED and not draft.manager_next.strip():
        found.append(("manager_next", "Say what you will do."))
    return tuple(Finding(f"after.{field}", words, AFTER, field) for field, words in found)


def _tell_event(session: Session, review: Review, draft: ManagerFields) -> None:
    """Keep one event for the answer, in place of one noted before; silence is nothing that happened."""
    kind = EventKind.MANAGER_RESPONSE
    if review.manager_answer is not None:
        earlier = select(Event).where(
            Event.child_id == review.child_id, Event.kind == kind,
            Event.happened_on == review.manager_on, Event.note == review.manager_answer.label,
        )  # fmt: skip
        for was in session.exec(earlier).all():
            session.delete(was)
        session.flush()
    said = draft.manager_answer
    if said is not None and said is not ManagerAnswer.SILENT:
        insert(
            session, Event, child_id=review.child_id, kind=kind, happened_on=draft.manager_on, note=said.label
        )
