"""Homes, addresses and schools, as what may not be read by one reader of one letter."""

from __future__ import annotations

from collections.abc import Iterator

from iro_desk.domain.codes import Role
from iro_desk.domain.leaks import addresses
from iro_desk.domain.leaks.lookalikes import plain
from iro_desk.domain.leaks.scanning import Identifier
from iro_desk.domain.leaks.squeezed import letters_of
from iro_desk.records import Placement
from iro_desk.services.leak_check.circle import HOME, PROTECTED, WITHHELD, Circle


def of_homes(around: Circle) -> Iterator[Identifier]:
    """The child's own home when it is withheld, in every part, which blocks; and everybody else's."""
    first_names = {plain(word) for person in around.people for word in person.name.split()}
    own = {letters_of(h.described) for h in around.homes if around.is_own(h)}
    own |= {letters_of(h.postcode) for h in around.homes if around.is_own(h)}
    for home in around.homes:
        if around.is_own(home) and around.withheld:
            yield from _withheld(home, first_names)
        elif around.is_own(home):
            yield from _postcodes(home.postcode, HOME)
            yield from _parts(home.address, HOME)
        else:
            yield from (i for i in _of_others(home, first_names) if letters_of(i.value) not in own)
    for person in around.people:
        guarded = person.is_protected and (around.is_own(person) or person.child_id in around.related)
        hidden = around.withheld and around.is_own(person) and person.role is Role.CARER
        whose = PROTECTED if guarded else WITHHELD if hidden else HOME
        yield from _parts(person.address, whose, blocking=guarded or hidden, towns=guarded or hidden)
    for spot in around.spots:
        yield from _postcodes(spot.postcode, HOME)


def of_schools(around: Circle) -> Iterator[Identifier]:
    """Other children's schools; the child's own when the reader must not learn where the child lives."""
    child = around.child
    own = {letters_of(child.school)} | {
        letters_of(p.organisation) for p in around.people if around.is_own(p) and p.role is Role.SCHOOL
    }
    if around.withheld and around.reader is not None:
        yield from _school(child.school, "this child, whose home is withheld", blocking=True)
    schools = [(c.school, c.id) for c in around.children if c.id != child.id]
    schools += [(p.organisation, p.child_id) for p in around.people
                if p.role is Role.SCHOOL and not around.is_own(p)]  # fmt: skip
    for school, child_id in schools:
        if letters_of(school) not in own:
            yield from _school(school, around.whose(child_id), blocking=False)


def _school(name: str, whose: str, *, blocking: bool) -> Iterator[Identifier]:
    for form in addresses.school_forms(name):
        yield Identifier(form, whose, "school", blocking)


def _withheld(home: Placement, first_names: set[str]) -> Iterator[Identifier]:
    yield from _postcodes(home.postcode, WITHHELD, blocking=True)
    yield from _parts(home.address, WITHHELD, blocking=True, towns=True)
    yield from _parts(home.described, WITHHELD, blocking=True, towns=True, without=first_names)
    whole = [home.described.strip(), *(piece.strip() for piece in home.described.split(","))]
    told = [p for p in whole if any(w not in first_names for w in addresses.telling_words(p))]
    for place in dict.fromkeys([*told, *addresses.proper_names(home.described)]):
        if place and plain(place) not in first_names:
            yield Identifier(place, WITHHELD, "place")


def _of_others(home: Placement, first_names: set[str]) -> Iterator[Identifier]:
    yield from _postcodes(home.postcode, HOME)
    yield from _parts(home.address, HOME)
    yield from _parts(home.described, HOME, without=first_names)


def _parts(
    address: str,
    whose: str,
    *,
    blocking: bool = False,
    towns: bool = False,
    without: set[str] = frozenset(),  # type: ignore[assignment]
) -> Iterator[Identifier]:
    for part in addresses.parts(address):
        if part.kind == "postcode":
            yield Identifier(part.text, whose, "postcode", blocking)
        elif (part.kind != "town" or towns) and any(
            w not in without for w in addresses.telling_words(part.text)
        ):
            yield Identifier(part.text, whose, "place", blocking)


def _postcodes(postcode: str, whose: str, *, blocking: bool = False) -> Iterator[Identifier]:
    if postcode.strip():
        yield Identifier(postcode.strip(), whose, "postcode", blocking)
