"""What holds of every clock whatever the dates: order, steadiness, and no look at the day."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iro_desk.domain.clocks as clocks_package
from iro_desk.domain.clocks import (
    ALL_CLOCKS,
    ClockRules,
    DatedPlan,
    Event,
    Facts,
    Force,
    HeldReview,
    Home,
    MonthRule,
    OpenDispute,
    Order,
    ReviewUnderway,
    Whose,
    all_due,
    running,
)
from iro_desk.domain.codes import EventKind, LegalStatus, PlacementType, PlanKind
from iro_desk.domain.working_days import read_bank_holidays

CALENDAR = read_bank_holidays(
    (Path(__file__).parents[2] / "resources" / "data" / "bank_holidays.csv").read_text(encoding="utf-8")
)
STANDARD = ClockRules()
DAYS = st.dates(date(2012, 1, 1), date(2030, 12, 31))
LONG_AGO = date(2000, 1, 3)
BORN = date(1995, 5, 5)
YEAR = timedelta(days=366)


def events(*happened: tuple[EventKind, date]) -> tuple[Event, ...]:
    return tuple(Event(kind, on) for kind, on in happened)


def with_home(on: date, **known: object) -> Facts:
    return Facts(homes=(Home(None, on, **known),))  # type: ignore[arg-type]


def visited(on: date, home_began: timedelta, **known: object) -> Facts:
    home = Home(None, on - home_began, **known)  # type: ignore[arg-type]
    return Facts(homes=(home,), events=events((EventKind.SOCIAL_WORKER_VISIT, on)))


def later_reviews(on: date, **known: object) -> Facts:
    reviews = (HeldReview(1, LONG_AGO), HeldReview(2, LONG_AGO + YEAR), HeldReview(3, on))
    return Facts(looked_after_from=LONG_AGO, reviews=reviews, **known)  # type: ignore[arg-type]


def event_on(kind: EventKind) -> object:
    return lambda on: Facts(events=events((kind, on)))


TRIGGERED = {
    "LAC-1": lambda on: Facts(looked_after_from=on),
    "LAC-2": lambda on: Facts(reviews=(HeldReview(1, on),)),
    "LAC-3": later_reviews,
    "LAC-SB1": lambda on: Facts(looked_after_from=on, short_breaks=True),
    "LAC-SB1-LATER": lambda on: later_reviews(on, short_breaks=True),
    "LAC-MK1": lambda on: later_reviews(on, events=events((EventKind.YEARLY_AGREED, LONG_AGO))),
    "MK-2": lambda on: with_home(on, is_unregistered=True),
    "MK-2-LATER": lambda on: replace(later_reviews(on), homes=(Home(None, LONG_AGO, is_unregistered=True),)),
    "MK-3": lambda on: with_home(on, is_unregistered=True),
    "MK-4": later_reviews,
    "MK-5": event_on(EventKind.BREAKDOWN),
    "REC-1": later_reviews,
    "REC-2": later_reviews,
    "REC-3": later_reviews,
    "REC-4": lambda on: Facts(reviews=(HeldReview(1, LONG_AGO, outcomes_sent_on=on),)),
    "REV-ADJ": lambda on: Facts(underway=(ReviewUnderway(1, adjourned_on=on),)),
    "REV-SERIES": lambda on: Facts(underway=(ReviewUnderway(1, first_met_on=on),)),
    "DR-STAGE": lambda on: Facts(disputes=(OpenDispute(1, on, on, 1, on),)),
    "DR-TOTAL": lambda on: Facts(disputes=(OpenDispute(1, on, on, 1, on),)),
    "DR-INFORMAL": lambda on: Facts(disputes=(OpenDispute(1, on, respond_by=on),)),
    "DR-CAFCASS": lambda on: Facts(disputes=(OpenDispute(1, on, look_again_on=on),)),
    "PL-1": lambda on: Facts(looked_after_from=on),
    "PL-2": with_home,
    "PL-3": lambda on: Facts(reviews=(HeldReview(1, on),)),
    "H-1": lambda on: Facts(looked_after_from=on),
    "H-2": lambda on: Facts(
        looked_after_from=on, born_on=on - YEAR, events=events((EventKind.HEALTH_ASSESSMENT, on))
    ),
    "H-3": lambda on: Facts(
        looked_after_from=on, born_on=on - 6 * YEAR, events=events((EventKind.HEALTH_ASSESSMENT, on))
    ),
    "E-1": lambda on: Facts(looked_after_from=on, born_on=on - 10 * YEAR),
    "E-2": lambda on: Facts(
        looked_after_from=on, born_on=on - 10 * YEAR, plans=(DatedPlan(PlanKind.PEP, on),)
    ),
    "P-2": lambda on: Facts(looked_after_from=LONG_AGO, born_on=on - 16 * YEAR),
    "P-3": lambda on: Facts(looked_after_from=LONG_AGO, born_on=on - 16 * YEAR),
    "P-4": lambda on: Facts(
        looked_after_from=LONG_AGO, born_on=on - 17 * YEAR, plans=(DatedPlan(PlanKind.PATHWAY, on),)
    ),
    "END-1": lambda on: Facts(
        looked_after_from=LONG_AGO, looked_after_until=on, events=events((EventKind.LEAVING_PROPOSED, LONG_AGO))
    ),
    "SWV-1": with_home,
    "SWV-2": lambda on: visited(on, timedelta(30)),
    "SWV-3": lambda on: visited(on, 2 * YEAR, lasts_to_18=True),
    "SWV-4": lambda on: visited(on, 2 * YEAR),
    "SWV-5": lambda on: visited(on, timedelta(3), kind=PlacementType.P1, before_assessment=True),
    "SWV-6": lambda on: visited(on, timedelta(3), kind=PlacementType.U3, before_assessment=True),
    "SWV-7": lambda on: replace(
        with_home(LONG_AGO, kind=PlacementType.P1), orders=(Order(on, None, LegalStatus.FULL_CARE_ORDER),)
    ),
    "SWV-8": lambda on: Facts(
        homes=(Home(None, on - 2 * YEAR, kind=PlacementType.U4),),
        events=events((EventKind.FEWER_VISITS_AGREED, on - YEAR), (EventKind.SOCIAL_WORKER_VISIT, on)),
    ),
    "SEC-1": event_on(EventKind.SECURED),
    "SEC-2": lambda on: Facts(events=events((EventKind.SECURED, LONG_AGO), (EventKind.SECURE_REVIEW, on))),
    "CP-1": event_on(EventKind.STRATEGY_DISCUSSION),
    "CP-2": event_on(EventKind.INITIAL_CONFERENCE),
    "CP-3": event_on(EventKind.INITIAL_CONFERENCE),
    "CP-3-LATER": lambda on: Facts(
        events=events((EventKind.INITIAL_CONFERENCE, LONG_AGO), (EventKind.CORE_GROUP, on))
    ),
    "CP-4": event_on(EventKind.INITIAL_CONFERENCE),
    "CP-5": lambda on: Facts(
        born_on=on + timedelta(40), events=events((EventKind.INITIAL_CONFERENCE, on))
    ),
}  # fmt: skip
"""For each clock, facts in which it runs from one day."""


def newest(clock_id: str, on: date, rules: ClockRules = STANDARD) -> date:
    facts = TRIGGERED[clock_id](on)
    return max(due.due_on for due in all_due(facts, CALENDAR, rules) if due.clock_id == clock_id)


def test_every_clock_is_tried() -> None:
    assert set(TRIGGERED) == {clock.id for clock in ALL_CLOCKS}


@pytest.mark.parametrize("rules", [ClockRules(), ClockRules(months=MonthRule.DAYS)], ids=["months", "days"])
@pytest.mark.parametrize("clock_id", TRIGGERED)
@given(first=DAYS, apart=st.integers(0, 400))
def test_a_due_date_never_falls_earlier_for_a_later_trigger(
    clock_id: str, rules: ClockRules, first: date, apart: int
) -> None:
    assert newest(clock_id, first, rules) <= newest(clock_id, first + timedelta(days=apart), rules)


@pytest.mark.parametrize("clock_id", TRIGGERED)
@given(on=DAYS)
def test_every_date_shows_where_it_comes_from(clock_id: str, on: date) -> None:
    for due in all_due(TRIGGERED[clock_id](on), CALENDAR):
        assert due.anchor and due.source and due.starts_on is not None
        assert due.steps[-1].value.endswith(str(due.due_on.year))
        assert CALENDAR.is_working_day(due.due_on) is (due.weekend_note == "")
        assert all(due.starts_on < day <= due.due_on for day in due.skipped)


@given(first=DAYS, apart=st.integers(0, 60), limit=st.integers(0, 60))
def test_whoever_is_late_on_a_day_is_late_the_day_after(first: date, apart: int, limit: int) -> None:
    """On-time is monotone: an answer given sooner is never late where one given later is on time."""
    due_on = newest("LAC-1", first)
    sooner, later = first + timedelta(days=min(apart, limit)), first + timedelta(days=max(apart, limit))
    assert (sooner <= due_on) or not (later <= due_on)


@given(on=DAYS, looked=st.lists(DAYS, min_size=2, max_size=2), clock_id=st.sampled_from(sorted(TRIGGERED)))
def test_no_date_depends_on_the_day_it_is_asked(on: date, looked: list[date], clock_id: str) -> None:
    """The day only leaves out what has lapsed; what is left is word for word the same."""
    facts = TRIGGERED[clock_id](on)
    every = all_due(facts, CALENDAR)
    for today in looked:
        found = running(facts, CALENDAR, today=today, whose=frozenset(Whose))
        assert found == tuple(due for due in every if due.lapses_on is None or today < due.lapses_on)


def test_no_rule_takes_the_day_as_an_argument() -> None:
    """Only what filters and words is told the day."""
    told = set()
    for path in Path(clocks_package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                names = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
                told |= {node.name} if "today" in names else set()
    assert told == {"running", "is_open_on"}


@given(on=DAYS)
def test_a_clock_and_what_it_hangs_on_name_one_date(on: date) -> None:
    """So that a date that moves supersedes the one before and no other."""
    concerned = events(
        (EventKind.WELFARE_CONCERN, on), (EventKind.BREAKDOWN, on), (EventKind.BREAKDOWN, on + YEAR)
    )
    facts = Facts(
        looked_after_from=on - YEAR,
        born_on=on - 16 * YEAR,
        homes=(
            Home(1, on - YEAR, on + timedelta(3), is_unregistered=True),
            Home(2, on - timedelta(3), is_unregistered=True),
        ),
        reviews=(HeldReview(1, on - timedelta(300)), HeldReview(2, on - timedelta(200))),
        events=concerned,
        disputes=(OpenDispute(1, on, on, 1, on), OpenDispute(2, on, on, 2, on)),
    )
    names = [(due.clock_id, due.anchor) for due in all_due(facts, CALENDAR)]
    assert len(names) == len(set(names))


def test_what_the_law_sets_cannot_be_switched_off_and_the_rest_can() -> None:
    rules = ClockRules(off=frozenset(clock.id for clock in ALL_CLOCKS))
    for clock_id, facts_on in TRIGGERED.items():
        found = {due.clock_id for due in all_due(facts_on(date(2026, 6, 5)), CALENDAR, rules)}
        (clock,) = [clock for clock in ALL_CLOCKS if clock.id == clock_id]
        assert (clock_id in found) is (clock.force is Force.STATUTORY)


def test_every_clock_names_its_source_and_says_what_it_is_for() -> None:
    for clock in ALL_CLOCKS:
        assert clock.source and clock.name
        assert clock.rule.__doc__ and clock.rule.__doc__.split(":")[0] in (
            clock.id, clock.id.removesuffix("-LATER"),
        )  # fmt: skip
        assert any(force.value in clock.rule.__doc__ for force in Force), clock.id
