"""How soon a disruption meeting may be held."""

from __future__ import annotations

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.sums import Start, by_weeks
from iro_desk.domain.clocks.terms import Clock, Due, Force, Whose
from iro_desk.domain.codes import EventKind
from iro_desk.domain.working_days import Calendar


def disruption_meeting(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """MK-5: no sooner than 10 weeks after a long-term or adoptive home broke down (local, Milton Keynes)."""
    return tuple(
        by_weeks(
            clock,
            calendar,
            Start(event.on, "Home broke down", "Home broke down", anchor=event.anchor, is_earliest=True),
            rules.disruption_weeks,
        )
        for event in facts.happened(EventKind.BREAKDOWN)
        if not facts.happened(EventKind.DISRUPTION_MEETING, since=event.on)
    )


MEETING = Clock(
    "MK-5",
    "Disruption meeting",
    Force.LOCAL,
    "Milton Keynes IRO annual report 2024-25",
    disruption_meeting,
    Whose.OTHERS,
)
