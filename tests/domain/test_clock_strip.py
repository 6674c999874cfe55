"""The little calendar under a date."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.clocks import DatedPlan, Event, Facts, HeldReview, all_due
from iro_desk.domain.clocks.strip import StripDay, StripGap, strip_of
from iro_desk.domain.clocks.terms import Due
from iro_desk.domain.codes import EventKind, PlanKind
from iro_desk.domain.working_days import Calendar


def one(facts: Facts, calendar: Calendar, clock_id: str) -> Due:
    (found,) = [due for due in all_due(facts, calendar) if due.clock_id == clock_id]
    return found


def test_working_days_are_numbered_and_the_others_say_why_not(calendar: Calendar) -> None:
    due = one(Facts(looked_after_from=date(2025, 12, 12)), calendar, "LAC-1")
    strip = strip_of(due, calendar)
    days = {part.day: part for part in strip if isinstance(part, StripDay)}
    assert len(strip) == len(days) == 34
    assert strip[0] == StripDay(date(2025, 12, 12), is_start=True)
    assert days[date(2025, 12, 13)] == StripDay(date(2025, 12, 13), why="Saturday")
    assert days[date(2025, 12, 15)] == StripDay(date(2025, 12, 15), number=1)
    assert days[date(2025, 12, 26)] == StripDay(date(2025, 12, 26), why="Boxing Day")
    assert strip[-1] == StripDay(date(2026, 1, 14), number=20, is_due=True)
    numbers = [part.number for part in days.values() if part.number is not None]
    assert numbers == list(range(1, 21))


def test_months_show_the_first_week_and_the_last(calendar: Calendar) -> None:
    facts = Facts(reviews=(HeldReview(1, date(2025, 11, 30)),))
    strip = strip_of(one(facts, calendar, "LAC-2"), calendar)
    assert [type(part) for part in strip] == [StripDay] * 7 + [StripGap] + [StripDay] * 7
    assert strip[0] == StripDay(date(2025, 11, 30), is_start=True)
    assert strip[7] == StripGap(77)
    assert strip[-1] == StripDay(date(2026, 2, 28), is_due=True)


def test_a_count_backwards_ends_with_the_day_it_starts_from(calendar: Calendar) -> None:
    facts = Facts(events=(Event(EventKind.INITIAL_CONFERENCE, date(2026, 4, 10)),))
    strip = strip_of(one(facts, calendar, "CP-4"), calendar)
    assert strip == (
        StripDay(date(2026, 4, 8), number=2, is_due=True),
        StripDay(date(2026, 4, 9), number=1),
        StripDay(date(2026, 4, 10), is_start=True),
    )


def test_a_date_that_was_not_counted_is_one_day(calendar: Calendar) -> None:
    facts = Facts(
        reviews=(HeldReview(1, date(2025, 1, 6)), HeldReview(2, date(2026, 6, 4))), midway_on=date(2026, 9, 1)
    )
    assert strip_of(one(facts, calendar, "MK-4"), calendar) == (StripDay(date(2026, 9, 1), is_due=True),)


def test_every_strip_holds_its_start_and_its_due_day_once(calendar: Calendar) -> None:
    facts = Facts(
        looked_after_from=date(2026, 1, 5),
        born_on=date(2012, 3, 1),
        reviews=(HeldReview(1, date(2026, 1, 30)),),
        plans=(DatedPlan(PlanKind.PEP, date(2026, 2, 2)),),
    )
    found = all_due(facts, calendar)
    assert len(found) > 5
    for due in found:
        days = [part for part in strip_of(due, calendar) if isinstance(part, StripDay)]
        assert [part.day for part in days if part.is_due] == [due.due_on]
        assert [part.day for part in days if part.is_start] == [due.starts_on]
        assert [part.day for part in days] == sorted({part.day for part in days})
