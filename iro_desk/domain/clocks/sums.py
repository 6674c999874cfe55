"""Does the counting that clocks share, and shows the working."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.domain.calendar_names import DAYS
from iro_desk.domain.clocks.terms import Clock, ClockRules, Due, MonthRule, Step
from iro_desk.domain.wording import counted, dated, day_month, listed_days
from iro_desk.domain.working_days import Calendar, add_months

COMPARED_DAYS = {3: 91, 6: 183}


@dataclass(frozen=True, slots=True)
class Start:
    """The day a count starts from.

    Args:
        lead: what happened, before the date in one line: "Looked after from".
        label: what happened, as a line of the working: "Came into care".
        cite: the short reference put after the line, such as "(reg 33)"; empty for none.
        notes: further lines of the working.
    """

    on: date
    lead: str
    label: str
    cite: str = ""
    review_id: int | None = None
    notes: tuple[Step, ...] = ()

    def because(self, length: str, due_on: date) -> str:
        """Return the reason in one line; the year shows when it is not the year it falls due."""
        year = "" if self.on.year == due_on.year else f" {self.on.year}"
        return f"{self.lead} {day_month(self.on)}{year} + {length} {self.cite}".rstrip()


def by_working_days(clock: Clock, calendar: Calendar, start: Start, count: int) -> Due:
    """Count working days, leaving out the day it starts from."""
    due_on = calendar.add_working_days(start.on, count)
    length = counted(count, "working day")
    skipped = [holiday.day for holiday in calendar.holidays_between(start.on, due_on)]
    known = calendar.covers(start.on, due_on)
    skipping = f", skipping {listed_days(skipped)}" if skipped else ""
    steps = (
        Step(start.label, dated(start.on)),
        *start.notes,
        Step(
            f"Count {length}, starting the day after",
            f"{dated(calendar.add_working_days(start.on, 1))} is day 1",
        ),
        Step("Bank holidays on the way", listed_days(skipped) or ("none" if known else "not known")),
        Step(f"{clock.name}, not after", dated(due_on)),
    )
    unknown = "" if known else " Bank holidays that year are not in the table."
    sentence = f"{length} from {dated(start.on)}{skipping}: {dated(due_on)}{'.' + unknown if unknown else ''}"
    return _due(clock, calendar, start, due_on, length, sentence, steps)


def by_months(clock: Clock, calendar: Calendar, start: Start, months: int, rules: ClockRules) -> Due:
    """Count calendar months, or days when the rules ask for the comparison with council reports."""
    due_on = months_limit(start.on, months, rules)
    compares = rules.months is MonthRule.DAYS and months in COMPARED_DAYS
    length = counted(COMPARED_DAYS[months], "day") if compares else counted(months, "month")
    shortened = not compares and due_on.day != start.on.day
    added = f"Add {length}" if compares else f"Add {counted(months, 'calendar month')}"
    steps = (
        Step(start.label, dated(start.on)),
        *start.notes,
        Step(added, dated(due_on)),
        *((Step("That month is shorter", "its last day is used"),) if shortened else ()),
        Step(f"{clock.name}, not after", dated(due_on)),
    )
    clipped = ", the last day of a shorter month" if shortened else ""
    sentence = f"{length} from {dated(start.on)}: {dated(due_on)}{clipped}"
    return _due(clock, calendar, start, due_on, length, sentence, steps)


def months_limit(start_on: date, months: int, rules: ClockRules) -> date:
    """Return the last day of an interval of ``months``."""
    if rules.months is MonthRule.DAYS and months in COMPARED_DAYS:
        return start_on + timedelta(days=COMPARED_DAYS[months])
    return add_months(start_on, months)


def weekend_note(day: date, calendar: Calendar) -> str:
    """Say so when ``day`` is not a working day, and which working day comes before; empty when it is one."""
    if calendar.is_working_day(day):
        return ""
    name = calendar.bank_holidays.get(day)
    what = f"a bank holiday, {name}" if name else f"a {DAYS[day.weekday()]}"
    before = calendar.last_working_day_on_or_before(day)
    return f"This is {what}. The last working day before is {dated(before)}."


def _due(
    clock: Clock,
    calendar: Calendar,
    start: Start,
    due_on: date,
    length: str,
    sentence: str,
    steps: tuple[Step, ...],
) -> Due:
    return Due(
        clock_id=clock.id,
        task=clock.name,
        due_on=due_on,
        because=start.because(length, due_on),
        sentence=sentence,
        steps=steps,
        source=clock.source,
        force=clock.force,
        review_id=start.review_id,
        weekend_note=weekend_note(due_on, calendar),
    )
