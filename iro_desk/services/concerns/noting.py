"""Raising a concern: an informal conversation noted in a minute, or what a review or a form brought up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.codes import PlanKind, Role
from iro_desk.domain.codes.concern import StepKind
from iro_desk.domain.wording import dated
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import Child, Concern, ConcernFields, Person, PlanScore, Review
from iro_desk.records.concern import MORE, TALK
from iro_desk.records.forms import asked
from iro_desk.services import drafts, scales
from iro_desk.services.concerns import lists
from iro_desk.services.concerns.stored import (
    DETAILS,
    RAISE,
    Values,
    clean,
    day_findings,
    enter,
    siblings,
    still_open,
    stop,
)
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.typed import drafted

KEPT_BEFORE = ("about", "facts", "effect", "asked_for", "agreed", "childs_view_why", "going_well")
NEEDED = (
    ("raised_with", "Say who you raised it with."),
    ("theme", "Select what it is about."),
    ("about", "Say what has happened or not happened."),
    ("effect", "Say what this means for the child."),
    ("asked_for", "Say what you are asking for."),
)
TODAYS = date.min
QUALITY_THEME, MOST_ASKED = "PLAN_QUALITY", 2000


def begun(
    session: Session,
    child_id: int,
    today: date,
    calendar: Calendar,
    plan: str = "",
    review_id: int | None = None,
) -> Values:
    """Return what the form starts with: today, the social worker, and the day an answer is wanted by.

    Args:
        plan, review_id: the plan, and the review whose grade of it the concern is about; what that grade was and
            what would make the plan good are then there already.
    """
    query = select(Person).where(Person.child_id == child_id, Person.role == Role.SOCIAL_WORKER)
    worker = session.exec(query.order_by(col(Person.id).desc())).first()
    days = lists.ladder(session).stage(0).working_days
    return {
        "raised_with": f"{worker.name}, social worker" if worker is not None else "",
        "raised_on": today.isoformat(),
        "respond_by": calendar.add_working_days(today, days).isoformat(),
        **_of_grade(session, plan, review_id),
    }


def _of_grade(session: Session, plan: str, review_id: int | None) -> Values:
    """What the monitoring form already says of the plan."""
    if review_id is None or plan not in {one.value for one in PlanKind}:
        return {}
    query = select(PlanScore).where(PlanScore.review_id == review_id, PlanScore.plan == PlanKind(plan))
    row, review = session.exec(query).first(), fetch(session, Review, review_id)
    if row is None or not row.grade:
        return {}
    words = scales.scale(session, row.scale_id).words(row.grade).lower()
    about = f"{PlanKind(plan).label} at the review of {dated(review.review_on)}: {words}."
    return {"about": about, "asked_for": row.would_be_good.strip()[:MOST_ASKED], "theme": QUALITY_THEME}


def note(
    session: Session,
    values: Values,
    child_id: int,
    with_siblings: Collection[int],
    today: date,
    plan: str = "",
    review_id: int | None = None,
) -> int:
    """Note an informal conversation; each child has a record of their own. Returns the child's own concern.

    Args:
        with_siblings: brothers and sisters on the caseload that it is raised for at once.
        plan: the value of the plan it began from; empty for none.
        review_id: the review it began from; only the child's own concern is linked to it. None for none.
    """
    child = fetch(session, Child, child_id)
    draft = drafted(ConcernFields, {**clean(values, "theme", "also"), "plan": plan or None})
    stop(_findings(draft, TODAYS, today), TALK)
    others = [one for one in siblings(session, child) if key(one) in set(with_siblings)]
    rows = [_raised(session, draft, key(one)) for one in (child, *others)]
    rows[0].review_id = review_id
    if len(rows) > 1:
        for row in rows:
            row.together = key(rows[0])
    session.flush()
    drafts.let_go(session, RAISE, 0, child_id)
    return key(rows[0])


def raise_from(session: Session, *, child_id: int, raised_on: date, about: str, **more: Any) -> Concern:
    """Raise what a review, a form or a manager's answer brought up; the rest is asked on the concern's own page."""
    row = insert(session, Concern, child_id=child_id, raised_on=raised_on, about=about, **more)
    enter(session, row, StepKind.RAISED, raised_on, words=about)
    return row


def details(session: Session, concern_id: int) -> Values:
    """Return a concern as its form shows it."""
    row = extract(ConcernFields, fetch(session, Concern, concern_id))
    return row.model_dump(mode="json")


def change(session: Session, values: Values, concern_id: int, today: date) -> None:
    """Write down more about a concern, or put it right; what it said before is kept in its history."""
    row = fetch(session, Concern, concern_id)
    still_open(row)
    draft = drafted(ConcernFields, clean(values, "theme", "also"))
    stop(_findings(draft, TODAYS, today), TALK)
    labels = {one.name: one.form.label for one in asked(ConcernFields)}
    before = [
        f"{labels[name]}: “{getattr(row, name)}”"
        for name in KEPT_BEFORE
        if getattr(row, name).strip() and getattr(row, name) != getattr(draft, name)
    ]
    themes = (row.theme, row.also)
    copy(draft, row)
    if themes != (row.theme, row.also):
        row.theme_words, row.also_words = _labels(session, draft)
    if before:
        enter(session, row, StepKind.NOTED, today, words="Changed. Before: " + " ".join(before))
    session.flush()
    drafts.let_go(session, DETAILS, concern_id, row.child_id)


def _raised(session: Session, draft: ConcernFields, child_id: int) -> Concern:
    theme_words, also_words = _labels(session, draft)
    row = insert(session, Concern, draft, child_id=child_id, theme_words=theme_words, also_words=also_words)
    said = [
        f"Asked for: {draft.asked_for.strip()}",
        f"Agreed: {draft.agreed.strip()}" if draft.agreed.strip() else "",
    ]
    words = " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said if one)
    enter(session, row, StepKind.TALKED, row.raised_on, draft.raised_with, words, due_on=draft.respond_by)
    return row


def _labels(session: Session, draft: ConcernFields) -> tuple[str, str]:
    return lists.words_of(session, draft.theme), lists.words_of(session, draft.also)


def _findings(draft: ConcernFields, first: date, today: date) -> list[tuple[str, str]]:
    found = [(name, words) for name, words in NEEDED if not getattr(draft, name).strip()]
    found += day_findings(draft.raised_on, "raised_on", first, today, "day you raised it")
    if draft.respond_by is None:
        found.append(("respond_by", "Enter the day an answer is wanted by."))
    elif draft.raised_on is not None and draft.respond_by < draft.raised_on:
        found.append(("respond_by", "An answer can be wanted only on or after the day you raised it."))
    order = [one.name for section in (TALK, MORE) for one in asked(ConcernFields, section)]
    return sorted(found, key=lambda one: order.index(one[0]))


def check_words(words: str) -> str:
    """Return the one line a form raises a concern with; raises Refusal for a blank or long one."""
    line, most = " ".join(words.split()), 300
    if not line:
        raise Refusal("Say what the concern is.", field="concern")
    if len(line) > most:
        raise Refusal(f"Shorten this to {most} characters or fewer. It is {len(line)} now.", field="concern")
    return line
