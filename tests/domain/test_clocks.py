"""Every clock against a table of cases with their sources, and the words it explains itself in."""

from __future__ import annotations

import argparse
import csv
import shlex
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from iro_desk.cli.facts_given import add_options, read_facts
from iro_desk.domain.clocks import (
    ALL_CLOCKS,
    ClockRules,
    Facts,
    HeldReview,
    MonthRule,
    Whose,
    late_booking,
    next_review_limit,
    running,
)
from iro_desk.domain.wording import how_long
from iro_desk.domain.working_days import Calendar

CASE_TABLE = Path(__file__).parent / "cases" / "clock_cases.csv"
CASES = list(csv.DictReader(CASE_TABLE.read_text(encoding="utf-8").splitlines()))
DAYS = ClockRules(months=MonthRule.DAYS)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def told(words: str) -> Facts:
    """The facts that the options of the command line tell, dates written year first."""
    parser = argparse.ArgumentParser()
    add_options(parser)
    return read_facts(parser.parse_args(shlex.split(words)), lambda text, _: date.fromisoformat(text))


def facts_of(case: dict[str, str]) -> Facts:
    if case["facts"]:
        return told(case["facts"])
    done = case["done"].split()
    sent_on = day(case["today"])
    reviews = tuple(
        HeldReview(
            id=number,
            held_on=date.fromisoformat(held_on),
            outcomes_sent_on=sent_on if "outcomes" in done else None,
            record_completed_on=sent_on if "record" in done else None,
            record_distributed_on=sent_on if "distributed" in done else None,
        )
        for number, held_on in enumerate(case["reviews"].split(), start=1)
    )
    return Facts(
        looked_after_from=day(case["looked_after_from"]),
        looked_after_until=day(case["looked_after_until"]),
        short_breaks=case["short_breaks"] == "yes",
        reviews=reviews,
        midway_held_on=day(case["midway_held_on"]),
    )


def second(first_held_on: str) -> Facts:
    """A child whose one review was their first."""
    return Facts(reviews=(HeldReview(7, date.fromisoformat(first_held_on)),))


