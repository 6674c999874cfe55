"""A plan is overdue only when its date or its absence is known; which plans a child has follows age and holding."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from iro_desk.domain.clocks import ALL_CLOCKS, ClockRules, Whose
from iro_desk.domain.codes import PlanKind
from iro_desk.domain.plan_currency import DATED_BY, IN_ORDER, PLAN_OF, SOON, Standing, currency, is_kept
from iro_desk.domain.wording import Tone

TODAY = date(2026, 6, 11)
CARE = PlanKind.CARE


@pytest.mark.parametrize(
    ("dated_on", "limit_on", "standing", "words"),
    [
        (None, None, Standing.NO_DATE, "No date here"),
        (None, date(2020, 1, 1), Standing.NO_DATE, "No date here"),
        (date(2025, 1, 1), None, Standing.IN_DATE, "In date"),
        (date(2025, 1, 1), TODAY - timedelta(days=1), Standing.OVERDUE, "1 day overdue"),
        (date(2025, 1, 1), date(2026, 3, 3), Standing.OVERDUE, "100 days overdue"),
        (date(2025, 1, 1), TODAY, Standing.SOON, "Due today"),
        (date(2025, 1, 1), TODAY + SOON, Standing.SOON, "Due in 28 days"),
        (date(2025, 1, 1), TODAY + SOON + timedelta(days=1), Standing.IN_DATE, "In date"),
    ],
)
def test_where_a_plan_stands(dated_on, limit_on, standing, words):
    """A return holds no plan dates, so a plan without one is not called overdue."""
    found = currency(CARE, dated_on, limit_on, TODAY)
    assert (found.standing, found.words) == (standing, words)
    assert (found.tone is Tone.LATE) == (standing is Standing.OVERDUE)


def test_a_plan_looked_for_after_its_last_day_and_not_there_is_overdue():
    review_on, limit_on = date(2026, 6, 3), date(2026, 5, 1)
    assert currency(CARE, None, limit_on, TODAY, review_on).words == "41 days overdue"
    before = currency(CARE, None, review_on + timedelta(days=1), TODAY, review_on)
    assert before.standing is Standing.NO_DATE


def test_a_plan_no_rule_dates_is_only_dated():
    found = currency(PlanKind.LEISURE, date(2019, 1, 1), None, TODAY)
    assert found.standing is Standing.DATED


@pytest.mark.parametrize(
    ("plan", "born_on", "held", "kept"),
    [
        (PlanKind.PATHWAY, date(2010, 6, 11), False, True),
        (PlanKind.PATHWAY, date(2010, 6, 12), False, False),
        (PlanKind.PATHWAY, date(2010, 6, 12), True, True),
        (PlanKind.PEP, date(2023, 6, 11), False, True),
        (PlanKind.PEP, date(2023, 6, 12), False, False),
        (PlanKind.PEP, date(2008, 6, 11), False, False),
        (PlanKind.EHCP, date(2015, 1, 1), False, False),
        (PlanKind.EHCP, date(2015, 1, 1), True, True),
        (PlanKind.LEISURE, date(2015, 1, 1), False, True),
    ],
)
def test_which_plans_a_child_has(plan, born_on, held, kept):
    assert is_kept(plan, born_on, TODAY, ClockRules(), held=held) is kept


def test_every_plan_has_its_place_and_every_clock_that_dates_one_is_for_others_to_meet():
    assert sorted(IN_ORDER) == sorted(PlanKind)
    assert IN_ORDER[-1] is PlanKind.LEISURE
    clocks = [clock for plan in DATED_BY for clock in DATED_BY[plan]]
    assert len({clock.id for clock in clocks}) == len(clocks) == len(PLAN_OF)
    assert all(clock in ALL_CLOCKS and clock.whose is Whose.OTHERS for clock in clocks)
