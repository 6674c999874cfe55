"""A child's colour: one of ten, far from family, never shared with the same initials while one is free."""

from __future__ import annotations

from itertools import combinations

from iro_desk.domain.identity import APART, COLOURS, choose_identity_colour, distance


def test_ten_children_get_ten_colours() -> None:
    used: list[int] = []
    for _ in range(COLOURS):
        used.append(choose_identity_colour(used))
    assert sorted(used) == list(range(COLOURS))


def test_three_brothers_and_sisters_stand_at_least_three_apart() -> None:
    family: list[int] = []
    for _ in range(3):
        family.append(choose_identity_colour(family, family))
    assert all(distance(one, other) >= APART for one, other in combinations(family, 2))


def test_the_same_initials_never_share_a_colour_while_one_is_free() -> None:
    alike: list[int] = []
    for _ in range(COLOURS):
        alike.append(choose_identity_colour([0] * 50 + alike, same_initials=alike))
    assert len(set(alike)) == COLOURS


def test_the_ring_closes() -> None:
    assert (distance(0, 9), distance(2, 7), distance(4, 4)) == (1, 5, 0)
