"""A midway that finds three undone actions, from Today to the next review, by keys alone (F40, U13)."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from iro_desk.domain.codes import SCORED_PLANS, PlanKind, ReviewKind
from iro_desk.records import DecisionFields, PlanScore
from tests.journeys import desks, steps
from tests.journeys.conftest import OpenDesk
from tests.journeys.officer import Officer

BROTHER, SPEECH, BOOK, SHOES = (
    "Arrange time with her brother each month.",
    "Refer her to the speech therapist.",
    "Write her life story book.",
    "Buy new school shoes.",
)
WHY = "The form waits for a signature."
TOLD = "Mum rings when she says she will"


def wren(session: Session) -> None:
    """Four decisions of 12 March; a midway in the planner for today."""
    child_id = desks.child(session, "Wren", date(2014, 3, 1), date(2025, 3, 3))
    desks.finished_review(session, child_id, date(2025, 3, 28), ReviewKind.FIRST)
    desks.finished_review(session, child_id, date(2025, 6, 20), ReviewKind.SECOND)
    decided = (
        DecisionFields(
            what=what, for_child="We will do this.", owner=owner, by_when=by, measure="It is done."
        )
        for what, owner, by in (
            (BROTHER, "Bev Okafor", date(2026, 4, 1)),
            (SPEECH, "Bev Okafor", date(2026, 4, 15)),
            (BOOK, "Ade Cole", date(2026, 5, 29)),
            (SHOES, "Ade Cole", date(2026, 3, 20)),
        )
    )
    review_id = desks.finished_review(
        session, child_id, date(2026, 3, 12), ReviewKind.LATER, *decided, next_review_on=date(2026, 9, 10),
        midway_on=date(2026, 6, 11), route_fostering="chosen", route_home="ruled_out",
        route_home_why="The court ruled it out.",
    )  # fmt: skip
    for plan in SCORED_PLANS:
        grade = "not_applicable" if plan is PlanKind.PATHWAY else "Good"
        session.add(PlanScore(review_id=review_id, plan=plan, scale_id="words_2021", grade=grade))


def begin_from_today(officer: Officer) -> None:
    """The line of Today is the way in; the day stands in the form already."""
    officer.tabs_to("Today, 1")
    officer.presses("Return")
    officer.waits_until(lambda: officer.here() == "Start", "the keyboard on Start")
    officer.presses("Return")
    officer.waits_to_read("Who you spoke to")
    officer.waits_until(lambda: officer.here() == "Date of the midway review", "the caret in the date")
    assert officer.text_here() == "11 June 2026"


def marks(officer: Officer, decision: str, letter: str, why: str = "") -> None:
    """What became of a decision, by the letter its answer begins with."""
    officer.tabs_to(f"{decision}: Progress")
    officer.presses(letter)
    officer.tally.notes(f"{decision}: Progress")
    name, _, chosen = officer.here().rpartition(": ")
    assert name.startswith(f"{decision}: Progress") and chosen.startswith(letter)
    if why:
        officer.presses("Tab")
        assert officer.here().startswith(f"{decision}: What has happened")
        officer.types(why)


def answer_the_midway(officer: Officer) -> None:
    """The file, the people, each decision, drift, and what comes of it."""
    officer.ticks("Case notes")
    officer.answers("Is the file up to date?", "Yes")
    officer.writes("When you spoke to the social worker", "today")
    officer.answers("Have you spoken to Wren this time?", "Yes")
    officer.tabs_to("What Wren says now")
    officer.types(TOLD)
    officer.presses("Tab")
    officer.presses("M")
    for decision, letter, why in ((BROTHER, "N", ""), (SPEECH, "S", WHY), (BOOK, "N", ""), (SHOES, "D", "")):
        marks(officer, decision, letter, why)
    officer.answers("Is the plan drifting?", "Yes")
    officer.answers("What is holding it up", "Change of social worker")
    officer.writes("What the delay has meant for Wren", "She has not seen her brother since Easter.")
    officer.answers("Does the home still meet Wren’s needs and wishes?", "Yes")
    officer.answers("Anything that needs an early review?", "Yes")
    officer.writes("What has happened", "Three of four decisions are not done.")
    officer.writes("Action 1: What will be done", "Book three Saturdays at the contact centre.")
    officer.writes("Action 1: Who", "Be")
    officer.writes("Action 1: By when", "in 2 weeks")
    officer.writes("Action 1: How we will know it is done", "Three dates are in the diary.")
    officer.answers("What Wren will be told", "Short letter")


def finish_the_form(officer: Officer) -> None:
    """Alt+Enter checks it, and Alt+Enter again locks it."""
    steps.check_and_lock(officer)
    officer.waits_until(
        lambda: officer.here() == "The concern", "the concern offered, with the keyboard in it"
    )


def test_three_undone_actions_are_a_concern_an_early_review_and_stand_in_the_next_review(
    officer: Officer, open_desk: OpenDesk
) -> None:
    open_desk(wren)
    begin_from_today(officer)
    answer_the_midway(officer)
    finish_the_form(officer)

    assert (
        officer.text_here()
        == "3 decisions of the last review are not started or stuck. The plan is drifting."
    )
    officer.chooses("Raise this concern")
    officer.waits_to_read("Raised Thu 11 June 2026.")
    officer.waits_until(lambda: officer.here() == "Arrange it on the child’s page", "the next thing to do")
    officer.presses("Return")
    officer.waits_to_read("You ask for it, Thu 11 June 2026. Three of four decisions are not done.")
    officer.waits_to_read("Open concern")
    officer.waits_to_read("Decisions from 12 Mar | 1 of 4 done")
    officer.waits_to_read(f"“{TOLD}”")

    officer.presses("Alt+1")
    officer.waits_to_read("To finish writing")
    assert "Midway review" not in officer.reads(), "a midway that was held is due no more"
    steps.find_a_child(officer, "Wren")
    steps.begin_a_review(officer)
    officer.tabs_to("Review, ")
    officer.presses("Home")
    officer.presses("Down", 2)
    officer.presses("Return")
    officer.waits_to_read("Section 3 of 20")
    officer.waits_until(lambda: officer.here() == "What happened?: Not done", "the first decision, answered")
    answered, reasons = [], []
    for _ in range(3):
        officer.tabs_to("What happened?")
        answered.append(officer.here())
        officer.tabs_to("Why")
        reasons.append(officer.text_here())
    officer.tabs_to("What happened?")
    answered.append(officer.here())
    assert answered == [*["What happened?: Not done"] * 3, "What happened?: Done"]
    assert reasons == ["", WHY, ""]
    officer.tally.stays_within("a midway that finds three undone actions", keys=560, screens=12, asked=106)
