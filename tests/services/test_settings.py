"""Preferences start as declared, are checked when changed, and set the clocks."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from iro_desk.domain.clocks import ClockRules, MonthRule, limits
from iro_desk.domain.planning.terms import PlanningRules
from iro_desk.domain.planning.workload import Weights
from iro_desk.errors import Refusal
from iro_desk.services import settings
from iro_desk.services.planner import stored
from iro_desk.services.preferences import limit_key, weight_preferences


def test_settings_start_as_declared_and_give_the_standing_rules(desk: Any) -> None:
    current = desk.read(settings.current)
    assert (current.scale, current.caseload_low, current.caseload_high) == ("words_2021", 50, 70)
    assert settings.clock_rules(current) == ClockRules()


def test_every_preference_can_be_changed_and_read_back(desk: Any) -> None:
    for preference in settings.PREFERENCES:
        value = {
            "number": str(min(12, preference.most)), "decimal": "12.5",
            "choice": preference.choices and preference.choices[-1].value,
            "time": "19:45" if preference.key == "week.day_ends" else "07:15",
        }.get(preference.kind, " Some words ")  # fmt: skip
        desk.write(settings.change, preference.key, value)
        assert desk.read(settings.values)[preference.key] == str(value).strip()
    rules = settings.clock_rules(desk.read(settings.current))
    assert rules.months is MonthRule.DAYS
    assert (rules.outcomes_working_days, rules.record_working_days) == (12, 12)


@pytest.mark.parametrize(
    ("key", "value"),
    [("clock.pep_from_age", "401"), ("clock.unregistered_visit_hours", "-3"), ("week.day_starts", "dawn"),
     ("week.day_starts", "18:00"), ("week.day_ends", "08:59"), ("week.road_factor", "0.9"),
     ("week.miles_an_hour", "fast"), ("week.reviews_a_day", "0"), ("week.buffer_working_days", "1.5"),
     ("days.outcomes", "0"), ("days.outcomes", "five"), ("days.record", "²"), ("days.record", ""),
     ("officer.name", "x" * 401)],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_refused_at_its_field(desk: Any, key: str, value: str) -> None:
    before = desk.read(settings.values)
    with pytest.raises(Refusal) as refused:
        desk.write(settings.change, key, value)
    assert refused.value.field == key
    assert value == "" or value not in str(refused.value).replace("400", "")
    assert desk.read(settings.values) == before


def test_every_limit_of_the_clocks_is_a_preference_and_sets_its_rule(desk: Any) -> None:
    """Nothing is typed twice: the words, the unit and the start come from the rules."""
    for number, limit in enumerate(limits(), start=30):
        preference = settings.BY_KEY[limit_key(limit.field)]
        said = (preference.label, preference.unit, preference.default)
        assert said == (limit.limit.label, limit.limit.unit, str(limit.default))
        desk.write(settings.change, preference.key, str(number))
        assert getattr(desk.read(settings.current).rules, limit.field) == number


def test_every_habit_of_the_planner_is_a_preference_and_starts_as_the_planner_says(desk: Any) -> None:
    assert desk.read(settings.current).planning == PlanningRules()
    for key, value in (("week.day_starts", "8.30"), ("week.day_ends", "16"), ("week.road_factor", "1.45"),
                       ("week.between_minutes", "0"), ("week.near_miles", "12")):  # fmt: skip
        desk.write(settings.change, key, value)
    planning = desk.read(settings.current).planning
    assert (planning.day_starts, planning.day_ends) == (time(8, 30), time(16, 0))
    assert (planning.road_factor, planning.between_minutes, planning.near_miles) == (1.45, 0, 12.0)


def test_limits_kept_before_every_limit_could_be_set_still_count(desk: Any) -> None:
    """A vault from before holds these keys; their names stand."""
    for key, value in (("days.outcomes", "4"), ("days.record", "16"), ("days.distribution", "21")):
        desk.write(settings.store, key, value)
    rules = desk.read(settings.current).rules
    assert (rules.outcomes_working_days, rules.record_working_days) == (4, 16)
    assert rules.distribution_working_days == 21


def test_a_clock_that_is_not_law_is_switched_off_and_on(desk: Any) -> None:
    desk.write(settings.switch_clock, "MK-4", on=False)
    desk.write(settings.switch_clock, "REC-3", on=False)
    assert desk.read(settings.current).rules.off == frozenset({"MK-4", "REC-3"})
    desk.write(settings.switch_clock, "MK-4", on=True)
    assert desk.read(settings.clocks_off) == frozenset({"REC-3"})


def test_a_clock_that_the_law_sets_stays_on(desk: Any) -> None:
    with pytest.raises(Refusal):
        desk.write(settings.switch_clock, "LAC-2", on=False)
    assert desk.read(settings.clocks_off) == frozenset()


def test_the_secret_of_calendar_files_is_made_once_and_outlives_undo(desk: Any) -> None:
    made = iter((b"a" * 32, b"b" * 32))
    assert desk.write(settings.calendar_secret, lambda: next(made)) == b"a" * 32
    assert desk.write(settings.calendar_secret, lambda: next(made)) == b"a" * 32
    desk.write(settings.change, "officer.name", "Ros")
    desk.store.undo()
    assert desk.store.undo() is None
    assert desk.write(settings.calendar_secret, lambda: next(made)) == b"a" * 32


def test_every_weight_of_a_caseload_is_a_preference_and_is_read_back(desk: Any) -> None:
    """Nothing is typed twice: the words and the start come from the weights."""
    assert desk.read(settings.current).weights == Weights()
    for number, asked in enumerate(weight_preferences(), start=3):
        desk.write(settings.change, asked.key, str(number))
        field = asked.key.removeprefix("weight.")
        assert getattr(desk.read(settings.current).weights, field) == number


def test_the_planner_keeps_to_the_week_as_it_is_set(desk: Any) -> None:
    desk.write(settings.change, "week.reviews_a_day", "2")
    assert desk.read(stored.diary, (), desk.calendar).rules == PlanningRules(reviews_a_day=2)


@pytest.mark.parametrize("minutes", ["0", "16", "400", "never", ""])
def test_the_lock_cannot_be_turned_off_or_put_off_for_long(desk: Any, minutes: str) -> None:
    """S10: from one minute to fifteen."""
    with pytest.raises(Refusal, match="from 1 to 15"):
        desk.write(settings.change, settings.LOCK_MINUTES, minutes)
    assert desk.read(settings.current).lock_minutes == 5
