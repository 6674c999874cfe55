"""What is due for a child, put into rows that open their working."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks import Whose
from iro_desk.domain.wording import Lateness, Tone, dated, how_long, long_date, may_now_be_held, short_date
from iro_desk.domain.working_days import Calendar
from iro_desk.gui.widgets.due import DueView, Step
from iro_desk.services.dates import ChildDate


def due_view(one: ChildDate, today: date, calendar: Calendar) -> DueView:
    """The row of one date, known by its number.

    What others do is never called late: the desk knows only what was noted here.
    """
    standing, due = one.standing, one.standing.due
    lateness = how_long(standing.on, today, calendar)
    if due.is_earliest and standing.on <= today:
        lateness = may_now_be_held()
    elif due.whose is Whose.OTHERS and lateness.tone is Tone.LATE:
        lateness = Lateness(Tone.SOON, f"{lateness.words.removesuffix(' late')} past, none noted")
    steps = [Step(step.label, step.value) for step in due.steps[:-1]]
    if standing.booked_on is not None:
        steps.append(Step("Booked for", dated(standing.booked_on)))
    if due.weekend_note:
        steps.append(Step("Not a working day", due.weekend_note))
    limit = "not before" if due.is_earliest else "not after"
    return DueView(
        key=str(standing.due_id),
        words=due.task,
        tone=lateness.tone.value,
        badge=lateness.words,
        date_words=_date_words(one, today),
        steps=tuple(steps),
        last=Step(f"{due.task}, {limit}", long_date(due.due_on)),
        source=f"{due.source} ({due.force.value})",
        sentence=due.sentence,
    )


def _date_words(one: ChildDate, today: date) -> str:
    """Her own date with the rule's beside it, or else the rule's."""
    rule_on = short_date(one.standing.due.due_on, today)
    if one.standing.own_on is None:
        return rule_on
    return f"{short_date(one.standing.own_on, today)}, your date (rule: {rule_on})"
