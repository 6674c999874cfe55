"""Where a concern stands, in the words that lists and its own page show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes.concern import ConcernOutcome
from iro_desk.domain.wording import Tone, dated
from iro_desk.domain.working_days import Calendar

ENDED = {ConcernOutcome.WITHDRAWN: "Withdrawn", ConcernOutcome.OVERTAKEN: "Overtaken by events"}


@dataclass(frozen=True, slots=True)
class Stands:
    """Where one concern stands.

    Args:
        words: such as "Formal: stage 2".
        waits: what it waits for, such as "Answer due tomorrow"; empty when it waits for nothing.
        tone: how strongly what it waits for asks to be seen.
        due_on: the day an answer is due; None when none is.
    """

    words: str
    waits: str
    tone: Tone
    due_on: date | None


def ended_words(outcome: ConcernOutcome | None) -> str:
    """The state of a concern that has ended; one ended before outcomes were kept is settled."""
    return ENDED.get(outcome, "Settled") if outcome is not None else "Settled"


def stands(
    stage: int,
    due_on: date | None,
    answered_on: date | None,
    ended: tuple[date | None, ConcernOutcome | None],
    today: date,
    calendar: Calendar,
    *,
    in_writing: bool = False,
) -> Stands:
    """Say where a concern stands.

    Args:
        stage: 0 while informal.
        due_on: the last day for the answer at this stage; None when none was asked for.
        ended: the day it ended and how; two Nones while it is open.
        in_writing: whether it was put in writing; said while it is informal.
    """
    settled_on, outcome = ended
    if settled_on is not None:
        return Stands(f"{ended_words(outcome)} {dated(settled_on)}", "", Tone.OK, None)
    informal = "In writing, informal" if in_writing else "Talked about"
    words = f"Formal: stage {stage}" if stage else informal
    if answered_on is not None:
        return Stands(words, "Answered. Settle it, or take it further", Tone.SOON, None)
    if due_on is None:
        return Stands(words, "", Tone.NONE, None)
    return Stands(words, _waits(due_on, today, calendar), _tone(due_on, today), due_on)


def _waits(due_on: date, today: date, calendar: Calendar) -> str:
    if due_on == today:
        return "Answer due today"
    days = calendar.working_days_between(today, due_on) if due_on > today else 0
    if due_on > today:
        return "Answer due tomorrow" if (due_on - today).days == 1 else f"Answer due in {_days(days)}"
    return f"Answer is {_days(max(calendar.working_days_between(due_on, today), 1))} late"


def _days(count: int) -> str:
    return f"{count} working {'day' if count == 1 else 'days'}"


def _tone(due_on: date, today: date) -> Tone:
    if due_on < today:
        return Tone.LATE
    return Tone.SOON if (due_on - today).days <= 1 else Tone.NONE
