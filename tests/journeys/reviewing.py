"""A whole review by keys: what is read and asked before it, the visit, the review itself, and what follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QComboBox

from iro_desk.carriers import marker
from tests.journeys import steps
from tests.journeys.officer import Officer

PLANS = 7
CAME = ("Care plan", "Pathway plan", "Placement plan")
"""The plans that are there, of the seven."""
Says = Callable[[], None]


def open_tab(officer: Officer, tabs: str, tab: str) -> None:
    """Go along the tabs of a page to one of them."""
    officer.tabs_to(tabs)
    for _ in range(12):
        if officer.here() == f"{tabs}: {tab}":
            return
        officer.presses("Right")
    raise AssertionError(f"no tab “{tab}”: at {officer.here()}")


def prepare(officer: Officer, reads: str) -> None:
    """Open the page to read before the review, and find something on it."""
    officer.presses("Ctrl+Shift+P")
    officer.waits_to_read(reads)


def ask_before(officer: Officer, who: str, how: str) -> None:
    """Note that somebody was asked before the review; their name and the days stand already."""
    open_tab(officer, "Parts of preparing", "Asked before")
    officer.waits_to_read(f"{who}, Not asked yet")
    listed = officer.tabs_to("Who is asked before the review")
    rows = officer.rows(listed)
    officer.presses("Home")
    officer.presses("Down", next(n for n, row in enumerate(rows) if row.startswith(who)))
    officer.presses("Return")
    officer.waits_to_read("Ask: ")
    officer.answers("How are they asked?", how)
    officer.presses("Alt+Return")
    officer.waits_to_read("Recorded")


def begin_the_visit(officer: Officer) -> None:
    """Open a visit of today, with the keyboard in the child's first line."""
    officer.presses("Ctrl+Shift+V")
    officer.waits_until(lambda: officer.here() == "Their words, line 1", "the caret in the first line")


def write_lines(officer: Officer, lines: Mapping[str, str], how: str = "") -> None:
    """The child's words, one thought a line, each with whether it may be shared."""
    for number, (words, share) in enumerate(lines.items(), 1):
        if number > 1:
            officer.chooses("Add a line")
        assert officer.here() == f"Their words, line {number}"
        officer.types(words)
        officer.answers(f"Line {number}, may I share this?", share)
        if how:
            officer.answers(f"Line {number}, how they said it", how)


def say_how_it_was(officer: Officer, alone: str = "Yes", talked: tuple[str, ...] = ("Talking",)) -> None:
    """What every visit asks, for a child seen at home who is safe there."""
    officer.ticks("Before a review")
    officer.answers("Did you see the child?", "Yes")
    officer.answers("How did you meet?", "At home")
    officer.answers("Were you alone with the child?", alone)
    for way in talked:
        officer.ticks(way)


def say_it_is_safe(officer: Officer) -> None:
    """Nothing cannot wait, and the home keeps the child safe."""
    officer.answers("Is there anything that cannot wait?", "Nothing")
    officer.answers("Does this home keep the child safe and well?", "Yes")


def open_part(officer: Officer, part: str) -> None:
    """Open a folded part of the visit; the keyboard goes to its first question."""
    officer.chooses(f"{part}: open or fold")
    officer.waits_until(lambda: not officer.here().endswith("open or fold"), f"the keyboard in “{part}”")


def record_the_visit(officer: Officer) -> None:
    """Alt+Enter records it."""
    officer.presses("Alt+Return")
    officer.waits_to_read("About this child: Overview")


def write_the_sections(officer: Officer, says: Mapping[int, Says]) -> None:
    """From the first section to the last, going on with Alt+Enter; a section with nothing to say is passed."""
    for section in range(1, 20):
        says.get(section, lambda: None)()
        steps.save_and_continue(officer, section + 1)


def say_the_papers_came(officer: Officer, plans: tuple[str, ...] = CAME) -> None:
    """The plans that are there came in time, each with its date; the others did not come."""
    for plan in plans:
        officer.answers(f"{plan}: received?", "In time")
        officer.writes(f"{plan}: its date", "4 may 2026")
    officer.chooses("The others: not received")


def say_who_came(officer: Officer, name: str, took_part: str, mother: str, father: str) -> None:
    """How the child took part, and each parent: Yes, No or Not appropriate."""
    officer.answers(f"How did {name} take part?", took_part)
    for parent, answer in (("mother", mother), ("father", father)):
        officer.answers(f"Did their {parent} come?", answer)
        officer.answers(f"Did their {parent} take part?", answer)


def say_the_plan(officer: Officer, plan: str, why: str) -> None:
    """The plan for permanence, why, and that no other route was considered yet."""
    officer.answers("What is the plan for permanence?", plan)
    officer.writes("Why this plan", why)
    officer.chooses("The other routes: not yet considered")


