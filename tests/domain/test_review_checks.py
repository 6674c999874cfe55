"""What stops a review, one rule at a time: each change to a whole review gives exactly its own finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iro_desk.domain import review_checks
from iro_desk.domain.codes import (
    Answer,
    DecisionState,
    ParentAnswer,
    Participation,
    PermanencePlan,
    PlanKind,
    YesNo,
)
from iro_desk.domain.codes.considerations import PlanArea, WishMatch
from iro_desk.domain.review_checks import (
    DecisionFacts,
    EarlierFacts,
    PaperFacts,
    PlanFacts,
    ReviewFacts,
    check,
)
from iro_desk.domain.review_row_codes import ToRaise
from iro_desk.records import review as sections

FOUR_AND_OVER = tuple(code for code in Participation if code is not Participation.PN0)
DECISION = DecisionFacts(
    "Book lessons", "You will swim.", "Bev", date(2026, 4, 1), "First lesson had", False, "",
    area=PlanArea.FUN, wish=WishMatch.ASKED,
)  # fmt: skip
CAME = PaperFacts(PlanKind.CARE, "Care plan", True, False)
GOOD = PlanFacts(PlanKind.CARE, "Care plan", "Good", "Up to date.", "", False)
LOW = PlanFacts(PlanKind.PEP, "School plan (PEP)", "Inadequate", "No targets.", "Targets.", True)
DONE = EarlierFacts(DecisionState.DONE, "", 0, "I saw the letter.")
WHOLE = ReviewFacts(
    review_on=date(2026, 3, 2),
    today=date(2026, 3, 2),
    born_on=date(2014, 5, 2),
    offered=FOUR_AND_OVER,
    participation=Participation.PN1,
    seen_before=YesNo.YES,
    mother_attended=ParentAnswer.YES,
    mother_participated=ParentAnswer.YES,
    father_attended=ParentAnswer.NOT_APPROPRIATE,
    father_participated=ParentAnswer.NOT_APPROPRIATE,
    wishes="To swim.",
    placement_meets_needs=Answer.YES,
    placement_why="",
    worried_about="",
    working_well="",
    permanence_plan=PermanencePlan.LONG_TERM_FOSTERING,
    permanence_why="Matched.",
    next_review_on=date(2026, 6, 2),
    midway_on=None,
    latest_next_on=date(2026, 6, 2),
    decisions=(DECISION,),
    no_decisions=False,
    earlier=(DONE,),
    plans=(GOOD, LOW),
    to_raise=ToRaise.NO,
)
NO_WAY = replace(DECISION, against_wish=True, wish=None)
WAITED = EarlierFacts(DecisionState.PARTLY, "Started.", 2)

CASES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"review_on": date(2026, 3, 3)}, "review.future", "review_on", "stop"),
    ({"seen_before": None}, "review.seen_before", "seen_before", "stop"),
    ({"participation": None}, "review.participation", "participation", "stop"),
    ({"participation": Participation.PN0}, "review.participation_age", "participation", "stop"),
    ({"offered": (Participation.PN0,)}, "review.participation_age", "participation", "stop"),
    ({"mother_attended": None}, "review.mother_attended", "mother_attended", "stop"),
    ({"father_participated": None}, "review.father_participated", "father_participated", "stop"),
    ({"earlier": (DONE, EarlierFacts(DecisionState.AGREED, "", 0))}, "review.earlier",
     "earlier[1].state", "stop"),
    ({"earlier": (EarlierFacts(DecisionState.NOT_DONE, " ", 0),)}, "review.earlier_why",
     "earlier[0].outcome_note", "stop"),
    ({"earlier": (WAITED,)}, "review.earlier_waiting", "earlier[0].effect", "look"),
    ({"earlier": (replace(DONE, evidence=""),)}, "review.earlier_evidence", "earlier[0].evidence", "look"),
    ({"to_raise": None}, "review.to_raise", "to_raise", "stop"),
    ({"to_raise": ToRaise.INFORMAL}, "review.raise_about", "raise_about", "stop"),
    ({"wishes": " "}, "review.wishes", "wishes", "look"),
    ({"placement_meets_needs": None}, "review.home", "placement_meets_needs", "stop"),
    ({"placement_meets_needs": Answer.NO}, "review.home_why", "placement_why", "stop"),
    ({"placement_meets_needs": Answer.NOT_KNOWN}, "review.home_why", "placement_why", "stop"),
    ({"worried_about": "Sleep."}, "review.working_well", "working_well", "look"),
    ({"permanence_plan": None}, "review.permanence", "permanence_plan", "stop"),
    ({"permanence_why": ""}, "review.permanence_why", "permanence_why", "look"),
    ({"decisions": (replace(DECISION, what="Book lessons and refer to the dentist"),)}, "decision.two",
     "decisions[0].what", "look"),
    ({"decisions": (replace(DECISION, what="Book lessons.\nMend the bike."),)}, "decision.two",
     "decisions[0].what", "look"),
    ({"decisions": (replace(DECISION, owner="The team"),)}, "decision.team", "decisions[0].owner", "look"),
    ({"decisions": ()}, "review.no_decisions", "decisions", "stop"),
    ({"decisions": (DECISION, replace(DECISION, owner=""))}, "decision.owner", "decisions[1].owner", "stop"),
    ({"decisions": (replace(DECISION, by_when=None),)}, "decision.by_when", "decisions[0].by_when", "stop"),
    ({"decisions": (replace(DECISION, measure=""),)}, "decision.measure", "decisions[0].measure", "stop"),
    ({"decisions": (replace(DECISION, for_child=" "),)}, "decision.for_child",
     "decisions[0].for_child", "stop"),
    ({"decisions": (replace(DECISION, area=None),)}, "decision.area", "decisions[0].area", "stop"),
    ({"decisions": (replace(DECISION, wish=None),)}, "decision.wish", "decisions[0].wish", "stop"),
    ({"papers": (CAME, replace(CAME, is_answered=False))}, "review.paper", "paper.care", "stop"),
    ({"papers": (replace(CAME, is_undated=True),)}, "review.paper_date", "paper.care.dated_on", "look"),
    ({"decisions": (NO_WAY,)}, "decision.why", "decisions[0].why", "stop"),
    ({"decisions": (replace(DECISION, by_when=date(2026, 3, 1)),)}, "decision.past",
     "decisions[0].by_when", "look"),
    ({"decisions": (replace(DECISION, by_when=date(2026, 6, 3)),)}, "decision.after_next",
     "decisions[0].by_when", "look"),
    ({"next_review_on": None}, "review.next", "next_review_on", "stop"),
    ({"next_review_on": date(2026, 3, 2), "decisions": (), "no_decisions": True}, "review.next_order",
     "next_review_on", "stop"),
    ({"next_review_on": date(2026, 6, 3)}, "review.next_limit", "next_review_on", "look"),
    ({"next_review_on": date(2026, 9, 2), "latest_next_on": None}, "review.midway", "midway_on", "look"),
    ({"midway_on": date(2026, 6, 2)}, "review.midway_order", "midway_on", "stop"),
    ({"plans": (replace(GOOD, grade=""),)}, "monitoring.grade", "care.grade", "stop"),
    ({"plans": (replace(LOW, analysis=""),)}, "monitoring.analysis", "pep.analysis", "stop"),
    ({"plans": (replace(LOW, would_be_good=""),)}, "monitoring.better", "pep.would_be_good", "stop"),
    ({"plans": (replace(GOOD, is_placed=False),)}, "monitoring.available", "care.available", "stop"),
    ({"plans": (replace(GOOD, differs=True, analysis=""),)}, "monitoring.differs", "care.analysis", "look"),
    ({"plans": (replace(GOOD, analysis=""),)}, "monitoring.words", "care.analysis", "look"),
]  # fmt: skip


def test_a_whole_review_has_nothing_to_put_right() -> None:
    assert check(WHOLE) == ()


@pytest.mark.parametrize(("change", "code", "field", "severity"), CASES, ids=lambda v: str(v)[:40])
def test_one_thing_wrong_gives_one_finding(
    change: dict[str, Any], code: str, field: str, severity: str
) -> None:
    found = check(replace(WHOLE, **change))
    assert [(finding.code, finding.field, finding.severity) for finding in found] == [(code, field, severity)]


def test_a_review_before_the_birth_is_stopped() -> None:
    found = check(replace(WHOLE, born_on=date(2026, 3, 3)))
    assert [finding.code for finding in found] == ["review.before_birth"]


def test_no_decisions_is_an_answer_when_it_is_said() -> None:
    assert check(replace(WHOLE, decisions=(), no_decisions=True)) == ()


@pytest.mark.parametrize("code", [Participation.PN0, *FOUR_AND_OVER])
def test_on_the_fourth_birthday_either_kind_of_code_passes(code: Participation) -> None:
    """SSDA903 rules 440 and 441."""
    assert check(replace(WHOLE, offered=tuple(Participation), participation=code)) == ()


def test_without_a_clock_no_rule_about_today_is_asked() -> None:
    assert check(replace(WHOLE, review_on=date(2026, 3, 3), today=None)) == ()


def test_the_findings_follow_the_form_and_name_its_sections() -> None:
    """U22: the summary reads in the order of the page, and each item jumps to its field."""
    empty = replace(
        WHOLE, seen_before=None, participation=None, placement_meets_needs=None, permanence_plan=None,
        decisions=(), next_review_on=None, plans=(replace(GOOD, grade=""),),
        earlier=(EarlierFacts(DecisionState.PROPOSED, "", 0),), wishes="", worried_about="Sleep.",
    )  # fmt: skip
    order = [sections.SECTIONS.index(finding.section) for finding in check(empty)]
    assert order == sorted(order)
    assert len(set(order)) == 10


def test_the_sentences_blame_nobody() -> None:
    """U23: what happened and how to put it right, without the banned words."""
    banned = ("invalid", "please", "sorry", "oops", "illegal", "required field")
    for change, *_ in CASES:
        for finding in check(replace(WHOLE, **change)):
            assert finding.message.endswith(".")
            assert not [word for word in banned if word in finding.message.lower()]


def test_every_check_of_the_list_is_tried_here() -> None:
    codes = {code for _, code, _, _ in CASES}
    prefixes = {check_.__name__ for check_ in review_checks.REVIEW_CHECKS}
    assert len(prefixes) == len(review_checks.REVIEW_CHECKS) == 18
    assert len(codes) > len(prefixes)


def test_what_is_said_of_a_plan_names_the_plan() -> None:
    """Seven plans stand in one list: "add them" alone says of which to nobody."""
    plans = (replace(GOOD, grade=""), replace(LOW, analysis=""), replace(LOW, would_be_good=""))
    found = check(replace(WHOLE, plans=(*plans, replace(GOOD, analysis=""))))
    spoken = [finding.message.partition(":")[0] for finding in found]
    assert spoken == [GOOD.label, LOW.label, LOW.label, GOOD.label]


def test_a_decision_that_is_not_for_the_child_says_why_and_needs_no_words_for_them() -> None:
    kept_back = replace(DECISION, for_child="", not_for_child="It names her mother's health.")
    assert check(replace(WHOLE, decisions=(kept_back,))) == ()


def test_nothing_is_asked_about_raising_when_all_is_done_and_no_grade_is_low() -> None:
    assert check(replace(WHOLE, plans=(GOOD,), to_raise=None)) == ()


def test_a_decision_left_undone_twice_asks_what_is_to_be_raised() -> None:
    undone = EarlierFacts(DecisionState.NOT_DONE, "Nobody booked it.", 1)
    found = check(replace(WHOLE, plans=(GOOD,), earlier=(undone,), to_raise=None))
    assert [one.code for one in found] == ["review.to_raise"]
