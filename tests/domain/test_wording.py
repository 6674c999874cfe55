"""Days, ages and lateness in words."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.wording import (
    Tone,
    age_words,
    how_long,
    inside_the_limit,
    joined,
    listed_days,
    long_date,
    short_date,
)
from iro_desk.domain.working_days import Calendar

THURSDAY = date(2026, 6, 11)


@pytest.mark.parametrize(
    ("due_on", "tone", "words"),
    [
        ("2026-06-09", Tone.LATE, "2 working days late"),
        ("2026-06-10", Tone.LATE, "1 working day late"),
        ("2026-04-30", Tone.LATE, "6 weeks late"),
        ("2025-12-11", Tone.LATE, "6 months late"),
        ("2019-06-11", Tone.LATE, "7 years late"),
        ("2026-06-11", Tone.SOON, "Due today"),
        ("2026-06-12", Tone.NONE, "Tomorrow"),
        ("2026-06-14", Tone.NONE, "In 1 working day"),
        ("2026-06-17", Tone.NONE, "In 4 working days"),
        ("2026-06-19", Tone.NONE, "In 6 working days"),
        ("2026-06-22", Tone.NONE, "In 7 working days"),
        ("2026-07-08", Tone.NONE, "In 19 working days"),
        ("2026-09-09", Tone.NONE, "In 13 weeks"),
        ("2026-12-10", Tone.NONE, "In 6 months"),
    ],
)
def test_how_far_off_a_day_is(due_on: str, tone: Tone, words: str, calendar: Calendar) -> None:
    found = how_long(date.fromisoformat(due_on), THURSDAY, calendar)
    assert (found.tone, found.words) == (tone, words)


def test_a_weekend_between_counts_plain_days(calendar: Calendar) -> None:
    friday, sunday = date(2026, 6, 12), date(2026, 6, 14)
    assert how_long(sunday, friday, calendar).words == "In 2 days"
    assert how_long(friday, sunday, calendar).words == "2 days late"


@pytest.mark.parametrize(
    ("chosen_on", "tone", "words"),
    [
        ("2026-06-11", Tone.OK, "5 days inside the limit"),
        ("2026-06-16", Tone.OK, "On the last day"),
        ("2026-06-17", Tone.LATE, "1 day after the limit"),
    ],
)
def test_a_booking_beside_its_limit(chosen_on: str, tone: Tone, words: str) -> None:
    found = inside_the_limit(date.fromisoformat(chosen_on), date(2026, 6, 16))
    assert (found.tone, found.words) == (tone, words)


def test_dates_show_the_year_only_when_it_is_not_this_year() -> None:
    assert short_date(date(2026, 6, 17), THURSDAY) == "Wed 17 June"
    assert short_date(date(2025, 12, 16), THURSDAY) == "Tue 16 Dec 2025"
    assert short_date(date(2026, 9, 9), THURSDAY) == "Wed 9 Sept"
    assert long_date(date(2026, 3, 27)) == "Friday 27 March 2026"


def test_days_are_listed_by_month() -> None:
    assert listed_days([date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)]) == (
        "25 and 26 December and 1 January"
    )
    assert listed_days([]) == joined([]) == ""
    assert joined(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("born_on", "words"),
    [
        ("2017-02-23", "aged 9"),
        ("2024-06-11", "aged 2"),
        ("2024-06-12", "23 months"),
        ("2025-11-11", "7 months"),
        ("2026-05-28", "2 weeks"),
        ("2026-06-08", "3 days"),
        ("2026-06-11", "born today"),
        ("2026-07-01", "not yet born"),
        ("2010-06-12", "aged 15"),
    ],
)
def test_ages_are_said_as_people_say_them(born_on: str, words: str) -> None:
    assert age_words(date.fromisoformat(born_on), THURSDAY) == words


def test_a_child_born_on_29_february_is_a_year_older_on_1_march() -> None:
    born_on = date(2016, 2, 29)
    assert age_words(born_on, date(2026, 2, 28)) == "aged 9"
    assert age_words(born_on, date(2026, 3, 1)) == "aged 10"