@dataclass(frozen=True, slots=True)
class Story:
    """What is said at one review.

    Args:
        came: how the child took part, and whether each parent came.
        also: what else is answered, by section.
    """

    name: str
    came: tuple[str, str, str]
    carer: str
    wish: str
    lasting: tuple[str, str]
    decision: str
    plain: str
    also: Mapping[int, Says] = field(default_factory=dict)


def hold_the_review(officer: Officer, story: Story) -> None:
    """Begin it today, write each section once, and finish it."""
    name = story.name

    def who_came() -> None:
        say_who_came(officer, name, *story.came)
        officer.chooses(f"{story.carer}, carer")

    def began() -> None:
        story.also.get(1, lambda: None)()
        say_the_papers_came(officer)

    steps.begin_a_review(officer)
    says = {
        2: who_came,
        5: lambda: officer.writes(f"What does {name} want", story.wish),
        6: lambda: officer.answers(f"Does the home meet {name}'s needs?", "Yes"),
        10: lambda: officer.writes("Date of the last health assessment", "12 may 2026"),
        11: lambda: officer.answers("Are faith and culture met?", "Yes"),
        13: lambda: officer.answers(f"Does {name} know how to reach their social worker?", "Yes"),
        15: lambda: officer.answers("Is the legal arrangement still right?", "Still right"),
        16: lambda: say_the_plan(officer, *story.lasting),
        18: lambda: steps.decide(officer, story.decision, story.plain, name),
        19: lambda: officer.chooses("Use this date"),
    }
    write_the_sections(officer, {**says, **story.also, 1: began})
    grade_every_plan(officer, len(CAME))
    finish(officer)
    steps.finish_the_review(officer)


def grade_every_plan(officer: Officer, good: int) -> None:
    """Good for some of the plans of the monitoring form, with why; the others do not apply."""
    for number in range(1, PLANS + 1):
        steps.grade_a_plan(officer, number, "Good" if number <= good else "Not applicable")


def finish(officer: Officer) -> None:
    """The checklist by one key an item, the last section, what is left, and the lock."""
    steps.answer_the_checklist(officer)
    steps.go_on_with_the_last_section(officer)


def send_everything(officer: Officer, name: str, worker: str, manager: str) -> None:
    """The letter, and the outcomes and the monitoring form for two people on the child's list; no name is typed."""
    steps.draft_the_letter(officer)
    steps.put_it_in_the_outbox(officer)
    review = officer.tabs_to("Review")
    assert isinstance(review, QComboBox)
    while not review.currentText().startswith(name):
        officer.presses("Down")
    officer.ticks("Monitoring form")
    for person in (f"{worker}, social worker", f"{manager}, team manager"):
        officer.waits_to_read(person)
        officer.ticks(person)
    steps.see_what_each_gets(officer, "4 files are in the outbox.")
    steps.send_to_the_folder(officer, 5)


def note_what_the_manager_said(officer: Officer, name: str) -> None:
    """The team manager agreed, on a day that stands already."""
    steps.find_a_child(officer, name)
    open_tab(officer, "About this child", "Reviews")
    officer.chooses("Note the manager’s response")
    officer.answers("Manager’s response", "Agreed")
    officer.presses("Alt+Return")
    officer.waits_to_read("The manager’s response, Thu 11 June 2026")


def read_what_is_due(officer: Officer, words: str) -> None:
    """Find a date on the overview of the child whose page is open."""
    open_tab(officer, "About this child", "Overview")
    officer.waits_to_read(words)


def read_the_timeline(officer: Officer) -> str:
    """What the timeline of the child whose page is open says."""
    open_tab(officer, "About this child", "Timeline")
    officer.waits_until(lambda: "Letter to the child" in officer.reads(), "the letter in the timeline")
    return officer.reads()


def words_of(paper: Path) -> str:
    """A finished file read back as one line of words."""
    return " ".join("".join(page.extract_text() for page in PdfReader(paper).pages).split())


def papers_in(folder: Path) -> list[tuple[str, str]]:
    """The finished files, each with its kind; nothing about anybody is in a name (S29)."""
    found = sorted(one for one in folder.iterdir() if one.name != marker.NAME)
    assert all(re.fullmatch(r"IRO-[A-Z2-9]{6}-[a-z]+-2026-06-11\.pdf", one.name) for one in found)
    return [(one.name.split("-")[2], words_of(one)) for one in found]


def check_the_papers(
    papers: list[tuple[str, str]],
    shared: tuple[str, ...],
    private: tuple[str, ...],
    decision: str,
    plain: str,
) -> None:
    """A letter in the child's words, two outcomes with the decision, and nothing private anywhere."""
    assert sorted(kind for kind, _ in papers) == [
        "letter",
        "monitoring",
        "monitoring",
        "outcomes",
        "outcomes",
    ]
    (letter,) = (words for kind, words in papers if kind == "letter")
    assert all(words in letter for words in (*shared, plain)), letter
    for kind, words in papers:
        assert not [line for line in private if line in words], f"private words in the {kind}"
        if kind == "outcomes":
            assert all(line in words for line in (*shared, decision)), words
    return letter
