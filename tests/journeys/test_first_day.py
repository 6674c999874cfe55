"""The first day at the desk, from an empty folder to a letter on its way, by keyboard alone (U1, U17, U63)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from iro_desk.app.programme import Programme
from tests.journeys import plain_review, reviewing, steps
from tests.journeys.conftest import LaidOutPrompts
from tests.journeys.officer import Officer

SHARED, PRIVATE = "I like the green room", "I miss my old street"
Start = Callable[[], Programme]


@pytest.fixture
def small_return(tmp_path: Path) -> Path:
    """An SSDA903 return of three invented children, as a folder of CSV files."""
    folder = tmp_path / "return"
    folder.mkdir()
    tables = {
        "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
        + "".join(f"90{n},2,0{n}/03/2014,WBRI,A12345678901{n},,\n" for n in (1, 2, 3)),
        "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        + "".join(f"90{n},02/02/2026,S,C2,N1,U6,PR1,,,,,,\n" for n in (1, 2, 3)),
        "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE\n901,01/03/2014,27/02/2026,PN1\n",
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def words_of(paper: Path) -> str:
    """A finished file read back as one line of words."""
    return " ".join("".join(page.extract_text() for page in PdfReader(paper).pages).split())


def kind_of(paper: Path) -> str:
    """What a file is, by its name."""
    return paper.name.split("-")[2]


def say_before(officer: Officer) -> None:
    """What is asked before the review begins; of the plans only the care plan is there."""
    officer.answers("Did you see Wren before the review?", "Yes")
    reviewing.say_the_papers_came(officer, ("Care plan",))


def test_the_first_day_ends_with_a_letter_that_says_what_may_be_said_and_nothing_else(
    officer: Officer, start_the_program: Start, small_return: Path, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    start_the_program()
    passphrase = steps.make_a_desk(officer)
    steps.say_who_she_is(officer)

    prompts.folder = small_return
    steps.look_at_a_return(officer)
    steps.take_children(officer, 2)
    steps.find_a_child(officer, "901")
    steps.give_a_name(officer, "Wren")

    steps.record_a_visit(officer, {SHARED: True, PRIVATE: False})
    steps.begin_a_review(officer)
    decision = partial(
        steps.decide,
        officer,
        "Arrange time with her brother.",
        "You will see your brother each month.",
        "Wren",
    )
    plain_review.write(officer, "Wren", {1: partial(say_before, officer), 18: decision})
    steps.answer_the_checklist(officer)
    steps.go_on_with_the_last_section(officer)
    steps.grade_a_plan(officer, 1, "Requires improvement")
    steps.is_refused_at_the_field(officer, "needs its reason", "What makes you say so?")
    officer.types("It does not say who does what.")
    officer.tabs_to("What would make it good?")
    officer.types("A person and a day for each action.")
    for plan in range(2, 8):
        steps.grade_a_plan(officer, plan, "Not applicable")
    steps.finish_the_review(officer)

    steps.draft_the_letter(officer)
    steps.put_it_in_the_outbox(officer)
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    steps.put_the_papers_in_the_outbox(officer, "Wren", "Bev Okafor", "Ade Cole")
    steps.send_to_the_folder(officer, 5, passphrase)

    (letter,) = prompts.folder.glob("*-letter-*")
    assert re.fullmatch(r"IRO-[A-Z2-9]{6}-letter-2026-06-11\.pdf", letter.name), "nothing about anybody (S29)"
    words = words_of(letter)
    assert SHARED in words and "You will see your brother each month" in words
    assert PRIVATE not in words
    for_adults = [words_of(paper) for paper in prompts.folder.glob("*.pdf") if paper != letter]
    assert sorted(kind_of(paper) for paper in prompts.folder.glob("*.pdf")) == [
        *("letter", "monitoring", "monitoring", "outcomes", "outcomes")
    ]
    assert not any(PRIVATE in words for words in for_adults)
    assert sum("Arrange time with her brother." in words for words in for_adults) == 2
    assert sum("It does not say who does what." in words for words in for_adults) == 2
    officer.tally.stays_within("The first day", keys=2_500, screens=90, asked=250)


def test_ten_children_are_taken_from_a_whole_councils_return(
    officer: Officer, start_the_program: Start, prompts: LaidOutPrompts
) -> None:
    """Rules 440 and 441 are counted row by row over 2,675 children before anything is kept."""
    folder = steps.shared_return()
    if not folder.is_dir():
        pytest.skip("the outside set of invented returns is not beside the project")
    start_the_program()
    steps.make_a_desk(officer)
    prompts.folder = folder
    steps.look_at_a_return(officer)
    assert steps.flagged(officer, "440") == "1,435"
    assert steps.flagged(officer, "441") == "663"
    assert "Caseload, " not in officer.reads(), "nothing is kept until she says so"
    steps.take_children(officer, 10)
    officer.waits_to_read("10 children brought in")
    caseload = re.search(r"\b(\d+) children, and (\d+) no longer looked after\.", officer.reads())
    assert caseload is not None, officer.reads()
    assert int(caseload[1]) + int(caseload[2]) == 10
    officer.waits_to_read(f"Caseload, {caseload[1]}")
