"""Whether a review is needed early: what is still to be answered, the answers kept, and what they lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from iro_desk.domain.clocks import ClockRules, Facts, next_review_limit
from iro_desk.domain.codes import EarlyReviewReason, EventKind, LegalStatus, PlacementType, ReviewState, YesNo
from iro_desk.domain.early_review import EarlyQuestion, is_called_for, questions
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, EarlyReview, EarlyReviewFields, Event, LegalPeriod, Placement, Review
from iro_desk.services import drafts
from iro_desk.services.entering import copy, fetch, insert
from iro_desk.services.facts import ChildBrief, briefs, child_facts, facts_of
from iro_desk.services.planner import agreed
from iro_desk.services.typed import drafted

FORM = "child:overview:early"
PROPOSED_WORKING_DAYS = 10
BEFORE_IT_ENDS = frozenset({EarlyReviewReason.REMAND_END, EarlyReviewReason.CUSTODY_END})
CONCERN_EVENTS = (EventKind.PLAN_CHANGE, EventKind.WELFARE_CONCERN, EventKind.LEAVING_PROPOSED)
ENDING_STATUSES = (LegalStatus.REMAND, LegalStatus.PACE, LegalStatus.POLICE_PROTECTION)
HELD = (ReviewState.WRITING, ReviewState.FINISHED)

Asked = tuple[EarlyReviewReason, str]
"""A question's reason, and what it hangs on."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question nobody has answered yet, about one child."""

    child: ChildBrief
    asked: EarlyQuestion


@dataclass(frozen=True, slots=True)
class NeededReview:
    """A review that is needed early and is neither held nor arranged.

    Args:
        propose: the working day offered for it; our own proposal, no rule sets one.
    """

    reason: EarlyReviewReason
    asked_about: date
    why: str
    propose: date


@dataclass(frozen=True, slots=True)
class EarlySheet:
    """What the child's page asks and says: the open questions, oldest first, and a review still needed."""

    asked: tuple[EarlyQuestion, ...]
    needed: NeededReview | None


def form_of(question: EarlyQuestion) -> str:
    """Which draft keeps the answer to this question."""
    return f"{FORM}:{question.reason.value}:{question.anchor}"


