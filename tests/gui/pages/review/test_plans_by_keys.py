"""The monitoring form by the keyboard: questions answered by digits, a grade proposed, a concern begun from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import PlanKind, YesNo
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.plan_form import PlanForm
from iro_desk.gui.pages.review.plans_part import PlansPart
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.gui.place import Place
from iro_desk.records import PlanScoreFields, ReviewFields
from iro_desk.records.review import HOME, MONITORING
from iro_desk.services import concerns, monitoring, reviews, settings
from iro_desk.services.reviews import PaperRow
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import HELD, Opened, answer_everything, finished, part, settle

CODES = ("current", "permanence", "voice", "specific", "needs", "progress", "risk", "family")


def plan_form(page: ReviewPage, plan: PlanKind = PlanKind.CARE) -> PlanForm:
    form: PlanForm = part(page, PlansPart).forms[plan]
    return form


def answer_by_digits(form: PlanForm, digits: str) -> None:
    form.focus_field("criteria")
    for digit in digits:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, digit)


def test_digits_answer_each_question_and_go_on_to_the_grade_that_is_proposed(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U31. Every question and the grade without a mouse; Enter on the grade takes the proposal."""
    page = opened(review, MONITORING)
    form = plan_form(page)
    assert form.proposal.because.text().endswith("0 of 8 are done.")
    answer_by_digits(form, "11311111")
    assert form.criteria.values() == {**dict.fromkeys(CODES, "met"), "voice": "not_met"}
    assert form.proposal.proposed.text() == "Proposed: Requires improvement"
    assert "The child cannot be heard" in form.proposal.because.text()
    focused = QApplication.focusWidget()
    assert focused is form.grades["Requires improvement"].mark
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert form.grade == "Requires improvement"
    assert not form.improve_row.isHidden()
    form.available.set_value("yes")
    form.why.put_in("Her own words are not in it.")
    form.improve.put_in("Her words of 3 June, and what came of them.")
    page.flush()
    page.opened.file_all(lambda: None)
    settle(page, qtbot)
    row = store.read(partial(monitoring.scores, review_id=review))[0]
    assert (row.fields.grade, row.proposed, row.sum) == (
        "Requires improvement", "Requires improvement", "14 of 17 points",
    )  # fmt: skip


def test_how_it_is_worked_out_shows_the_sum_every_reason_and_that_it_is_no_law(
    review: int, opened: Opened
) -> None:
    form = plan_form(opened(review, MONITORING))
    answer_by_digits(form, "12111111")
    form.proposal.more.turn()
    working = form.proposal.working.text()
    assert working.startswith("15.5 of 17 points, 91 per cent. It points to Good.")
    assert (
        "Very good from 90 per cent, Good from 70 per cent, Requires improvement from 40 per cent" in working
    )
    assert "The best grade needs every question that weighs 3 to be met." in working
    assert "never law" in working


def test_a_grade_that_differs_asks_what_the_questions_missed(review: int, opened: Opened) -> None:
    form = plan_form(opened(review, MONITORING))
    answer_by_digits(form, "11111111")
    assert form.differs.isHidden()
    form.grades["Good"].mark.click()
    assert form.differs.text() == ("You chose Good. The questions point to Very good. Say what they missed.")
    form.grades["Very good"].mark.click()
    assert form.differs.isHidden()


def test_what_the_papers_said_is_there_already_and_can_be_changed(
    store: Store, review: int, opened: Opened
) -> None:
    papers = (PaperRow(PlanKind.CARE, YesNo.YES, HELD), PaperRow(PlanKind.HEALTH, YesNo.NO, None))
    store.write("p", partial(reviews.set_papers, review_id=review, rows=papers))
    page = opened(review, MONITORING)
    care, health = plan_form(page), plan_form(page, PlanKind.HEALTH)
    assert (care.available.value(), care.grade) == ("yes", "")
    assert (health.available.value(), health.grade) == ("no", "not_available")
    assert "never as Inadequate" in health.proposal.because.text()
    health.grades["Inadequate"].mark.click()
    assert health.grade == "Inadequate"


def test_what_nobody_knows_is_asked_only_where_it_matters(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, MONITORING)
    part(page, PlansPart).open(PlanKind.PEP)
    form = plan_form(page, PlanKind.PEP)
    answer_by_digits(form, "13111111")
    asked = form.besides.asked["weeks_without_place"]
    assert form.proposal.proposed.text() == "Proposed: Requires improvement"
    QTest.keyClicks(asked.buttons[0], "y")
    assert form.proposal.proposed.text() == "Proposed: Inadequate"
    page.opened.file_all(lambda: None)
    settle(page, qtbot)
    kept = store.read(partial(monitoring.answers_of, review_id=review, plan=PlanKind.PEP))
    assert kept["fact:weeks_without_place"] == "yes"


