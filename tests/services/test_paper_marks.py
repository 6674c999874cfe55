"""Whose a decision is: by a name that can be nobody else's, and never by half of one (S38)."""

from __future__ import annotations

import pytest

from iro_desk.domain.codes import Role
from iro_desk.domain.leaks.squeezed import words_of
from iro_desk.services.paper_marks import Named, owners

MUM, DAD, TEACHER, CARERS, UNCLE, WORKER = range(1, 7)
PEOPLE = tuple(
    Named(number, tuple(words_of(name)), role)
    for number, name, role in (
        (MUM, "Ada Reed", Role.MOTHER), (DAD, "Sam Reed", Role.FATHER), (TEACHER, "Mr Lund", Role.SCHOOL),
        (CARERS, "Jan and Pete Moss", Role.CARER), (UNCLE, "Ty", Role.RELATIVE),
        (WORKER, "Bev Hall", Role.SOCIAL_WORKER),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("owner", "whose"),
    [
        ("Ada Reed", {MUM}), ("Ada", {MUM}), ("Ada and Bev", {MUM, WORKER}), ("Ada (mum)", {MUM}),
        ("Sam Reed / Mr Lund", {DAD, TEACHER}), ("Jan and Pete Moss", {CARERS}), ("Ty", {UNCLE}),
        ("Sam Brown", set()), ("Mr Smith", set()), ("Ada’s sister", set()), ("Ty Cobb", set()), ("", set()),
    ],
)  # fmt: skip
def test_a_first_name_with_another_surname_is_somebody_else(owner: str, whose: set[int]) -> None:
    assert owners(PEOPLE, owner) == whose


def test_without_a_known_name_it_is_theirs_who_are_alone_in_what_they_are() -> None:
    assert owners(PEOPLE, "Head of year", Role.SCHOOL) == {TEACHER}
    two = (*PEOPLE, Named(7, ("nia", "frost"), Role.SCHOOL))
    assert owners(two, "Head of year", Role.SCHOOL) == frozenset()
