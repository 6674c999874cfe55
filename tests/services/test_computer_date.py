"""F35: a computer whose date has slipped is noticed by what was written before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iro_desk.services import computer_date, settings

# Everything the desk writes here is stamped 2 March 2026.


@pytest.mark.parametrize(
    ("today", "is_wrong"),
    [(date(2016, 6, 4), True), (date(2026, 3, 1), True), (date(2026, 3, 2), False),
     (date(2026, 12, 25), False), (date(2031, 3, 2), False), (date(2031, 3, 3), True)],
)  # fmt: skip
def test_a_day_before_the_newest_work_or_five_years_after_it_is_noticed(
    desk: Any, today: date, is_wrong: bool
) -> None:
    desk.write(settings.change, "officer.name", "Ros")
    assert desk.read(computer_date.seems_wrong, today) is is_wrong


def test_an_empty_vault_has_no_opinion(desk: Any) -> None:
    assert not desk.read(computer_date.seems_wrong, date(1980, 1, 1))


def test_a_date_said_to_be_right_is_not_asked_about_again_until_it_slips_anew(desk: Any) -> None:
    """Work written under a date far ahead would else be held against every true day after it."""
    desk.write(settings.change, "officer.name", "Ros")
    desk.write(computer_date.trust)
    assert not desk.read(computer_date.seems_wrong, date(2026, 3, 2))
    assert desk.read(computer_date.seems_wrong, date(2016, 6, 4))
