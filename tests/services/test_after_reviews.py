"""After a review: the manager's answer or silence, what held a paper up, and how the letter was given (forms §2.12)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from iro_desk.domain.codes import (
    DecisionState,
    EventKind,
    LetterGiven,
    ManagerAnswer,
    ReviewPaper,
    ReviewState,
    Share,
)
from iro_desk.errors import Refusal
from iro_desk.records import ChildsWords, Concern, Decision, Event, GivenOut, HeldUp, Review, ReviewVersion
from iro_desk.services import after_reviews, children, clockwork, facts, said_before, settings
from iro_desk.services.after_reviews import AfterRow
from iro_desk.services.blockers import blockers, whose_days
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.preferences import limit_key
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.visits import SharedWords, WordsLine, sharable_words

HELD, SENT = date(2026, 2, 16), date(2026, 2, 20)
BLOCKERS = blockers()


@pytest.fixture
def child_id(desk) -> int:
    return desk.a_child()


@pytest.fixture
def review_id(desk, child_id) -> int:
    """Held on 16 February and finished, with one decision proposed and the decisions sent on the 20th."""
    number = desk.a_review(child_id, HELD)

    def finish(session):
        review = session.get(Review, number)
        review.state, review.outcomes_sent_on = ReviewState.FINISHED, SENT
        session.add(
            Decision.model_validate({"review_id": number, "child_id": child_id, "what": "Book lessons"})
        )

    desk.write(finish)
    return number


def row_of(desk, child_id: int, today: date | None = None) -> AfterRow:
    return desk.read(after_reviews.after, child_id, today or desk.today, desk.calendar, desk.rules)[0]


def standing(desk, child_id: int, today: date) -> DecisionState:
    last = desk.read(said_before.last_decisions, child_id, today)
    return last.rows[0].state


def answered(desk, review_id: int, on: date | None = None, **values: object) -> None:
    desk.write(after_reviews.answer, values, review_id, on or desk.today, desk.calendar, desk.rules)


def is_waited_for(desk, child_id: int) -> bool:
    dates = desk.read(clockwork.of_child, child_id, desk.today)
    return any(one.due.clock_id == "REC-4" for one in dates)


def messages(trouble: Incomplete) -> list[str]:
    return [finding.message for finding in trouble.findings]


def test_silence_counts_as_agreed_from_the_sixth_working_day(desk, child_id, review_id):
    """Sent on Friday 20 February: five working days end on Friday the 27th, counted by hand."""
    assert row_of(desk, child_id, date(2026, 2, 27)).answer_by == date(2026, 2, 27)
    assert standing(desk, child_id, date(2026, 2, 27)) is DecisionState.PROPOSED
    assert standing(desk, child_id, date(2026, 2, 28)) is DecisionState.AGREED
    assert row_of(desk, child_id, date(2026, 2, 28)).agreed


def test_the_number_of_days_of_silence_is_a_setting(desk, child_id, review_id):
    desk.write(settings.change, limit_key("manager_answer_working_days"), "10")
    assert standing(desk, child_id, date(2026, 3, 2)) is DecisionState.PROPOSED


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"manager_answer": "agreed"}, DecisionState.AGREED),
        ({"manager_answer": "changed", "manager_said": "Fortnightly"}, DecisionState.AGREED),
        (
            {"manager_answer": "not_agreed", "manager_said": "No money", "manager_next": "Ring"},
            DecisionState.PROPOSED,
        ),
    ],
)
def test_the_answer_decides_how_the_decisions_stand_and_ends_the_wait(
    desk, child_id, review_id, values, state
):
    assert is_waited_for(desk, child_id)
    answered(desk, review_id, manager_on="2026-02-24", **values)
    assert standing(desk, child_id, desk.today) is state
    assert not is_waited_for(desk, child_id)
    events = [(h.on, h.text) for h in desk.read(children.timeline, child_id, desk.today) if h.kind == "event"]
    assert events == [(date(2026, 2, 24), EventKind.MANAGER_RESPONSE.label)]


def test_an_answer_changed_is_one_event_and_undo_brings_the_first_back(desk, child_id, review_id):
    answered(desk, review_id, manager_answer="agreed", manager_on="2026-02-24")
    answered(desk, review_id, manager_answer="changed", manager_on="2026-02-25", manager_said="Weekly")
    assert desk.read(_events) == [(date(2026, 2, 25), "Agreed with a change")]
    desk.store.undo()
    assert desk.read(_events) == [(date(2026, 2, 24), "Agreed")]
    assert row_of(desk, child_id).answer is ManagerAnswer.AGREED


def _events(session) -> list[tuple[date, str]]:
    rows = session.exec(select(Event).where(Event.kind == EventKind.MANAGER_RESPONSE)).all()
    return [(row.happened_on, row.note) for row in rows]


def _count(session, kind) -> int:
    return len(session.exec(select(kind)).all())


def test_silence_is_noted_only_when_it_is_over_and_is_nothing_that_happened(desk, child_id, review_id):
    with pytest.raises(Refusal, match="only after Fri 27 Feb"):
        answered(desk, review_id, date(2026, 2, 27), manager_answer="silent")
    answered(desk, review_id, manager_answer="silent")
    row = row_of(desk, child_id)
    assert (row.answer, row.answered_on, row.agreed) == (ManagerAnswer.SILENT, date(2026, 3, 2), True)
    assert desk.read(_events) == [] and not is_waited_for(desk, child_id)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, ["Select the manager’s response."]),
        ({"manager_answer": "agreed"}, ["Enter the day of the answer."]),
        (
            {"manager_answer": "agreed", "manager_on": "2026-02-19"},
            ["The day of the answer must be on or after the day the decisions were sent."],
        ),
        (
            {"manager_answer": "agreed", "manager_on": "2026-03-03"},
            ["The day of the answer must be today or earlier."],
        ),
        (
            {"manager_answer": "changed", "manager_on": "2026-02-24"},
            ["Say which decision was changed, and how."],
        ),
        (
            {"manager_answer": "not_agreed", "manager_on": "2026-02-24"},
            ["Say which decision, and why it was not agreed.", "Say what you will do."],
        ),
    ],
)
def test_what_an_answer_still_needs_is_said(desk, child_id, review_id, values, wanted):
    with pytest.raises(Incomplete) as trouble:
        answered(desk, review_id, **values)
    assert messages(trouble.value) == wanted


def test_decisions_not_sent_cannot_be_answered(desk, child_id):
    number = desk.a_review(child_id, HELD)
    with pytest.raises(Refusal, match="Note the day the decisions were sent first"):
        answered(desk, number, manager_answer="agreed", manager_on="2026-02-24")


def test_a_no_may_note_a_concern(desk, child_id, review_id):
    no = {"manager_answer": "not_agreed", "manager_on": "2026-02-24", "manager_said": "No money"}
    answered(desk, review_id, **no, manager_next="Ask the head of service")
    assert desk.read(_count, Concern) == 0
    answered(desk, review_id, **no, manager_next="Ask the head of service", note_concern=True)
    concern = desk.read(lambda s: s.exec(select(Concern)).one().model_dump())
    assert (concern["raised_on"], concern["stage"]) == (date(2026, 2, 24), 0)
    assert desk.read(facts.child_facts, child_id).disputes[0].raised_on == date(2026, 2, 24)


def note(desk, review_id: int, on: date, **held_up: object) -> None:
    desk.write(
        after_reviews.note_sent, review_id, ReviewPaper.DECISIONS, on, desk.today, desk.calendar, desk.rules,
        held_up, BLOCKERS,
    )  # fmt: skip


def test_a_paper_in_time_needs_no_reason(desk, child_id, review_id):
    """Held on Monday 16 February: the decisions are due by Monday the 23rd."""
    note(desk, review_id, date(2026, 2, 23))
    assert row_of(desk, child_id).papers[0].days_late == 0


def test_a_late_paper_is_noted_with_what_held_it_up_and_whose_day_it_was(desk, child_id, review_id):
    with pytest.raises(Incomplete) as trouble:
        note(desk, review_id, date(2026, 2, 25))
    assert messages(trouble.value) == ["Select what held it up.", "Select whose day it was."]
    assert row_of(desk, child_id).papers[0].done_on == SENT
    note(desk, review_id, date(2026, 2, 25), blocker="BUSINESS_SUPPORT", whose="business support")
    row = row_of(desk, child_id)
    assert row.papers[0].days_late == 2
    assert [(h.paper, h.words, h.whose) for h in row.held_up] == [
        (ReviewPaper.DECISIONS, "Business support vacancy or queue", "business support")
    ]


def test_a_reason_changed_stays_one_reason(desk, child_id, review_id):
    for code, whose in (("TRAVEL", "nobody"), ("CASELOAD", "service")):
        values = {"blocker": code, "whose": whose, "also": None, "note": None}
        desk.write(after_reviews.hold_up, values, review_id, ReviewPaper.RECORD, BLOCKERS)
    assert [h.whose for h in row_of(desk, child_id).held_up] == ["service"]
    shown = desk.read(after_reviews.held_up_values, review_id, ReviewPaper.RECORD)
    assert shown["blocker"] == "CASELOAD"


def test_the_list_of_blockers_has_codes_of_its_own_and_somebody_for_every_day():
    assert len({one.code for one in BLOCKERS}) == len(BLOCKERS) == 24
    assert "officer" in whose_days(BLOCKERS) and "" not in whose_days(BLOCKERS)


@pytest.mark.parametrize(
    ("form", "question"),
    [("midway", "drift_cause"), ("conference_midway", "drift_cause"), ("panel", "obstacle")],
)
def test_what_holds_a_plan_up_is_chosen_from_the_same_list_as_a_late_paper(form, question):
    """One list, in one file; a form adds only the box under Something else."""
    asked = next(one for section in form_of(form).sections for one in section.questions if one.id == question)
    assert {one.label for one in asked.choices} == {one.label for one in BLOCKERS}
    assert asked.choices[-1].label == "Something else" and asked.choices[-1].because


def give(desk, review_id: int, words: tuple[WordsLine, ...] = (), **values: object) -> None:
    desk.write(after_reviews.give_letter, values, words, review_id, desk.today)


def test_what_the_child_said_about_the_letter_is_kept_line_by_line(desk, child_id, review_id):
    lines = (WordsLine(None, "I liked it", Share.MAY_SHARE), WordsLine(None, "Too long", Share.PRIVATE))
    give(
        desk, review_id, lines, letter_given="read_aloud", letter_given_on="2026-02-27", letter_given_by="Bev"
    )
    row = row_of(desk, child_id)
    assert (row.letter, row.letter_note, row.letter_lines) == (LetterGiven.READ_ALOUD, "Bev", 2)
    assert desk.read(sharable_words, child_id, None) == (SharedWords("I liked it", date(2026, 2, 27)),)
    kept = desk.read(after_reviews.letter_words, review_id)
    give(desk, review_id, kept[:1], letter_given="post", letter_given_on="2026-02-27")
    row = row_of(desk, child_id)
    assert (row.letter, row.letter_note, row.letter_lines) == (LetterGiven.POST, "", 1)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, "Select how the letter was given."),
        ({"letter_given": "post"}, "Enter the day it was given."),
        (
            {"letter_given": "post", "letter_given_on": "2026-03-03"},
            "The day it was given must be between the review and today.",
        ),
        ({"letter_given": "not_given"}, "Say why the letter was not given."),
        ({"letter_given": "read_aloud", "letter_given_on": "2026-02-27"}, "Say who read it aloud."),
    ],
)
def test_what_the_letter_still_needs_is_said(desk, review_id, values, wanted):
    with pytest.raises(Incomplete) as trouble:
        give(desk, review_id, **values)
    assert messages(trouble.value) == [wanted]


def given_out(desk, review_id: int, **values: object) -> int:
    return desk.write(after_reviews.give_out, values, review_id, desk.today)


def test_who_was_given_the_record_which_version_and_when_is_kept_for_each(desk, child_id, review_id):
    """After.record_out: a date per recipient; the first noted is the day the record was given out."""
    bev = next(one for one in desk.read(after_reviews.people, review_id) if one.startswith("Bev"))
    given_out(desk, review_id, recipient=bev, given_on="2026-02-27", how="post")
    given_out(desk, review_id, recipient="Quill Ember, the child", given_on="2026-02-25")
    assert [(row.who, row.words, row.on, row.is_newest) for row in row_of(desk, child_id).given] == [
        ("Quill Ember, the child", "Record, version 1", date(2026, 2, 25), True),
        ("Bev, social worker", "Record, version 1, by post", date(2026, 2, 27), True),
    ]
    papers = {one.paper: one.done_on for one in row_of(desk, child_id).papers}
    assert papers[ReviewPaper.DISTRIBUTION] == date(2026, 2, 27)


def test_one_who_had_an_older_version_says_so_and_one_noted_by_mistake_is_taken_back(
    desk, child_id, review_id
):
    number = given_out(desk, review_id, recipient="Bev, social worker", given_on="2026-02-27")
    desk.write(_second_version, review_id)
    assert [row.is_newest for row in row_of(desk, child_id).given] == [False]
    desk.write(after_reviews.take_back, number)
    assert row_of(desk, child_id).given == ()


def _second_version(session, review_id: int) -> None:
    versions_of = session.get(Review, review_id).child_id
    versions = session.exec(select(ReviewVersion).where(ReviewVersion.review_id == review_id)).all()
    for number in range(len(versions) + 1, 3):
        session.add(
            ReviewVersion.model_validate(
                {
                    "review_id": review_id, "child_id": versions_of, "number": number, "text": "{}",
                    "finished_at": datetime(2026, 3, 1, tzinfo=UTC), "why": "A name was wrong",
                }
            )
        )  # fmt: skip
    session.flush()


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, ["Select who was given it.", "Enter the day it was given."]),
        ({"recipient": "Somebody else", "given_on": "2026-02-27"}, ["Select who was given it."]),
        (
            {"recipient": "Bev, social worker", "given_on": "2026-03-03"},
            ["This day must be between Mon 16 Feb 2026, the day of the review, and today."],
        ),
    ],
)
def test_a_record_is_given_to_somebody_on_the_list_between_the_review_and_today(
    desk, review_id, values, wanted
):
    with pytest.raises(Incomplete) as trouble:
        given_out(desk, review_id, **values)
    assert messages(trouble.value) == wanted


def test_a_removed_child_leaves_nothing_of_it(desk, child_id, review_id):
    give(
        desk, review_id, (WordsLine(None, "Good", Share.PRIVATE),), letter_given="post",
        letter_given_on="2026-02-27",
    )  # fmt: skip
    note(desk, review_id, date(2026, 2, 25), blocker="TRAVEL", whose="nobody")
    given_out(desk, review_id, recipient="Bev, social worker", given_on="2026-02-27")
    desk.write(children.remove, child_id)
    assert [desk.read(_count, kind) for kind in (HeldUp, GivenOut, ChildsWords, Review)] == [0, 0, 0, 0]
    desk.store.undo()
    assert [desk.read(_count, kind) for kind in (HeldUp, GivenOut, ChildsWords, Review)] == [1, 1, 1, 1]
