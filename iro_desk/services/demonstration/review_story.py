"""Lays in an invented child's reviews and visits, with their decisions, grades and own words."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from sqlmodel import Session

from iro_desk.domain.clocks import Facts, HeldReview, next_review_limit
from iro_desk.domain.codes import Answer, ParentAnswer, Participation, ReviewKind, ReviewState, YesNo
from iro_desk.domain.participation import offered_participation
from iro_desk.domain.scoring import NOT_APPLICABLE, NOT_AVAILABLE, WORDS_2021
from iro_desk.records import (
    Attendance,
    Child,
    ChildsWords,
    Decision,
    PaperReceived,
    Plan,
    PlanScore,
    Review,
    ReviewSection,
    Visit,
)
from iro_desk.records.review import DECISIONS, SECTIONS
from iro_desk.services.demonstration.considered_story import lay_considered
from iro_desk.services.demonstration.days import Days
from iro_desk.services.entering import key

Story = dict[str, Any]
OUTCOMES_AFTER = 4
RECORD_AFTER = 12
NEWEST_RECORD_AFTER = 3
FRESH_PLAN_DAYS = -24
STALE_PLAN_DAYS = -210
KINDS = (ReviewKind.FIRST, ReviewKind.SECOND, ReviewKind.LATER)
LOW = ("Requires improvement", "Inadequate")


def lay_reviews(
    session: Session, child: Child, story: Story, analysis: list[Story], days: Days
) -> tuple[Review, ...]:
    """Every review of the story, oldest first; a child never reviewed has their first one planned."""
    short_breaks = any(order["code"] in ("V3", "V4") for order in story["legal"])
    held: list[HeldReview] = []
    reviews: list[Review] = []
    for told in story["reviews"]:
        day = days.working(told["held"])
        facts = Facts(None, child.looked_after_from, None, short_breaks, tuple(held))
        limit = next_review_limit(facts, days.calendar)
        review = _review(child, told, day, None if limit is None else limit.due_on, len(held), days)
        held.append(HeldReview(None, day))
        session.add(review)
        reviews.append(review)
    for review, following in pairwise(reviews):
        review.next_review_on = following.review_on
    if not reviews:
        facts = Facts(None, child.looked_after_from, None, short_breaks)
        limit = next_review_limit(facts, days.calendar)
        planned = {
            "child_id": key(child),
            "review_on": days.working(story["next_review"]),
            "kind": ReviewKind.FIRST,
            "state": ReviewState.PLANNED,
            "due_on": None if limit is None else limit.due_on,
        }
        session.add(Review.model_validate(planned))
        return ()
    _tell_newest(reviews[-1], child, story, days)
    session.flush()
    lay_considered(session, reviews[-1], story, days)
    _lay_lists(session, reviews[-1], child, story, days)
    _lay_grades(session, reviews[-1], story["grades"], analysis)
    if len(reviews) > 1:
        _lay_grades(session, reviews[-2], story["grades_before"], analysis)
    _lay_papers(session, reviews[-1], child, story["grades"], days)
    return tuple(reviews)


def lay_visits(session: Session, child: Child, story: Story, newest: Review | None, days: Days) -> None:
    """The visits, newest first in the story; the child's words belong to the newest of them."""
    visits = []
    for told in story["visits"]:
        under_four = told["on"] - story["born"] < 4 * 365
        alone = "yes" if told.get("alone", False) else "not_appropriate" if under_four else "no"
        values = {
            "child_id": key(child),
            "visit_on": days.working(told["on"]),
            "place": "home",
            "seen": YesNo.YES,
            "seen_alone": alone,
            "worry": YesNo.NO,
        }
        visits.append(Visit.model_validate(values))
        session.add(visits[-1])
    session.flush()
    said_at = visits[0].visit_on if visits else newest.review_on if newest else days.today
    for position, told in enumerate(story["words"]):
        values = {
            "child_id": key(child),
            "visit_id": visits[0].id if visits else None,
            "said_on": said_at,
            "words": told["line"],
            "share": "may_share" if told["share"] == "Yes, share it" else "private",
            "position": position,
        }
        session.add(ChildsWords.model_validate(values))


def _review(
    child: Child, told: Story, day: date, limit_on: date | None, held_before: int, days: Days
) -> Review:
    given_out = told.get("distributed")
    late = told.get("late", 0)
    due_on = day if limit_on is None or (not late and limit_on < day) else limit_on
    values = {
        "child_id": key(child),
        "review_on": day,
        "form": told["form"],
        "kind": KINDS[min(held_before, 2)],
        "state": ReviewState.FINISHED,
        "due_on": days.calendar.last_working_day_on_or_before(days.exact(told["held"] - late))
        if late
        else due_on,
        "participation": _fitting(told["code"], child.born_on, day),
        "seen_before": YesNo.YES,
        "finished_at": days.afternoon(days.after(day, NEWEST_RECORD_AFTER) or days.today),
        "outcomes_sent_on": days.after(day, OUTCOMES_AFTER),
        "record_completed_on": days.after(day, RECORD_AFTER if given_out else NEWEST_RECORD_AFTER),
        "record_distributed_on": days.after(day, given_out) if given_out else None,
    }
    return Review.model_validate(values)


