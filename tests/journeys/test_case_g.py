"""Child G of the 2024–25 report: the midway finds that nothing was begun, and it is done before the next review.

The report gives what happened; days, names and words are invented. Its end: each thing is looked at and has
happened, her worry is less, and the page for the file shows the midway, the concern and what she was told.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.domain.codes import SCORED_PLANS, PlacementType, PlanKind, ReviewKind, Role
from iro_desk.records import ChildFields, DecisionFields, PlanScore
from tests.journeys import desks, families, raising
from tests.journeys.conftest import OpenDesk
from tests.journeys.officer import Officer
from tests.journeys.test_midway import begin_from_today, finish_the_form, marks

HEALTH, PATHWAY, CITIZEN = (
    "Refer her for the review health assessment.",
    "Write her pathway plan with her.",
    "Apply for her to become a citizen.",
)
EFFECT = "She worries about being grown up without a passport."
SAID = "I lie awake about it"
ASKED = "All three begun by 26 June, and done before the review in September."
AGREED = "The team manager looks at all three each week."
CHANGED = "Her application is in, and she worries less."
TOLD = "All three have been begun. I will look each month until they are done."


@pytest.fixture
def prompts() -> raising.SavingPrompts:
    return raising.SavingPrompts()


def drifting(session: Session) -> None:
    """Grace, sixteen, in care since her guardianship ended; three decisions of 12 March, a midway for today."""
    families.say_who_the_officer_is(session)
    grace = ChildFields(
        preferred_name="Grace",
        surname="Adeyinka",
        born_on=date(2010, 2, 4),
        looked_after_from=date(2025, 11, 24),
    )
    number = families.child(session, grace, {Role.CARER: "Hannah Prior"}, home=PlacementType.U6)
    desks.finished_review(session, number, date(2025, 12, 18), ReviewKind.FIRST)
    decided = (
        DecisionFields(
            what=what, for_child="We will do this.", owner=families.WORKER, by_when=by, measure="It is done."
        )
        for what, by in (
            (HEALTH, date(2026, 4, 15)),
            (PATHWAY, date(2026, 5, 29)),
            (CITIZEN, date(2026, 4, 15)),
        )
    )
    review_id = desks.finished_review(
        session, number, date(2026, 3, 12), ReviewKind.SECOND, *decided, next_review_on=date(2026, 9, 10),
        midway_on=date(2026, 6, 11), route_fostering="chosen", route_home="ruled_out",
        route_home_why="Her mother has died.",
    )  # fmt: skip
    for plan in SCORED_PLANS:
        grade = "Requires improvement" if plan is PlanKind.PATHWAY else "Good"
        session.add(PlanScore(review_id=review_id, plan=plan, scale_id="words_2021", grade=grade))


def test_drift_that_the_midway_finds_is_made_good_before_the_next_review(
    officer: Officer, open_desk: OpenDesk, prompts: raising.SavingPrompts, tmp_path: Path
) -> None:
    open_desk(drifting)
    begin_from_today(officer)
    answer_the_midway(officer)
    finish_the_form(officer)
    officer.chooses("Raise this concern")
    officer.waits_to_read("Raised Thu 11 June 2026.")
    officer.chooses("Open the concern")
    officer.waits_to_read(EFFECT)
    officer.waits_to_read("Answer due in 5 working days")
    tell_the_manager(officer)
    open_desk(now=raising.on(18))
    raising.open_the_concern(officer)
    officer.waits_to_read("Answer due today")
    raising.record_the_answer(officer, "Agrees and will act", "I look at them each week.")
    raising.tell_the_child(officer, "On the phone", TOLD)
    raising.end_it(officer, AGREED, CHANGED)
    open_desk(now=raising.on(3, 9))
    look_whether_it_happened(officer)
    officer.chooses("One-page summary")
    for page in raising.save_the_page(officer, prompts, tmp_path):
        check(page)
    officer.tally.stays_within("Child G: drift found at the midway", keys=680, screens=24, asked=110)


def answer_the_midway(officer: Officer) -> None:
    """Nothing is begun, for want of the same worker; she has said what it is like."""
    officer.ticks("Case notes")
    officer.answers("Is the file up to date?", "Yes")
    officer.writes("When you spoke to the social worker", "today")
    officer.answers("Have you spoken to Grace this time?", "Yes")
    officer.tabs_to("What Grace says now")
    officer.types(SAID)
    officer.presses("Tab")
    officer.presses("M")
    for decision in (HEALTH, PATHWAY, CITIZEN):
        marks(officer, decision, "N")
    officer.answers("Is the plan drifting?", "Yes")
    officer.answers("What is holding it up", "Change of social worker")
    officer.writes("What the delay has meant for Grace", EFFECT)
    officer.answers("Does the home still meet Grace’s needs and wishes?", "Yes")
    officer.answers("Anything that needs an early review?", "No")
    officer.answers("What Grace will be told", "Short letter")


def tell_the_manager(officer: Officer) -> None:
    """In writing, with the day it must be done by."""
    officer.chooses("Put it in writing")
    officer.tabs_to("To whom")
    assert officer.text_here() == f"{families.MANAGER}, team manager"
    officer.writes("What you ask for now", ASKED)
    officer.presses("Alt+Return")
    officer.waits_to_read(f"Put in writing: {families.MANAGER}, team manager")


def look_whether_it_happened(officer: Officer) -> None:
    """Before the review; what was agreed has happened, and nothing is left to look at."""
    raising.open_ended(officer)
    officer.chooses("Note whether it has happened")
    officer.answers("Has it happened?", "Yes")
    officer.presses("Alt+Return")
    officer.waits_to_read("Checked that it happened")
    assert "Nobody has looked" not in officer.reads()


def check(page: str) -> None:
    """The midway stands with the reviews; the concern from its beginning to the look at what happened."""
    told = (
        "Raised",
        f"Put in writing: {families.MANAGER}",
        "Answered",
        "Settled",
        "Checked that it happened",
    )
    raising.stands_in_order(page, told)
    for words in ("1 midway review", "Midway review", EFFECT, CHANGED, TOLD, ASKED):
        assert words in page, words
    assert SAID not in page, "what she said at the midway is for her own papers"
