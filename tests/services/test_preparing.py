"""What is read before a review: what has changed, what waits, what was promised, and what never goes on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from sqlmodel import select

from iro_desk.domain.codes import DecisionState, JotState, PlanKind, ReviewState, Share
from iro_desk.domain.wording import Tone
from iro_desk.records import Ask, Decision, Promise, Review
from iro_desk.services import jots, plans_tracker, preparing, reviews
from iro_desk.services.entering import fetch
from iro_desk.services.preparing import Preparation
from iro_desk.services.reviews import DecisionRow
from iro_desk.services.reviews.parts import follow_earlier

HELD = date(2026, 2, 9)
NOON = datetime(2026, 2, 27, 12, tzinfo=UTC)


def page_of(desk, child_id: int) -> Preparation:
    return desk.read(preparing.prepared, child_id, desk.today, desk.calendar)


def reviewed(desk, child_id: int, decision) -> int:
    """Held on 9 February with one decision, and finished."""
    review_id = desk.a_review(child_id, HELD)
    desk.write(reviews.set_decisions, review_id, (DecisionRow(None, decision()),))

    def finish(session) -> None:
        fetch(session, Review, review_id).state = ReviewState.FINISHED
        session.flush()

    desk.write(finish)
    return review_id


def test_a_jot_is_among_her_notes_and_never_among_what_goes_on_paper(desk):
    """S: what was jotted is for her eyes; filed or not, no word of it is on the page for the train."""
    child_id = desk.a_child()
    number = desk.write(jots.jot, "Gran drinks again", child_id, NOON)
    assert [note.words for note in page_of(desk, child_id).notes] == ["Gran drinks again"]
    assert page_of(desk, child_id).changes == () or all(
        "Gran" not in one.words for one in page_of(desk, child_id).changes
    )
    filed = {
        "text": "Gran drinks again",
        "jotted": "27 February 2026 12:00",
        "state": JotState.PASSED.value,
        "passed_to": "Bev",
    }
    desk.write(jots.settle, filed, number, NOON)
    (note,) = page_of(desk, child_id).notes
    assert note.label == "A jot. Passed to Bev"


def test_what_became_of_a_decision_is_news_on_the_day_it_was_marked(desk, decision):
    child_id = desk.a_child()
    review_id = reviewed(desk, child_id, decision)
    (row,) = desk.read(reviews.decisions, review_id)
    assert not [one for one in page_of(desk, child_id).changes if one.words.startswith("Decision")]
    desk.write(reviews.mark_earlier, row.decision_id, DecisionState.NOT_DONE, "The pool is shut")
    desk.write(reviews.mark_earlier, row.decision_id, DecisionState.DONE, "Seen swimming")
    (news,) = [one for one in page_of(desk, child_id).changes if one.words.startswith("Decision")]
    assert (news.words, news.detail) == ("Decision done: Book swimming lessons", "Seen swimming")


def test_the_day_a_decision_was_done_and_what_its_waiting_has_meant_are_read_before_the_next_review(
    desk, decision
):
    child_id = desk.a_child()
    review_id = reviewed(desk, child_id, decision)
    (row,) = desk.read(reviews.decisions, review_id)

    def follow(state: DecisionState, done_on: date | None, effect: str) -> None:
        desk.write(reviews.mark_earlier, row.decision_id, state, "")
        rest = {"done_on": done_on, "evidence": "", "effect": effect, "what_now": None}
        desk.write(partial(follow_earlier, decision_id=row.decision_id, **rest))

    follow(DecisionState.NOT_DONE, None, "A winter without water.")
    (waiting,) = page_of(desk, child_id).decisions
    assert waiting.detail.endswith("What it has meant: A winter without water.")
    follow(DecisionState.DONE, date(2026, 2, 16), "")
    page = page_of(desk, child_id)
    assert [one.state for one in page.decisions] == ["Done, Mon 16 Feb"]
    assert "What it has meant" not in page.decisions[0].detail
    (news,) = [one for one in page.changes if one.words.startswith("Decision done")]
    assert news.on == date(2026, 2, 16)


def test_plans_that_carry_one_date_are_one_line(desk):
    child_id = desk.a_child()
    for plan in (PlanKind.CARE, PlanKind.PLACEMENT):
        desk.write(plans_tracker.record, {"dated_on": "2026-02-20"}, child_id, plan, desk.today)
    (news,) = [one for one in page_of(desk, child_id).changes if one.on == date(2026, 2, 20)]
    assert news.words == "Plans that carry this date"
    assert sorted(news.detail.split(", ")) == ["Care plan", "Placement plan"]


def test_a_decision_says_at_which_review_in_a_row_it_waits_the_longest_first(desk, decision):
    child_id = desk.a_child()
    review_id = desk.a_review(child_id, HELD)
    rows = tuple(DecisionRow(None, decision(what=what)) for what in ("New", "Old"))
    desk.write(reviews.set_decisions, review_id, rows)

    def carry(session) -> None:
        fetch(session, Review, review_id).state = ReviewState.FINISHED
        session.exec(select(Decision).where(Decision.what == "Old")).one().times_carried = 2
        session.flush()

    desk.write(carry)
    waiting = page_of(desk, child_id).decisions
    assert [(one.what, one.waited) for one in waiting] == [("Old", "third review in a row"), ("New", "")]


def test_what_was_promised_and_asked_for_waits_until_it_is_settled(desk):
    child_id = desk.a_child()

    def make(session) -> None:
        session.add(
            Promise.model_validate(
                {
                    "child_id": child_id, "made_on": HELD, "what": "Ring about the dog",
                    "by_when": date(2026, 2, 20), "share": Share.MAY_SHARE,
                }
            )
        )  # fmt: skip
        session.add(
            Ask.model_validate(
                {"child_id": child_id, "asked_on": HELD, "what": "A later bedtime", "of_whom": "the carer"}
            )
        )
        session.flush()

    desk.write(make)
    promise, ask = page_of(desk, child_id).owed
    assert (promise.badge, promise.tone) == ("Day passed", Tone.LATE)
    assert promise.detail == "You promised Mon 9 Feb, by Fri 20 Feb" and not promise.is_private
    assert ask.detail == "Asked of the carer Mon 9 Feb" and ask.badge == "No answer yet"
