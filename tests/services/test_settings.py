"""Preferences start as declared, are checked when changed, and set the clocks."""

from __future__ import annotations

from typing import Any

import pytest

from iro_desk.domain.clocks import ClockRules, MonthRule
from iro_desk.errors import Refusal
from iro_desk.services import settings


def test_settings_start_as_declared_and_give_the_standing_rules(desk: Any) -> None:
    current = desk.read(settings.current)
    assert (current.scale, current.caseload_low, current.caseload_high) == ("words_2021", 50, 70)
    assert settings.clock_rules(current) == ClockRules()


def test_every_preference_can_be_changed_and_read_back(desk: Any) -> None:
    for preference in settings.PREFERENCES:
        value = {"number": "12", "choice": preference.choices and preference.choices[-1].value}.get(
            preference.kind, " Some words "
        )
        desk.write(settings.change, preference.key, value)
        assert desk.read(settings.values)[preference.key] == str(value).strip()
    rules = settings.clock_rules(desk.read(settings.current))
    assert rules.months is MonthRule.DAYS
    assert (rules.outcomes_working_days, rules.record_working_days) == (12, 12)


@pytest.mark.parametrize(
    ("key", "value"),
    [("days.outcomes", "0"), ("days.outcomes", "five"), ("days.record", "²"), ("days.record", ""),
     ("scale", "five_2013"), ("officer.name", "x" * 401)],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_refused_at_its_field(desk: Any, key: str, value: str) -> None:
    before = desk.read(settings.values)
    with pytest.raises(Refusal) as refused:
        desk.write(settings.change, key, value)
    assert refused.value.field == key
    assert value == "" or value not in str(refused.value).replace("400", "")
    assert desk.read(settings.values) == before
