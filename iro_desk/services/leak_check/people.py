"""Names, contacts and numbers of people, as what may not be read by one reader of one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import Role
from iro_desk.domain.leaks.patterns import telephone_figures
from iro_desk.domain.leaks.scanning import Identifier
from iro_desk.domain.leaks.squeezed import letters_of
from iro_desk.domain.sharing import is_personal, surname
from iro_desk.records import Child, Person
from iro_desk.services.leak_check.circle import (
    CARER,
    CONTACT,
    EMAIL,
    FAMILY,
    OWN,
    PHONE,
    PROTECTED,
    WITHHELD_CARER,
    Circle,
    listed,
    pieces,
)

_PRIVATE_ROLES = frozenset({Role.MOTHER, Role.FATHER, Role.RELATIVE, Role.SIBLING, Role.CARER})
_LEAST_PART = 4


def of_children(around: Circle, on: date | None) -> Iterator[Identifier]:
    """Every other child: names in all their forms, days of birth, and a brother's or sister's age."""
    own = around.child
    own_ages = {age_on(own.born_on, on), age_on(own.born_on, on) + 1} if on else set()
    for other in around.children:
        if other.id == own.id:
            continue
        whose = around.whose(other.id)
        related = other.id in around.related
        yield from _names(around, other, whose, related)
        if other.born_on != own.born_on:
            yield Identifier(other.born_on.isoformat(), whose, "born_on", False)
            if related and (other.born_on.month, other.born_on.day) != (own.born_on.month, own.born_on.day):
                yield Identifier(other.born_on.isoformat(), whose, "birthday", False)
        if on and related and age_on(other.born_on, on) not in own_ages:
            yield Identifier(str(age_on(other.born_on, on)), whose, "age", False)


def of_people(around: Circle) -> Iterator[Identifier]:
    """Protected people, carers, other children's families, and everybody's private contacts."""
    own_people = {letters_of(p.name) for p in around.people if around.is_own(p) and not p.is_protected}
    for person in around.people:
        guarded = person.is_protected and (around.is_own(person) or person.child_id in around.related)
        if guarded and not (around.reader and around.reader.id == person.id):
            yield from _protected(person)
        elif around.withheld and around.reader and around.is_own(person) and person.role is Role.CARER:
            yield from (Identifier(p, WITHHELD_CARER, "name") for p in _all_names(person) if len(p) > 1)
        elif letters_of(person.name) not in own_people or person.role is Role.CARER:
            yield from _of_family(around, person)
        yield from _contacts(around, person, guarded)


def numbers(around: Circle) -> Iterator[Identifier]:
    """Case numbers, and the NHS, pupil and court numbers; a letter needs none, not even the child's own."""
    for child in around.children:
        whose = OWN if child.id == around.child.id else around.whose(child.id)
        for number in (child.local_code, *listed(child.other_numbers)):
            if number.strip():
                yield Identifier(_bare(number), whose, "case_number", False)


def _names(around: Circle, other: Child, whose: str, related: bool) -> Iterator[Identifier]:
    first, last = other.preferred_name.strip(), other.surname.strip()
    others = listed(other.other_names)
    firsts = [first, *first.split()[:1], *re.split(r"[\-‐-―]", first)]
    firsts += [name for name in others if len(name.split()) == 1]
    for name in dict.fromkeys(firsts):
        if len(name) > 1 and (related or letters_of(name) not in around.known_names):
            yield Identifier(name, whose, "first_name", False)
    for name in (n for n in others if len(n.split()) > 1):
        yield Identifier(name, whose, "name", False)
        yield Identifier(name.split()[-1], whose, "surname", False)
    if last:
        yield from (
            Identifier(p, whose, "surname", False) for p in pieces(last) if p == last or len(p) >= _LEAST_PART
        )
    for name in (first, *others) if last else ():
        if name:
            yield Identifier(f"{name} {last}", whose, "name", False)
            yield from (Identifier(f"{name} {p}", whose, "name", False) for p in pieces(last)[1:])


def _protected(person: Person) -> Iterator[Identifier]:
    """Every part of every name, the first with its short forms."""
    for name in (person.name, *listed(person.other_names)):
        yield Identifier(name, PROTECTED, "name")
        yield from (
            Identifier(part, PROTECTED, "first_name" if part == name.split()[0] else "surname")
            for part in pieces(name)
            if len(part) > 1 and part.casefold() not in ("and", "the")
        )


def _all_names(person: Person) -> list[str]:
    return [
        name
        for name in pieces(person.name, *listed(person.other_names))
        if name.casefold() not in ("and", "&")
    ]


def _of_family(around: Circle, person: Person) -> Iterator[Identifier]:
    """A carer's family name; another child's parents and relatives by their whole name."""
    is_carer = person.role is Role.CARER
    if is_carer and surname(person.name):
        yield Identifier(surname(person.name), CARER, "surname", False)
    if is_carer:
        yield from (Identifier(n, CARER, "surname", False) for n in listed(person.other_names))
    if around.is_own(person) or person.role not in _PRIVATE_ROLES:
        return
    for name in (person.name, *listed(person.other_names)):
        if len(name.split()) > 1 and is_personal(name) and " and " not in name:
            yield Identifier(name, FAMILY, "name", False)


def _contacts(around: Circle, person: Person, guarded: bool) -> Iterator[Identifier]:
    hidden = (
        around.withheld and around.reader is not None and around.is_own(person) and person.role is Role.CARER
    )
    whose = PROTECTED if guarded else WITHHELD_CARER if hidden else CONTACT
    for number in PHONE.findall(person.telephone) or [person.telephone]:
        if telephone_figures(number) and telephone_figures(number) not in around.phones:
            yield Identifier(number.strip(), whose, "telephone", guarded or hidden)
    for address in EMAIL.findall(person.email):
        if address.casefold() not in around.emails:
            yield Identifier(address, whose, "email", guarded or hidden)


def _bare(number: str) -> str:
    """The number without what it is called: "UPN A123" is sought as A123."""
    return re.sub(r"^\s*(?:nhs|upn|uln|court|case|number|no|ref)\b[\s.:]*(?:(?:number|no|ref)\b[\s.:]*)?", "",
                  number, flags=re.IGNORECASE).strip() or number.strip()  # fmt: skip
