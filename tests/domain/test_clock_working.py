"""The reference table of dates, what a working says beside its sum, and the limits a council may set."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from iro_desk.domain.clocks import (
    ALL_CLOCKS,
    ClockRules,
    Due,
    Event,
    Facts,
    Force,
    HeldReview,
    Home,
    MonthRule,
    Order,
    Whose,
    all_due,
    broken_rule,
    eligible_from,
    limits,
    next_review_limit,
    review_limits,
    running,
)
from iro_desk.domain.clocks.education import term_after, term_of
from iro_desk.domain.clocks.recurring import OFFICERS_ROUND
from iro_desk.domain.codes import EventKind, LegalStatus, PlacementType
from iro_desk.domain.working_days import Calendar

DAYS = ClockRules(months=MonthRule.DAYS)
CARE_FROM = date(2020, 1, 6)


def came_in(day: str) -> Facts:
    return Facts(looked_after_from=date.fromisoformat(day))


def reviewed(*days: str) -> Facts:
    held = tuple(HeldReview(number, date.fromisoformat(day)) for number, day in enumerate(days, start=1))
    return Facts(reviews=held)


def happened(kind: EventKind, day: str) -> Facts:
    return Facts(events=(Event(kind, date.fromisoformat(day)),))


def only(facts: Facts, calendar: Calendar, clock_id: str, rules: ClockRules | None = None) -> Due:
    (found,) = [due for due in all_due(facts, calendar, rules or ClockRules()) if due.clock_id == clock_id]
    return found


MOVED = Facts(homes=(Home(1, date(2026, 6, 5), is_unregistered=True),))
VECTORS = [
    (came_in("2025-04-02"), "LAC-1", "2025-05-02"),
    (came_in("2026-03-20"), "LAC-1", "2026-04-21"),
    (came_in("2026-05-01"), "LAC-1", "2026-06-02"),
    (reviewed("2025-11-30"), "LAC-2", "2026-02-28"),
    (reviewed("2025-05-01", "2025-08-31"), "LAC-3", "2026-02-28"),
    (reviewed("2026-03-27"), "REC-1", "2026-04-07"),
    (reviewed("2026-03-27"), "REC-2", "2026-04-21"),
    (reviewed("2026-03-27"), "REC-3", "2026-04-28"),
    (reviewed("2026-06-04"), "REC-1", "2026-06-11"),
    (reviewed("2026-06-04"), "REC-2", "2026-06-25"),
    (reviewed("2026-06-04"), "REC-3", "2026-07-02"),
    (MOVED, "MK-3", "2026-06-08"),
    (MOVED, "MK-2", "2026-06-19"),
    (replace(MOVED, reviews=(HeldReview(1, date(2026, 6, 5)),)), "MK-2-LATER", "2026-08-28"),
    (happened(EventKind.BREAKDOWN, "2026-06-05"), "MK-5", "2026-08-14"),
    (happened(EventKind.INITIAL_CONFERENCE, "2026-04-10"), "CP-3", "2026-04-24"),
    (happened(EventKind.INITIAL_CONFERENCE, "2026-04-10"), "CP-2", "2026-07-10"),
]


@pytest.mark.parametrize(("facts", "clock_id", "due_on"), VECTORS)
def test_the_reference_table_is_met(facts: Facts, clock_id: str, due_on: str, calendar: Calendar) -> None:
    """Reference, test vectors for the clocks."""
    assert only(facts, calendar, clock_id).due_on == date.fromisoformat(due_on)


@pytest.mark.parametrize(
    ("facts", "clock_id", "sentence"),
    [
        (
            reviewed("2025-05-01", "2025-08-31"),
            "LAC-3",
            "6 months from Sun 31 Aug 2025: Mon 2 Mar 2026, counted as 183 days, as council reports do; "
            "the law says 28 Feb 2026",
        ),
        (
            reviewed("2025-11-30"),
            "LAC-2",
            "3 months from Sun 30 Nov 2025: Sun 1 Mar 2026, counted as 91 days, as council reports do; "
            "the law says 28 Feb 2026",
        ),
        (
            reviewed("2025-05-01", "2026-06-04"),
            "MK-4",
            "Half of the 183 days from Thu 4 June 2026 to Fri 4 Dec 2026: Thu 3 Sept 2026, counted as 183 days, "
            "as council reports do; the law's six months end on 4 Dec 2026",
        ),
        (
            happened(EventKind.REVIEW_CONFERENCE, "2025-08-31"),
            "CP-2",
            "6 months from Sun 31 Aug 2025: Mon 2 Mar 2026, counted as 183 days, as council reports do; "
            "the law says 28 Feb 2026",
        ),
    ],
)
def test_every_figure_counted_in_days_says_so_and_what_the_law_says(
    facts: Facts, clock_id: str, sentence: str, calendar: Calendar
) -> None:
    if clock_id == "CP-2":
        facts = replace(facts, events=(Event(EventKind.INITIAL_CONFERENCE, date(2025, 6, 2)), *facts.events))
    assert only(facts, calendar, clock_id, DAYS).sentence == sentence
    assert "council" not in only(facts, calendar, clock_id).sentence


def test_hours_are_counted_in_whole_days_even_when_the_clocks_change(calendar: Calendar) -> None:
    """Clocks go forward on Sun 29 Mar 2026: 72 hours from Friday are told as the Monday."""
    facts = Facts(homes=(Home(1, date(2026, 3, 27), is_unregistered=True),))
    due = only(facts, calendar, "MK-3")
    assert due.sentence == "72 hours from Fri 27 Mar 2026, counted as 3 days: Mon 30 Mar 2026"
    assert due.because == "Moved to an unregistered home 27 Mar + 72 hours (Milton Keynes)"


def test_the_first_day_a_meeting_may_be_held_is_not_a_last_day(calendar: Calendar) -> None:
    due = only(happened(EventKind.BREAKDOWN, "2026-06-06"), calendar, "MK-5")
    assert due.is_earliest and due.whose is Whose.OTHERS
    assert due.steps[-1].label == "Disruption meeting, not before"
    assert due.weekend_note == "This is a Saturday. The first working day after is Mon 17 Aug 2026."


def test_what_was_skipped_and_where_the_count_began_are_told(calendar: Calendar) -> None:
    due = only(came_in("2025-12-12"), calendar, "LAC-1")
    assert due.starts_on == date(2025, 12, 12) and due.anchor == "care"
    assert due.skipped == (date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1))
    assert [d.anchor for d in all_due(reviewed("2025-11-30"), calendar) if d.clock_id == "LAC-2"] == [
        "review:1"
    ]


@pytest.mark.parametrize(
    ("began", "kind", "said"),
    [
        ("2025-01-06", PlacementType.U4, True),
        ("2025-12-04", PlacementType.U4, False),
        ("2025-01-06", None, False),
    ],
)
def test_a_settled_long_term_foster_home_need_not_have_a_meeting(
    began: str, kind: PlacementType | None, said: bool, calendar: Calendar
) -> None:
    """LAC-W: statutory guidance volume 2, more than 12 months; exactly twelve are not more."""
    facts = replace(
        reviewed("2026-01-05", "2026-06-04"), homes=(Home(1, date.fromisoformat(began), kind=kind),)
    )
    due = only(facts, calendar, "LAC-3")
    assert due.due_on == date(2026, 12, 4)
    assert ("Form" in [step.label for step in due.steps]) is said


def test_a_lighter_review_does_for_six_months_where_yearly_is_agreed(calendar: Calendar) -> None:
    """LAC-MK1."""
    facts = replace(
        reviewed("2025-01-06", "2025-07-01"), events=(Event(EventKind.YEARLY_AGREED, date(2025, 7, 1)),)
    )
    assert [
        step.value for step in only(facts, calendar, "LAC-3").steps if step.label.startswith("Yearly")
    ] == ["Tue 1 July 2025: a less formal, recorded review will do"]
    assert only(facts, calendar, "LAC-MK1").due_on == date(2026, 7, 1)
    assert [due.clock_id for due in review_limits(facts, calendar)] == ["LAC-3", "LAC-MK1"]


def stay(first: str, last: str) -> Home:
    return Home(None, date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("stays", "told"),
    [
        ([], ""),
        ([stay("2026-01-01", "2026-01-18")], ""),
        (
            [stay("2026-01-01", "2026-01-19")],
            "The stay from Thu 1 Jan 2026 lasted 18 days; a short break is 17 at most.",
        ),
        ([stay(f"2026-{month:02}-01", f"2026-{month:02}-16") for month in range(1, 6)], ""),
        (
            [stay(f"2026-{month:02}-01", f"2026-{month:02}-16") for month in range(1, 6)]
            + [stay("2026-12-01", "2026-12-02")],
            "76 days of short breaks in the 12 months from Tue 2 Dec 2025; 75 is the most.",
        ),
        (
            [stay(f"2026-{month:02}-01", f"2026-{month:02}-16") for month in range(1, 6)]
            + [stay("2027-01-20", "2027-01-28")],
            "",
        ),
    ],
)
def test_short_breaks_are_tested_by_stay_and_by_year(stays: list[Home], told: str) -> None:
    """LAC-SB0: reg 48(2): 17 days a stay, 75 days in any 12 months."""
    assert broken_rule(stays) == told


def test_a_pattern_that_is_no_longer_short_breaks_is_told_in_the_working(calendar: Calendar) -> None:
    facts = Facts(
        looked_after_from=date(2026, 1, 1), short_breaks=True, homes=(stay("2026-01-01", "2026-01-19"),)
    )
    steps = only(facts, calendar, "LAC-SB1").steps
    assert [step.label for step in steps if "17 at most" in step.value] == ["Short breaks (reg 48(2))"]


@pytest.mark.parametrize(
    ("born", "began", "until", "expected"),
    [
        ("2010-06-05", "2020-01-06", None, "2026-06-05"),
        ("2010-06-05", "2026-06-01", None, "2026-08-31"),
        ("2008-02-29", "2020-01-06", None, "2024-02-29"),
        ("2010-06-05", "2020-01-06", "2026-06-04", None),
        ("2008-08-01", "2026-06-01", None, None),
    ],
)
def test_a_child_is_eligible_at_sixteen_after_thirteen_weeks(
    born: str, began: str, until: str | None, expected: str | None
) -> None:
    """P-1: reg 40."""
    facts = Facts(
        born_on=date.fromisoformat(born),
        looked_after_from=date.fromisoformat(began),
        looked_after_until=date.fromisoformat(until) if until else None,
    )
    assert eligible_from(facts) == (date.fromisoformat(expected) if expected else None)
    assert eligible_from(replace(facts, short_breaks=True)) is None


@pytest.mark.parametrize(
    ("day", "term", "after"),
    [
        ("2026-01-01", "spring term 2026", date(2026, 7, 31)),
        ("2026-03-31", "spring term 2026", date(2026, 7, 31)),
        ("2026-04-01", "summer term 2026", date(2026, 12, 31)),
        ("2026-08-31", "summer term 2026", date(2026, 12, 31)),
        ("2026-09-01", "autumn term 2026", date(2027, 3, 31)),
        ("2026-12-31", "autumn term 2026", date(2027, 3, 31)),
    ],
)
def test_terms_are_whole_months(day: str, term: str, after: date) -> None:
    """E-2: unverified."""
    assert term_of(date.fromisoformat(day)).name == term
    assert term_after(date.fromisoformat(day)).ends_on == after


def test_the_officers_own_are_listed_unless_all_are_asked_for(calendar: Calendar) -> None:
    facts = replace(came_in("2026-05-01"), born_on=date(2015, 3, 1))
    assert {due.clock_id for due in running(facts, calendar)} == {"LAC-1"}
    every = running(facts, calendar, whose=frozenset(Whose))
    assert {"LAC-1", "PL-1", "H-1", "E-1", "P-2"} <= {due.clock_id for due in every}


def test_a_duty_to_a_child_ends_with_care_with_the_home_and_at_eighteen(calendar: Calendar) -> None:
    facts = Facts(
        born_on=date(2008, 7, 1),
        looked_after_from=CARE_FROM,
        homes=(Home(1, date(2026, 6, 5), date(2026, 6, 7), is_unregistered=True), Home(2, date(2026, 6, 7))),
    )
    assert only(facts, calendar, "MK-3").lapses_on == date(2026, 6, 7)
    assert only(facts, calendar, "LAC-1").lapses_on == date(2026, 7, 1)
    left = replace(facts, looked_after_until=date(2026, 6, 20))
    assert only(left, calendar, "LAC-1").lapses_on == date(2026, 6, 20)
    assert "MK-3" not in {
        due.clock_id for due in running(facts, calendar, today=date(2026, 6, 7), whose=frozenset(Whose))
    }


def test_the_laws_limit_comes_before_the_councils(calendar: Calendar) -> None:
    facts = replace(MOVED, looked_after_from=date(2026, 6, 5))
    limit = next_review_limit(facts, calendar)
    assert limit is not None and limit.clock_id == "LAC-1"
    assert [due.clock_id for due in review_limits(facts, calendar)] == ["MK-2", "LAC-1"]


def test_dispute_stages_follow_the_councils_own_days(calendar: Calendar) -> None:
    assert [limit.default for limit in limits() if limit.limit.clock_ids == ("DR-STAGE",)] == [5, 5, 5, 5]


def test_each_limit_has_words_a_unit_and_a_clock_that_uses_it() -> None:
    """The settings screen is made from these."""
    ids = {clock.id for clock in ALL_CLOCKS}
    found = limits()
    numbers = {field.name for field in fields(ClockRules)} - {"months", "midway", "off"}
    assert {limit.field for limit in found} == numbers
    assert len({limit.limit.label for limit in found}) == len(found)
    for one in found:
        assert one.limit.label and one.limit.unit and set(one.limit.clock_ids) <= ids
        assert one.default == getattr(ClockRules(), one.field)


FULLEST = Facts(
    born_on=date(2010, 3, 1),
    looked_after_from=CARE_FROM,
    reviews=(HeldReview(1, date(2026, 1, 5), outcomes_sent_on=date(2026, 1, 9)),),
    homes=(Home(1, date(2026, 1, 5), is_unregistered=True),),
    orders=(Order(CARE_FROM, None, LegalStatus.FULL_CARE_ORDER),),
    events=(Event(EventKind.BREAKDOWN, date(2026, 1, 4)),),
)


@pytest.mark.parametrize("clock_id", ["REC-4", "MK-3", "MK-5", "P-3"])
def test_a_number_a_council_sets_moves_the_date(clock_id: str, calendar: Calendar) -> None:
    (limit,) = [limit for limit in limits() if limit.limit.clock_ids == (clock_id,)]
    longer = replace(ClockRules(), **{limit.field: limit.default * 2})
    assert only(FULLEST, calendar, clock_id).due_on < only(FULLEST, calendar, clock_id, longer).due_on


def test_what_comes_round_keeps_its_day_of_the_month() -> None:
    """MK-8 to MK-11, and the panels of MK-7."""
    by_id = {one.id: one for one in OFFICERS_ROUND}
    assert all(one.force is Force.LOCAL and one.source for one in OFFICERS_ROUND)
    assert by_id["MK-9"].days(date(2026, 1, 31), date(2026, 4, 1)) == (
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    )
    assert by_id["MK-8"].days(date(2026, 6, 1), date(2026, 6, 29)) == (
        date(2026, 6, 1),
        date(2026, 6, 15),
        date(2026, 6, 29),
    )
    assert by_id["MK-11"].days(date(2026, 6, 1), date(2026, 5, 31)) == ()
