"""Does the counting that clocks share, and shows the working."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iro_desk.domain.calendar_names import DAYS
from iro_desk.domain.clocks.rules import ClockRules, MonthRule
from iro_desk.domain.clocks.terms import Clock, CountedIn, Due, Step
from iro_desk.domain.wording import counted, dated, day_month, listed_days
from iro_desk.domain.working_days import Calendar, add_months

COMPARED_DAYS = {3: 91, 6: 183}
HOURS_IN_A_DAY = 24
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Start:
    """The day a count starts from.

    Args:
        lead: what happened, before the date in one line: "Looked after from".
        label: what happened, as a line of the working: "Came into care".
        cite: the short reference put after the line, such as "(reg 33)"; empty for none.
        notes: further lines of the working.
        anchor: what the date hangs on, such as "care" or "home:5".
        lapses_on: the duty ends on this day whatever happens; None when it does not.
        is_earliest: the day counted to is the first that will do, not the last.
    """

    on: date
    lead: str
    label: str
    cite: str = ""
    review_id: int | None = None
    notes: tuple[Step, ...] = ()
    anchor: str = ""
    lapses_on: date | None = None
    is_earliest: bool = False

    def because(self, length: str, due_on: date) -> str:
        """Return the reason in one line; the year shows when it is not the year it falls due."""
        year = "" if self.on.year == due_on.year else f" {self.on.year}"
        return f"{self.lead} {day_month(self.on)}{year} + {length} {self.cite}".rstrip()

    def ending(self, clock: Clock, due_on: date) -> Step:
        """Return the last line of the working."""
        return Step(f"{clock.name}, not {'before' if self.is_earliest else 'after'}", dated(due_on))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a count came to.

    Args:
        because: the reason in one line.
        skipped: the bank holidays left out.
        lawful_on: the law's own last day, when months were counted as days; None otherwise.
    """

    due_on: date
    because: str
    sentence: str
    steps: tuple[Step, ...]
    counted_in: CountedIn
    skipped: tuple[date, ...] = ()
    lawful_on: date | None = None


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
        start.ending(clock, due_on),
    )
    unknown = "" if known else " Bank holidays that year are not in the table."
    sentence = f"{length} from {dated(start.on)}{skipping}: {dated(due_on)}{'.' + unknown if unknown else ''}"
    because = start.because(length, due_on)
    answer = Answer(due_on, because, sentence, steps, CountedIn.WORKING_DAYS, tuple(skipped))
    return due_from(clock, calendar, start, answer)


def by_months(
    clock: Clock, calendar: Calendar, start: Start, months: int, rules: ClockRules | None = None
) -> Due:
    """Count calendar months.

    Args:
        rules: given for the intervals between reviews only, which councils also report as 91 and 183
            days; the answer then says what the law makes it.
    """
    compares = _compares(months, rules)
    due_on = start.on + timedelta(days=COMPARED_DAYS[months]) if compares else add_months(start.on, months)
    length = counted(COMPARED_DAYS[months], "day") if compares else counted(months, "month")
    shortened = not compares and due_on.day != start.on.day
    added = f"Add {length}" if compares else f"Add {counted(months, 'calendar month')}"
    lawful_on = add_months(start.on, months)
    steps = (
        Step(start.label, dated(start.on)),
        *start.notes,
        Step(added, dated(due_on)),
        *((Step("That month is shorter", "its last day is used"),) if shortened else ()),
        *((Step("The law says", dated(lawful_on)),) if compares else ()),
        start.ending(clock, due_on),
    )
    clipped = ", the last day of a shorter month" if shortened else ""
    said = compared_words(length, lawful_on) if compares else ""
    sentence = f"{counted(months, 'month')} from {dated(start.on)}: {dated(due_on)}{clipped}{said}"
    because = start.because(length, due_on)
    law = lawful_on if compares else None
    answer = Answer(due_on, because, sentence, steps, CountedIn.MONTHS, lawful_on=law)
    return due_from(clock, calendar, start, answer)


