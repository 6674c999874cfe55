"""A planned review of a nine-year-old, from the morning's reading to a letter on its way, by keyboard alone (U17)."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import families, reviewing, steps
from tests.journeys.conftest import LaidOutPrompts, OpenDesk
from tests.journeys.officer import Officer

DOG, LANDING = "I like the dog best.", "The landing is scary in the dark."
WISH, PRIVATE = "I want my bike outside.", "I heard them shouting about money."
PLAIN = "You will have a soft light on the landing."
LIGHT = "Fit a soft light on the landing."


def test_a_planned_review_of_a_nine_year_old(
    officer: Officer, open_desk: OpenDesk, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    """Nothing typed once is typed again: her words, the day, the place, the paper, and who does what all flow.

    Written up: about 1,150 keystrokes at 200 a minute, and 20 seconds for each of 40 answers: 19 minutes.
    """
    open_desk(families.nine_year_old)
    steps.find_a_child(officer, "Wren")
    reviewing.prepare(officer, "Find a bike that fits.")
    reviewing.ask_before(officer, "Mother, Dana Ashdown", "By phone or video")
    visit(officer)
    reviewing.hold_the_review(officer, told(officer))
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    reviewing.send_everything(officer, "Wren", families.WORKER, families.MANAGER)
    reviewing.check_the_papers(reviewing.papers_in(prompts.folder), (DOG, LANDING), (PRIVATE,), LIGHT, PLAIN)
    reviewing.note_what_the_manager_said(officer, "Wren")
    reviewing.read_what_is_due(officer, "Friday 11 December 2026")
    happened = reviewing.read_the_timeline(officer)
    assert "Visit" in happened and DOG in happened and PRIVATE not in happened
    officer.tally.stays_within("A nine-year-old", keys=1_700, screens=50, asked=260)


def visit(officer: Officer) -> None:
    """Four lines, two that may be shared; what she asked for, and what was promised."""
    reviewing.begin_the_visit(officer)
    reviewing.write_lines(officer, {DOG: "May share", LANDING: "May share", PRIVATE: "Private"})
    reviewing.say_how_it_was(officer)
    reviewing.say_it_is_safe(officer)
    reviewing.open_part(officer, "What they asked for, and what you promised")
    officer.types(WISH)
    officer.answers("Row 1: May the letter say it?", "May share")
    reviewing.record_the_visit(officer)


def told(officer: Officer) -> reviewing.Story:
    """She spoke for herself; her mother was there, her father's coming was not right."""
    return reviewing.Story(
        name="Wren",
        came=("Came and spoke for themselves (PN1)", "Yes", "Not appropriate"),
        carer="Marguerite Hale",
        wish="To stay, with her bike out of the shed.",
        lasting=("Long-term fostering to 18", "Settled with Marguerite."),
        decision=LIGHT,
        plain=PLAIN,
        also={
            1: lambda: officer.answers("How is it held?", "One meeting"),
            3: lambda: officer.answers("What happened?", "Done"),
            9: lambda: officer.answers("Has there been a PEP this term?", "Yes"),
        },
    )
