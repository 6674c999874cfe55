"""What follows a review by itself: the last days of its papers, which went late, and when silence is agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.clocks.rules import ClockRules
from iro_desk.domain.codes import Code, DecisionState, ManagerAnswer, ReviewPaper
from iro_desk.domain.working_days import Calendar


class GivenHow(Code):
    """How somebody was given a paper that did not go through the outbox."""

    HANDED = "handed", "Handed over"
    POST = "post", "By post"
    EMAIL = "email", "By e-mail"
    SYSTEM = "system", "On the council’s system"


AGREEING = (ManagerAnswer.AGREED, ManagerAnswer.CHANGED, ManagerAnswer.SILENT)


@dataclass(frozen=True, slots=True)
class PaperDay:
    """When one paper of a review left, beside its last day.

    Args:
        done_on: None while it is still to leave.
        days_late: working days after the last day, up to today while it waits; 0 when in time.
    """

    paper: ReviewPaper
    limit_on: date
    done_on: date | None
    days_late: int


def paper_limit(paper: ReviewPaper, held_on: date, calendar: Calendar, rules: ClockRules) -> date:
    """Return the last day of one paper: REC-1, REC-2 or REC-3 (IRO Handbook 2010, guidance)."""
    counts = {
        ReviewPaper.DECISIONS: rules.outcomes_working_days,
        ReviewPaper.RECORD: rules.record_working_days,
        ReviewPaper.DISTRIBUTION: rules.distribution_working_days,
    }
    return calendar.add_working_days(held_on, counts[paper])


def paper_day(
    paper: ReviewPaper,
    held_on: date,
    done_on: date | None,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
) -> PaperDay:
    """Return how one paper stands on a day."""
    limit = paper_limit(paper, held_on, calendar, rules)
    until = done_on or today
    late = calendar.working_days_between(limit, until) if until > limit else 0
    return PaperDay(paper, limit, done_on, max(late, 1) if until > limit else 0)


def silence_on(sent_on: date | None, calendar: Calendar, rules: ClockRules) -> date | None:
    """Return the last day the team manager has to answer (REC-4); None when the decisions are not sent.

    From the day after it no answer counts as agreement (council procedures, local, to be checked).
    """
    return None if sent_on is None else calendar.add_working_days(sent_on, rules.manager_answer_working_days)


def is_agreed(answer: ManagerAnswer | None, last_day: date | None, today: date) -> bool:
    """Whether the decisions are agreed on a day: by an answer, or by silence after the last day for one."""
    if answer is not None:
        return answer in AGREEING
    return last_day is not None and today > last_day


def decision_stands(state: DecisionState, *, agreed: bool) -> DecisionState:
    """Return the state of a decision: a proposed one is agreed once the review's decisions are."""
    return DecisionState.AGREED if agreed and state is DecisionState.PROPOSED else state
