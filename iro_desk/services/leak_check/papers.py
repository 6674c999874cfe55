"""What may not be read in a paper for one adult: of its pieces, before a page is made, and of its finished file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.leaks.family_matters import ALWAYS, BESIDE
from iro_desk.domain.leaks.scanning import Identifier, Leak, Passage, scan_passages
from iro_desk.domain.leaks.squeezed import letters_of
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.records import Person
from iro_desk.services.leak_check.checking import identifiers
from iro_desk.services.leak_check.circle import CARER, OWN, listed, pieces

_KNOW_THE_FAMILY = frozenset(
    {
        ReaderRole.SOCIAL_WORKER, ReaderRole.TEAM_MANAGER, ReaderRole.SENIOR_MANAGER, ReaderRole.GUARDIAN,
        ReaderRole.CHILD_SOLICITOR, ReaderRole.COUNCIL_LAWYER, ReaderRole.NEW_OFFICER,
    }
)  # fmt: skip
_NAMES = frozenset({"name", "first_name", "surname"})


def paper_identifiers(
    session: Session, child_id: int, person_id: int, role: ReaderRole, on: date | None
) -> tuple[Identifier, ...]:
    """Return everything that may not be read in a paper about this child by this adult.

    The child's own people are named in it, and their carers too; a parent's private business is known to those
    who work the case in court or in the council. All else is as for a letter.
    """
    known = _named(session, child_id)
    return tuple(
        one
        for one in identifiers(session, child_id, person_id, on)
        if one.blocking or not _is_cleared(one, role, known)
    )


def paper_leaks(
    session: Session,
    child_id: int,
    person_id: int,
    role: ReaderRole,
    on: date | None,
    passages: Iterable[Passage],
) -> tuple[Leak, ...]:
    """Return every leak in what one adult would read, each with where it stands."""
    return scan_passages(passages, paper_identifiers(session, child_id, person_id, role, on))


def _is_cleared(one: Identifier, role: ReaderRole, known: frozenset[str]) -> bool:
    if one.whose == CARER or (one.whose == OWN and one.kind == "case_number"):
        return True
    if one.kind in (ALWAYS, BESIDE):
        return role in _KNOW_THE_FAMILY
    return one.kind in _NAMES and letters_of(one.value) in known


def _named(session: Session, child_id: int) -> frozenset[str]:
    """The names of the child's own people who need no protecting, whole and in parts, plain."""
    rows = session.exec(select(Person).where(Person.child_id == child_id)).all()
    shown = (row for row in rows if not row.is_protected)
    return frozenset(letters_of(name) for row in shown for name in pieces(row.name, *listed(row.other_names)))
