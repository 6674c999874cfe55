"""What must not be read in one child's letter, and whether a finished file holds any of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from iro_desk.domain.codes import Role, Share
from iro_desk.domain.leak_patterns import plain, telephone_figures
from iro_desk.domain.leaks import Identifier, Leak, scan
from iro_desk.domain.sharing import surname
from iro_desk.records import Child, ChildsWords, Letter, Person, Placement
from iro_desk.services import settings
from iro_desk.services.entering import fetch

OTHER = "another child on the caseload"
RELATED = "a brother or sister"
PROTECTED = "a protected person"
CARER = "a carer"
HOME = "a home"
WITHHELD = "a home whose address is withheld"
CONTACT = "somebody who is not the officer or the advocacy service"
OWN = "this child"
IN_CONFIDENCE = "this child, who asked to keep it between you"
_EMAIL = re.compile(r"[^\s@,;:()<>]+@[^\s@,;()<>]+")
_PHONE = re.compile(r"\+?\d[\d\s\-()]{4,}\d")
_OF_ANY_HOME = (
    "foster home house children childrens residential school carer carers family emergency long short term "
    "supported accommodation living with and the from near unit placement secure hospital"
)
_GENERIC = frozenset(_OF_ANY_HOME.split())


def identifiers(session: Session, child_id: int) -> tuple[Identifier, ...]:
    """Return everything that may not be read in a letter to this child.

    A brother's or sister's first name is a warning only: the child knows it, and the officer gives a
    reason. So is another child's first name when somebody on this child's own list carries it too.
    """
    child = fetch(session, Child, child_id)
    everyone = session.exec(select(Child).order_by(col(Child.id))).all()
    people = session.exec(select(Person).order_by(col(Person.id))).all()
    found = [
        *_children(child, everyone, _known_first_names(session, child_id, people)),
        *_people(session, child_id, people),
        *_homes(session, child, people),
        *_case_numbers(child_id, everyone),
        *_words(session, child, everyone),
    ]
    own = {plain(part) for part in _parts(child.preferred_name, child.surname)}
    kept = (i for i in found if i.kind in ("case_number", "words") or plain(i.value) not in own)
    return tuple(dict.fromkeys(kept))


def check_file(session: Session, letter_id: int, text_of_finished_file: str) -> tuple[Leak, ...]:
    """Return every leak in the text read back out of the finished file, in reading order."""
    child_id = fetch(session, Letter, letter_id).child_id
    return scan(text_of_finished_file, identifiers(session, child_id))


def _parts(*names: str) -> list[str]:
    """Each name whole and in its pieces."""
    whole = [name.strip() for name in names if name.strip()]
    return list(dict.fromkeys(whole + [piece for name in whole for piece in re.split(r"[\s\-]+", name)]))


def _children(child: Child, everyone: Sequence[Child], known: frozenset[str]) -> Iterator[Identifier]:
    for other in everyone:
        if other.id == child.id:
            continue
        related = bool(child.family_key) and other.family_key == child.family_key
        whose = RELATED if related else OTHER
        first, last = other.preferred_name.strip(), other.surname.strip()
        if first:
            yield Identifier(first, whose, "first_name", not related and plain(first) not in known)
        if last:
            yield Identifier(last, whose, "surname")
            yield from (Identifier(p, whose, "surname") for p in re.split(r"[\s\-]+", last) if len(p) > 3)
        if first and last:
            yield Identifier(f"{first} {last}", whose, "name", not related or _differs(last, child.surname))
        yield Identifier(other.born_on.isoformat(), whose, "born_on")


def _differs(name: str, other: str) -> bool:
    return plain(name.strip()) != plain(other.strip())


def _known_first_names(session: Session, child_id: int, people: Sequence[Person]) -> frozenset[str]:
    officer = settings.current(session)
    names = [person.name for person in people if person.child_id == child_id and not person.is_protected]
    names += [officer.officer_name, officer.officer_known_as]
    return frozenset(plain(name.split()[0]) for name in names if name.split())


def _people(session: Session, child_id: int, people: Sequence[Person]) -> Iterator[Identifier]:
    phones, emails = _allowed_contacts(session)
    for person in people:
        own = person.child_id == child_id
        if own and person.is_protected:
            yield from (Identifier(p, PROTECTED, "name") for p in _parts(person.name) if len(p) > 1)
        family_name = surname(person.name) if person.role is Role.CARER else ""
        if family_name:
            yield Identifier(family_name, CARER, "surname")
        for number in _PHONE.findall(person.telephone) or [person.telephone]:
            if telephone_figures(number) and telephone_figures(number) not in phones:
                yield Identifier(number.strip(), CONTACT, "telephone")
        for address in _EMAIL.findall(person.email):
            if address.casefold() not in emails:
                yield Identifier(address, CONTACT, "email")


def _allowed_contacts(session: Session) -> tuple[frozenset[str], frozenset[str]]:
    """The officer's, advocacy's, complaints' and legal help's own numbers and addresses."""
    s = settings.current(session)
    text = " ; ".join(
        (s.officer_telephone, s.officer_text, s.officer_email, s.advocacy_telephone, s.complaints_contact,
         s.legal_help)
    )  # fmt: skip
    phones = frozenset(telephone_figures(number) for number in _PHONE.findall(text))
    return phones, frozenset(address.casefold() for address in _EMAIL.findall(text))


def _homes(session: Session, child: Child, people: Sequence[Person]) -> Iterator[Identifier]:
    withheld = bool(child.address_withheld_from.strip())
    first_names = {plain(word) for person in people for word in person.name.split()}
    for home in session.exec(select(Placement).order_by(col(Placement.id))).all():
        own_withheld = withheld and home.child_id == child.id
        if home.postcode.strip():
            yield Identifier(home.postcode.strip(), WITHHELD if own_withheld else HOME, "postcode")
        if own_withheld:
            yield from (Identifier(p, WITHHELD, "place") for p in _places(home.described, first_names))


def _places(described: str, first_names: set[str]) -> list[str]:
    """The description whole, between its commas, and each proper name in it that is not a person's."""
    pieces = [described.strip(), *(piece.strip() for piece in described.split(","))]
    proper = re.findall(r"\b[A-ZÀ-Þ][^\W\d_]{3,}\b", described)
    unsaid = _GENERIC | first_names
    told = [p for p in pieces if any(plain(word) not in unsaid for word in re.findall(r"[^\W_]{3,}", p))]
    kept = [word for word in proper if plain(word) not in _GENERIC]
    return [p for p in dict.fromkeys(told + kept) if p and plain(p) not in first_names]


def _case_numbers(child_id: int, everyone: Sequence[Child]) -> Iterator[Identifier]:
    for child in everyone:
        if child.local_code.strip():
            yield Identifier(child.local_code.strip(), OWN if child.id == child_id else OTHER, "case_number")


def _words(session: Session, child: Child, everyone: Sequence[Child]) -> Iterator[Identifier]:
    """Lines said in confidence, and anything a brother or sister said."""
    related = {c.id for c in everyone if child.family_key and c.family_key == child.family_key} - {child.id}
    rows = session.exec(select(ChildsWords).order_by(col(ChildsWords.id))).all()
    shared = {plain(r.words) for r in rows if r.child_id == child.id and r.share is Share.MAY_SHARE}
    for row in rows:
        if row.child_id == child.id and row.share is not Share.MAY_SHARE and plain(row.words) not in shared:
            yield Identifier(row.words, IN_CONFIDENCE, "words")
        elif row.child_id in related and plain(row.words) not in shared:
            yield Identifier(row.words, RELATED, "words")
