"""What the review screens are given: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from iro_desk.domain.codes import (
    DecisionState,
    Participation,
    PlanKind,
    ReviewKind,
    ReviewState,
    SectionState,
    YesNo,
)
from iro_desk.domain.review_row_codes import PaperCurrent, WhatNow
from iro_desk.records import DecisionFields


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review in a list.

    Args:
        due_on: the last day the law allowed when it was begun; None when that was not known.
        days_late: whole days after ``due_on``, 0 when in time; None when ``due_on`` is.
        adjourned_to: the day it goes on; None when it was not adjourned.
        cancelled_why: empty unless it was cancelled.
        reopened_at: when it was opened again after it was finished; None while it is locked or unfinished.
        reopened_why: why it was.
    """

    review_id: int
    child_id: int
    display_name: str
    initials: str
    identity_colour: int
    review_on: date
    kind: ReviewKind
    state: ReviewState
    participation: Participation | None
    due_on: date | None
    days_late: int | None
    sections_done: int
    sections_total: int
    next_review_on: date | None
    is_imported: bool
    adjourned_to: date | None = None
    cancelled_why: str = ""
    reopened_at: datetime | None = None
    reopened_why: str = ""

    @property
    def is_locked(self) -> bool:
        """Whether it is finished and nobody is changing it."""
        return self.state is ReviewState.FINISHED and self.reopened_at is None

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written in it: it is locked, or was cancelled."""
        return self.is_locked or self.state is ReviewState.CANCELLED


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section; ``problem`` is True when it is marked completed and something in it is still missing.

    ``not_applicable_why`` says why it does not apply to this child; empty when it does.
    """

    section: str
    state: SectionState
    problem: bool
    not_applicable_why: str = ""


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A decision of the review before; ``times_carried`` counts the reviews it has waited.

    Args:
        done_on: the day it was done; None when that is not known.
        what_now: what becomes of it; None to carry it on when it is not done.
    """

    decision_id: int
    what: str
    for_child: str
    owner: str
    by_when: date | None
    state: DecisionState
    outcome_note: str
    times_carried: int
    review_on: date
    done_on: date | None = None
    evidence: str = ""
    effect: str = ""
    what_now: WhatNow | None = None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """Whether one plan had come before the review; None when nobody has answered.

    Args:
        on_day: it came, but only on the day.
        not_applicable: this child needs no such plan; then ``received`` is None.
        current: whether it describes the child's life now; None while that is not said.
        chased_on, chased: when it was asked for, of whom, and the answer.
    """

    plan: PlanKind
    received: YesNo | None
    dated_on: date | None
    on_day: bool = False
    not_applicable: bool = False
    current: PaperCurrent | None = None
    chased_on: date | None = None
    chased: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as the form edits it; ``decision_id`` is None until it is stored."""

    decision_id: int | None
    fields: DecisionFields


@dataclass(frozen=True, slots=True)
class NextReview:
    """What the law allows for the next review, and what is proposed.

    Args:
        latest: the last day the law allows.
        propose: the last working day on or before it.
        midway: half-way, for an interval longer than four months; None for a shorter one.
        sentence: the sum, in words.
        weekend_note: why ``propose`` is earlier than ``latest``; empty when it is not.
    """

    latest: date
    propose: date
    midway: date | None
    sentence: str
    weekend_note: str