def of_child(
    session: Session, child_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> EarlySheet:
    """What is to be asked about one child, and whether a review she called for is still to be arranged."""
    child = fetch(session, Child, child_id)
    has_left = child.looked_after_until is not None and child.looked_after_until <= today
    if has_left or child.closed_on is not None:
        return EarlySheet((), None)
    facts = child_facts(session, child_id, today=today)
    return EarlySheet(
        _open(facts, _answered(session, [child_id]).get(child_id, {}), today),
        _needed(session, child_id, facts, today, calendar, rules),
    )


def unanswered(session: Session, today: date) -> tuple[OpenQuestion, ...]:
    """Every question of the caseload still to be answered, oldest first."""
    everyone = briefs(session)
    ids = [one for one in _may_be_asked(session, today) if everyone[one].is_looked_after(today)]
    answered = _answered(session, ids)
    found = [
        OpenQuestion(everyone[one.child.child_id], question)
        for one in facts_of(session, ids, today=today)
        for question in _open(one.facts, answered.get(one.child.child_id, {}), today)
    ]
    return tuple(sorted(found, key=lambda one: (one.asked.on, one.child.child_id)))


def answer(
    session: Session,
    values: Mapping[str, object],
    child_id: int,
    reason: EarlyReviewReason,
    anchor: str,
    today: date,
) -> YesNo:
    """Keep the answer to one question, and let its draft go.

    Raises:
        Refusal: it is not answered, a no has no reason, or the question no longer stands.
    """
    draft = drafted(EarlyReviewFields, values)
    if draft.needed is None:
        raise Refusal("Select whether an early review is needed.", field="needed")
    if draft.needed is YesNo.NO and not draft.why.strip():
        raise Refusal("Say why no early review is needed.", field="why")
    facts = child_facts(session, child_id, today=today)
    asked = [one for one in questions(facts) if (one.reason, one.anchor) == (reason, anchor)]
    if not asked:
        raise Refusal("What was asked about has changed since.", "Look at the child’s page again.")
    row = session.exec(
        select(EarlyReview).where(
            EarlyReview.child_id == child_id, EarlyReview.reason == reason, EarlyReview.anchor == anchor
        )
    ).first()
    more = {"asked_about": asked[0].on, "answered_on": today}
    if row is None:
        insert(session, EarlyReview, draft, child_id=child_id, reason=reason, anchor=anchor, **more)
    else:
        copy(draft, row)
        row.asked_about, row.answered_on = asked[0].on, today
    drafts.let_go(session, form_of(asked[0]), 0, child_id)
    return draft.needed


def arrange(
    session: Session,
    child_id: int,
    on: date,
    reason: EarlyReviewReason,
    today: date,
    calendar: Calendar,
    rules: ClockRules,
) -> None:
    """Put the next review on an earlier day, with why."""
    if on < today:
        raise Refusal("The day must be today or later.", field="on")
    agreed.agree(session, child_id, on, today, calendar, rules)
    session.flush()
    arranged = session.exec(
        select(Review).where(
            Review.child_id == child_id,
            col(Review.state).in_((ReviewState.PLANNED, ReviewState.WRITING)),
            (col(Review.review_on) == on) | (col(Review.adjourned_to) == on),
        )
    ).all()
    for row in arranged:
        row.early_reason = reason


def wanted_for(session: Session, child_id: int, since: date | None) -> EarlyReviewReason | None:
    """Why a review begun now is early; None when no yes has been answered since the last one."""
    query = select(EarlyReview).where(EarlyReview.child_id == child_id, EarlyReview.needed == YesNo.YES)
    if since is not None:
        query = query.where(EarlyReview.asked_about > since)
    row = session.exec(query.order_by(col(EarlyReview.asked_about).desc())).first()
    return None if row is None else row.reason


def _open(facts: Facts, answered: Mapping[Asked, YesNo | None], today: date) -> tuple[EarlyQuestion, ...]:
    """Leave out what is answered, and what should have been asked before something that has ended."""
    called_for = {anchor for (_, anchor), needed in answered.items() if needed is YesNo.YES}
    return tuple(
        one
        for one in questions(facts)
        if (one.reason, one.anchor) not in answered
        and (one.reason not in BEFORE_IT_ENDS or one.on >= today)
        and not is_called_for(one, facts, called_for)
    )


def _answered(session: Session, ids: Sequence[int]) -> dict[int, dict[Asked, YesNo | None]]:
    found: dict[int, dict[Asked, YesNo | None]] = {}
    for row in session.exec(select(EarlyReview).where(col(EarlyReview.child_id).in_(ids))):
        found.setdefault(row.child_id, {})[(row.reason, row.anchor)] = row.needed
    return found


def _needed(
    session: Session, child_id: int, facts: Facts, today: date, calendar: Calendar, rules: ClockRules
) -> NeededReview | None:
    held = facts.counted_reviews[-1].held_on if facts.counted_reviews else date.min
    row = session.exec(
        select(EarlyReview)
        .where(
            EarlyReview.child_id == child_id,
            EarlyReview.needed == YesNo.YES,
            EarlyReview.asked_about > held,
        )
        .order_by(col(EarlyReview.asked_about))
    ).first()
    if row is None or _is_arranged(session, child_id):
        return None
    propose = calendar.add_working_days(today, PROPOSED_WORKING_DAYS)
    limit = next_review_limit(facts, calendar, rules)
    if limit is not None and today < limit.due_on < propose:
        propose = calendar.last_working_day_on_or_before(limit.due_on)
    return NeededReview(row.reason, row.asked_about, row.why, max(propose, today))


def _is_arranged(session: Session, child_id: int) -> bool:
    """Whether a review called for early is planned or being written."""
    return (
        session.exec(
            select(Review.id).where(
                Review.child_id == child_id,
                col(Review.state).in_((ReviewState.PLANNED, ReviewState.WRITING)),
                col(Review.early_reason).is_not(None),
            )
        ).first()
        is not None
    )


def _may_be_asked(session: Session, today: date) -> list[int]:
    """Children with something newer than their last review, so that the others are never worked through."""
    last: dict[int, date] = dict(
        session.exec(
            select(Review.child_id, func.max(Review.review_on))
            .where(col(Review.state).in_(HELD), Review.review_on <= today, col(Review.adjourned_to).is_(None))
            .group_by(col(Review.child_id))
        ).all()
    )
    after = [
        select(col(Placement.child_id), col(Placement.started_on)).where(
            col(Placement.was_planned).is_(False) | col(Placement.is_unregistered)
        ),
        select(col(Event.child_id), col(Event.happened_on)).where(col(Event.kind).in_(CONCERN_EVENTS)),
        select(col(LegalPeriod.child_id), col(LegalPeriod.started_on)),
    ]
    asked = {
        child_id
        for query in after
        for child_id, on in session.exec(query).all()
        if on >= last.get(child_id, date.min)
    }
    ending = (
        select(LegalPeriod.child_id).where(
            col(LegalPeriod.status).in_(ENDING_STATUSES), col(LegalPeriod.ended_on) >= today
        ),
        select(Placement.child_id).where(
            Placement.kind == PlacementType.R5, col(Placement.ended_on) >= today
        ),
    )
    for child_ids in ending:
        asked |= set(session.exec(child_ids).all())
    return sorted(asked)
