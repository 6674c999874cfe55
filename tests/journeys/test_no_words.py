"""A disabled child who does not speak: what they showed, with symbols and by what they did, is their voice (U17)."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import families, reviewing, steps
from tests.journeys.conftest import LaidOutPrompts, OpenDesk
from tests.journeys.officer import Officer

SWING, BATH = "I want to swing.", "I pulled away from the bath hoist."
PRIVATE = "I hid from the new night worker."
SAW = "Went to the swing three times, and to the door when the music stopped."
HOIST = "Ask the therapist to look at the bath hoist."
PLAIN = "Someone will make bath time softer."


def test_a_review_of_a_child_who_does_not_speak(
    officer: Officer, open_desk: OpenDesk, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    """The letter says "You showed me"; what is not to be shared is in no paper.

    Written up: about 1,100 keystrokes at 200 a minute, and 20 seconds for each of 45 answers: 20 minutes.
    """
    open_desk(families.speaks_without_words)
    steps.find_a_child(officer, "Robin")
    reviewing.prepare(officer, "Second review, Thu 11 June")
    visit(officer)
    reviewing.hold_the_review(officer, told(officer))
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    reviewing.send_everything(officer, "Robin", families.WORKER, families.MANAGER)
    letter = reviewing.check_the_papers(
        reviewing.papers_in(prompts.folder), (SWING, BATH), (PRIVATE,), HOIST, PLAIN
    )
    assert "You showed me" in letter and "You told me" not in letter
    reviewing.note_what_the_manager_said(officer, "Robin")
    assert "Came, and gave views without words" in officer.reads()
    assert PRIVATE not in reviewing.read_the_timeline(officer)
    officer.tally.stays_within("A child without words", keys=1_900, screens=50, asked=280)


def visit(officer: Officer) -> None:
    """A symbol pointed at, and what was shown by behaviour; then the part for a child without words."""
    reviewing.begin_the_visit(officer)
    lines = {SWING: "May share", BATH: "May share", PRIVATE: "Private"}
    reviewing.write_lines(officer, lines, "Shown by behaviour")
    reviewing.say_how_it_was(officer, talked=("Symbols or cards",))
    reviewing.say_it_is_safe(officer)
    reviewing.open_part(officer, "Who this guide is for")
    officer.answers("Does the child talk without words?", "Yes")
    reviewing.open_part(officer, "A child who talks without words")
    officer.writes("Not known: who you will ask", "Win")
    officer.writes("What you saw over time", SAW)
    reviewing.record_the_visit(officer)


def told(officer: Officer) -> reviewing.Story:
    """They came, and gave their views without words."""
    return reviewing.Story(
        name="Robin",
        came=("Came, and gave views without words (PN3)", "Yes", "Not appropriate"),
        carer="Winifred Oduya",
        wish="Time outside, on the swing, every day.",
        lasting=("Residential until independence", "The home meets needs no family could be found for."),
        decision=HOIST,
        plain=PLAIN,
        also={9: lambda: officer.answers("Has there been a PEP this term?", "Yes")},
    )
