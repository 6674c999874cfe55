"""The midway record: each decision with how far it had got, what was added, and each reader's own lines (S38, S44)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ActionState, DocumentKind, SheetState
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.rules import NOT_SENT, NOTHING_CHOSEN, PaperType
from iro_desk.domain.working_days import Calendar
from iro_desk.exports import case_papers, sheet_files
from iro_desk.exports.versions import Choice
from iro_desk.records import Action, Sheet
from iro_desk.services.entering import insert
from tests.exports.rich_review import (
    ADDRESS,
    CARER,
    EVERYBODY,
    GUARDED,
    GUARDIAN,
    MANAGER,
    MUM,
    NOBODY,
    TODAY,
    WORKER,
    rich_desk,
    words_of,
)

CALENDAR, RULES = Calendar({}), ClockRules()
FORM = DocumentKind.SHEET
TICKED = frozenset({Part.DECISIONS_ALL, Part.NEXT})
"""What the officer ticks for the guardian."""
LINES = {
    "mend the broken swing": {WORKER, MANAGER, GUARDIAN},
    "Stuck, now by Friday 3 July 2026": {WORKER, MANAGER, GUARDIAN},
    "the joiner never came": {WORKER, MANAGER, GUARDIAN},
    "borrow a trampoline": {WORKER, MANAGER, GUARDIAN},
    "Done, Tuesday 9 June 2026": {WORKER, MANAGER, GUARDIAN},
    "3 November 2026": {WORKER, MANAGER, GUARDIAN},
    "nobody was chasing it": {WORKER, MANAGER},
    "The roof money ran out": {WORKER, MANAGER},
    "Supervision notes": {WORKER, MANAGER},
    "a grandmother was asked": {WORKER, MANAGER},
    "I like the swing": {WORKER, MANAGER},
    "K-4471": {WORKER, MANAGER, GUARDIAN},
}
ANSWERS = {
    "held_on": "2026-06-08", "file": ["Case notes", "Supervision notes"], "file_state": "Yes",
    "spoken": "Yes",
    "child": [{"words": "I like the swing", "share": "may_share"}, {"words": "a secret", "share": "private"}],
    "decisions": [
        {"what": "The landlord to mend the broken swing", "owner": "Bev Okafor", "progress": "Stuck",
         "why": "Three times the joiner never came.", "new_date": "2026-07-03", "_source": "decision:1"},
        {"what": f"The bus to stop at {ADDRESS}", "owner": "", "progress": "Done"},
    ],
    "drift": "Some", "drift_cause": "Something else", "drift_cause.because": "The roof money ran out",
    "drift_effect": "A month was lost because nobody was chasing it.",
    "permanence": [{"item": "Relatives or friends", "view": "Ruled out", "because": "a grandmother was asked"}],
    "changes": "No", "good": f"{GUARDED} helped.",
    "_shown": ["held_on", "file", "file_state", "spoken", "child", "decisions", "drift", "drift_cause", "drift_effect",
               "permanence", "changes", "good"],
}  # fmt: skip


@pytest.fixture(scope="module")
def laid() -> Iterator[Session]:
    with rich_desk(lay_midway) as session:
        yield session


def lay_midway(session: Session) -> None:
    """A finished midway with one action of its own."""
    insert(
        session, Sheet, child_id=1, form="midway", held_on=date(2026, 6, 8), begun_on=date(2026, 6, 8), review_id=1,
        state=SheetState.FINISHED, finished_at=datetime(2026, 6, 8, 12, tzinfo=UTC), answers=json.dumps(ANSWERS),
    )  # fmt: skip
    insert(session, Action, child_id=1, sheet_id=1, what="The carers to borrow a trampoline",
           state=ActionState.DONE, done_on=date(2026, 6, 9))  # fmt: skip


def test_each_reader_of_a_midway_has_the_lines_that_are_theirs_and_no_other(laid: Session) -> None:
    people = (WORKER, MANAGER, GUARDIAN)
    choices = {GUARDIAN: Choice(parts={PaperType.MIDWAY_RECORD: TICKED})}
    made = case_papers.make(
        laid, FORM, 1, ("pdf", "docx", "txt"), people, ("K7F3Q2",) * 3, TODAY, CALENDAR, RULES, choices
    )
    assert len(made) == 9
    for each in made:
        words = words_of(each.content)
        person = each.version.reader.person_id
        assert [line for line, who in LINES.items() if (line in words) is not (person in who)] == [], person
        assert [line for line in (*NOBODY, "a secret") if line.casefold() in words.casefold()] == []


def test_a_midway_goes_to_the_worker_and_the_manager_and_to_a_guardian_only_when_it_is_ticked(
    laid: Session,
) -> None:
    found = case_papers.versions_for(laid, FORM, 1, sorted(EVERYBODY), TODAY, CALENDAR, RULES, {})
    why = {one.reader.person_id: one.refused for one in found}
    assert {person for person, words in why.items() if not words} == {WORKER, MANAGER}
    assert why[GUARDIAN] == NOTHING_CHOSEN and why[MUM] == why[CARER] == NOT_SENT
    assert {one.source.kind for one in found} == {DocumentKind.MIDWAY}


def test_a_guardian_given_only_what_is_their_own_has_no_line_of_somebody_elses(laid: Session) -> None:
    choices = {GUARDIAN: Choice(parts={PaperType.MIDWAY_RECORD: frozenset({Part.DECISIONS_OWN, Part.NEXT})})}
    (one,) = case_papers.versions_for(laid, FORM, 1, (GUARDIAN,), TODAY, CALENDAR, RULES, choices)
    assert "swing" not in repr(one.paper) and "trampoline" not in repr(one.paper)


def test_the_record_that_is_saved_for_the_file_is_whole_and_says_which_version_it_is(laid: Session) -> None:
    content = sheet_files.made(laid, 1, "docx", TODAY, CALENDAR, RULES)
    words = words_of(content)
    assert "Midway record" in words and "Version 1" in words and "a secret" not in words