def by_weeks(clock: Clock, calendar: Calendar, start: Start, weeks: int) -> Due:
    """Count weeks of seven days, bank holidays or not."""
    return _by_days(clock, calendar, start, timedelta(weeks=weeks), counted(weeks, "week"), "")


def by_hours(clock: Clock, calendar: Calendar, start: Start, hours: int) -> Due:
    """Count clock hours in whole days, as only the day something happened is known."""
    days = -(-hours // HOURS_IN_A_DAY)
    counted_as = f", counted as {counted(days, 'day')}"
    return _by_days(clock, calendar, start, timedelta(days=days), counted(hours, "hour"), counted_as)


def by_the_day(clock: Clock, calendar: Calendar, start: Start, why: str) -> Due:
    """Return a duty that is due on the day itself, and not after a count; ``why`` says what that day is."""
    sentence = f"{why}: {dated(start.on)}"
    year_words = f"{start.lead} {day_month(start.on)} {start.on.year} {start.cite}".rstrip()
    steps = (Step(start.label, dated(start.on)), *start.notes, start.ending(clock, start.on))
    return due_from(clock, calendar, start, Answer(start.on, year_words, sentence, steps, CountedIn.NOTHING))


def compared_words(length: str, lawful_on: date, law: str = "the law says") -> str:
    """Return what is said of a figure that councils count in days and the law in months."""
    day = f"{day_month(lawful_on)} {lawful_on.year}"
    return f", counted as {length}, as council reports do; {law} {day}"


def months_limit(start_on: date, months: int, rules: ClockRules) -> date:
    """Return the last day of an interval of ``months``."""
    if _compares(months, rules):
        return start_on + timedelta(days=COMPARED_DAYS[months])
    return add_months(start_on, months)


def weekend_note(day: date, calendar: Calendar, is_earliest: bool = False) -> str:
    """Say so when ``day`` is not a working day, and which working day would do; empty when it is one."""
    if calendar.is_working_day(day):
        return ""
    name = calendar.bank_holidays.get(day)
    what = f"a bank holiday, {name}" if name else f"a {DAYS[day.weekday()]}"
    if is_earliest:
        return f"This is {what}. The first working day after is {dated(calendar.add_working_days(day, 1))}."
    before = calendar.last_working_day_on_or_before(day)
    return f"This is {what}. The last working day before is {dated(before)}."


def due_from(clock: Clock, calendar: Calendar, start: Start, answer: Answer) -> Due:
    """Return what falls due from what a count came to."""
    return Due(
        clock_id=clock.id,
        task=clock.name,
        due_on=answer.due_on,
        because=answer.because,
        sentence=answer.sentence,
        steps=answer.steps,
        source=clock.source,
        force=clock.force,
        review_id=start.review_id,
        weekend_note=weekend_note(answer.due_on, calendar, start.is_earliest),
        whose=clock.whose,
        anchor=start.anchor,
        starts_on=start.on,
        skipped=answer.skipped,
        is_earliest=start.is_earliest,
        lapses_on=start.lapses_on,
        counted_in=answer.counted_in,
        lawful_on=answer.lawful_on,
    )


def _compares(months: int, rules: ClockRules | None) -> bool:
    return rules is not None and rules.months is MonthRule.DAYS and months in COMPARED_DAYS


def _by_days(
    clock: Clock, calendar: Calendar, start: Start, span: timedelta, length: str, counted_as: str
) -> Due:
    due_on = start.on + span
    steps = (
        Step(start.label, dated(start.on)),
        *start.notes,
        Step(f"Add {length}{counted_as}", dated(due_on)),
        start.ending(clock, due_on),
    )
    sentence = f"{length} from {dated(start.on)}{counted_as}: {dated(due_on)}"
    answer = Answer(due_on, start.because(length, due_on), sentence, steps, CountedIn.DAYS)
    return due_from(clock, calendar, start, answer)
