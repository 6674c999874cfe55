"""What a move to an unregistered home sets going, and a worry about the child there."""

from __future__ import annotations

from iro_desk.domain.clocks.facts import Event, Facts, Home
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.sums import Start, by_hours, by_weeks
from iro_desk.domain.clocks.terms import Clock, Due, Force, Whose
from iro_desk.domain.codes import EventKind
from iro_desk.domain.working_days import Calendar

REPORT = "Milton Keynes IRO annual report 2024-25"
CITE = "(Milton Keynes)"


def review_after_move(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """MK-2: a review within 2 weeks of the move, or of a worry about the child there (local)."""
    return tuple(
        by_weeks(clock, calendar, start, rules.unregistered_review_weeks)
        for start in _beginnings(facts)
        if not any(review.held_on >= start.on for review in facts.counted_reviews)
    )


def review_while_there(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """MK-2: then a review 12 weeks after the last while it lasts (local; our reading of the report)."""
    last = facts.last_review
    return tuple(
        by_weeks(
            clock,
            calendar,
            Start(
                last.held_on, "Last review", "Last review held", "(unregistered home)", last.id,
                anchor=last.anchor, lapses_on=home.ended_on,
            ),
            rules.unregistered_later_weeks,
        )
        for home in _unregistered(facts)
        if last is not None and home.holds_on(last.held_on)
    )  # fmt: skip


def head_of_service_visit(
    clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules
) -> tuple[Due, ...]:
    """MK-3: the Head of Service visits within 72 hours of the move, or of a worry there (local)."""
    return tuple(
        by_hours(clock, calendar, start, rules.unregistered_visit_hours)
        for start in _beginnings(facts)
        if not facts.happened(EventKind.HEAD_OF_SERVICE_VISIT, since=start.on)
    )


def _unregistered(facts: Facts) -> tuple[Home, ...]:
    return tuple(home for home in facts.placements if home.is_unregistered)


def _beginnings(facts: Facts) -> tuple[Start, ...]:
    """Return each move to an unregistered home, and each worry while the child lived there."""
    concerns = [
        (event, next((home for home in reversed(facts.placements) if home.holds_on(event.on)), None))
        for event in facts.happened(EventKind.WELFARE_CONCERN)
    ]
    return tuple(
        start
        for home in _unregistered(facts)
        for start in (
            Start(
                home.started_on, "Moved to an unregistered home", "Moved to an unregistered home", CITE,
                anchor=home.anchor, lapses_on=home.ended_on,
            ),
            *(_from_concern(event, home) for event, where in concerns if where is home),
        )
    )  # fmt: skip


def _from_concern(event: Event, home: Home) -> Start:
    return Start(
        event.on, "Worry in an unregistered home", "Worry about the child there", CITE,
        anchor=event.anchor, lapses_on=home.ended_on,
    )  # fmt: skip


REVIEW = Clock(
    "MK-2",
    "Review in an unregistered home",
    Force.LOCAL,
    REPORT,
    review_after_move,
    while_looked_after=True,
)
REVIEW_LATER = Clock(
    "MK-2-LATER",
    "Next review in an unregistered home",
    Force.LOCAL,
    f"{REPORT} (its words can be read two ways)",
    review_while_there,
    while_looked_after=True,
)
HEAD_VISIT = Clock(
    "MK-3",
    "Head of Service visit",
    Force.LOCAL,
    REPORT,
    head_of_service_visit,
    Whose.OTHERS,
    while_looked_after=True,
)
