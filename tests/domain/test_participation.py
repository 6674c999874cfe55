"""Participation codes and the fourth birthday."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import Participation
from iro_desk.domain.participation import (
    breaks_rule_440,
    breaks_rule_441,
    offered_participation,
)

BORN_ON = date(2022, 6, 10)
DAY_BEFORE, BIRTHDAY, DAY_AFTER = date(2026, 6, 9), date(2026, 6, 10), date(2026, 6, 11)


@pytest.mark.parametrize(
    ("review_on", "offered"),
    [
        (DAY_BEFORE, "PN0"),
        (BIRTHDAY, "PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7"),
        (DAY_AFTER, "PN1 PN2 PN3 PN4 PN5 PN6 PN7"),
    ],
)
def test_the_codes_offered_fit_the_childs_age(review_on: date, offered: str) -> None:
    """Checks 440 and 441: on the fourth birthday itself either passes."""
    assert list(offered_participation(BORN_ON, review_on)) == offered.split()


@pytest.mark.parametrize(
    ("review_on", "breaks_440", "breaks_441"),
    [(DAY_BEFORE, False, True), (BIRTHDAY, False, False), (DAY_AFTER, True, False)],
)
def test_the_national_checks_on_age(review_on: date, breaks_440: bool, breaks_441: bool) -> None:
    """SSDA903 checks 440 (PN0 over four) and 441 (PN1 to PN7 under four)."""
    assert breaks_rule_440(BORN_ON, review_on, Participation.PN0) is breaks_440
    assert breaks_rule_441(BORN_ON, review_on, Participation.PN7) is breaks_441
    assert not breaks_rule_440(BORN_ON, review_on, Participation.PN1)
    assert not breaks_rule_441(BORN_ON, review_on, Participation.PN0)


@pytest.mark.parametrize("review_on", [DAY_BEFORE, BIRTHDAY, DAY_AFTER])
def test_every_code_offered_passes_both_checks(review_on: date) -> None:
    for code in offered_participation(BORN_ON, review_on):
        assert not breaks_rule_440(BORN_ON, review_on, code)
        assert not breaks_rule_441(BORN_ON, review_on, code)
