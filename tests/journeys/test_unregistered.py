"""A placement nobody registered, found without food, by keys alone: who was told, and what follows (F40, MK-2)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlmodel import Session

from iro_desk.domain.codes import ReviewKind
from tests.journeys import desks, reviewing, steps
from tests.journeys.conftest import LaidOutPrompts, OpenDesk
from tests.journeys.officer import Officer

SAID = "There is nothing in the fridge"
SAW = "No food in the home for today or tomorrow."
REPLY = "She will bring food by six."
LOOKED = (
    "A bed with a mattress off the floor",
    "Duvet, pillow and clean bedding",
    "A coat, shoes and enough clothes for the weather",
    "Heating and hot water working",
    "Bath or shower, toilet and drains working, and a door that locks",
)


def robin(session: Session) -> None:
    """Fifteen, reviewed twice, in a foster home until yesterday."""
    child_id = desks.child(session, "Robin", date(2010, 9, 3), date(2025, 9, 1))
    desks.finished_review(session, child_id, date(2025, 9, 26), ReviewKind.FIRST)
    desks.finished_review(
        session, child_id, date(2026, 2, 20), ReviewKind.SECOND, midway_held_on=date(2026, 5, 20)
    )


def note_the_move(officer: Officer) -> None:
    """She hears of it: a home from yesterday, not planned and not registered."""
    steps.find_a_child(officer, "Robin")
    reviewing.open_tab(officer, "About this child", "Home and law")
    officer.chooses("Add a home")
    officer.waits_until(lambda: officer.here() == "Moved in", "the caret in the day")
    officer.types("yesterday")
    officer.tabs_to("The move was planned")
    officer.presses("Space")
    officer.ticks("The home is not registered")
    officer.writes("Known as", "The annexe")
    officer.presses("Alt+Return")
    officer.waits_to_read("Home added. The home from Mon 1 Sept 2025 now ends on Wed 10 June 2026.")


def see_him(officer: Officer) -> None:
    """What he said, and that it cannot wait: who was told, and when, once."""
    reviewing.begin_the_visit(officer)
    reviewing.write_lines(officer, {SAID: "May share"})
    officer.ticks("New home")
    officer.answers("Did you see the child?", "Yes")
    officer.answers("How did you meet?", "At home")
    officer.answers("Were you alone with the child?", "Yes")
    officer.ticks("Talking")
    officer.answers("Is there anything that cannot wait?", "Immediate concern")
    officer.writes("What you saw, heard or were told", SAW)
    officer.writes("Row 1: Name", "Be")
    officer.writes("Row 1: Day and time", "Today, 2 pm")
    officer.writes("Row 1: What they said", REPLY)
    officer.answers("Did you tell Robin what would happen?", "Yes")
    officer.answers("Does this home keep the child safe and well?", "No")


def look_round(officer: Officer) -> None:
    """Everything is there but food; neither who was told nor that it is not registered is asked again."""
    officer.chooses("Basic care: open or fold")
    officer.waits_until(lambda: officer.here().startswith(LOOKED[0]), "the bed")
    for thing in LOOKED:
        officer.answers(thing, "Seen")
    officer.answers("Food in the kitchen for today and tomorrow", "Not there")
    officer.answers("Has the child eaten today?", "No")
    officer.chooses("Before you left: open or fold")
    officer.answers(
        "When you left, was it safe for the child to stay tonight?", "Yes, with what was promised"
    )


def send_to_the_worker(officer: Officer) -> None:
    """The look round the home, as a PDF for the social worker."""
    officer.chooses("Put in the outbox")
    officer.waits_to_read("Who is it for?")
    officer.ticks("Bev Okafor, social worker")
    officer.presses("Alt+Return")
    officer.waits_to_read("What is left out, and why")
    officer.presses("Alt+Return")
    officer.waits_to_read("1 file is in the outbox.")


def test_what_was_found_is_a_concern_an_early_review_and_a_look_round_the_home_each_typed_once(
    officer: Officer, open_desk: OpenDesk, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    open_desk(robin)
    note_the_move(officer)
    see_him(officer)
    look_round(officer)
    officer.presses("Alt+Return")
    officer.waits_to_read("Visit recorded")
    officer.waits_to_read("Moved to an unregistered home on Wed 10 June 2026. Is a review needed early?")
    officer.waits_to_read("Told Bev Okafor, Today, 2 pm. They said: She will bring food by six.")
    officer.waits_to_read("Review in an unregistered home, In 9 working days, Wednesday 24 June 2026")

    officer.answers("Is an early review needed?", "Yes")
    officer.chooses("Keep this answer")
    officer.waits_to_read("An early review is needed")
    officer.waits_to_read("Day of the review")
    assert "Is an early review needed?" not in officer.reads(), (
        "one move and the worry there are asked about once"
    )

    reviewing.open_tab(officer, "About this child", "Meetings")
    officer.waits_to_read("A look round the home")
    officer.tabs_to("Meetings")
    officer.presses("Return")
    officer.waits_until(
        lambda: officer.here() == "The concern", "the concern offered, with the keyboard in it"
    )
    assert "Food for today and tomorrow was missing" in officer.text_here()
    officer.waits_to_read(f"What: {SAW} | Who you told, and when: Bev Okafor, Today, 2 pm")
    officer.waits_to_read(f"What they promised, and by when: {REPLY}")
    officer.chooses("Raise this concern")
    officer.waits_to_read("Raised Thu 11 June 2026.")
    send_to_the_worker(officer)
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    officer.presses("Alt+5")
    steps.send_to_the_folder(officer, 1)
    (paper,) = prompts.folder.glob("*.pdf")
    words = reviewing.words_of(paper)
    assert SAW in words and REPLY in words and "Bev Okafor, Today, 2 pm" in words
    assert SAID not in words, "what he said stays in the visit"
    officer.tally.stays_within("an unregistered placement found without food", keys=620, screens=14, asked=70)
