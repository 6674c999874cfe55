"""How a child enters the caseload, is amended, and leaves it."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.codes import LegalStatus, PlacementType, Role
from iro_desk.domain.identity import choose_identity_colour
from iro_desk.errors import Refusal
from iro_desk.records import Child, ChildFields, LegalPeriod, Person, Placement
from iro_desk.services.children import belongings
from iro_desk.services.entering import copy, extract, fetch, insert, key
from iro_desk.services.names import initials

OLDEST_YEARS = 26


def add(
    session: Session,
    draft: ChildFields,
    *,
    legal_status: LegalStatus | None,
    home: PlacementType | None,
    social_worker: str,
    today: date,
) -> int:
    """Add a child, with the order, the home and the social worker when they are known.

    Args:
        legal_status, home: None when not known; both are taken to run from the day care began.
        social_worker: a name; empty when not known.
    """
    _check_dates(draft, today)
    child = insert(session, Child, draft, identity_colour=_colour(session, draft))
    child_id, began = key(child), draft.looked_after_from or today
    if legal_status is not None:
        insert(session, LegalPeriod, child_id=child_id, started_on=began, status=legal_status)
    if home is not None:
        insert(session, Placement, child_id=child_id, started_on=began, kind=home)
    if social_worker.strip():
        insert(session, Person, child_id=child_id, name=social_worker.strip(), role=Role.SOCIAL_WORKER)
    return child_id


def fields(session: Session, child_id: int) -> ChildFields:
    """The child as a form edits them."""
    return extract(ChildFields, fetch(session, Child, child_id))


def amend(session: Session, child_id: int, draft: ChildFields, today: date) -> None:
    """Change what is said about a child; the dates are held to the same rules as for a new one."""
    _check_dates(draft, today)
    copy(draft, fetch(session, Child, child_id))


def remove(session: Session, child_id: int) -> None:
    """Delete a child with everything that belongs to them; Undo brings it back."""
    belongings.remove(session, (fetch(session, Child, child_id),))


def _check_dates(draft: ChildFields, today: date) -> None:
    if draft.born_on > today:
        raise Refusal("The date of birth must be today or earlier.", field="born_on")
    if today.year - draft.born_on.year > OLDEST_YEARS:
        raise Refusal(f"The date of birth must be within the last {OLDEST_YEARS} years.", field="born_on")
    began, ended = draft.looked_after_from, draft.looked_after_until
    if began is not None and began < draft.born_on:
        raise Refusal("Looked after from must be on or after the date of birth.", field="looked_after_from")
    if began is not None and ended is not None and ended < began:
        raise Refusal("Looked after until must be on or after looked after from.", field="looked_after_until")


def _colour(session: Session, draft: ChildFields) -> int:
    others = session.exec(select(Child)).all()
    letters = initials(Child.model_validate(draft.model_dump()))
    return choose_identity_colour(
        [other.identity_colour for other in others],
        same_initials=[other.identity_colour for other in others if initials(other) == letters],
    )
