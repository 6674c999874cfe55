"""Who may see what: the shipped table of rights, and what each person of a child is when a paper is prepared."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlmodel import Session, col, select

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import PlacementType
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.posting import ReceivesHow, doubt
from iro_desk.domain.rights.roles import ReaderRole, usual_role
from iro_desk.domain.rights.rules import PaperType, Right, RoleRights, child_is_asked
from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.records import Child, Person, Placement, RightChange
from iro_desk.services.entering import fetch, insert

TABLE = "data/distribution.toml"


@dataclass(frozen=True, slots=True)
class KnownReader:
    """Somebody a paper may be prepared for.

    Args:
        role: what they are to papers; None when it is not known, and then nothing is sent.
        role_label: in words, such as "Parent with parental responsibility".
        rights: None when the role is not known.
        asks_child: whether the child is asked before papers go to them.
        posts_to: the address it is posted to; empty when it does not go by post.
        address_doubt: why that address is to be checked before it goes; empty when nothing speaks against it.
    """

    person_id: int
    child_id: int
    name: str
    role: ReaderRole | None
    role_label: str
    rights: RoleRights | None
    is_barred: bool
    asks_child: bool
    posts_to: str
    address_doubt: str


@cache
def usual_rights() -> tuple[RoleRights, ...]:
    """Return the shipped defaults, in their order."""
    return read_rights(resource(TABLE).read_text(encoding="utf-8"))


def read_rights(text: str) -> tuple[RoleRights, ...]:
    """Return the rights a table gives; ValueError for a role, a paper or a part that does not exist."""
    return tuple(
        RoleRights(
            ReaderRole(row["id"]),
            tuple((PaperType(paper), Right(right)) for paper, right in row["documents"].items()),
            tuple(Part(part) for part in row["parts"]),
            row["note"],
        )
        for row in tomllib.loads(text)["role"]
    )


def rights_of(session: Session, role: ReaderRole) -> RoleRights:
    """Return what one kind of reader may see: as shipped, with what the authority changed over it."""
    shipped = usual(role)
    changes = session.exec(select(RightChange).where(RightChange.role == role)).all()
    papers = dict(shipped.papers) | {row.paper: row.right for row in changes if row.paper and row.right}
    parts = next(
        (tuple(Part(part) for part in row.parts) for row in changes if row.paper is None), shipped.parts
    )
    return replace(shipped, papers=tuple(papers.items()), parts=parts)


def usual(role: ReaderRole) -> RoleRights:
    """Return what one kind of reader may see as shipped."""
    return next(one for one in usual_rights() if one.role is role)


def change_right(session: Session, role: ReaderRole, paper: PaperType, right: Right) -> None:
    """Keep the authority's own right of a kind of reader to a paper; the shipped one again takes the change away."""
    _refuse_for_siblings(role)
    _forget(session, role, paper)
    if right is not usual(role).right(paper):
        insert(session, RightChange, role=role, paper=paper, right=right)


def change_parts(session: Session, role: ReaderRole, parts: frozenset[Part]) -> None:
    """Keep the authority's own parts for a kind of reader; the shipped ones again take the change away."""
    _refuse_for_siblings(role)
    _forget(session, role, None)
    if parts != frozenset(usual(role).parts):
        insert(session, RightChange, role=role, parts=[part.value for part in Part if part in parts])


def put_back_usual(session: Session, role: ReaderRole) -> None:
    """Take away everything the authority changed for a kind of reader."""
    for row in session.exec(select(RightChange).where(RightChange.role == role)).all():
        session.delete(row)
    session.flush()


def _refuse_for_siblings(role: ReaderRole) -> None:
    if role is ReaderRole.SIBLING:
        raise Refusal("A brother or sister is never sent another child’s papers.")


def _forget(session: Session, role: ReaderRole, paper: PaperType | None) -> None:
    query = select(RightChange).where(RightChange.role == role, RightChange.paper == paper)
    for row in session.exec(query).all():
        session.delete(row)
    session.flush()


def reader(session: Session, person_id: int, today: date) -> KnownReader:
    """Return what a person of a child is when a paper is prepared for them today."""
    person = fetch(session, Person, person_id)
    child = fetch(session, Child, person.child_id)
    role = role_of(session, person)
    by_post = person.receives is ReceivesHow.POST
    return KnownReader(
        person_id=person_id,
        child_id=person.child_id,
        name=person.name,
        role=role,
        role_label=role.label if role is not None else person.role.label,
        rights=rights_of(session, role) if role is not None else None,
        is_barred=person.is_barred,
        asks_child=role is not None and child_is_asked(role, age_on(child.born_on, today)),
        posts_to=person.address.strip() if by_post else "",
        address_doubt=doubt(person.address, person.notes) if by_post else "",
    )


def role_of(session: Session, person: Person) -> ReaderRole | None:
    """Return what somebody is to papers: as the officer said, or as it follows from who they are."""
    home = _home(session, person.child_id)
    return person.paper_role or usual_role(person.role, person.has_responsibility, home)


def _home(session: Session, child_id: int) -> PlacementType | None:
    query = select(Placement).where(Placement.child_id == child_id, col(Placement.ended_on).is_(None))
    now = session.exec(query.order_by(col(Placement.started_on).desc(), col(Placement.id).desc())).first()
    return now.kind if now is not None else None
