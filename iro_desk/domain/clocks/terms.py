"""What a clock is, what it answers with, and the rules a council may set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.working_days import Calendar


class Force(StrEnum):
    """How strongly a rule binds."""

    STATUTORY = "statutory"
    GUIDANCE = "guidance"
    LOCAL = "local"
    GOOD_PRACTICE = "good practice"


class Whose(StrEnum):
    """Whose day it is to do: the officer's own duties fill her day, the others are hers to check."""

    OFFICER = "yours to do"
    OTHERS = "yours to check"


class MonthRule(StrEnum):
    """How "three months" and "six months" are counted; every report says which was used.

    The law means calendar months. Council systems often use 91 and 183 days, which can be later.
    """

    CALENDAR_MONTHS = "calendar months"
    DAYS = "91 and 183 days"


@dataclass(frozen=True, slots=True)
class ClockRules:
    """The limits a council may set, and how months are counted. Statutory limits are not here.

    Args:
        months: how months are counted.
        outcomes_working_days, record_working_days, distribution_working_days: from the review.
        short_breaks_first_months, short_breaks_later_months: reg 48 intervals, not verified.
        midway: whether a midway review is expected between reviews six months apart.
    """

    months: MonthRule = MonthRule.CALENDAR_MONTHS
    outcomes_working_days: int = 5
    record_working_days: int = 15
    distribution_working_days: int = 20
    short_breaks_first_months: int = 3
    short_breaks_later_months: int = 6
    midway: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working shown under a date."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due, with its reason and its sum.

    Args:
        clock_id: such as "LAC-2"; shown only in reports and on the command line.
        because: one line, such as "Looked after from 12 May + 20 working days (reg 33)".
        sentence: the whole sum in one sentence.
        steps: the sum line by line, ending with the answer.
        review_id: the review it follows from; None before the first.
        weekend_note: says so when the day is not a working day; empty when it is.
        whose: whose duty it is.
        anchor: what it hangs on, such as "home:5"; with ``clock_id`` it stays the same while dates move.
        starts_on: the day the count starts from; None for a booking.
        skipped: the bank holidays left out of the count.
        is_earliest: the day is the first it may happen, not the last.
        lapses_on: the duty ends on this day whatever happens; None when it does not.
    """

    clock_id: str
    task: str
    due_on: date
    because: str
    sentence: str
    steps: tuple[Step, ...]
    source: str
    force: Force
    review_id: int | None = None
    weekend_note: str = ""
    whose: Whose = Whose.OFFICER
    anchor: str = ""
    starts_on: date | None = None
    skipped: tuple[date, ...] = ()
    is_earliest: bool = False
    lapses_on: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """One rule that sets a date.

    Args:
        name: the duty in the officer's words.
        source: the law or document, as it is cited on screen.
        rule: answers with what falls due; nothing when the clock does not apply or is answered.
        whose: whose duty it is.
    """

    id: str
    name: str
    force: Force
    source: str
    rule: Callable[[Clock, Facts, Calendar, ClockRules], tuple[Due, ...]]
    whose: Whose = Whose.OFFICER

    def falls_due(self, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
        """Return what this clock asks for."""
        return self.rule(self, facts, calendar, rules)