def later(held_on: str) -> Facts:
    """A child with two reviews, the last on ``held_on``."""
    return Facts(reviews=(HeldReview(6, date(2020, 1, 6)), HeldReview(7, date.fromisoformat(held_on))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['clock']} {case['case']} {case['due_on']}")
def test_each_clock_falls_due_when_its_source_says(case: dict[str, str], calendar: Calendar) -> None:
    """Law from a table, never from the function under test."""
    today = date.fromisoformat(case["today"])
    open_now = running(facts_of(case), calendar, today=today, whose=frozenset(Whose))
    last = [due for due in open_now if due.clock_id == case["clock"]][-1:]
    assert [due.due_on.isoformat() for due in last] == ([case["due_on"]] if case["due_on"] else [])
    standing = {"before": 1, "on": 0, "after": -1}
    for due in last:
        assert (due.due_on > today) - (due.due_on < today) == standing[case["case"]]
        assert case["words"] in ("", how_long(due.due_on, today, calendar).words)


def test_every_clock_has_a_case_before_on_after_and_not_applicable() -> None:
    cases = defaultdict(set)
    for case in CASES:
        cases[case["clock"]].add(case["case"])
        assert case["source"]
    assert dict(cases) == {clock.id: {"before", "on", "after", "not applicable"} for clock in ALL_CLOCKS}


@pytest.mark.parametrize(
    ("facts", "months_limit", "days_limit"),
    [(second("2025-11-30"), "2026-02-28", "2026-03-01"), (later("2025-08-31"), "2026-02-28", "2026-03-02")],
)
def test_days_that_councils_count_can_end_after_the_law_does(
    facts: Facts, months_limit: str, days_limit: str, calendar: Calendar
) -> None:
    """Reference table: 30 Nov 2025 + 91 days; 31 Aug 2025 + 183 days."""
    lawful = next_review_limit(facts, calendar)
    compared = next_review_limit(facts, calendar, DAYS)
    assert lawful is not None and lawful.due_on.isoformat() == months_limit
    assert compared is not None and compared.due_on.isoformat() == days_limit
    assert "days" in compared.because and "months" in lawful.because


def test_twenty_working_days_show_their_whole_sum(calendar: Calendar) -> None:
    (due,) = running(Facts(looked_after_from=date(2025, 12, 12)), calendar)
    assert due.because == "Looked after from 12 Dec 2025 + 20 working days (reg 33)"
    assert due.sentence == (
        "20 working days from Fri 12 Dec 2025, skipping 25 and 26 December and 1 January: Wed 14 Jan 2026"
    )
    assert [(step.label, step.value) for step in due.steps] == [
        ("Looked after from", "Fri 12 Dec 2025"),
        ("Count 20 working days, starting the day after", "Mon 15 Dec 2025 is day 1"),
        ("Bank holidays on the way", "25 and 26 December and 1 January"),
        ("First review, not after", "Wed 14 Jan 2026"),
    ]
    assert due.weekend_note == ""
    assert (due.force, due.source[-9:], due.review_id) == ("statutory", "reg 33(1)", None)


def test_a_limit_at_the_weekend_offers_the_working_day_before(calendar: Calendar) -> None:
    """Interface wording: the day stays the law's; the working day before is offered beside it."""
    due = next_review_limit(second("2025-11-30"), calendar)
    assert due is not None
    assert due.weekend_note == "This is a Saturday. The last working day before is Fri 27 Feb 2026."
    assert due.sentence == "3 months from Sun 30 Nov 2025: Sat 28 Feb 2026, the last day of a shorter month"
    assert ("That month is shorter", "its last day is used") in [(s.label, s.value) for s in due.steps]


def test_a_limit_on_a_bank_holiday_names_it(calendar: Calendar) -> None:
    due = next_review_limit(second("2025-09-25"), calendar)
    assert due is not None
    assert due.weekend_note == (
        "This is a bank holiday, Christmas Day. The last working day before is Wed 24 Dec 2025."
    )


def test_years_without_bank_holidays_say_so(calendar: Calendar) -> None:
    due = next_review_limit(Facts(looked_after_from=date(2008, 12, 12)), calendar)
    assert due is not None
    assert due.sentence.endswith("Bank holidays that year are not in the table.")


def test_a_lone_review_years_after_coming_into_care_is_taken_as_a_later_one_and_says_so(
    calendar: Calendar,
) -> None:
    facts = Facts(looked_after_from=date(2019, 11, 10), reviews=(HeldReview(1, date(2025, 8, 31)),))
    due = next_review_limit(facts, calendar)
    assert due is not None and due.clock_id == "LAC-3"
    assert ("Earlier reviews", "not recorded here; taken as held") in [(s.label, s.value) for s in due.steps]


@pytest.mark.parametrize(
    ("is_imported", "held_on", "clock_id"),
    [
        (False, "2026-04-15", "LAC-2"),
        (False, "2026-06-11", "LAC-2"),
        (False, "2027-01-14", "LAC-2"),
        (False, "2027-01-15", "LAC-3"),
        (True, "2026-04-14", "LAC-2"),
        (True, "2026-04-15", "LAC-3"),
    ],
)
def test_a_first_review_recorded_here_stays_the_first_however_late(
    calendar: Calendar, is_imported: bool, held_on: str, clock_id: str
) -> None:
    """Reg 33(2): the second within 3 months of the first, and a late first review is still the first."""
    held = HeldReview(1, date.fromisoformat(held_on), is_imported=is_imported)
    due = next_review_limit(Facts(looked_after_from=date(2025, 12, 12), reviews=(held,)), calendar)
    assert due is not None and due.clock_id == clock_id
    assert ("earlier reviews taken as held" in due.because) == (clock_id == "LAC-3")


def test_open_duties_come_soonest_first(calendar: Calendar) -> None:
    found = running(later("2026-06-04"), calendar)
    chased = [(due.task, due.due_on.isoformat()) for due in found if due.review_id == 7]
    assert chased == [
        ("Send decisions to the team manager", "2026-06-11"),
        ("Finish the record", "2026-06-25"),
        ("Send the record to everyone", "2026-07-02"),
        ("Midway review", "2026-09-03"),
        ("Next review", "2026-12-04"),
    ]


def test_papers_of_imported_reviews_are_not_chased(calendar: Calendar) -> None:
    facts = Facts(reviews=(HeldReview(1, date(2026, 6, 4), is_imported=True),))
    assert [due.task for due in running(facts, calendar)] == ["Second review"]


def test_a_review_that_does_not_count_moves_no_clock(calendar: Calendar) -> None:
    facts = Facts(
        looked_after_from=date(2026, 5, 1), reviews=(HeldReview(1, date(2026, 5, 20), counts=False),)
    )
    assert [(due.clock_id, due.due_on) for due in running(facts, calendar)] == [("LAC-1", date(2026, 6, 2))]


def test_a_booked_midway_is_due_on_the_day_booked(calendar: Calendar) -> None:
    facts = Facts(reviews=later("2026-06-04").reviews, midway_on=date(2026, 8, 29))
    (midway,) = [due for due in running(facts, calendar) if due.clock_id == "MK-4"]
    assert midway.due_on == date(2026, 8, 29)
    assert midway.because == "Booked at the review of 4 June"
    assert midway.weekend_note.startswith("This is a Saturday.")


def test_a_council_without_midways_is_asked_for_none(calendar: Calendar) -> None:
    found = running(later("2026-06-04"), calendar, ClockRules(midway=False))
    assert "MK-4" not in [due.clock_id for due in found]


def test_a_council_may_set_its_own_days_for_the_record(calendar: Calendar) -> None:
    found = running(second("2026-06-04"), calendar, ClockRules(record_working_days=10))
    assert [due.due_on for due in found if due.clock_id == "REC-2"] == [date(2026, 6, 18)]


@pytest.mark.parametrize(
    ("today", "tasks"), [(None, []), ("2026-05-18", ["First review"]), ("2026-05-19", [])]
)
def test_a_planned_end_of_care_keeps_the_reviews_until_it_comes(
    today: str | None, tasks: list[str], calendar: Calendar
) -> None:
    facts = Facts(looked_after_from=date(2026, 5, 1), looked_after_until=date(2026, 5, 19))
    found = running(facts, calendar, today=day(today or ""))
    assert [due.task for due in found] == tasks


def test_nothing_known_means_nothing_due(calendar: Calendar) -> None:
    assert running(Facts(), calendar) == ()
    assert next_review_limit(Facts(), calendar) is None


def test_a_review_booked_too_late_is_told_with_a_day_that_would_do(calendar: Calendar) -> None:
    limit = next_review_limit(later("2026-06-06"), calendar)
    assert limit is not None
    assert late_booking(date(2026, 12, 6), limit, calendar) == ""
    assert late_booking(date(2026, 12, 10), limit, calendar) == (
        "Thursday 10 December 2026 is 4 days after the last day for this review, Sunday 6 December 2026. "
        "The last working day before is Friday 4 December 2026."
    )


@pytest.mark.parametrize(
    ("chosen_on", "said"),
    [
        (date(2027, 2, 28), ""),
        (
            date(2027, 3, 1),
            "Monday 1 March 2027 is 1 day after the last day for this review, Sunday 28 February 2027, as the "
            "law says; 183 days end on Tuesday 2 March 2027. The last working day before is "
            "Friday 26 February 2027.",
        ),
        (
            date(2027, 3, 4),
            "Thursday 4 March 2027 is 2 days after the last day for this review, Tuesday 2 March 2027, counted "
            "as 183 days, as council reports do; the law says 28 Feb 2027.",
        ),
    ],
)
def test_a_booking_measured_in_days_says_so_and_the_law_still_calls_it_late(
    calendar: Calendar, chosen_on: date, said: str
) -> None:
    """Six months from 31 August end on 28 February (reg 33(2)); 183 days end two days later."""
    limit = next_review_limit(later("2026-08-31"), calendar, DAYS)
    assert limit is not None
    assert late_booking(chosen_on, limit, calendar) == said


def test_a_limit_on_a_working_day_needs_no_other_suggestion(calendar: Calendar) -> None:
    limit = next_review_limit(later("2026-06-04"), calendar)
    assert limit is not None
    assert late_booking(date(2026, 12, 5), limit, calendar) == (
        "Saturday 5 December 2026 is 1 day after the last day for this review, Friday 4 December 2026."
    )
