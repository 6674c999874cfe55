"""A finished short form as a document: what was shown and answered, and never a private line or the officer's own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iro_desk.domain.sheets.answers import read_answers
from iro_desk.domain.sheets.filled import Filled, Known
from iro_desk.domain.sheets.printed import SheetPaper, printed_sections
from iro_desk.domain.sheets.questions import read_form
from iro_desk.domain.working_days import Calendar
from iro_desk.exports import ALL_FORMATS, Format, document_of
from iro_desk.exports.document_text import text_of
from iro_desk.paths import resource

ANSWERS: dict[str, Any] = {
    "ended": "2025-11-03",
    "held_on": "2026-02-20",
    "sooner": "Hidden, as the day is late enough",
    "chair": "Dee Moss",
    "child": [
        {"words": "Nobody told me why", "share": "may_share"},
        {"words": "I broke the door", "share": "private"},
    ],
    "carer": "We were tired.\nWe asked for help.",
    "timeline": [{"on": "2025-10-01", "what": "First call for help"}, {"what": "He packed"}],
    "learned_child": ["He needs to be told early", "He needs his brother"],
    "needs": [{"what": "Story book", "owner": "Bev Hall", "by": "2026-03-27", "measure": "He has it"}],
    "story": "You moved because your carers could not keep you safe.",
}


@pytest.fixture
def paper() -> SheetPaper:
    """A disruption meeting, with one question kept for the officer alone."""
    text = (resource("forms") / "disruption.toml").read_text(encoding="utf-8")
    form = read_form(text.replace('label = "How the match was made"', 'label = "Own note"\nto = "O"'))
    answers = read_answers(form, {**ANSWERS, "match": "Only I may read this"})
    facts = {"disruption_weeks": 10, "child_name": "Quill", "today": date(2026, 3, 2)}
    filled = Filled(form, answers, Known(facts, Calendar({})))
    return SheetPaper(
        title=form.title, purpose=form.purpose, child_name="Quill Ember", local_code="C-1",
        dated_on=date(2026, 2, 20), officer="Una Bell", officer_contact="020 7946 0000", authority="Invented Council",
        sections=printed_sections(filled),
    )  # fmt: skip


def test_what_is_printed_is_what_was_shown_and_may_be_read(paper: SheetPaper) -> None:
    """A private line, an answer for the officer alone and a hidden question never leave."""
    text = text_of(document_of(paper))
    for printed in ("Disruption meeting", "Quill Ember", "Friday 20 February 2026", "“Nobody told me why”",
                    "We asked for help.", "First call for help", "Story book", "He needs his brother"):  # fmt: skip
        assert printed in text
    for kept in ("I broke the door", "Only I may read this", "Own note", "Hidden", "How the match"):
        assert kept not in text


@pytest.mark.parametrize("format_", ALL_FORMATS, ids=lambda each: each.name)
def test_it_is_written_in_every_format(paper: SheetPaper, format_: Format) -> None:
    """The same tree, as a page and as a Word file."""
    assert len(format_.write(document_of(paper))) > 1000


def test_a_form_where_every_line_is_private_prints_no_heading_for_them(paper: SheetPaper) -> None:
    """Not even that the child said something is told."""
    titles = [answer.question for section in paper.sections for answer in section.answers]
    assert "The child’s account" in titles
    form = read_form((resource("forms") / "disruption.toml").read_text(encoding="utf-8"))
    only_private = {**ANSWERS, "child": [{"words": "I broke the door", "share": "private"}]}
    facts = {"disruption_weeks": 10, "child_name": "Quill"}
    filled = Filled(form, read_answers(form, only_private), Known(facts, Calendar({})))
    titles = [answer.question for section in printed_sections(filled) for answer in section.answers]
    assert "The child’s account" not in titles