def test_a_finished_form_tells_what_was_proposed_on_its_day(
    store: Store, review: int, opened: Opened, context: Context
) -> None:
    """Questions and shares that are changed later change nothing that was finished."""
    answer_everything(store, review)
    good = PlanScoreFields(available=YesNo.YES, grade="Good", analysis="Up to date.")
    score = partial(monitoring.score, review_id=review, plan=PlanKind.CARE, draft=good, scale_id="words_2021")
    store.write("s", partial(score, answers=dict.fromkeys(CODES, "met")))
    finished(store, review, context)
    store.write("t", partial(settings.change, key="quality.care.voice.weight", value="0"))
    page = opened(review, MONITORING)
    care, health = plan_form(page), plan_form(page, PlanKind.HEALTH)
    assert (care.proposal.proposed.text(), care.proposal.because.text()) == (
        "Proposed: Very good", "17 of 17 points",
    )  # fmt: skip
    assert health.criteria.isHidden(), "nothing was asked of it"
    assert health.proposal.isHidden()


def test_the_same_grade_again_is_said(
    store: Store, review: int, child: int, opened: Opened, context: Context
) -> None:
    answer_everything(store, review)
    finished(store, review, context)
    begin = partial(
        reviews.begin, child_id=child, review_on=context.today(), today=context.today(),
        calendar=context.calendar, rules=context.rules,
    )  # fmt: skip
    form = plan_form(opened(store.write("b", begin).value, MONITORING))
    assert form.history.isHidden()
    form.grades["Good"].mark.click()
    assert form.history.text() == "Second review at this grade"
    form.grades["Inadequate"].mark.click()
    assert form.history.text() == "Good at the last review"


def test_what_comes_from_the_review_leads_to_where_it_is_answered(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, MONITORING)
    plans = part(page, PlansPart)
    plans.open_review()
    card = plans.monitored
    assert card.left == 8
    assert QApplication.focusWidget() is card.links["seen_before"]
    card.links["placement_meets_needs"].click()
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == HOME)


def test_a_concern_begins_from_a_low_grade_with_what_is_already_said(
    store: Store, review: int, child: int, opened: Opened, context: Context, gone: list[Place], qtbot: QtBot
) -> None:
    """Nothing is typed twice, and the concern is linked to the plan and the review it began from."""
    low = PlanScoreFields(
        available=YesNo.YES,
        grade="Inadequate",
        analysis="It names an old home.",
        would_be_good="A plan for now.",
    )
    score = partial(monitoring.score, review_id=review, plan=PlanKind.CARE, draft=low, scale_id="words_2021")
    store.write("s", score)
    page = opened(review, MONITORING)
    plan_form(page).to_raise.click()
    going = Place("child", child, None, f"concerns:raise/care/{review}")
    qtbot.waitUntil(lambda: going in gone)
    today = context.today()
    begun = store.read(
        partial(
            concerns.begun,
            child_id=child,
            today=today,
            calendar=context.calendar,
            plan="care",
            review_id=review,
        )
    )
    assert begun["about"] == "Care plan at the review of Wed 10 June 2026: inadequate."
    assert (begun["asked_for"], begun["theme"]) == ("A plan for now.", "PLAN_QUALITY")
    values = {**begun, "effect": "She waits."}
    note = partial(
        concerns.note,
        values=values,
        child_id=child,
        with_siblings=(),
        today=today,
        plan="care",
        review_id=review,
    )
    concern = store.write("c", note).value
    page_view = partial(concerns.view, concern_id=concern, today=today, calendar=context.calendar)
    assert store.read(page_view).review_id == review


def test_a_review_is_not_finished_without_its_monitoring_form(
    store: Store, review: int, context: Context
) -> None:
    draft = ReviewFields(review_on=HELD)
    store.write("a", partial(reviews.answer, review_id=review, draft=draft))
    left = store.read(partial(reviews.left_to_do, review_id=review, today=context.today(),
                              calendar=context.calendar, rules=context.rules))  # fmt: skip
    stops = [one.field for one in left if one.section == MONITORING and one.severity == "stop"]
    assert stops == [f"{plan}.grade" for plan in (
        "care", "pathway", "placement", "pep", "health", "family_time", "leisure",
    )]  # fmt: skip
