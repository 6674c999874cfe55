"""Asking before a review: who, by when, what came back, and the child's own lines."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import PlanKind, Share, YesNo
from iro_desk.domain.consulting import Consulted
from iro_desk.domain.wording import Tone
from iro_desk.errors import Refusal
from iro_desk.services import consultations, plans_tracker, preparing, sent_in


def asked(desk, child_id: int, who: Consulted, **more) -> int:
    values = desk.read(consultations.begin, child_id, who, 0, desk.today, desk.calendar)
    return desk.write(consultations.file, {**values, **more}, child_id, 0, who, desk.today)


def standing(desk, child_id: int, who: Consulted, today: date | None = None):
    rows = desk.read(consultations.consulted, child_id, today or desk.today, desk.calendar)
    return next(row for row in rows if row.who is who)


def test_everybody_is_listed_until_they_are_asked_and_a_small_child_has_no_advocate_to_ask(desk):
    whole = desk.a_child()
    small = desk.a_child(born_on=date(2023, 1, 1))
    assert standing(desk, whole, Consulted.MOTHER).words == "Not asked yet"
    assert standing(desk, whole, Consulted.ADVOCATE).consultation_id == 0
    rows = desk.read(consultations.consulted, small, desk.today, desk.calendar)
    assert Consulted.ADVOCATE not in {row.who for row in rows}


@pytest.mark.parametrize(
    ("born_on", "alone", "form"),
    [
        (date(2023, 1, 1), False, "views_0_4"),
        (date(2020, 1, 1), False, "views_5_7"),
        (date(2016, 1, 1), False, "views_8_11"),
        (date(2013, 1, 1), False, "views_12_15"),
        (date(2009, 6, 1), False, "views_16_17"),
        (date(2009, 6, 1), True, "views_unaccompanied"),
    ],
)
def test_the_childs_form_goes_by_age_and_by_coming_here_alone(desk, born_on, alone, form):
    child_id = desk.a_child(born_on=born_on, unaccompanied=alone)
    assert desk.read(consultations.form_of, child_id, Consulted.CHILD, desk.today).id == form


def test_an_answer_is_wanted_some_working_days_before_the_review_and_its_silence_is_said(desk):
    child_id = desk.a_child()
    desk.a_review(child_id, date(2026, 3, 23))
    asked(desk, child_id, Consulted.SCHOOL)
    row = standing(desk, child_id, Consulted.SCHOOL)
    assert row.words == "Asked Mon 2 Mar, on a printed form. Wanted by Mon 16 Mar."
    late = standing(desk, child_id, Consulted.SCHOOL, date(2026, 3, 18))
    assert "Nothing has come back from school or nursery. 3 working days are left." in late.words
    assert late.tone is Tone.SOON


def test_an_adults_answers_say_whether_they_may_be_read_out(desk):
    child_id = desk.a_child()
    number = asked(desk, child_id, Consulted.MOTHER)
    with pytest.raises(Refusal) as refused:
        desk.write(sent_in.file_answers, {"received_on": "2026-03-02"}, number, desk.today)
    assert refused.value.field == "may_read_out"
    given = {"received_on": "2026-03-02", "may_read_out": "no", "doing_words": "Better than before"}
    desk.write(sent_in.file_answers, given, number, desk.today)
    row = standing(desk, child_id, Consulted.MOTHER)
    assert row.is_answered and row.may_read_out is YesNo.NO
    assert desk.read(sent_in.read, number)[0].words == "Better than before"


def test_each_line_of_a_childs_own_form_becomes_their_words_with_its_share(desk):
    child_id = desk.a_child()
    number = asked(desk, child_id, Consulted.CHILD)
    form = desk.read(consultations.form_of, child_id, Consulted.CHILD, desk.today)
    first, second = [one.id for one in form.questions if one.has_words and not one.choices][:2]
    given = {
        "received_on": "2026-03-02",
        f"{first}_words": "My room is blue\nI like chips",
        f"{first}_share": "may_share",
        f"{second}_words": "I miss Nan",
    }
    desk.write(sent_in.file_answers, given, number, desk.today)
    page = desk.read(preparing.prepared, child_id, desk.today, desk.calendar)
    assert {line.words for line in page.shared} == {"My room is blue", "I like chips"}
    assert [line.words for line in page.kept] == ["I miss Nan"]
    desk.write(sent_in.file_answers, {**given, f"{first}_words": "My room is green"}, number, desk.today)
    page = desk.read(preparing.prepared, child_id, desk.today, desk.calendar)
    assert [line.words for line in page.shared] == ["My room is green"]
    started = desk.read(sent_in.answered, number, desk.today)
    assert started[f"{first}_words"] == "My room is green"
    assert started[f"{first}_share"] == Share.MAY_SHARE.value


def test_the_childs_choices_are_kept_for_one_review(desk):
    child_id = desk.a_child()
    desk.write(
        consultations.file_choices, {"place": "The park café", "chairs": "shared"}, child_id, desk.today
    )
    page = desk.read(preparing.prepared, child_id, desk.today, desk.calendar)
    assert [choice.words for choice in page.choices] == ["The park café", "Lead it together"]


def test_where_what_somebody_said_was_used_is_kept_beside_it(desk):
    """Con.used_in: whoever was asked can be told what came of it."""
    child_id = desk.a_child()
    number = asked(desk, child_id, Consulted.MOTHER)
    given = {
        "received_on": "2026-03-02",
        "may_read_out": "yes",
        "how": "call",
        "pleased_words": "Her reading",
    }
    desk.write(sent_in.file_answers, given, number, desk.today)
    assert standing(desk, child_id, Consulted.MOTHER).words == "Answered Mon 2 Mar, by phone or video"
    used = {**given, "used_in": "decision", "used_note": "Books to take home"}
    desk.write(sent_in.file_answers, used, number, desk.today)
    row = standing(desk, child_id, Consulted.MOTHER)
    assert row.words == "Answered Mon 2 Mar, by phone or video. Led to a decision"
    assert desk.read(sent_in.answered, number, desk.today)["used_note"] == "Books to take home"


@pytest.mark.parametrize(
    ("who", "name", "plan"),
    [(Consulted.HEALTH, "date_words", PlanKind.HEALTH), (Consulted.SCHOOL, "pep_on_words", PlanKind.PEP)],
)
def test_a_date_somebody_gives_goes_on_the_plans_tracker_and_is_put_right_there(desk, who, name, plan):
    """Typed once: the date of the assessment, and of the school plan, stands where the clocks read it."""
    child_id = desk.a_child()
    number = asked(desk, child_id, who)
    given = {"received_on": "2026-03-02", "may_read_out": "yes"}

    def tracked() -> date | None:
        lines = desk.read(plans_tracker.tracker, desk.today).lines
        return next(one for one in lines if one.child_id == child_id and one.plan is plan).dated_on

    for day in ("2026-02-27", "2026-02-20"):
        desk.write(sent_in.file_answers, {**given, name: day}, number, desk.today)
        assert tracked() == date.fromisoformat(day)
    assert "Fri 20 Feb 2026" in [one.words for one in desk.read(sent_in.read, number)]
    with pytest.raises(Refusal, match="today or earlier"):
        desk.write(sent_in.file_answers, {**given, name: "2026-03-03"}, number, desk.today)
    desk.write(sent_in.file_answers, given, number, desk.today)
    assert tracked() is None
