"""What people thought of a review: asked after it, answered as given, and read before the next."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from sqlmodel import select

from iro_desk.domain.codes import ReviewState, Share
from iro_desk.domain.feedback import FeedbackFrom
from iro_desk.domain.printed_forms import CHOICES
from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.records import Feedback, FeedbackAnswer, Review
from iro_desk.services import children, feedback
from iro_desk.services.consultations import forms
from iro_desk.services.entering import fetch

HELD = date(2026, 2, 20)


def reviewed(desk, **child) -> int:
    """A child whose review of 20 February is finished."""
    child_id = desk.a_child(**child)
    review_id = desk.a_review(child_id, HELD)

    def finish(session) -> None:
        fetch(session, Review, review_id).state = ReviewState.FINISHED
        session.flush()

    desk.write(finish)
    return child_id


def given(desk, child_id: int, who: FeedbackFrom, on: str = "2026-02-23") -> int:
    return desk.write(feedback.give, {"sent_on": on}, child_id, who, desk.today)


def test_every_answer_on_paper_can_be_entered_in_the_words_it_was_printed_in():
    """A form is answered with the words of its table, and with no others."""
    table = tomllib.loads(resource("data/printed_forms.toml").read_text(encoding="utf-8"))["answers"]
    for name, labels in table.items():
        assert [one.label.replace("’", "'") for one in CHOICES[name]] == labels
    kinds = {
        question["answer"].partition(" ")[0].partition(",")[0]
        for row in tomllib.loads(resource("data/printed_forms.toml").read_text(encoding="utf-8"))["form"]
        if row["kind"] == "feedback"
        for question in row["questions"]
    }
    assert kinds <= {*table, "words"}


def test_nobody_can_be_asked_before_a_review_is_finished(desk):
    child_id = desk.a_child()
    found = desk.read(feedback.sheet, child_id, desk.today)
    assert found.review_id is None and not found.rows
    with pytest.raises(Refusal, match="No review has been finished here yet"):
        given(desk, child_id, FeedbackFrom.CARER)


@pytest.mark.parametrize(
    ("born_on", "who", "form"),
    [
        (date(2023, 1, 1), FeedbackFrom.KNOWS_CHILD, "feedback_no_words"),
        (date(2020, 1, 1), FeedbackFrom.CHILD, "feedback_5_7"),
        (date(2016, 1, 1), FeedbackFrom.CHILD, "feedback_8_11"),
        (date(2012, 1, 1), FeedbackFrom.CHILD, "feedback_12_17"),
    ],
)
def test_the_childs_form_goes_by_age_and_of_a_small_child_somebody_who_knows_them_is_asked(
    desk, born_on, who, form
):
    child_id = reviewed(desk, born_on=born_on)
    first = desk.read(feedback.sheet, child_id, desk.today).rows[0]
    assert (first.who, first.form) == (who, form)


def test_those_asked_and_answered_are_counted_and_several_professionals_may_be_asked(desk):
    child_id = reviewed(desk)
    first = given(desk, child_id, FeedbackFrom.PROFESSIONAL)
    given(desk, child_id, FeedbackFrom.PROFESSIONAL)
    desk.write(feedback.file_answers, {"received_on": "2026-02-27", "how": "email"}, first, desk.today)
    found = desk.read(feedback.sheet, child_id, desk.today)
    assert found.counted == "2 asked, 1 answered."
    rows = [row for row in found.rows if row.who is FeedbackFrom.PROFESSIONAL]
    assert [row.words for row in rows] == [
        "Came back Fri 27 Feb, by e-mail",
        "Given Mon 23 Feb, not back yet",
    ]
    assert [row.feedback_id for row in found.rows if row.who is FeedbackFrom.CARER] == [0]


@pytest.mark.parametrize(
    ("day", "says"),
    [("", "Enter the day"), ("2026-02-19", "or later"), ("2026-03-03", "today or earlier")],
)
def test_a_form_is_given_between_the_review_and_today(desk, day, says):
    child_id = reviewed(desk)
    with pytest.raises(Refusal, match=says):
        given(desk, child_id, FeedbackFrom.PARENT, day)


def test_answers_are_kept_as_they_were_given_and_may_be_changed(desk):
    child_id = reviewed(desk)
    number = given(desk, child_id, FeedbackFrom.PARENT)
    form = forms().form("feedback_parent")
    names = [one.name for one in feedback.asked_of(form)]
    assert "share" not in names and "respect_chosen" in names and "right_words" in names
    answers = {
        "received_on": "2026-02-27",
        "respect_chosen": "mostly",
        "right_words": "you let me finish",
        "action": "Ask her first next time",
    }
    desk.write(feedback.file_answers, answers, number, desk.today)
    (opinion,) = desk.read(feedback.opinions, child_id)
    assert [(one.label, one.words) for one in opinion.answers] == [
        ("Did you feel respected?", "Mostly"),
        ("What did we get right?", "“you let me finish”"),
    ]
    assert not opinion.is_private and opinion.action == "Ask her first next time"
    started = desk.read(feedback.answered, number, desk.today)
    assert started["respect_chosen"] == "mostly" and started["right_words"] == "you let me finish"
    desk.write(
        feedback.file_answers, {**answers, "right_words": "", "respect_chosen": None}, number, desk.today
    )
    (opinion,) = desk.read(feedback.opinions, child_id)
    assert opinion.answers == ()


def test_a_childs_answers_stay_with_the_officer_until_they_say_otherwise(desk):
    child_id = reviewed(desk)
    number = given(desk, child_id, FeedbackFrom.CHILD)
    answers = {"received_on": "2026-02-27", "best_words": "The biscuits"}
    desk.write(feedback.file_answers, answers, number, desk.today)
    assert desk.read(feedback.opinions, child_id)[0].is_private
    shared = {**answers, "share": Share.MAY_SHARE.value}
    desk.write(feedback.file_answers, shared, number, desk.today)
    assert not desk.read(feedback.opinions, child_id)[0].is_private


def test_a_comment_that_names_another_child_says_so(desk):
    desk.a_child(preferred_name="Isolde", surname="Tarn")
    child_id = reviewed(desk)
    number = given(desk, child_id, FeedbackFrom.CARER)
    answers = {"received_on": "2026-02-27", "support_words": "Help with Isolde Tarn at tea time"}
    desk.write(feedback.file_answers, answers, number, desk.today)
    (thought,) = desk.read(feedback.opinions, child_id)[0].answers
    assert thought.caution.startswith("This comment names another child.")


def test_a_form_given_by_mistake_is_taken_away_and_a_removed_child_leaves_none(desk):
    child_id = reviewed(desk)
    number = given(desk, child_id, FeedbackFrom.CARER)
    answers = {"received_on": "2026-02-27", "support_words": "Respite"}
    desk.write(feedback.file_answers, answers, number, desk.today)
    desk.write(feedback.take_away, number)
    assert desk.read(feedback.opinions, child_id) == ()
    number = given(desk, child_id, FeedbackFrom.CARER)
    desk.write(feedback.file_answers, answers, number, desk.today)
    desk.write(children.remove, child_id)
    for record in (Feedback, FeedbackAnswer):
        assert desk.read(lambda session, record=record: session.exec(select(record)).all()) == []
