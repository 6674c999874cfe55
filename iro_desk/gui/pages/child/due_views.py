"""What is due for a child, put into rows that open their working."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks import REVIEW_CLOCKS, Due, Facts
from iro_desk.domain.wording import dated, how_long, long_date, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.gui.widgets.due import DueView, Step

OF_REVIEWS = frozenset(clock.id for clock in REVIEW_CLOCKS)


def due_views(found: tuple[Due, ...], facts: Facts, today: date, calendar: Calendar) -> tuple[DueView, ...]:
    """One row for each thing due, soonest first."""
    return tuple(_view(number, due, facts, today, calendar) for number, due in enumerate(found))


def due_of(key: str, found: tuple[Due, ...]) -> Due:
    """The date that a row of :func:`due_views` shows."""
    return found[int(key.rpartition(":")[2])]


def _view(number: int, due: Due, facts: Facts, today: date, calendar: Calendar) -> DueView:
    lateness = how_long(due.due_on, today, calendar)
    steps = [Step(step.label, step.value) for step in due.steps[:-1]]
    booked_on = facts.next_review_on if due.clock_id in OF_REVIEWS else None
    if booked_on is not None:
        steps.append(Step("Booked for", dated(booked_on)))
    if due.weekend_note:
        steps.append(Step("Not a working day", due.weekend_note))
    return DueView(
        key=f"{due.clock_id}:{number}",
        words=due.task,
        tone=lateness.tone.value,
        badge=lateness.words,
        date_words=short_date(due.due_on, today),
        steps=tuple(steps),
        last=Step(f"{due.task}, not after", long_date(due.due_on)),
        source=f"{due.source} ({due.force.value})",
    )
