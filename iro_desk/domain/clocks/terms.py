"""What a clock is and what it answers with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from iro_desk.domain.ages import birthday
from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
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


class CountedIn(StrEnum):
    """What a clock counts, so that its strip of days can be drawn."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    MONTHS = "months"
    NOTHING = "nothing"


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
        counted_in: what was counted between the two days.
        lawful_on: the law's own last day, when ``due_on`` counts months as days to compare; None otherwise.
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
    counted_in: CountedIn = CountedIn.NOTHING
    lawful_on: date | None = None

    def is_open_on(self, today: date | None) -> bool:
        """Whether the duty still holds on ``today``; None asks whether it fell due before it lapsed."""
        return self.lapses_on is None or (self.due_on if today is None else today) < self.lapses_on


@dataclass(frozen=True, slots=True)
class Clock:
    """One rule that sets a date.

    Args:
        name: the duty in the officer's words.
        source: the law or document, as it is cited on screen.
        rule: answers with what falls due; nothing when the clock does not apply or is answered.
        whose: whose duty it is.
        while_looked_after: it ends with the time in care and at 18.
    """

    id: str
    name: str
    force: Force
    source: str
    rule: Callable[[Clock, Facts, Calendar, ClockRules], tuple[Due, ...]]
    whose: Whose = Whose.OFFICER
    while_looked_after: bool = False

    @property
    def can_be_off(self) -> bool:
        """Whether a council may switch it off: never what the law sets."""
        return self.force is not Force.STATUTORY

    def falls_due(self, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
        """Return what this clock asks for, and the day it would lapse."""
        if self.can_be_off and self.id in rules.off:
            return ()
        found = self.rule(self, facts, calendar, rules)
        return tuple(_lapsing(due, facts) for due in found) if self.while_looked_after else found


def _lapsing(due: Due, facts: Facts) -> Due:
    """Return a duty to a looked-after child with the day it ends: the end of care or the 18th birthday."""
    grown_up_on = birthday(facts.born_on, 18) if facts.born_on else None
    ends = [day for day in (due.lapses_on, facts.looked_after_until, grown_up_on) if day is not None]
    return replace(due, lapses_on=min(ends)) if ends else due
