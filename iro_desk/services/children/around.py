"""The people and plans around one child."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.ages import months_on
from iro_desk.domain.codes import Role
from iro_desk.domain.wording import counted
from iro_desk.records import Child, Person, PersonFields, Plan, PlanFields
from iro_desk.services.children.rows import PersonRow, PlanRow
from iro_desk.services.entering import copy, extract, fetch, insert, key

ORDER = {role: at for at, role in enumerate(Role)}


def people(session: Session, child_id: int) -> tuple[PersonRow, ...]:
    """The child's people, family first, in the order of the roles."""
    rows = session.exec(select(Person).where(Person.child_id == child_id)).all()
    return tuple(_person(row) for row in sorted(rows, key=lambda row: (ORDER[row.role], key(row))))


def add_person(session: Session, child_id: int, draft: PersonFields) -> int:
    """Add somebody to the child's list."""
    fetch(session, Child, child_id)
    return key(insert(session, Person, draft, child_id=child_id))


def add_people(session: Session, child_id: int, drafts: tuple[PersonFields, ...]) -> tuple[int, ...]:
    """Add several people to the child's list at once, so that one Undo takes them all back."""
    return tuple(add_person(session, child_id, draft) for draft in drafts)


def amend_person(session: Session, person_id: int, draft: PersonFields) -> None:
    """Change what is said about somebody."""
    copy(draft, fetch(session, Person, person_id))


def remove_person(session: Session, person_id: int) -> None:
    """Take somebody off the child's list; documents already made keep their name."""
    session.delete(fetch(session, Person, person_id))
    session.flush()


def person_fields(session: Session, person_id: int) -> PersonFields:
    """Somebody as a form edits them."""
    return extract(PersonFields, fetch(session, Person, person_id))


def plans(session: Session, child_id: int, today: date) -> tuple[PlanRow, ...]:
    """The newest plan of each kind, in the order of the monitoring form."""
    rows = session.exec(select(Plan).where(Plan.child_id == child_id)).all()
    newest: dict[str, Plan] = {}
    for row in sorted(rows, key=lambda row: (row.dated_on or date.min, key(row))):
        newest[row.kind.value] = row
    kinds = list(type(rows[0].kind)) if rows else []
    return tuple(_plan(newest[kind.value], today) for kind in kinds if kind.value in newest)


def record_plan(session: Session, child_id: int, draft: PlanFields) -> int:
    """Record a plan as it was seen; the earlier ones of its kind are kept."""
    fetch(session, Child, child_id)
    return key(insert(session, Plan, draft, child_id=child_id))


def _person(row: Person) -> PersonRow:
    return PersonRow(
        person_id=key(row),
        name=row.name,
        role=row.role,
        role_label=row.role.label,
        organisation=row.organisation,
        telephone=row.telephone,
        email=row.email,
        has_responsibility=row.has_responsibility,
        is_protected=row.is_protected,
        paper_label=row.paper_role.label if row.paper_role is not None else "",
        is_barred=row.is_barred,
    )


def _plan(row: Plan, today: date) -> PlanRow:
    age = "No date on it"
    if row.dated_on is not None:
        days = (today - row.dated_on).days
        months = months_on(row.dated_on, today)
        age = counted(months, "month") + " old" if months else counted(max(days, 0), "day") + " old"
    return PlanRow(key(row), row.kind, row.kind.label, row.dated_on, row.note, age)
