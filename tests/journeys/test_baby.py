"""A planned review of a baby: seen and watched, never put words to, with a letter to read later (U17)."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import families, reviewing, steps
from tests.journeys.conftest import LaidOutPrompts, OpenDesk
from tests.journeys.officer import Officer

WITH_CARER = "Reached for Josephine and settled on her shoulder."
COMFORTED = "Josephine sang, and he stopped crying."
BLANKET = "Keep the red blanket with him wherever he sleeps."
PLAIN = "Your red blanket stays with you."


def test_a_review_of_a_baby(
    officer: Officer, open_desk: OpenDesk, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    """Only one way of taking part is offered under four; the letter is a keepsake.

    Written up: about 900 keystrokes at 200 a minute, and 20 seconds for each of 40 answers: 18 minutes.
    """
    open_desk(families.baby)
    steps.find_a_child(officer, "Pip")
    reviewing.prepare(officer, "Second review, Thu 11 June")
    visit(officer)
    reviewing.hold_the_review(officer, told(officer))
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    reviewing.send_everything(officer, "Pip", families.WORKER, families.MANAGER)
    reviewing.check_the_papers(reviewing.papers_in(prompts.folder), (), (COMFORTED,), BLANKET, PLAIN)
    reviewing.note_what_the_manager_said(officer, "Pip")
    assert "Under four at the review" in officer.reads()
    reviewing.read_the_timeline(officer)
    officer.tally.stays_within("A baby", keys=1_700, screens=50, asked=260)


def visit(officer: Officer) -> None:
    """What was seen of him, with the carer, and where he sleeps."""
    reviewing.begin_the_visit(officer)
    reviewing.say_how_it_was(officer, "No, not right for their age or understanding", ("Play",))
    officer.writes("Why were you not alone?", "He is eight months old.")
    reviewing.say_it_is_safe(officer)
    reviewing.open_part(officer, "Watching, playing and asking: 0 to 4")
    officer.types(WITH_CARER)
    officer.writes("Who comforted them, and how", COMFORTED)
    officer.answers("Where they sleep", "Safe sleep advice followed")
    reviewing.record_the_visit(officer)


def told(officer: Officer) -> reviewing.Story:
    """His mother came; nobody else has parental responsibility."""
    return reviewing.Story(
        name="Pip",
        came=("Under four at the review (PN0)", "Yes", "Not appropriate"),
        carer="Josephine Adeyemi",
        wish="He settles with Josephine and looks for her.",
        lasting=("Adoption", "The court agreed the plan in April."),
        decision=BLANKET,
        plain=PLAIN,
        also={
            13: lambda: None,
            16: lambda: adoption(officer),
        },
    )


def adoption(officer: Officer) -> None:
    """The plan, why, and the day the adoption manager was told."""
    reviewing.say_the_plan(officer, "Adoption", "The court agreed the plan in April.")
    officer.writes("When was the adoption manager told?", "20 april 2026")
