"""What must leave after a review, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from iro_desk.domain.clocks.facts import Facts, HeldReview
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.sums import Start, by_working_days
from iro_desk.domain.clocks.terms import Clock, Due, Force, Step, Whose
from iro_desk.domain.codes import EventKind
from iro_desk.domain.working_days import Calendar

HANDBOOK = "IRO Handbook 2010"


def send_outcomes(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """REC-1: decisions out within 5 working days of the review (guidance, as Milton Keynes cites it)."""
    return _waiting(clock, facts, calendar, rules.outcomes_working_days, lambda held: held.outcomes_sent_on)


def finish_record(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """REC-2: the full record written within 15 working days (guidance, unverified, so a setting).

    A record that has been sent to everyone is finished.
    """
    return _waiting(
        clock,
        facts,
        calendar,
        rules.record_working_days,
        lambda held: held.record_completed_on or held.record_distributed_on,
    )


def distribute_record(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """REC-3: the record with everyone within 20 working days (guidance, as Milton Keynes cites it)."""
    return _waiting(
        clock, facts, calendar, rules.distribution_working_days, lambda held: held.record_distributed_on
    )


def managers_answer(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """REC-4: the team manager answers within 5 working days of receipt (guidance, as councils give it).

    Only the newest review is waited for; silence counts as agreement, and the working says so.
    """
    held = facts.last_review
    if held is None or held.is_imported or held.outcomes_sent_on is None:
        return ()
    if held.is_answered or facts.happened(EventKind.MANAGER_RESPONSE, since=held.outcomes_sent_on):
        return ()
    start = Start(
        held.outcomes_sent_on, "Decisions sent", "Decisions sent", review_id=held.id, anchor=held.anchor,
        notes=(Step("No answer by then", "counts as agreed"),),
    )  # fmt: skip
    return (by_working_days(clock, calendar, start, rules.manager_answer_working_days),)


def _waiting(
    clock: Clock,
    facts: Facts,
    calendar: Calendar,
    count: int,
    done_on: Callable[[HeldReview], date | None],
) -> tuple[Due, ...]:
    """Return one line for each review held here whose paper has not left."""
    return tuple(
        by_working_days(
            clock,
            calendar,
            Start(held.held_on, "Review held", "Review held", review_id=held.id, anchor=held.anchor),
            count,
        )
        for held in facts.reviews
        if held.counts and not held.is_imported and done_on(held) is None
    )


OUTCOMES = Clock("REC-1", "Send decisions to the team manager", Force.GUIDANCE, HANDBOOK, send_outcomes)
RECORD = Clock("REC-2", "Finish the record", Force.GUIDANCE, f"{HANDBOOK} (to be checked)", finish_record)
DISTRIBUTION = Clock("REC-3", "Send the record to everyone", Force.GUIDANCE, HANDBOOK, distribute_record)
MANAGERS_ANSWER = Clock(
    "REC-4",
    "Team manager's answer to the decisions",
    Force.GUIDANCE,
    "Council procedures (to be checked)",
    managers_answer,
    Whose.OTHERS,
)
