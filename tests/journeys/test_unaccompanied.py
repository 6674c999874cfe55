"""An unaccompanied young person whose age is being assessed, through an interpreter, by keyboard alone (U17)."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import families, reviewing, steps
from tests.journeys.conftest import LaidOutPrompts, OpenDesk
from tests.journeys.officer import Officer

COLLEGE, FOOD = "I want to start college in September.", "I cook injera with Desmond."
PRIVATE = "I dream about the boat."
ADVICE = "Find a solicitor who speaks Tigrinya before the interview."
PLAIN = "You will have a solicitor with you who speaks your language."


def test_a_review_of_a_young_person_who_came_alone(
    officer: Officer, open_desk: OpenDesk, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    """The part for those who came alone is offered because the record says so, and asks where the age question is.

    Written up: about 1,100 keystrokes at 200 a minute, and 20 seconds for each of 45 answers: 20 minutes.
    """
    open_desk(families.unaccompanied)
    steps.find_a_child(officer, "Yonas")
    reviewing.prepare(officer, "Second review, Thu 11 June")
    visit(officer)
    reviewing.hold_the_review(officer, told(officer))
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    reviewing.send_everything(officer, "Yonas", families.WORKER, families.MANAGER)
    reviewing.check_the_papers(
        reviewing.papers_in(prompts.folder), (COLLEGE, FOOD), (PRIVATE,), ADVICE, PLAIN
    )
    reviewing.note_what_the_manager_said(officer, "Yonas")
    assert PRIVATE not in reviewing.read_the_timeline(officer)
    officer.tally.stays_within("An unaccompanied young person", keys=1_900, screens=50, asked=280)


def visit(officer: Officer) -> None:
    """Through an interpreter who was there; then language, age and claim."""
    reviewing.begin_the_visit(officer)
    reviewing.write_lines(officer, {COLLEGE: "May share", FOOD: "May share", PRIVATE: "Private"})
    reviewing.say_how_it_was(officer, talked=("Talking", "Through an interpreter"))
    officer.answers("Interpreter", "Independent interpreter, there in person")
    reviewing.say_it_is_safe(officer)
    reviewing.open_part(officer, "Came to this country alone")
    officer.types("Tigrinya")
    officer.answers("Where the age question stands", "Full assessment asked for")
    officer.answers("Where the asylum claim stands", "Waiting for an interview")
    reviewing.record_the_visit(officer)


def told(officer: Officer) -> reviewing.Story:
    """He spoke for himself; neither parent is in this country."""
    return reviewing.Story(
        name="Yonas",
        came=("Came and spoke for themselves (PN1)", "Not appropriate", "Not appropriate"),
        carer="Desmond Achebe",
        wish="College, and a solicitor he can talk to.",
        lasting=("Supported living", "Nobody of his family is known to be in this country."),
        decision=ADVICE,
        plain=PLAIN,
        also={9: lambda: officer.answers("Has there been a PEP this term?", "Yes")},
    )