def _fitting(code: str, born_on: date, day: date) -> Participation:
    """The code of the story, unless a review moved off a weekend crossed the fourth birthday."""
    offered = offered_participation(born_on, day)
    return next((fitting for fitting in offered if fitting.value == code), offered[-1])


def _tell_newest(review: Review, child: Child, story: Story, days: Days) -> None:
    placement = next((g["grade"] for g in story["grades"] if g["plan"] == "placement"), "")
    meets = {"Requires improvement": Answer.IN_PART, "Inadequate": Answer.NO}.get(placement, Answer.YES)
    values = {
        "mother_attended": _parent(story, "mother"),
        "mother_participated": _parent(story, "mother"),
        "father_attended": _parent(story, "father"),
        "father_participated": _parent(story, "father"),
        "wishes": story["story"],
        "placement_meets_needs": meets,
        "permanence_plan": story.get("permanence"),
        "permanence_parallel": story.get("parallel"),
        "next_review_on": days.working(story["next_review"]),
        "midway_on": days.working(story["midway"]) if "midway" in story else None,
    }
    checked = Review.model_validate(review.model_dump() | values)
    for name in values:
        setattr(review, name, getattr(checked, name))
    if story.get("writing", False):
        review.state, review.finished_at = ReviewState.WRITING, None
        review.outcomes_sent_on = review.record_completed_on = None


def _parent(story: Story, role: str) -> ParentAnswer:
    parent = next((person for person in story["people"] if person["role"] == role), None)
    here = parent is not None and not parent.get("protected", False)
    return ParentAnswer.YES if here else ParentAnswer.NOT_APPROPRIATE


def _lay_lists(session: Session, review: Review, child: Child, story: Story, days: Days) -> None:
    came = [
        person
        for person in story["people"]
        if person["role"] in ("mother", "father", "carer", "social_worker", "school", "advocate")
        and not person.get("protected", False)
    ]
    for position, person in enumerate(came):
        values = {"review_id": review.id, "name": person["name"], "role": person["role"]}
        session.add(Attendance.model_validate({**values, "position": position}))
    for position, decision in enumerate(story["decisions"]):
        values = {
            "review_id": review.id,
            "child_id": child.id,
            "position": position,
            "what": decision["what"],
            "for_child": decision["plain"],
            "owner": decision.get("owner", ""),
            "by_when": days.working(decision["by"]),
            "against_wish": decision.get("against", False),
            "measure": decision.get("measure", ""),
            "area": decision.get("area"),
            "wish": decision.get("wish"),
            "why": decision.get("why", ""),
            "state": decision["state"],
            "times_carried": decision.get("carried", 0),
        }
        session.add(Decision.model_validate(values))
    done = SECTIONS[: SECTIONS.index(DECISIONS)] if review.finished_at is None else SECTIONS
    for section in done:
        values = {"review_id": review.id, "section": section, "state": "completed"}
        session.add(ReviewSection.model_validate(values))


def _lay_grades(session: Session, review: Review, grades: list[Story], analysis: list[Story]) -> None:
    reasons = {(row["plan"], row["grade"]): row for row in analysis}
    graded = {row["plan"]: row["grade"] for row in grades}
    for plan in ("care", "pathway", "placement", "pep", "health", "family_time", "leisure"):
        grade = graded.get(plan, NOT_APPLICABLE)
        reason = reasons.get((plan, grade), {})
        available = {NOT_AVAILABLE: YesNo.NO, NOT_APPLICABLE: None}.get(grade, YesNo.YES)
        values = {
            "review_id": review.id,
            "plan": plan,
            "scale_id": WORDS_2021,
            "available": available,
            "grade": grade,
            "analysis": reason.get("says", ""),
            "would_be_good": reason.get("better", ""),
        }
        session.add(PlanScore.model_validate(values))


def _lay_papers(session: Session, review: Review, child: Child, grades: list[Story], days: Days) -> None:
    for row in grades:
        if row["grade"] in (NOT_APPLICABLE, NOT_AVAILABLE):
            continue
        offset = (review.review_on - days.today).days
        stale = STALE_PLAN_DAYS if row["grade"] in LOW else FRESH_PLAN_DAYS
        began = (days.exact(0) if child.looked_after_from is None else child.looked_after_from) - days.today
        dated_on = days.working(max(offset + stale, began.days + 10))
        plan = {"child_id": child.id, "kind": row["plan"], "dated_on": dated_on}
        session.add(Plan.model_validate(plan))
        paper = {"review_id": review.id, "plan": row["plan"], "received": YesNo.YES, "dated_on": dated_on}
        session.add(PaperReceived.model_validate(paper))
