"""What is left to do before a review can be finished: the one list its screens show and its finishing keeps to."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain import review_checks
from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.findings import Finding
from iro_desk.domain.working_days import Calendar
from iro_desk.records import Draft, Review
from iro_desk.services import checklists
from iro_desk.services.entering import fetch
from iro_desk.services.reviews.following import limit_after
from iro_desk.services.reviews.standing import review_facts


def findings(
    session: Session, review_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[Finding, ...]:
    """What its answers lack or what deserves a second look, in the order of the form."""
    review = fetch(session, Review, review_id)
    limit = limit_after(session, review, calendar, rules)
    return review_checks.check(review_facts(session, review, today, None if limit is None else limit.due_on))


def left_to_do(
    session: Session, review_id: int, today: date, calendar: Calendar, rules: ClockRules
) -> tuple[Finding, ...]:
    """Every finding of the review, after any section holding words that were typed and not yet filed."""
    review = fetch(session, Review, review_id)
    unfiled = tuple(
        Finding(
            "review.unfiled",
            "What you typed here is kept and not yet in the review. Open it and choose Save and continue.",
            section,
            "",
        )
        for section in typed_sections(session, review_id, review.child_id)
    )
    unanswered = checklists.findings(session, review.child_id, review_id, today)
    return unfiled + findings(session, review_id, today, calendar, rules) + unanswered


def typed_sections(session: Session, review_id: int, child_id: int) -> tuple[str, ...]:
    """The sections that hold words typed and not yet filed."""
    query = select(Draft).where(Draft.subject_id == review_id, Draft.child_id == child_id)
    forms = [draft.form.partition(":") for draft in session.exec(query).all()]
    return tuple(section for form, _, section in forms if form == "review" and section)
