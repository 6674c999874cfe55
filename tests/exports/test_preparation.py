"""The page for the train: two sides at most, however much there is, and nothing private on either."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from iro_desk.domain.clocks import Facts
from iro_desk.domain.wording import Tone
from iro_desk.exports import PDF, preparation_files
from iro_desk.exports.document import Document
from iro_desk.exports.document_text import text_of
from iro_desk.exports.documents import preparation
from iro_desk.exports.documents.preparation import Brevity
from iro_desk.services.checklists import DueChecklist
from iro_desk.services.feedback import NAMES_ANOTHER, Opinion, Thought
from iro_desk.services.preparing import (
    Changed,
    Heard,
    Journey,
    Owed,
    Preparation,
    PrivateNote,
    Said,
    Waiting,
)
from iro_desk.services.sent_in import SentAnswer
from iro_desk.services.upcoming import Upcoming

DAY = date(2026, 6, 11)
LONG = "He said that the stairs are dark and that nobody comes when he calls. " * 12


def page(**more: object) -> Preparation:
    upcoming = Upcoming(None, 2, (), DAY, None, Facts(born_on=date(2016, 1, 1)))
    empty = Preparation(
        child_id=1, name="Quill Ember", called="Quill", age="aged 10", review=upcoming,
        heading="Second review, Fri 19 June", sentence="Due by Tue 30 June 2026: in 2 weeks.", changes=(),
        decisions=(), papers=(), consulted=(), heard=(), choices=(), checklist=DueChecklist(1, None, ()),
        concerns=(), shared=(), kept=(), owed=(), notes=(), opinions=(), journey=Journey("", "", ()),
        clocks=(), made_on=DAY, officer="Ros Hale", is_demonstration=False,
    )  # fmt: skip
    return replace(empty, **more)  # type: ignore[arg-type]


def within(found: Preparation) -> Document:
    return preparation_files.within_two_sides([preparation.build(found, one) for one in Brevity])


def sides(found: Preparation) -> int:
    return len(PdfReader(BytesIO(PDF.write(within(found)))).pages)


def test_little_to_read_is_one_side():
    assert sides(page(changes=(Changed(DAY, "Your visit", "Settled and chatty"),))) == 1


@pytest.mark.parametrize("most", [10, 60])
def test_however_much_there_is_it_stays_at_two_sides(most):
    full = page(
        changes=tuple(Changed(DAY, f"Happening {n}", LONG) for n in range(most)),
        decisions=tuple(
            Waiting(f"Decision {n}", "Bev, by 1 July", "Not done", Tone.LATE, "third review in a row")
            for n in range(most)
        ),
        heard=tuple(
            Heard(f"Parent {n}", True, (SentAnswer("Worries", LONG, False),)) for n in range(most // 5)
        ),
        shared=tuple(Said(f"{n} {LONG}", DAY) for n in range(most)),
    )
    assert sides(full) == 2
    told = text_of(within(full))
    assert preparation.ON_SCREEN in told and "Decision 0" in told and "third review in a row" in told


def test_what_is_private_or_names_another_child_is_not_on_it():
    told = text_of(
        preparation.build(
            page(
                kept=(Said("I hear shouting", DAY),),
                notes=(PrivateNote(DAY, "A jot", "Gran drinks"),),
                owed=(
                    Owed("Ring about the dog", "You promised 1 June", "Promised", Tone.NONE, False),
                    Owed("See my brother", "Asked 1 June", "No answer yet", Tone.SOON, True),
                ),
                opinions=(
                    Opinion(
                        "Carer or home", False, (Thought("Support?", "“Isolde”", NAMES_ANOTHER),), "", ""
                    ),
                    Opinion("The child", True, (Thought("Best bit?", "“None of it”", ""),), "", ""),
                    Opinion("Parent", False, (Thought("Right?", "“You rang first”", ""),), "", ""),
                ),
            )
        )
    )
    assert "Ring about the dog" in told and "“You rang first”" in told
    for private in ("I hear shouting", "Gran drinks", "See my brother", "Isolde", "None of it"):
        assert private not in told


def test_a_shortened_answer_ends_at_a_word_and_says_that_it_goes_on():
    told = text_of(preparation.build(page(changes=(Changed(DAY, "Visit", LONG),)), Brevity.SHORTEST))
    line = next(one for one in told.splitlines() if one.startswith("Visit"))
    assert len(line) <= 91 and line.endswith("…") and line[:-1] in f"Visit. {LONG}"
