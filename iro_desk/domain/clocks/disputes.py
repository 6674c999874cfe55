"""How long each stage of a formal dispute may take, and the whole."""

from __future__ import annotations

from iro_desk.domain.clocks.facts import Facts
from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.clocks.sums import Start, by_the_day, by_working_days
from iro_desk.domain.clocks.terms import Clock, Due, Force
from iro_desk.domain.working_days import Calendar

WHOLE_WORKING_DAYS = 20


def stage_days(rules: ClockRules) -> tuple[int, ...]:
    """Return the working days of each formal stage, lowest first."""
    return (
        rules.dispute_stage_1_days,
        rules.dispute_stage_2_days,
        rules.dispute_stage_3_days,
        rules.dispute_stage_4_days,
    )


def stage_answer(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """DR-STAGE: an answer within the days of the stage (local; 5 each is proposed, none is published).

    A stage past the fourth has the days of the fourth; one that is answered waits for nothing more.
    """
    days = stage_days(rules)
    return tuple(
        by_working_days(
            clock,
            calendar,
            Start(
                dispute.stage_on, f"Stage {dispute.stage} of the dispute", f"Stage {dispute.stage} began",
                anchor=dispute.anchor,
            ),
            days[min(dispute.stage, len(days)) - 1],
        )
        for dispute in facts.disputes
        if dispute.stage > 0 and dispute.stage_on is not None and dispute.answered_on is None
    )  # fmt: skip


def whole_dispute(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """DR-TOTAL: the formal process takes 20 working days at most (guidance, IRO Handbook 6.2)."""
    return tuple(
        by_working_days(
            clock,
            calendar,
            Start(dispute.formal_on, "Dispute formal from", "Made formal", anchor=dispute.anchor),
            WHOLE_WORKING_DAYS,
        )
        for dispute in facts.disputes
        if dispute.formal_on is not None
    )


def informal_answer(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """DR-INFORMAL: what was talked about is answered by the day that was asked for (good practice)."""
    return tuple(
        by_the_day(
            clock,
            calendar,
            Start(dispute.respond_by, "Answer asked for by", "Answer asked for by", anchor=dispute.anchor),
            "The day asked for in the conversation",
        )
        for dispute in facts.disputes
        if dispute.stage == 0 and dispute.respond_by is not None and dispute.answered_on is None
    )


def look_again(clock: Clock, facts: Facts, calendar: Calendar, rules: ClockRules) -> tuple[Due, ...]:
    """DR-CAFCASS: a referral is thought of again on the day she set herself (good practice; reg 45 has none)."""
    return tuple(
        by_the_day(
            clock,
            calendar,
            Start(dispute.look_again_on, "Set by you for", "Day you set", anchor=dispute.anchor),
            "The day you set when you decided not to refer yet",
        )
        for dispute in facts.disputes
        if dispute.look_again_on is not None
    )


INFORMAL = Clock(
    "DR-INFORMAL",
    "Answer to a concern",
    Force.GOOD_PRACTICE,
    "What was asked for when it was talked about",
    informal_answer,
)
STAGE = Clock(
    "DR-STAGE",
    "Answer to a dispute",
    Force.LOCAL,
    "Local dispute resolution process (stages to be checked)",
    stage_answer,
)
WHOLE = Clock(
    "DR-TOTAL", "Dispute settled", Force.GUIDANCE, "IRO Handbook 2010, 6.2, as quoted locally", whole_dispute
)
LOOK_AGAIN = Clock(
    "DR-CAFCASS",
    "Think again of a referral to Cafcass",
    Force.GOOD_PRACTICE,
    "Your own decision; Regulations 2010, reg 45",
    look_again,
)
