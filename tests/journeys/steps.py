"""What the officer does in a day, each step named by its purpose and done by keys alone."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel

from iro_desk.domain.sending.status import send_words
from tests.conftest import PASSPHRASE
from tests.journeys.officer import Officer

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def make_a_desk(officer: Officer) -> str:
    """The first run: type the passphrase given, and two groups of the recovery code; return the passphrase."""
    labels = officer.window().findChildren(QLabel)
    passphrase = next(label.text() for label in labels if label.property("kind") == "given")
    code = next(
        label.accessibleName() for label in labels if label.accessibleName().startswith("Recovery code:")
    )
    groups = code.removeprefix("Recovery code:").replace(" ", "").split(",")
    assert officer.here() == "Type it once more", "the keyboard starts where something must be typed"
    officer.types(passphrase)
    for _ in range(2):
        while "group of the recovery code" not in officer.here():
            officer.presses("Tab")
        which = re.fullmatch(r"The (\w+) group of the recovery code", officer.here())
        assert which is not None
        officer.types(groups[PLACES.index(which[1])].lower())
        officer.presses("Tab")
    officer.chooses("Open my desk")
    officer.waits_to_read("Your desk is ready")
    return passphrase


def unlock(officer: Officer, passphrase: str) -> None:
    """Type the passphrase and press Enter."""
    officer.waits_to_read("IRO Desk is locked")
    officer.waits_until(lambda: officer.here() == "Passphrase", "the caret in the passphrase")
    officer.types(passphrase)
    officer.presses("Return")


def say_who_she_is(officer: Officer) -> None:
    """What every letter must say: who it is from, how to reach her, who speaks up, and how to complain."""
    officer.presses("Ctrl+,")
    officer.writes("Your name", "Jo Ferrier")
    officer.writes("Telephone", "01632 960111")
    officer.writes("Advocacy service", "Speak Up")
    officer.writes("Advocacy telephone", "01632 960222")
    officer.writes("Complaints", "The complaints team, 01632 960333")
    officer.presses("Tab")


def look_at_a_return(officer: Officer) -> None:
    """Choose the folder of the return and wait for what it holds."""
    officer.presses("Ctrl+I")
    officer.chooses("Choose a folder")
    officer.waits_to_read("Which of these children are yours?", 60)


def take_children(officer: Officer, count: int) -> None:
    """Choose the first children of the table with Space, and bring them in."""
    officer.tabs_to("Children in the file")
    for _ in range(count):
        officer.presses("Space")
        officer.presses("Down")
    officer.chooses("Bring in")
    officer.waits_to_read("brought in", 60)
    officer.waits_until(lambda: officer.here().startswith("Find by name"), "the keyboard in the caseload")


def flagged(officer: Officer, rule: str) -> str:
    """How many rows the preview says a rule has flagged, as it is shown beside the rule's words."""
    found = re.search(rf"([\d,]+) \| [^|]+ \| Rule {rule}\.", officer.reads())
    assert found is not None, officer.reads()
    return found[1]


def find_a_child(officer: Officer, typed: str) -> None:
    """Find a child from anywhere, and open their page with Enter."""
    officer.presses("Ctrl+K")
    officer.waits_until(lambda: officer.here().startswith("Find a child"), "the line to find with")
    officer.types(typed)
    officer.waits_until(lambda: typed in officer.first_row("Found"), "the child among what was found")
    officer.presses("Return")
    officer.waits_to_read("About this child: Overview")


def give_a_name(officer: Officer, name: str) -> None:
    """Give the name the child is called by."""
    officer.chooses("Give the name they are called by")
    officer.writes("Name they are called by", name)
    officer.presses("Alt+Return")
    officer.waits_to_read("Details changed")


