"""The recovery code: round trip, look-alikes, and slips of the pen."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.errors import Refusal
from iro_desk.storage import recovery


@given(st.binary(min_size=20, max_size=20))
def test_a_code_stands_for_its_secret(secret: bytes) -> None:
    assert recovery.secret_of(recovery.written(secret)) == secret


def test_a_code_is_nine_groups_of_four_without_look_alikes() -> None:
    code = recovery.new_code(lambda count: bytes(range(count)))
    assert [len(group) for group in code.split("-")] == [4] * 9
    assert not set(code) & set("ILOU")
    assert recovery.groups(code) == tuple(code.split("-"))


def test_case_spaces_and_look_alikes_do_not_matter() -> None:
    secret = bytes(range(20))
    code = recovery.written(secret)
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert recovery.secret_of(typed) == secret


def test_slips_are_told_from_wrong_codes() -> None:
    """S5: at least 99.9 % of slips are noticed; one changed sign and one swap of neighbours, 4,000 times."""
    rng = random.Random(7)
    missed = 0
    for _ in range(2000):
        plain = list(recovery.normalised(recovery.written(rng.randbytes(20))))
        place = rng.randrange(len(plain))
        changed = plain.copy()
        changed[place] = rng.choice([sign for sign in recovery.ALPHABET if sign != plain[place]])
        swapped = plain.copy()
        other = (place + 1) % len(plain)
        swapped[place], swapped[other] = swapped[other], swapped[place]
        for slip in (changed, swapped):
            if slip != plain:
                missed += _is_taken("".join(slip))
    assert missed <= 4


def _is_taken(code: str) -> bool:
    try:
        recovery.secret_of(code)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "0 were typed"), ("ABCD", "4 were typed"), ("U" * 36, "never used"), ("é", "never used")],
)
def test_what_is_wrong_is_said_without_repeating_it(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        recovery.secret_of(typed)
