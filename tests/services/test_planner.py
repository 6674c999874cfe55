"""The planner keeps what is booked, says what cannot be, and keeps the child's review on the day booked."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.planning.typed_times import TimeNotUnderstood, read_time
from iro_desk.errors import Refusal
from iro_desk.records import Appointment, AppointmentFields, Leg, LegFields, Review, Setting, Spot, SpotFields
from iro_desk.services import clockwork, demonstration, planner, settings, workload
from iro_desk.services.incomplete import Incomplete

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)
NOW = datetime(2026, 3, 2, 8, 0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)), ("9.30", time(9, 30)), ("0930", time(9, 30)), ("14:00", time(14)), ("2pm", time(14)),
        ("2", time(14)), ("2 30", time(14, 30)), ("half past 2", time(14, 30)), ("quarter to 3", time(14, 45)),
        ("at noon", time(12)), ("12am", time(0)), ("6 a.m.", time(6)), ("10h15", time(10, 15)),
        ("03:00", time(3)), (" 4 O’Clock ", time(16)), ("11.45 PM", time(23, 45)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed: str, meant: time) -> None:
    """U26."""
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "9:75", "9:3", "quarter to", "12345"])
def test_what_is_no_time_is_told_in_one_sentence_without_repeating_it(typed: str) -> None:
    with pytest.raises(TimeNotUnderstood) as told:
        read_time(typed)
    assert told.value.message.endswith(".") and (
        not typed or typed not in told.value.message.split(" Type it")[0]
    )


@given(st.times())
def test_every_time_written_in_full_is_read_back(meant: time) -> None:
    assert read_time(f"{meant:%H:%M}") == meant.replace(second=0, microsecond=0)


def _fields(on: date = FRIDAY, starts: str = "10:00", kind: str = "review", **more: Any) -> AppointmentFields:
    values = {"kind": kind, "booked_on": on, "starts": starts, "minutes": 60, **more}
    return AppointmentFields.model_validate(values)


def _book(desk: Any, child_id: int | None = None, **more: Any) -> int:
    told = {"spot_id": more.pop("spot_id", None), "after_limit": more.pop("after_limit", False)}
    found: int = desk.write(
        planner.book, _fields(**more), child_id=child_id, today=desk.today, calendar=desk.calendar,
        rules=desk.rules, **told,
    )  # fmt: skip
    return found


def _span(desk: Any, first: date = MONDAY, last: date = date(2026, 3, 8)) -> planner.Span:
    found: planner.Span = desk.read(planner.read_span, first, last, desk.today, desk.calendar)
    return found


def _move(desk: Any, appointment_id: int, on: date, starts: time = time(10), **more: Any) -> None:
    desk.write(
        planner.move, appointment_id, on, starts, today=desk.today, calendar=desk.calendar,
        rules=desk.rules, **more,
    )  # fmt: skip


def _reviews(desk: Any) -> list[tuple[date, ReviewState]]:
    rows = desk.store.read(lambda session: session.exec(select(Review)).all())
    return [(row.review_on, row.state) for row in rows]


@pytest.fixture
def child_id(desk: Any) -> int:
    """In care since 16 February 2026: the first review is due by Monday 16 March."""
    found: int = desk.a_child(looked_after_from=date(2026, 2, 16))
    return found


def test_an_empty_week_sums_up_to_nothing(desk: Any) -> None:
    span = _span(desk)
    assert span.words == "" and len(span.days) == 7 and span.bookings == ()


def test_a_week_is_summed_up_in_a_sentence_with_its_miles(desk: Any, child_id: int) -> None:
    office = desk.write(planner.add_spot, SpotFields(name="Office", is_base=True))
    school = desk.write(planner.add_spot, SpotFields(name="School"))
    desk.write(planner.measure, office, school, LegFields(miles=12, minutes=25))
    _book(desk, child_id, spot_id=school)
    _book(desk, child_id, kind="visit", on=date(2026, 3, 3))
    _book(desk, None, kind="meeting", on=date(2026, 3, 4), title="Panel")
    span = _span(desk)
    assert span.words == "One review, one visit, one other booking. 24 miles."
    friday = span.days[4]
    assert [(d.starts, d.minutes, d.words) for d in friday.drives] == [
        (time(9, 35), 25, "Drive, 12 miles"),
        (time(11), 25, "Home, 12 miles"),
    ]
    assert (friday.bookings[0].words, friday.bookings[0].place) == ("Review, Quill", "School")


def test_a_review_booked_is_the_day_shown_on_today_and_moves_with_its_booking(
    desk: Any, child_id: int
) -> None:
    appointment_id = _book(desk, child_id)
    assert _reviews(desk) == [(FRIDAY, ReviewState.PLANNED)]
    assert FRIDAY in {one.booked_on for one in desk.read(clockwork.standing, desk.today)}
    line = next(
        row for row in desk.read(workload.today_list, desk.today, desk.calendar).next if "eview" in row.task
    )
    assert line.on == FRIDAY
    _move(desk, appointment_id, date(2026, 3, 9))
    assert _reviews(desk) == [(date(2026, 3, 9), ReviewState.PLANNED)]
    desk.write(planner.cancel, appointment_id, desk.today)
    assert _reviews(desk) == [] and _span(desk).bookings == ()
    desk.store.undo()
    assert _reviews(desk) == [(date(2026, 3, 9), ReviewState.PLANNED)]


def test_a_midway_booked_is_the_midways_day_and_moves_and_goes_with_its_booking(desk: Any) -> None:
    child_id = desk.a_child(looked_after_from=date(2025, 1, 6))
    for held_on in (date(2025, 2, 3), date(2025, 5, 2), date(2025, 11, 3)):
        _held(desk, child_id, held_on)
    booked = _book(desk, child_id, kind="midway", on=date(2026, 3, 9))
    assert _midway(desk, child_id) == (date(2026, 3, 9), "Booked at the review of 3 Nov")
    _move(desk, booked, date(2026, 3, 10))
    assert _midway(desk, child_id)[0] == date(2026, 3, 10)
    desk.write(planner.cancel, booked, desk.today)
    assert _midway(desk, child_id)[1].startswith("Half-way between")


def _held(desk: Any, child_id: int, held_on: date) -> None:
    told = {"child_id": child_id, "review_on": held_on, "state": ReviewState.FINISHED, "is_imported": True}
    desk.store.write("Test", lambda session: session.add(Review.model_validate(told)))


def _midway(desk: Any, child_id: int) -> tuple[date, str]:
    (found,) = [
        one for one in desk.read(clockwork.of_child, child_id, desk.today) if one.due.task == "Midway review"
    ]
    return found.due.due_on, found.due.because


def test_a_review_being_written_is_never_taken_away_with_its_booking(desk: Any, child_id: int) -> None:
    appointment_id = _book(desk, child_id)
    desk.a_review(child_id, FRIDAY)
    desk.write(planner.cancel, appointment_id, desk.today)
    assert _reviews(desk) == [(FRIDAY, ReviewState.WRITING)]


def test_past_the_legal_limit_it_is_booked_only_once_the_last_day_was_named(desk: Any, child_id: int) -> None:
    with pytest.raises(
        planner.PastTheLimit, match="after the last day for this review, Monday 16 March 2026"
    ):
        _book(desk, child_id, on=date(2026, 3, 18))
    appointment_id = _book(desk, child_id)
    with pytest.raises(planner.PastTheLimit, match="Monday 16 March 2026"):
        _move(desk, appointment_id, date(2026, 3, 17))
    assert _reviews(desk) == [(FRIDAY, ReviewState.PLANNED)]
    _move(desk, appointment_id, date(2026, 3, 17), after_limit=True)
    assert _reviews(desk) == [(date(2026, 3, 17), ReviewState.PLANNED)]


def test_the_last_day_itself_is_in_time(desk: Any, child_id: int) -> None:
    _book(desk, child_id, on=date(2026, 3, 16))
    assert _reviews(desk) == [(date(2026, 3, 16), ReviewState.PLANNED)]


def test_clashes_are_said_in_sentences_on_the_bookings_in_them(desk: Any, child_id: int) -> None:
    _book(desk, child_id, kind="visit")
    _book(desk, None, kind="meeting", starts="10:30")
    span = _span(desk)
    assert [clash.sentence for clash in span.clashes] == ["Two things are booked at once, 10:30 to 11:00."]
    assert all(booking.clashes for booking in span.bookings)


def test_what_falls_due_stands_on_its_day(desk: Any, child_id: int) -> None:
    marks = _span(desk, date(2026, 3, 16), date(2026, 3, 16)).days[0].due
    assert "Quill: First review" in [mark.words for mark in marks]


def test_a_booking_is_lengthened_by_quarters_and_never_below_one(desk: Any) -> None:
    appointment_id = _book(desk, kind="meeting")
    assert desk.write(planner.lengthen, appointment_id, 15) == 75
    assert desk.write(planner.lengthen, appointment_id, -300) == 15


def test_bookings_keep_their_outside_names_after_undo(desk: Any) -> None:
    """Brought in twice under two names they would stand twice in her own calendar."""
    first, second = "a1" * 16, "b2" * 16
    assert desk.write(planner.outgoing_secret, first) == first
    desk.write(settings.change, "officer.name", "Ros")
    desk.store.undo()
    desk.store.undo()
    assert desk.write(planner.outgoing_secret, second) == first


def test_an_older_file_keeps_the_outside_names_it_has_given(desk: Any) -> None:
    desk.write(settings.store, "planner.secret", "c3" * 16)
    assert desk.write(planner.outgoing_secret, "d4" * 16) == "c3" * 16


def test_to_place_lists_the_dates_without_a_time_soonest_first(desk: Any, child_id: int) -> None:
    late = desk.a_child(preferred_name="Rowan", looked_after_from=date(2026, 1, 26))
    rows = desk.read(planner.to_place, desk.today, desk.calendar).rows
    assert [row.words for row in rows][:2] == ["First review, Rowan", "First review, Quill"]
    assert rows[0].detail.startswith("5 working days late.") and rows[1].detail.startswith("By Mon 16 Mar.")
    _book(desk, child_id)
    _book(desk, late, after_limit=True)
    assert not [
        row for row in desk.read(planner.to_place, desk.today, desk.calendar).rows if row.kind == "review"
    ]


def test_a_time_is_proposed_with_its_reasons_and_keeps_clear_of_what_is_booked(
    desk: Any, child_id: int
) -> None:
    row = desk.read(planner.to_place, desk.today, desk.calendar).rows[0]
    first = desk.read(planner.times_for, row.key, NOW, desk.calendar)[0]
    assert first.on <= date(2026, 3, 16) and "before the last day" in first.sentence
    _book(desk, None, kind="meeting", on=first.on, starts="09:00", minutes=510)
    again = desk.read(planner.times_for, row.key, NOW, desk.calendar)
    assert again and all(fit.on != first.on for fit in again)
    desk.write(
        planner.place_suggested, row.key, again[0].on, again[0].starts, today=desk.today,
        calendar=desk.calendar, rules=desk.rules,
    )  # fmt: skip
    assert _reviews(desk) == [(again[0].on, ReviewState.PLANNED)]
    assert not desk.read(planner.to_place, desk.today, desk.calendar).rows


def test_what_is_late_already_is_offered_as_soon_as_can_be_and_says_how_late(desk: Any) -> None:
    desk.a_child(looked_after_from=date(2026, 1, 26))
    row = desk.read(planner.to_place, desk.today, desk.calendar).rows[0]
    fits = desk.read(planner.times_for, row.key, NOW, desk.calendar)
    assert "working days after the last day" in fits[0].sentence
    assert all("before the last day" not in fit.sentence for fit in fits)


def test_suggestions_keep_clear_of_each_other(desk: Any) -> None:
    for number in range(5):
        desk.a_child(preferred_name=f"Sib{number}", looked_after_from=date(2026, 2, 16))
    made = desk.read(planner.suggestions, NOW, desk.calendar)
    times = [(one.fit.on, one.fit.starts) for one in made if one.fit]
    assert len(times) == 5 == len(set(times))


def test_all_that_is_in_time_is_placed_at_once_and_the_late_is_left(desk: Any, child_id: int) -> None:
    desk.a_child(preferred_name="Rowan", looked_after_from=date(2026, 1, 26))
    around = {"today": desk.today, "calendar": desk.calendar, "rules": desk.rules}
    assert desk.write(planner.place_all, NOW, **around) == (1, 1)
    assert [b.called for b in _span(desk, MONDAY, date(2026, 3, 31)).bookings] == ["Quill"]
    assert [row.words for row in desk.read(planner.to_place, desk.today, desk.calendar).rows] == [
        "First review, Rowan"
    ]


def test_her_own_calendar_is_replaced_when_it_is_brought_in_again(desk: Any) -> None:
    busy = [planner.BusyTime(datetime(2026, 3, 3, 9), datetime(2026, 3, 3, 10))]
    overnight = planner.BusyTime(datetime(2026, 3, 4, 22), datetime(2026, 3, 5, 2), "Dentist")
    assert desk.write(planner.bring_in, [*busy, overnight], MONDAY, FRIDAY) == 3
    before = {b.appointment_id for b in _span(desk).bookings}
    assert desk.write(planner.bring_in, [*busy, overnight], MONDAY, FRIDAY) == 3
    assert {b.appointment_id for b in _span(desk).bookings} == before
    assert desk.write(planner.bring_in, busy, MONDAY, FRIDAY) == 1
    left = _span(desk).bookings
    assert [(b.kind, b.hours, b.title) for b in left] == [(AppointmentKind.DIARY, "09:00 to 10:00", "")]
    with pytest.raises(Refusal, match="your own calendar"):
        _move(desk, left[0].appointment_id, FRIDAY)
    assert desk.read(planner.kept_bookings, MONDAY, FRIDAY) == ()


def test_places_have_one_base_and_drives_that_go_with_them(desk: Any) -> None:
    office = desk.write(planner.add_spot, SpotFields(name="Office", is_base=True))
    home = desk.write(planner.add_spot, SpotFields(name="Home", is_base=True))
    assert [(s.name, s.is_base) for s in desk.read(planner.spots)] == [("Home", True), ("Office", False)]
    with pytest.raises(Refusal, match="already"):
        desk.write(planner.add_spot, SpotFields(name=" office "))
    desk.write(planner.measure, office, home, LegFields(miles=4, minutes=10))
    desk.write(planner.measure, home, office, LegFields(miles=5, minutes=12))
    assert [(leg.miles, leg.minutes) for leg in desk.read(planner.legs)] == [(5, 12)]
    held = _book(desk, None, kind="meeting", spot_id=home)
    desk.write(planner.remove_spot, home)
    assert desk.read(planner.legs) == ()
    assert desk.read(planner.entry_of, held).spot_id is None


def test_the_form_says_everything_that_is_wrong_at_once(desk: Any) -> None:
    values = {"kind": "review", "child": None, "booked_on": "soonish", "starts": "later", "minutes": "long"}
    with pytest.raises(Incomplete) as told:
        desk.write(
            planner.file_booking, values, appointment_id=0, today=desk.today, calendar=desk.calendar,
            rules=desk.rules,
        )  # fmt: skip
    assert {f.field for f in told.value.findings} == {"child", "starts", "minutes", "booked_on"}


def test_the_form_books_with_a_new_place_and_changes_what_it_booked(desk: Any, child_id: int) -> None:
    values = {
        "kind": "visit", "child": str(child_id), "booked_on": FRIDAY.isoformat(), "starts": "half past 2",
        "minutes": 60, "new_place": "The school",
    }  # fmt: skip
    around = {"today": desk.today, "calendar": desk.calendar, "rules": desk.rules}
    made = desk.write(planner.file_booking, values, appointment_id=0, **around)
    entry = desk.read(planner.entry_of, made)
    assert entry.starts == time(14, 30) and desk.read(planner.spots)[0].name == "The school"
    changed = {**values, "kind": "review", "new_place": "", "spot": str(entry.spot_id)}
    desk.write(planner.file_booking, changed, appointment_id=made, **around)
    assert _reviews(desk) == [(FRIDAY, ReviewState.PLANNED)]
    desk.write(planner.file_booking, values, appointment_id=made, **around)
    assert _reviews(desk) == []


def test_the_year_ahead_counts_reviews_where_they_fall_with_words(desk: Any, child_id: int) -> None:
    weeks = desk.read(planner.year_ahead, desk.today, desk.calendar)
    assert len(weeks) == 52
    falling = next(week for week in weeks if week.week_on == date(2026, 3, 16))
    assert (falling.reviews, falling.booked) == (1, 0)
    assert falling.words.startswith("One review falls in the week of 16 March")
    _book(desk, child_id)
    weeks = desk.read(planner.year_ahead, desk.today, desk.calendar)
    assert (weeks[0].reviews, weeks[0].booked) == (1, 1)


@pytest.mark.parametrize(
    "today", [date(2026, 6, 11), date(2026, 3, 2), date(2025, 12, 27), date(2028, 2, 29)]
)
def test_the_demonstration_has_a_believable_week_and_takes_all_of_it_away(shown: Any, today: date) -> None:
    desk = shown(today)
    rows = desk.store.read(lambda s: s.exec(select(Appointment)).all())
    assert len(rows) > 20 and all(desk.calendar.is_working_day(row.booked_on) for row in rows)
    assert desk.read(planner.legs)
    mine = _book(desk, None, kind="meeting")
    desk.write(demonstration.remove)
    left = desk.store.read(
        lambda s: [s.exec(select(r)).all() for r in (Appointment, Spot, Leg, Setting)]  # type: ignore[call-overload]
    )
    assert [row.id for row in left[0]] == [mine] and not any(left[1:])