def record_a_visit(officer: Officer, lines: dict[str, bool]) -> None:
    """Record a visit of today: each line in the child's own words, and whether it may be shared."""
    officer.presses("Ctrl+Shift+V")
    officer.waits_until(lambda: officer.here() == "Their words, line 1", "the caret in the first line")
    for number, (words, may_share) in enumerate(lines.items(), 1):
        officer.tabs_to(f"Their words, line {number}")
        officer.types(words)
        if may_share:
            officer.answers(f"Line {number}, may I share this?", "May share")
        if number < len(lines):
            officer.chooses("Add a line")
    officer.ticks("Before a review")
    officer.answers("Did you see the child?", "Yes")
    officer.answers("How did you meet?", "At home")
    officer.answers("Were you alone with the child?", "Yes")
    officer.ticks("Talking")
    officer.answers("Is there anything that cannot wait?", "Nothing")
    officer.answers("Does this home keep the child safe and well?", "Yes")
    officer.chooses("Your view: open or fold")
    officer.writes("What did you see and hear?", "At ease in the kitchen.")
    officer.presses("Alt+Return")
    officer.waits_to_read("Visit recorded")


def begin_a_review(officer: Officer) -> None:
    """Begin a review held today."""
    officer.presses("Ctrl+Shift+R")
    officer.waits_until(lambda: officer.here() == "Date of the review", "the caret in the date")
    officer.presses("Return")
    officer.waits_to_read("Section 1 of 20")


def save_and_continue(officer: Officer, next_section: int) -> None:
    """Alt+Enter, and wait for the next section."""
    officer.presses("Alt+Return")
    officer.waits_to_read(f"Section {next_section} of 20")
    officer.lets_it_settle()


def say_who_came(officer: Officer, name: str) -> None:
    """How the child took part, and each parent."""
    officer.answers(f"How did {name} take part?", "Came and spoke for themselves (PN1)")
    for parent, answer in (("mother", "Yes"), ("father", "Not appropriate")):
        officer.answers(f"Did their {parent} come?", answer)
        officer.answers(f"Did their {parent} take part?", answer)


def decide(officer: Officer, what: str, for_child: str, name: str) -> None:
    """Write one decision, with its owner, its day and how anyone will know."""
    officer.chooses("Add a decision")
    officer.writes("What was decided", what)
    officer.writes(f"For {name}, in plain words", for_child)
    officer.writes("Who will do it", "Bev Okafor")
    officer.writes("By when", "1 july")
    officer.writes("How we will know it is done", "The dates are in the plan")
    officer.answers("Part of the plan", "Family")
    officer.answers(f"Set against what {name} asked", "Part of it")
    officer.answers("Is anything here to be raised?", "No")


def check_and_lock(officer: Officer) -> None:
    """Of a short form: Alt+Enter checks it, and Alt+Enter again locks it."""
    officer.presses("Alt+Return")
    officer.waits_until(lambda: officer.here() == "Finish and lock", "every answer, to be read once more")
    officer.presses("Alt+Return")


def grade_a_plan(officer: Officer, number: int, grade: str) -> None:
    """Open one plan of the monitoring form from the list, and grade it."""
    officer.tabs_to("Plans")
    officer.presses("Home")
    officer.presses("Down", number - 1)
    officer.presses("Return")
    officer.tabs_to(grade)
    officer.presses("Space")


def is_refused_at_the_field(officer: Officer, why: str, field: str) -> None:
    """Alt+Enter is refused in words; the first line of what is said goes to its field."""
    officer.presses("Alt+Return")
    officer.waits_until(lambda: officer.here().startswith("There is a problem"), "the problem to be said")
    assert why in officer.here() and why in officer.reads()
    officer.presses("Tab")
    officer.presses("Return")
    officer.waits_until(lambda: officer.here() == field, f"the keyboard in “{field}”")


def answer_the_checklist(officer: Officer) -> None:
    """One key for each item that is due, from the page that prepares the review."""
    officer.presses("Ctrl+Shift+P")
    officer.waits_until(lambda: officer.here().startswith("Parts of preparing"), "the page that prepares")
    while officer.here() != "Parts of preparing: Checklist":
        officer.presses("Right")
    officer.tabs_to("Checklist items that are due")
    officer.waits_to_read(" items due. ")
    found = re.search(r"(\d+) items due\. (\d+) left\.", officer.reads())
    assert found is not None and found[1] == found[2], officer.reads()
    officer.presses("Y", int(found[1]))
    officer.waits_to_read("all answered")


