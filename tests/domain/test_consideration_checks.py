"""The thirteen considerations, one rule at a time (forms, section 2.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.codes import PermanencePlan, YesNo
from iro_desk.domain.codes.considerations import LegalRight, RouteAnswer, YesNoKnown
from iro_desk.domain.consideration_checks import (
    CONSIDERATION_CHECKS,
    ROUTE_OF,
    SCHOOL,
    Considered,
    RouteFacts,
    TimeFacts,
    Unanswered,
    check_considered,
)

HOME = RouteFacts("route_home", "Return home", RouteAnswer.NOT_YET, "")
OPEN = replace(HOME, answer=None)
MUM = TimeFacts("Mum", "Weekly", "", False)
PEP = Unanswered(SCHOOL, "pep_this_term", "Select whether there has been a PEP this term.")
WHOLE = Considered(
    review_on=date(2026, 3, 2),
    is_first=False,
    big_change=YesNoKnown.NO,
    big_change_why="",
    legal_right=LegalRight.STILL_RIGHT,
    legal_change="",
    section20_months=None,
    section20_why="",
    permanence_plan=PermanencePlan.LONG_TERM_FOSTERING,
    no_plan_why="",
    routes=(HOME, RouteFacts("route_fostering", "Long-term matched fostering", None, "")),
    adoption_told_on=None,
    ending_expected=YesNo.NO,
    ending_support="",
    hours_a_week=None,
    does_something_for_fun=True,
    everyday_on=date(2025, 3, 2),
    family_time=(MUM,),
    siblings_without=(),
    not_yet=(),
    not_applicable=frozenset(),
)
CASES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"big_change": YesNoKnown.YES}, "review.big_change", "big_change_why", "stop"),
    ({"legal_right": None}, "review.legal", "legal_right", "stop"),
    ({"legal_right": LegalRight.CHANGE}, "review.legal_change", "legal_change", "stop"),
    ({"section20_months": 7}, "review.section20", "section20_why", "look"),
    ({"routes": (OPEN,)}, "review.routes", "route_home", "stop"),
    ({"routes": (replace(HOME, answer=RouteAnswer.RULED_OUT),)}, "review.route_why", "route_home_why", "stop"),
    ({"permanence_plan": None, "no_plan_why": "Too soon.", "routes": ()}, "review.no_plan", "no_plan_why",
     "look"),
    ({"permanence_plan": PermanencePlan.ADOPTION, "routes": ()}, "review.adoption", "adoption_told_on", "stop"),
    ({"permanence_plan": PermanencePlan.ADOPTION, "routes": (), "adoption_not_yet": True}, "review.adoption",
     "adoption_not_yet", "look"),
    ({"unanswered": (PEP,)}, "review.pep_this_term", "pep_this_term", "stop"),
    ({"ending_expected": YesNo.YES}, "review.ending", "ending_support", "stop"),
    ({"hours_a_week": 12.5}, "review.hours", "hours_a_week", "look"),
    ({"does_something_for_fun": False}, "review.fun", "enjoy_named", "look"),
    ({"everyday_on": date(2025, 3, 1)}, "review.everyday", "everyday_on", "look"),
    ({"family_time": (replace(MUM, how_often=" "),)}, "review.family_time", "family[0].how_often", "stop"),
    ({"siblings_without": ("Leo",)}, "review.sibling", "family_time", "look"),
    ({"not_yet": ("Health",)}, "review.considered", "completed", "look"),
]  # fmt: skip


def test_a_review_that_has_considered_everything_finds_nothing() -> None:
    assert list(check_considered(WHOLE)) == []


@pytest.mark.parametrize(("change", "code", "field", "severity"), CASES)
def test_each_lack_is_found_at_its_field(
    change: dict[str, Any], code: str, field: str, severity: str
) -> None:
    found = [(one.code, one.field, one.severity) for one in check_considered(replace(WHOLE, **change))]
    assert found == [(code, field, severity)]


def test_somebody_with_whom_nothing_is_needed_is_not_asked_about() -> None:
    nobody = TimeFacts("Uncle Ned", "", "", True)
    assert list(check_considered(replace(WHOLE, family_time=(MUM, nobody)))) == []


def test_every_rule_is_tried_here() -> None:
    assert len(CONSIDERATION_CHECKS) == 12
    assert len({code for _, code, _, _ in CASES}) == 16


def test_the_plans_own_route_needs_no_answer_and_the_others_are_counted() -> None:
    nothing = replace(WHOLE, permanence_plan=None, routes=(OPEN, WHOLE.routes[1]))
    messages = [one.message for one in check_considered(nothing)]
    assert messages == ["2 routes have no answer. Not yet considered is an answer."]
    assert set(ROUTE_OF) == set(PermanencePlan) - {PermanencePlan.OTHER}


def test_a_section_said_not_to_apply_stops_nothing() -> None:
    gone = replace(WHOLE, legal_right=None, not_applicable=frozenset({"Legal arrangement"}))
    assert list(check_considered(gone)) == []


@pytest.mark.parametrize(
    ("when", "answers", "known", "asked"),
    [
        ("", {}, set(), True),
        ("residential", {}, {"residential"}, True),
        ("residential", {}, {"with parents"}, False),
        ("big_change=yes", {"big_change": YesNoKnown.YES}, set(), True),
        ("big_change=yes", {"big_change": None}, set(), False),
        ("permanence_plan=", {"permanence_plan": None}, set(), True),
        ("permanence_plan=", {"permanence_plan": "ADOPTION"}, set(), False),
        ("not_agreed=*", {"not_agreed": "Contact."}, set(), True),
        ("not_agreed=*", {"not_agreed": ""}, set(), False),
        ("two and over & on_roll=partly|no", {"on_roll": "no"}, {"two and over"}, True),
        ("two and over & on_roll=partly|no", {"on_roll": "no"}, set(), False),
    ],
)
def test_a_question_is_asked_when_every_part_of_its_condition_holds(
    when: str, answers: dict[str, object], known: set[str], asked: bool
) -> None:
    assert is_asked(when, answers, known) is asked
