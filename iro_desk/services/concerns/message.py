"""The ready message about a concern: what is asked of a stage, or the answer asked for again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.concerns.ladder import Ladder
from iro_desk.domain.wording import long_date
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Child, Concern
from iro_desk.services import settings
from iro_desk.services.concerns import lists
from iro_desk.services.concerns.reading import BEGINS, answer_due, formal_day, steps_of
from iro_desk.services.entering import fetch, key
from iro_desk.services.names import initials

AGAIN_DAYS = 2
ASKS = """{opening}

What has happened: {about}
What it means for the child: {effect}
What I am asking for: {asked}

{by}"""
CHASES = (
    "I wrote on {on} about {reference}. The answer was due on {due}. Can you tell me by {again} what will happen, "
    "and who will do it? If I have no answer I will {further}."
)


@dataclass(frozen=True, slots=True)
class Message:
    """Words to copy or to put in an e-mail, to be changed as she likes.

    Args:
        to: who it is for: the title of the stage, or who it was raised with.
        subject: with initials only.
        is_chasing: whether the answer is late and it asks again.
    """

    to: str
    subject: str
    body: str
    is_chasing: bool


def message(session: Session, concern_id: int, today: date, calendar: Calendar) -> Message:
    """Return the message that fits where the concern stands today."""
    row = fetch(session, Concern, concern_id)
    child, ladder = fetch(session, Child, row.child_id), lists.ladder(session)
    reference = initials(child) + (f" ({child.local_code.strip()})" if child.local_code.strip() else "")
    due_on = answer_due(row, ladder, calendar)
    is_chasing = due_on is not None and due_on < today and row.answered_on is None
    body = (
        _chases(row, ladder, reference, due_on or today, today, calendar, _written_on(session, row))
        if is_chasing
        else _asks(session, row, ladder, reference, due_on)
    )
    officer = settings.current(session)
    contact = ", ".join(part for part in (officer.officer_telephone, officer.officer_email) if part)
    signed = "\n".join(part for part in (officer.officer_name or "The reviewing officer", contact) if part)
    to = ladder.stage(row.stage).title if row.stage else (row.raised_with or ladder.stage(0).title)
    subject = f"{'No answer yet' if is_chasing else 'A concern I have raised'}: {reference}"
    return Message(to, subject, f"{body}\n\n{signed}\n", is_chasing)


def _written_on(session: Session, row: Concern) -> date | None:
    """The day an informal concern was last put in writing; None when it never was."""
    steps = steps_of(session, key(row))
    return next((one.happened_on for one in steps if one.kind is StepKind.WRITTEN), None)


def _chases(
    row: Concern, ladder: Ladder, reference: str, due_on: date, today: date, calendar: Calendar,
    written_on: date | None,
) -> str:  # fmt: skip
    upper = ladder.after(row.stage)
    further = (
        f"take it to the {_inside(upper.title)}"
        if upper is not None
        else "think again of a referral to Cafcass"
    )
    return CHASES.format(
        on=long_date(row.stage_on or written_on or row.raised_on),
        reference=reference,
        due=long_date(due_on),
        again=long_date(calendar.add_working_days(today, AGAIN_DAYS)),
        further=further if row.stage else "make it formal",
    )


def _asks(session: Session, row: Concern, ladder: Ladder, reference: str, due_on: date | None) -> str:
    steps = steps_of(session, key(row))
    opening = f"We talked about {reference} on {long_date(row.raised_on)}."
    if any(one.kind is StepKind.WRITTEN for one in steps):
        opening = f"I first talked about {reference} on {long_date(row.raised_on)}. Now I put it in writing."
    formal_on = formal_day(row)
    if formal_on is not None:
        stage = ladder.stage(row.stage)
        opening = (
            f"I have raised a formal concern about {reference}. It has been formal since {long_date(formal_on)}, "
            f"and is now at stage {row.stage}, {_inside(stage.title)}."
        )
    asked = next(
        (one.words for one in steps if one.kind in (*BEGINS, StepKind.WRITTEN) and one.words), row.asked_for
    )
    by = f"I would like your answer by {long_date(due_on)}." if due_on else "I would like to hear from you."
    return ASKS.format(
        opening=opening, about=row.about, effect=row.effect.strip() or "not written yet",
        asked=asked.strip() or "an answer", by=by,
    )  # fmt: skip


def _inside(title: str) -> str:
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
