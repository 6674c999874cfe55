"""Time with family at a review, a row for each person, and what is true of it until it changes."""

from __future__ import annotations

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Role
from iro_desk.domain.consideration_checks import TimeFacts
from iro_desk.records import FamilyTime, FamilyTimeFields, Person, Review
from iro_desk.services.entering import extract, insert, key
from iro_desk.services.reviews.stored import put_in_place, writable


def family_time(session: Session, review_id: int) -> tuple[FamilyTimeFields, ...]:
    """Every row, in the order they were written."""
    return tuple(extract(FamilyTimeFields, row) for row in stored_time(session, review_id))


def set_family_time(session: Session, review_id: int, rows: tuple[FamilyTimeFields, ...]) -> None:
    """Put these rows in place of those before; a person who is still there keeps their row and its history."""
    writable(session, review_id)
    put_in_place(session, review_id, FamilyTime, stored_time(session, review_id), rows, _same_person)


def carry_family_time(session: Session, review: Review, last: Review) -> None:
    """What there is with each person stays true until it changes; what the child wants is asked again."""
    for position, row in enumerate(family_time(session, key(last))):
        again = row.model_copy(update={"wants": None, "change": ""})
        insert(session, FamilyTime, again, review_id=key(review), position=position)


def time_facts(session: Session, review: Review) -> tuple[tuple[TimeFacts, ...], tuple[str, ...]]:
    """The rows as the checks need them, and the brothers and sisters who have none."""
    rows = family_time(session, key(review))
    facts = tuple(TimeFacts(row.person, row.how_often, row.change, row.not_applicable) for row in rows)
    there = {row.person.strip().casefold() for row in rows}
    query = select(Person).where(Person.child_id == review.child_id, Person.role == Role.SIBLING)
    names = [person.name for person in session.exec(query.order_by(col(Person.id))).all()]
    return facts, tuple(name for name in names if name.strip().casefold() not in there)


def stored_time(session: Session, review_id: int) -> list[FamilyTime]:
    """The stored rows of a review, in order."""
    query = select(FamilyTime).where(FamilyTime.review_id == review_id)
    return list(session.exec(query.order_by(col(FamilyTime.position), col(FamilyTime.id))).all())


def _same_person(draft: FamilyTimeFields, held: list[FamilyTime]) -> FamilyTime | None:
    return next((one for one in held if one.person.casefold() == draft.person.casefold()), None)
