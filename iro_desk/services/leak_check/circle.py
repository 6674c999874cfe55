"""Everybody around one letter: its child, its reader, brothers and sisters, and all the others on the caseload."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Role, Share
from iro_desk.domain.leaks.first_names import other_forms
from iro_desk.domain.leaks.patterns import telephone_figures
from iro_desk.domain.leaks.squeezed import letters_of, words_of
from iro_desk.domain.rights.roles import FAMILY as FAMILY_READERS
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.records import Attendance, Child, ChildsWords, Decision, Person, Placement, Review, Spot
from iro_desk.services import settings
from iro_desk.services.entering import fetch

OTHER = "another child on the caseload"
RELATED = "a brother or sister"
PROTECTED = "a protected person"
CARER = "a carer"
HOME = "a home"
WITHHELD = "a home whose address is withheld"
WITHHELD_CARER = "a carer, whose address is withheld"
CONTACT = "somebody who is not the officer or the advocacy service"
FAMILY = "somebody around another child"
OWN = "this child"
IN_CONFIDENCE = "this child, who asked to keep it between you"
PARENT = "a parent"
FAMILY_ROLES = frozenset({Role.MOTHER, Role.FATHER, Role.RELATIVE, Role.SIBLING, Role.OTHER})
EMAIL = re.compile(r"[^\s@,;:()<>]+@[^\s@,;()<>]+")
PHONE = re.compile(r"\+?\(?\d[\d\s\-()./]{4,}\d")


@dataclass(frozen=True, slots=True)
class Circle:
    """All that the check knows before it decides what may be read.

    Args:
        withheld: the reader must not learn where the child lives.
        related: ids of brothers and sisters.
        own_names: the child's own names and their parts, plain.
        known_names: first names this child and this reader know anyway, plain, with their short forms.
        own_words: what the child said and may be shared.
        phones, emails: of the officer and of those every child may ring.
    """

    child: Child
    reader: Person | None
    withheld: bool
    children: Sequence[Child]
    related: frozenset[int]
    people: Sequence[Person]
    homes: Sequence[Placement]
    spots: Sequence[Spot]
    own_names: frozenset[str]
    known_names: frozenset[str]
    own_words: tuple[str, ...]
    phones: frozenset[str]
    emails: frozenset[str]

    def is_own(self, row: Person | Placement) -> bool:
        """Whether a person or home belongs to this child."""
        return row.child_id == self.child.id

    def whose(self, child_id: int | None) -> str:
        """A brother or sister, or another child."""
        return RELATED if child_id in self.related else OTHER


def circle(session: Session, child_id: int, person_id: int | None) -> Circle:
    """Read everybody around a letter to this child that this person reads; None for the child."""
    child = fetch(session, Child, child_id)
    reader = fetch(session, Person, person_id) if person_id is not None else None
    children = session.exec(select(Child).order_by(col(Child.id))).all()
    people = session.exec(select(Person).order_by(col(Person.id))).all()
    own_words = _own_words(session, child_id)
    phones, emails = _open_contacts(session)
    kin = frozenset(c.id for c in children if c.id and child.family_key and c.family_key == child.family_key)
    return Circle(
        child=child,
        reader=reader,
        withheld=_is_withheld(child, reader),
        children=children,
        related=kin - {child_id},
        people=people,
        homes=session.exec(select(Placement).order_by(col(Placement.id))).all(),
        spots=session.exec(select(Spot).order_by(col(Spot.id))).all(),
        own_names=_own_names(child),
        known_names=_known_names(session, child_id, people, own_words),
        own_words=own_words,
        phones=phones,
        emails=emails,
    )


def _is_withheld(child: Child, reader: Person | None) -> bool:
    """Whether this reader must not learn where the child lives: by name, or as one of a family it is kept from.

    Somebody else on the list may be of that family too, unless they were said to be the officer taking over: who is
    the child's reviewing officer from then on (Children Act 1989, s 25A, statutory) and has to reach the carer.
    """
    if reader is not None and reader.not_told_home:
        return True
    if not child.address_withheld_from.strip() or reader is None:
        return bool(child.address_withheld_from.strip())
    if reader.role is Role.OTHER and reader.paper_role is ReaderRole.NEW_OFFICER:
        return False
    return reader.role in FAMILY_ROLES or reader.paper_role in FAMILY_READERS


def listed(names: str) -> list[str]:
    """Return names or numbers written with commas between."""
    return [name.strip() for name in re.split(r"[,;\n]", names) if name.strip()]


def pieces(*names: str) -> list[str]:
    """Each name whole and in its parts."""
    whole = [name.strip() for name in names if name.strip()]
    return list(
        dict.fromkeys(whole + [part for name in whole for part in re.split(r"[\s\-‐-―]+", name) if part])
    )


def _own_names(child: Child) -> frozenset[str]:
    """Whole and in parts: a brother's or sister's own list of people may hold the whole name."""
    whole = f"{child.preferred_name} {child.surname}"
    names = pieces(whole, child.preferred_name, child.surname, *listed(child.other_names))
    return frozenset(letters_of(name) for name in names)


def _known_names(
    session: Session, child_id: int, people: Sequence[Person], own_words: tuple[str, ...]
) -> frozenset[str]:
    """First names of the child's own people, of the officer, and those the child said and may share."""
    officer = settings.current(session)
    names = [person.name for person in people if person.child_id == child_id and not person.is_protected]
    names += [officer.officer_name, officer.officer_known_as, officer.advocacy_name]
    reviews = select(Review.id).where(Review.child_id == child_id)
    names += session.exec(select(Attendance.name).where(col(Attendance.review_id).in_(reviews))).all()
    names += session.exec(select(Decision.owner).where(Decision.child_id == child_id)).all()
    first = {word for name in names for word in words_of(name)[:-1] or words_of(name)}
    said = {letters_of(word) for line in own_words for word in re.findall(r"\b[A-ZÀ-Þ][^\W\d_]+", line)}
    known = first | said
    return frozenset(known | {short for name in known for short in other_forms(name)})


def _own_words(session: Session, child_id: int) -> tuple[str, ...]:
    query = select(ChildsWords.words).where(
        ChildsWords.child_id == child_id, ChildsWords.share == Share.MAY_SHARE
    )
    return tuple(session.exec(query).all())


def _open_contacts(session: Session) -> tuple[frozenset[str], frozenset[str]]:
    """The officer's, advocacy's, complaints' and legal help's own numbers and addresses."""
    s = settings.current(session)
    text = " ; ".join(
        (s.officer_telephone, s.officer_text, s.officer_email, s.advocacy_telephone, s.complaints_contact,
         s.legal_help)
    )  # fmt: skip
    phones = frozenset(telephone_figures(number) for number in PHONE.findall(text))
    return phones, frozenset(address.casefold() for address in EMAIL.findall(text))
