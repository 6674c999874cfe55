"""Times proposed for what is still to be booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desk.domain.planning.appointments import Appointment
from iro_desk.domain.planning.clashes import Clash, clashes
from iro_desk.domain.planning.diary import Diary
from iro_desk.domain.planning.slots import Slot, ToPlace, slots, suggest
from iro_desk.domain.planning.terms import AppointmentKind

MONDAY = date(2026, 6, 8)
WINDOW = 21
REVIEW = ToPlace("r", AppointmentKind.REVIEW, MONDAY, date(2026, 6, 12), 90, 2)
VISIT = AppointmentKind.VISIT


def booked(
    on: date, hour: int, minutes: int, place_id: int | None, kind: AppointmentKind = VISIT
) -> Appointment:
    return Appointment(hour, None, kind, on, time(hour), minutes, place_id)


def placed(slot: Slot, wanted: ToPlace) -> Appointment:
    return Appointment(
        None, wanted.child_id, wanted.kind, slot.on, slot.starts, slot.minutes, wanted.place_id
    )


def test_the_best_slot_leaves_the_buffer_and_says_why(empty: Diary) -> None:
    best = slots(REVIEW, empty)[0]
    assert (best.on, best.starts) == (date(2026, 6, 9), time(9, 0))
    assert best.words == "Fits: 20 minutes away, 3 working days before the last day"


def test_a_day_that_is_already_near_is_preferred(empty: Diary) -> None:
    diary = replace(empty, appointments=(booked(date(2026, 6, 8), 13, 60, 2),))
    best = slots(REVIEW, diary)[0]
    assert best.on == MONDAY
    assert "already there that day" in best.reasons


def test_a_drive_is_kept_free_with_room_to_breathe(empty: Diary) -> None:
    one_day = replace(REVIEW, latest_on=MONDAY, minutes=60)
    diary = replace(empty, appointments=(booked(MONDAY, 9, 60, 1),))
    assert slots(one_day, diary)[0].starts == time(10, 30)


def test_a_day_is_not_made_longer_than_she_works_by_its_drives(empty: Diary) -> None:
    """Out at 07:30 for nine o'clock and ninety minutes home leave until 14:30; the day is 8 hours 30."""
    far_visit = replace(REVIEW, kind=VISIT, minutes=60, place_id=3, latest_on=MONDAY)
    diary = replace(empty, appointments=(booked(MONDAY, 9, 60, 3),))
    found = slots(replace(far_visit, from_time=time(13)), diary)
    assert {slot.starts for slot in found} == {time(13)}
    assert slots(replace(far_visit, from_time=time(13, 45)), diary) == ()


def test_the_hours_the_family_is_free_are_kept(empty: Diary) -> None:
    found = slots(replace(REVIEW, from_time=time(11), until_time=time(13)), empty, most=20)
    assert {slot.starts for slot in found} <= {time(11), time(11, 15), time(11, 30)}
    assert found


def test_no_day_is_given_more_reviews_than_were_set(empty: Diary) -> None:
    day = tuple(booked(MONDAY, hour, 60, 2, AppointmentKind.REVIEW) for hour in (9, 11, 13))
    assert slots(replace(REVIEW, latest_on=MONDAY), replace(empty, appointments=day)) == ()
    assert slots(replace(REVIEW, latest_on=MONDAY, kind=VISIT, minutes=30), replace(empty, appointments=day))


def test_a_day_of_the_last_days_is_said_to_be(empty: Diary) -> None:
    friday = date(2026, 6, 12)
    found = slots(replace(REVIEW, earliest_on=friday), empty)
    assert found[0].words == "Fits: 20 minutes away, on the last day"


def test_a_place_not_on_the_map_is_said_to_be(empty: Diary) -> None:
    assert "the journey is not known" in slots(replace(REVIEW, place_id=4), empty)[0].reasons


@pytest.mark.parametrize(
    ("earliest", "latest", "minutes", "told"),
    [
        ("2026-06-12", "2026-06-11", 60, "The last day has gone."),
        ("2026-06-13", "2026-06-14", 60, "There is no working day before the last day."),
        ("2026-06-08", "2026-06-08", 600, "Nothing fits before the last day."),
    ],
)
def test_what_cannot_be_placed_is_told_why(
    earliest: str, latest: str, minutes: int, told: str, empty: Diary
) -> None:
    wanted = replace(
        REVIEW,
        earliest_on=date.fromisoformat(earliest),
        latest_on=date.fromisoformat(latest),
        minutes=minutes,
    )
    found = suggest([wanted], empty)
    assert found[0].slot is None
    assert found[0].words.startswith(told)


def test_a_whole_list_is_placed_soonest_last_day_first(empty: Diary) -> None:
    tight = replace(REVIEW, key="tight", latest_on=MONDAY, minutes=300)
    found = suggest([replace(REVIEW, key="loose"), tight], empty)
    assert [one.to_place.key for one in found] == ["tight", "loose"]
    assert all(one.slot for one in found)


appointments = st.builds(
    Appointment,
    id=st.integers(1, 99),
    child_id=st.none(),
    kind=st.sampled_from(list(AppointmentKind)),
    on=st.integers(0, WINDOW).map(lambda step: MONDAY + timedelta(days=step)),
    starts=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 3000),
    place_id=st.sampled_from([None, 1, 2, 3, 4]),
)
wishes = st.builds(
    ToPlace,
    key=st.sampled_from("abcdef"),
    kind=st.sampled_from(list(AppointmentKind)),
    earliest_on=st.integers(0, WINDOW).map(lambda step: MONDAY + timedelta(days=step)),
    latest_on=st.integers(0, WINDOW).map(lambda step: MONDAY + timedelta(days=step)),
    minutes=st.integers(15, 240),
    place_id=st.sampled_from([None, 1, 2, 3, 4]),
)


def _troubles(diary: Diary) -> set[Clash]:
    return set(clashes(diary, MONDAY - timedelta(days=3), MONDAY + timedelta(days=WINDOW + 3)))


@settings(max_examples=60, deadline=None)
@given(day=st.lists(appointments, max_size=8), wanted=wishes)
def test_a_slot_never_passes_the_limit_nor_makes_a_clash_nor_depends_on_order(
    empty: Diary, day: list[Appointment], wanted: ToPlace
) -> None:
    diary = replace(empty, appointments=tuple(day))
    found = slots(wanted, diary)
    assert found == slots(wanted, replace(diary, appointments=tuple(reversed(day))))
    assert all(first.cost <= second.cost for first, second in pairwise(found))
    before = _troubles(diary)
    for slot in found:
        new = placed(slot, wanted)
        assert wanted.earliest_on <= slot.on <= wanted.latest_on
        assert empty.calendar.is_working_day(slot.on)
        assert time(9) <= slot.starts and new.ends_at.time() <= time(17, 30)
        assert not any(new.overlaps(other) for other in day)
        assert _troubles(diary.with_booked(new)) <= before


@settings(max_examples=25, deadline=None)
@given(
    day=st.lists(appointments, max_size=5), wanted=st.lists(wishes, max_size=5, unique_by=lambda one: one.key)
)
def test_a_list_of_suggestions_never_clashes_with_itself(
    empty: Diary, day: list[Appointment], wanted: list[ToPlace]
) -> None:
    diary = replace(empty, appointments=tuple(day))
    before = _troubles(diary)
    found = suggest(wanted, diary)
    assert found == suggest(wanted[::-1], diary)
    assert len(found) == len(wanted)
    for one in found:
        if one.slot:
            diary = diary.with_booked(placed(one.slot, one.to_place))
    assert _troubles(diary) <= before