def go_on_with_the_last_section(officer: Officer) -> None:
    """Back in the review that is open, to the last section by its list."""
    officer.presses("Ctrl+Shift+R")
    officer.waits_to_read("Section 1 of 20")
    officer.tabs_to("Review, ")
    officer.presses("End")
    officer.presses("Return")
    officer.waits_to_read("Section 20 of 20")
    officer.lets_it_settle()


def finish_the_review(officer: Officer) -> None:
    """Alt+Enter in the last section checks every answer, and finishes once nothing is missing."""
    officer.presses("Alt+Return")
    officer.waits_to_read("When you finish, the record is locked.")
    officer.waits_until(lambda: officer.here() == "Finish the review", "the keyboard on the way to finish")
    officer.presses("Alt+Return")
    officer.waits_to_read("This review is finished")


def draft_the_letter(officer: Officer) -> None:
    """Have the letter drafted from the review, and wait for its finished page to be checked."""
    officer.chooses("Draft the letter")
    officer.waits_until(lambda: officer.here() == "Greeting", "the caret in the letter")


def add_to_the_letter(officer: Officer, part: str, words: str) -> None:
    """Write in one part of the letter."""
    officer.tabs_to(part)
    officer.presses("Ctrl+End")
    officer.types(words)


def put_it_in_the_outbox(officer: Officer) -> None:
    """Put the letter in the outbox once its page has been drawn again and checked."""
    way_out = officer.tabs_to("Put in the outbox")
    officer.waits_until(lambda: not way_out.accessibleDescription(), "a letter that may leave", 30)
    officer.presses("Return")
    officer.waits_to_read("The letter is in the outbox.")
    leave_it_for_now(officer)


def leave_it_for_now(officer: Officer) -> None:
    """What was just made stands at once as it will leave; go on to the outbox, where more is put in first."""
    officer.waits_to_read("Is all of this right?")
    officer.presses("Alt+5")
    officer.waits_to_read("What went where")


def put_the_papers_in_the_outbox(officer: Officer, name: str, worker: str, manager: str) -> None:
    """Outcomes and monitoring form for two workers, who are named right there."""
    review = officer.tabs_to("Review")
    assert isinstance(review, QComboBox)
    while not review.currentText().startswith(name):
        officer.presses("Down")
    officer.ticks("Monitoring form")
    officer.waits_to_read("Nobody is on this child's list yet.")
    officer.chooses("Add who it goes to")
    officer.writes("Social worker’s name", worker)
    officer.writes("Team manager’s name", manager)
    officer.presses("Return")
    officer.waits_to_read("Added to the list of people")
    officer.waits_to_read(f"{manager}, team manager")
    see_what_each_gets(officer, "4 files are in the outbox.")


def see_what_each_gets(officer: Officer, told: str) -> None:
    """Look at each reader's version, and put them all in the outbox."""
    officer.chooses("See what each gets")
    officer.waits_to_read("What is left out, and why")
    officer.presses("Alt+Return")
    officer.waits_to_read(told)
    leave_it_for_now(officer)


def send_to_the_folder(officer: Officer, files: int, passphrase: str = PASSPHRASE) -> None:
    """Place what is ready in a folder that is new, so the passphrase is asked for once more (S17)."""
    officer.chooses("Choose the folder")
    officer.waits_until(lambda: officer.here() == "Your passphrase", "the passphrase asked for again")
    officer.types(passphrase)
    officer.presses("Return")
    officer.chooses("Try the office folder")
    officer.waits_to_read("The office folder is there.")
    officer.chooses(send_words(files))
    read: set[str] = {""}
    for _ in range(files):
        officer.waits_until(lambda: _asked_about(officer) not in read, "the next file to read to its end")
        read.add(_asked_about(officer))
        officer.ticks("I have read every")
        officer.presses("Alt+Return")
    officer.waits_until(lambda: officer.first_row(f"Sent this week, {files}"), "every file among those sent")


def _asked_about(officer: Officer) -> str:
    """The name of the file the send screen shows; empty while it shows none."""
    told = officer.reads().partition("Is all of this right?")[2]
    named = re.search(r"IRO-\S+", told)
    return named.group() if named else ""


def shared_return() -> Path:
    """Where the outside set of invented returns is, when it is there."""
    return Path(__file__).resolve().parents[3] / "shared" / "data" / "ssda903"
