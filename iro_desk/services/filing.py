"""Files what was typed: the record is written and its draft let go in the same operation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import LegalStatus, PlacementType
from iro_desk.domain.working_days import Calendar
from iro_desk.records import ChildFields, PersonFields, PlanFields
from iro_desk.services import attachments, children, drafts, visits
from iro_desk.services.attachments import PictureMark
from iro_desk.services.typed import drafted
from iro_desk.services.visits import WordsLine

CHILD, PERSON, PLAN, VISIT = "child", "child:people", "child:plans", "visit"
SHARED_WITH, SAME_PEOPLE = "shared_with", "same_people"
Values = Mapping[str, object]


def add_child(session: Session, values: Values, today: date) -> int:
    """Add a child from the values of the form; raises Incomplete or Refusal when it cannot yet."""
    status, home = values.get("legal_status"), values.get("home")
    child_id = children.add(
        session,
        drafted(ChildFields, values),
        legal_status=LegalStatus(str(status)) if status else None,
        home=PlacementType(str(home)) if home else None,
        social_worker=str(values.get("social_worker") or ""),
        today=today,
    )
    drafts.let_go(session, CHILD, 0, None)
    return child_id


def amend_child(session: Session, values: Values, child_id: int, today: date) -> int:
    """Change what is said about a child."""
    children.amend(session, child_id, drafted(ChildFields, values), today)
    drafts.let_go(session, CHILD, child_id, child_id)
    return child_id


def file_person(session: Session, values: Values, child_id: int, person_id: int) -> int:
    """Add somebody to the child's list, or change them; ``person_id`` is 0 for somebody new."""
    draft = drafted(PersonFields, values)
    filed = person_id
    if person_id:
        children.amend_person(session, person_id, draft)
    else:
        filed = children.add_person(session, child_id, draft)
    drafts.let_go(session, PERSON, person_id, child_id)
    return filed


def record_plan(session: Session, values: Values, child_id: int) -> int:
    """Record a plan as it was seen."""
    plan_id = children.record_plan(session, child_id, drafted(PlanFields, values))
    drafts.let_go(session, PLAN, 0, child_id)
    return plan_id


def record_visit(
    session: Session,
    values: Values,
    words: tuple[WordsLine, ...],
    child_id: int,
    visit_id: int,
    now: datetime,
    calendar: Calendar,
    rules: ClockRules,
    pictures: tuple[PictureMark, ...] = (),
) -> int:
    """Record a visit with its pictures, or change one; ``visit_id`` is 0 for a new one.

    Brothers and sisters chosen under ``shared_with`` get a visit of their own to go on with.
    """
    filed = visits.file(
        session, child_id, visit_id, values, words, now, calendar, rules, attachments.check(pictures)
    )
    attachments.attach(session, child_id, filed, pictures)
    with_them = values.get(SHARED_WITH)
    others = [int(number) for number in with_them] if isinstance(with_them, list) else []
    visits.begin_for(session, others, values, now, same_people=bool(values.get(SAME_PEOPLE)))
    drafts.let_go(session, VISIT, visit_id, child_id)
    return filed
