"""What the monitoring form counts beside the grades, read from the review itself so that nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.codes import Answer
from iro_desk.domain.codes.considerations import RouteAnswer
from iro_desk.domain.wording import counted, dated
from iro_desk.records import Concern, Feedback, Review
from iro_desk.records.review import DECISIONS, HOME, PERMANENCE, START, WHO
from iro_desk.services import monitoring
from iro_desk.services.entering import fetch, key

ROUTES = (
    ("route_home", "return home"), ("route_relatives", "relatives or friends"),
    ("route_guardianship", "special guardianship"), ("route_arrangements", "child arrangements order"),
    ("route_adoption", "adoption"), ("route_fostering", "long-term fostering"),
    ("route_residential", "residential"), ("route_supported", "supported living"),
)  # fmt: skip
NOT_SAID = "Not answered yet"
NOT_CALLED_FOR = "Nothing calls for one: no plan has one of the two lowest grades"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing the form counts.

    Args:
        words: the answer; says so while there is none.
        section: where in the review it is answered; empty for what fills itself.
        field: the answer's name there.
        is_open: whether it still has to be answered before the review is finished.
    """

    label: str
    words: str
    section: str = ""
    field: str = ""
    is_open: bool = False


def indicators(session: Session, review_id: int) -> tuple[Indicator, ...]:
    """Everything the form counts, in the form's order."""
    review = fetch(session, Review, review_id)
    return (
        *_times(review),
        *_people(review),
        *_home(review),
        *_permanence(review),
        *_challenge(session, review),
        _feedback(session, review_id),
    )


def _times(review: Review) -> Iterator[Indicator]:
    late = None if review.due_on is None else (review.review_on - review.due_on).days
    in_time = "No last day is known" if late is None else "Yes" if late <= 0 else "No"
    due = "" if review.due_on is None else f", due by {dated(review.due_on)}"
    yield Indicator("Review in time", f"{in_time}{due}")
    yield Indicator("Outcomes given out", _day(review.outcomes_sent_on))
    yield Indicator("Record given out", _day(review.record_distributed_on))
    seen = _said(review, "seen_before")
    yield Indicator("Child seen before the review", seen, START, "seen_before", seen == NOT_SAID)


def _people(review: Review) -> Iterator[Indicator]:
    part = _said(review, "participation")
    yield Indicator("How the child took part", part, WHO, "participation", part == NOT_SAID)
    for parent in ("mother", "father"):
        came, took = _said(review, f"{parent}_attended"), _said(review, f"{parent}_participated")
        for label, words, field in (
            (f"{parent.capitalize()} came", came, f"{parent}_attended"),
            (f"{parent.capitalize()} took part", took, f"{parent}_participated"),
        ):
            yield Indicator(label, words, WHO, field, words == NOT_SAID)


def _home(review: Review) -> Iterator[Indicator]:
    meets = _said(review, "placement_meets_needs")
    why = review.placement_why.strip()
    words = f"{meets}. {why}" if why and meets != NOT_SAID else meets
    lacks = review.placement_meets_needs not in (None, Answer.YES) and not why
    is_open = meets == NOT_SAID or lacks
    yield Indicator("Home meets the child’s needs", words, HOME, "placement_meets_needs", is_open)
    wishes = _said(review, "placement_meets_wishes")
    yield Indicator("Home is what the child wants", wishes, HOME, "placement_meets_wishes")


def _permanence(review: Review) -> Iterator[Indicator]:
    plan = _said(review, "permanence_plan")
    why_none = review.no_plan_why.strip()
    if plan == NOT_SAID and why_none:
        plan = f"None agreed: {why_none}"
    yield Indicator("Permanence plan", plan, PERMANENCE, "permanence_plan", plan == NOT_SAID)
    considered = [words for name, words in ROUTES if getattr(review, name) not in (None, RouteAnswer.NOT_YET)]
    listed = ", ".join(considered)
    words = f"{len(considered)} of {len(ROUTES)}: {listed}" if considered else "None yet"
    yield Indicator("Routes to permanence considered", words, PERMANENCE, ROUTES[0][0])


def _challenge(session: Session, review: Review) -> Iterator[Indicator]:
    """What the concern says stays with the concern: this form goes to the worker and the manager."""
    needed = _said(review, "to_raise")
    is_open = needed == NOT_SAID and any(row.is_low for row in monitoring.scores(session, key(review)))
    if needed == NOT_SAID and not is_open:
        needed = NOT_CALLED_FOR
    yield Indicator("Concern or dispute needed", needed, DECISIONS, "to_raise", is_open)
    raised = session.exec(select(Concern).where(Concern.review_id == review.id)).all()
    formal = sum(row.formal_on is not None for row in raised)
    words = f"{counted(len(raised), 'concern')}, {formal} of them formal" if raised else "Nothing"
    yield Indicator("Raised from this review", words)


def _feedback(session: Session, review_id: int) -> Indicator:
    rows = session.exec(select(Feedback).where(Feedback.review_id == review_id)).all()
    came = sum(row.received_on is not None for row in rows)
    words = f"{came} of {len(rows)} answered" if rows else "Nobody asked yet"
    return Indicator("Feedback asked for and received", words)


def _said(review: Review, field: str) -> str:
    value = getattr(review, field)
    return NOT_SAID if value is None else str(value.label)


def _day(on: date | None) -> str:
    return "Not yet" if on is None else dated(on)
