"""The return's dates, the period of care it shows, and which review was which."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import ReviewKind
from iro_desk.domain.return_rules import (
    Episode,
    has_only_short_breaks,
    return_date,
    review_kinds,
    time_in_care,
)

A, B, C = date(2024, 1, 1), date(2024, 6, 1), date(2025, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27/03/2008", date(2008, 3, 27)),
        ("7/3/2008 00:00:00", date(2008, 3, 7)),
        ("2008-03-27", date(2008, 3, 27)),
        ("29/02/2023", None),
        ("01/01/19", None),
        ("01/01/0019", None),
        ("٢٧/٠٣/٢٠٠٨x", None),
        ("", None),
    ],
)
def test_a_return_date_is_a_day_in_the_calendar(text: str, day: date | None) -> None:
    assert return_date(text) == day


@pytest.mark.parametrize(
    ("episodes", "started", "ended", "start_is_shown"),
    [
        ([], None, None, False),
        ([Episode(A, None, "S", "")], A, None, True),
        ([Episode(A, None, "P", "")], A, None, False),
        ([Episode(A, B, "S", "X1"), Episode(B, None, "L", "")], A, None, True),
        ([Episode(B, None, "S", ""), Episode(A, B, "S", "X1")], A, None, True),
        ([Episode(A, B, "S", "E4A"), Episode(C, None, "S", "")], C, None, True),
        ([Episode(A, B, "P", "E4A"), Episode(B, None, "L", "")], B, None, True),
        ([Episode(A, B, "S", "X1"), Episode(C, None, "L", "")], C, None, True),
        ([Episode(A, B, "S", "E4A")], A, B, True),
        ([Episode(A, B, "S", "X1")], A, None, True),
    ],
)
def test_the_latest_period_of_care_is_worked_out_from_the_episodes(
    episodes: list[Episode], started: date | None, ended: date | None, start_is_shown: bool
) -> None:
    shown = time_in_care(episodes)
    assert (shown.started_on, shown.ended_on, shown.start_is_shown) == (started, ended, start_is_shown)


@pytest.mark.parametrize(
    ("statuses", "answer"), [([], False), (["V3", "V4"], True), (["V3", "C2"], False), (["V4", ""], False)]
)
def test_only_short_breaks_means_every_episode(statuses: list[str], answer: bool) -> None:
    """SSDA903 check 399."""
    assert has_only_short_breaks(statuses) is answer


@pytest.mark.parametrize(
    ("starts", "held", "kinds"),
    [
        ((A,), (date(2024, 1, 25), date(2024, 4, 20), date(2024, 10, 1)), "first second later"),
        ((A,), (date(2024, 4, 20), date(2024, 10, 1)), "second later"),
        ((A,), (date(2024, 10, 1),), "later"),
        ((), (date(2024, 1, 25),), "later"),
        ((B,), (date(2024, 1, 25), date(2024, 6, 20)), "later first"),
    ],
)
def test_reviews_are_counted_within_their_own_period(
    starts: tuple[date, ...], held: tuple[date, ...], kinds: str
) -> None:
    """A return shows one year only, so the earliest review in it need not be the first."""
    assert list(review_kinds(starts, held).values()) == [ReviewKind(kind) for kind in kinds.split()]
