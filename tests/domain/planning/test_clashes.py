"""What a week as booked cannot hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from iro_desk.domain.planning.appointments import Appointment
from iro_desk.domain.planning.clashes import ClashKind, clashes
from iro_desk.domain.planning.diary import Diary
from iro_desk.domain.planning.terms import AppointmentKind

MONDAY = date(2026, 6, 8)
KINDS = {"R": "review", "V": "visit", "W": "writing", "D": "diary", "T": "travel", "M": "meeting"}
JOURNEY = "The drive takes 95 minutes and there are 60 minutes for it."
CASES = [
    ("nothing booked", "", []),
    ("one after the other", "R 9:00 60 2|V 10:00 60 2", []),
    ("at once", "R 9:00 90 2|V 10:00 60 2", ["Two things are booked at once, 10:00 to 10:30."]),
    ("one inside another", "R 9:00 180 2|V 10:00 30 2", ["Two things are booked at once, 10:00 to 10:30."]),
    ("two of her own", "D 9:00 90|D 10:00 60", []),
    ("work over her own", "D 9:00 90|V 10:00 60 2", ["Two things are booked at once, 10:00 to 10:30."]),
    ("a drive over a visit", "V 9:00 60 2|T 9:30 60", ["Two things are booked at once, 09:30 to 10:00."]),
    ("time enough to drive", "R 9:00 60 2|R 11:35 60 3", []),
    ("too far", "R 9:00 60 2|R 11:00 60 3", [JOURNEY]),
    ("the drive is booked", "R 9:00 60 2|T 10:00 95|R 11:35 60 3", []),
    ("her own entry does not hold her", "R 9:00 60 2|D 10:00 60|R 11:35 60 3", []),
    ("writing takes the time", "R 9:00 60 2|W 10:00 35|R 11:35 60 3", [JOURNEY]),
    ("no time at all", "R 9:00 60 2|R 10:00 60 3", ["The drive takes 95 minutes and there is no time for it."]),
    ("one minute", "R 9:00 60 2|R 10:01 60 3", ["The drive takes 95 minutes and there is 1 minute for it."]),
    ("a journey not known", "R 9:00 60 2|R 10:00 60 4", []),
    ("a video call between", "R 9:00 60 2|V 10:00 30|R 11:35 60 2", []),
    ("three reviews", "R 9:00 60 2|R 10:00 60 2|R 11:00 60 2", []),
    ("four", "R 9:00 60 2|R 10:00 60 2|R 11:00 60 2|R 12:00 60 2", ["4 reviews in one day; 3 are the most you set."]),
    ("an early drive", "R 9:00 90 3", []),
    ("a long day in hours", "R 8:00 60|W 18:00 60", []),
    (
        "a long day with its drives",
        "R 9:00 60 3|V 15:00 60 3",
        ["With the drives this day is 10 hours long; you work 8 hours 30 minutes."],
    ),
]  # fmt: skip


def read_day(text: str, on: date = MONDAY) -> tuple[Appointment, ...]:
    booked = []
    for place, line in enumerate(filter(None, text.split("|")), 1):
        kind, starts, minutes, *where = line.split()
        hour, minute = map(int, starts.split(":"))
        place_id = int(where[0]) if where else None
        booked.append(
            Appointment(
                place, None, AppointmentKind(KINDS[kind]), on, time(hour, minute), int(minutes), place_id
            )
        )
    return tuple(booked)


@pytest.mark.parametrize(("name", "day", "told"), CASES)
def test_a_day_says_what_cannot_be(name: str, day: str, told: list[str], empty: Diary) -> None:
    found = clashes(replace(empty, appointments=read_day(day)), MONDAY, MONDAY)
    assert [clash.sentence for clash in found] == told, name


@pytest.mark.parametrize(
    ("on", "day", "told"),
    [
        (date(2026, 8, 31), "V 9:00 60", ["This is booked on a bank holiday, Late Summer Bank Holiday."]),
        (date(2026, 6, 13), "W 9:00 60", ["This is booked on a Saturday."]),
        (date(2026, 6, 13), "D 9:00 60", []),
        (date(2026, 6, 12), "W 9:00 60", []),
    ],
)
def test_work_on_a_day_off_is_said(on: date, day: str, told: list[str], empty: Diary) -> None:
    found = clashes(replace(empty, appointments=read_day(day, on)), on, on)
    assert [clash.sentence for clash in found] == told


def test_an_entry_that_lasts_for_days_meets_work_on_each_of_them(empty: Diary) -> None:
    away = Appointment(1, None, AppointmentKind.DIARY, MONDAY, time(0), 3 * 24 * 60)
    visits = read_day("V 9:00 60", date(2026, 6, 10)) + read_day("V 9:00 60", date(2026, 6, 11))
    found = clashes(replace(empty, appointments=(*visits, away)), MONDAY, date(2026, 6, 12))
    assert [(clash.kind, clash.appointments[1].on) for clash in found] == [
        (ClashKind.OVERLAP, date(2026, 6, 10))
    ]


def test_the_order_bookings_come_in_does_not_matter(empty: Diary) -> None:
    day = read_day("R 9:00 60 2|R 11:00 60 3|V 11:30 60 2|W 12:00 30")
    found = clashes(replace(empty, appointments=day), MONDAY, MONDAY)
    assert found == clashes(replace(empty, appointments=day[::-1]), MONDAY, MONDAY)
    assert len(found) > 1
