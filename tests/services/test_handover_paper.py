"""The hand-over pack: the summary as it was finished, and promises and open work as they stand today (J13)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ActionState, DocumentKind, PromiseState, Role, Share, SheetState
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import NOT_SENT
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.exports import case_papers
from iro_desk.records import Action, Concern, Person, Promise, Sheet
from iro_desk.services import handover_paper, leak_check
from iro_desk.services.entering import insert
from tests.exports.rich_review import (
    ADDRESS,
    ADOPTER,
    EVERYBODY,
    GUARDED,
    MUM,
    NOBODY,
    TODAY,
    WORKER,
    rich_desk,
)
from tests.exports.rich_review import words_of as every_word

NEXT = 14
CALENDAR, RULES = Calendar({}), ClockRules()
SUMMARY = {
    "held_on": "2026-06-10", "who": "She hums when she is thinking.", "called": "Maya",
    "plan": "She stays at her school.",
    "want": [
        {"words": "A kite of my own", "share": "may_share"}, {"words": "the pebble", "share": "private"},
    ],
    "promises": [
        {"what": "Ask about swimming", "becomes": "Passed on", "to_whom": "Tess Hall", "_source": "promise:1"},
        {"what": "Bring the map", "becomes": "Will keep before I go", "_source": "promise:2"},
        {"what": "Send a postcard from the sea", "becomes": "Will keep before I go"},
    ],
    "open": [{"kind": "Action", "what": "Mend the bike", "note": "Ring the shop first.", "_source": "action:1"}],
    "withheld": "Yes, I have checked them",
}  # fmt: skip


@pytest.fixture
def session() -> Iterator[Session]:
    with rich_desk(lay_open_work) as made:
        yield made


def lay_open_work(made: Session) -> None:
    """The officer who takes over, promises, an action and a concern."""
    insert(made, Person, child_id=1, name="Noor Vale", role=Role.OTHER, paper_role=ReaderRole.NEW_OFFICER)
    for what, share, state in (
        ("Ask about swimming", Share.MAY_SHARE, PromiseState.OPEN),
        ("Bring the map", Share.MAY_SHARE, PromiseState.KEPT),
        ("Keep the hidden den", Share.PRIVATE, PromiseState.OPEN),
        ("Look for her kite", Share.MAY_SHARE, PromiseState.OPEN),
    ):
        insert(made, Promise, child_id=1, made_on=date(2026, 5, 1), what=what, share=share, state=state)
    insert(made, Action, child_id=1, what="Mend the bike", owner="Tess Hall", state=ActionState.OPEN)
    insert(made, Concern, child_id=1, raised_on=date(2026, 5, 1), about="No dentist since winter")


def finish(session: Session, state: SheetState = SheetState.FINISHED) -> None:
    insert(session, Sheet, child_id=1, form="handover", held_on=date(2026, 6, 10), begun_on=date(2026, 6, 10),
           state=state, finished_at=datetime(2026, 6, 10, 12, tzinfo=UTC), answers=json.dumps(SUMMARY))  # fmt: skip


def words_of(session: Session, format_name: str) -> str:
    (made,) = case_papers.make(
        session, DocumentKind.HANDOVER, 1, (format_name,), (NEXT,), ("K7F3Q2",), TODAY, CALENDAR, RULES, {}
    )
    assert made.questions == ()
    return every_word(made.content)


@pytest.mark.parametrize("format_name", ["pdf", "docx", "txt"])
def test_the_next_officer_has_the_summary_and_what_is_promised_and_open_today(
    session: Session, format_name: str
) -> None:
    finish(session)
    words = words_of(session, format_name)
    for line in (
        "She hums when she is thinking", "A kite of my own", "She stays at her school", "Look for her kite",
        "Ask about swimming", "Passed on", "Send a postcard from the sea", "Mend the bike", "Ring the shop first",
        "No dentist since winter", "School to lend a tablet computer", "K-4471",
    ):  # fmt: skip
        assert line in words, line
    out = ("Bring the map", "hidden den", "the pebble", GUARDED, ADDRESS, "checked them")
    assert [line for line in (*NOBODY, *out) if line.casefold() in words.casefold()] == []


def test_nobody_but_the_officer_taking_over_is_sent_the_pack_or_its_summary(session: Session) -> None:
    finish(session)
    everybody = (*sorted(EVERYBODY), NEXT)
    found = case_papers.versions_for(session, DocumentKind.HANDOVER, 1, everybody, TODAY, CALENDAR, RULES, {})
    assert [one.reader.person_id for one in found if not one.refused] == [NEXT]
    assert {one.refused for one in found if one.refused} == {NOT_SENT}


def test_the_next_officer_can_reach_a_carer_whose_home_is_kept_from_the_family(session: Session) -> None:
    """S44: only whoever was said to be taking over; where the rest is to be found is told and not the rest itself."""
    finish(session)
    words = words_of(session, "pdf")
    assert "Jan Moss" in words and "case package" in words
    assert "Noor Vale Officer taking over" in words and "Somebody else" not in words
    assert [line for line in NOBODY if line.casefold() in words.casefold()] == []
    for person in (ADOPTER, MUM):
        found = leak_check.paper_identifiers(session, 1, person, ReaderRole.RELATIVE, TODAY)
        assert {"Jan Moss", ADDRESS} <= {one.value for one in found if one.blocking}, person


@pytest.mark.parametrize(
    ("field", "value"), [("not_told_home", True), ("role", Role.MOTHER), ("paper_role", ReaderRole.POLICE)]
)
def test_a_carer_is_told_to_nobody_who_must_not_learn_it_or_may_be_of_the_family(
    session: Session, field: str, value: object
) -> None:
    """S44."""
    finish(session)
    setattr(session.get_one(Person, NEXT), field, value)
    session.flush()
    found = leak_check.paper_identifiers(session, 1, NEXT, ReaderRole.NEW_OFFICER, TODAY)
    assert "Jan Moss" in {one.value for one in found if one.blocking}


def test_where_the_carer_is_left_out_the_pack_says_where_they_stand(session: Session) -> None:
    finish(session)
    session.get_one(Person, NEXT).not_told_home = True
    session.flush()
    words = words_of(session, "txt")
    assert "Jan Moss" not in words and "must not be told where the child lives" in words


def test_what_is_said_to_a_worker_of_the_family_by_their_paper_role_counts(session: Session) -> None:
    """S44: whoever is of the family to papers is not told the home, whatever else they are."""
    session.get_one(Person, WORKER).paper_role = ReaderRole.RELATIVE
    session.flush()
    found = leak_check.paper_identifiers(session, 1, WORKER, ReaderRole.RELATIVE, TODAY)
    assert "Jan Moss" in {one.value for one in found if one.blocking}


def test_without_a_finished_summary_there_is_no_pack(session: Session) -> None:
    finish(session, SheetState.WRITING)
    with pytest.raises(Refusal, match="not finished"):
        handover_paper.handover(session, 1, TODAY, CALENDAR, RULES)
