"""What comes round for the officer is counted from the day it was last done (local practice)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from iro_desk.domain.clocks.recurring import OFFICERS_ROUND
from iro_desk.errors import Refusal
from iro_desk.services import officers_round
from iro_desk.services.officers_round import RoundRow


def row(desk: Any, round_id: str) -> RoundRow:
    return next(one for one in desk.read(officers_round.rows, desk.today) if one.id == round_id)


def test_nothing_is_counted_before_a_day_is_noted(desk: Any) -> None:
    found = desk.read(officers_round.rows, desk.today)
    assert [one.id for one in found] == [one.id for one in OFFICERS_ROUND]
    assert {(one.last_on, one.next_on, one.days_left) for one in found} == {(None, None, None)}


@pytest.mark.parametrize(
    ("round_id", "done_on", "next_on", "how_often"),
    [
        ("MK-7-SERVICE", date(2026, 1, 5), date(2026, 2, 16), "every 6 weeks"),
        ("MK-7-HEAD", date(2026, 1, 5), date(2026, 4, 13), "every 14 weeks"),
        ("MK-8", date(2026, 1, 5), date(2026, 1, 19), "every 2 weeks"),
        ("MK-9", date(2026, 1, 31), date(2026, 2, 28), "every month"),
        ("MK-10", date(2025, 11, 30), date(2026, 2, 28), "every 3 months"),
        ("MK-11", date(2025, 12, 31), date(2026, 3, 31), "every 3 months"),
    ],
)
def test_it_comes_round_from_the_day_it_was_done(
    desk: Any, round_id: str, done_on: date, next_on: date, how_often: str
) -> None:
    """Milton Keynes IRO annual reports, as cited in the domain."""
    desk.write(officers_round.note, round_id, done_on, desk.today)
    found = row(desk, round_id)
    assert (found.last_on, found.next_on, found.how_often) == (done_on, next_on, how_often)
    assert found.days_left == (next_on - desk.today).days


def test_a_later_day_takes_the_place_of_the_one_before(desk: Any) -> None:
    for on in (desk.today - timedelta(weeks=3), desk.today):
        desk.write(officers_round.note, "MK-8", on, desk.today)
    assert (row(desk, "MK-8").last_on, row(desk, "MK-8").days_left) == (desk.today, 14)
    assert row(desk, "MK-9").last_on is None


@pytest.mark.parametrize("days", [1, None])
def test_a_day_to_come_or_no_day_is_refused(desk: Any, days: int | None) -> None:
    on = None if days is None else desk.today + timedelta(days=days)
    with pytest.raises(Refusal):
        desk.write(officers_round.note, "MK-8", on, desk.today)
    assert row(desk, "MK-8").last_on is None
