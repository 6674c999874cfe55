"""The questions of the considerations: asked when they apply, and answered with one press where that is honest."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.domain.codes import (
    EventKind,
    Participation,
    PermanencePlan,
    SectionState,
)
from iro_desk.domain.codes.considerations import RouteAnswer
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.gui.pages.review.plans_part import PlansPart
from iro_desk.gui.place import Place
from iro_desk.records import Appointment, Event
from iro_desk.records.review import (
    CHANGED,
    ENDING,
    LAW,
    MONITORING,
    NEXT,
    PERMANENCE,
    SAFE,
    WHO,
)
from iro_desk.services import monitoring, reviews
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    HELD,
    ROUTES,
    Opened,
    part,
    press,
    problems,
    state_of,
)


def test_only_the_answers_that_fit_the_childs_age_are_offered(review: int, opened: Opened) -> None:
    """SSDA903 check 440: a child of nine is never offered PN0."""
    took_part = part(opened(review, WHO), FieldsPart).took_part
    assert took_part is not None
    assert [o.value for o in took_part.options] == [
        c.value for c in Participation if c is not Participation.PN0
    ]


def test_the_proposed_day_is_taken_with_one_press(review: int, opened: Opened, context: Context) -> None:
    page = opened(review, NEXT)
    proposed = page.view.sheet.proposed
    assert proposed is not None
    made = [b for b in page.findChildren(QPushButton) if b.accessibleName().startswith("Use this date")]
    made[0].click()
    assert part(page, FieldsPart).values()["next_review_on"] == proposed.propose.isoformat()


def test_a_low_grade_without_its_reason_is_refused_at_the_field(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U: fault 19, in the words of the field."""
    page = opened(review, MONITORING)
    plans = part(page, PlansPart)
    form = plans.forms[plans.open_plan]
    form.grades["Requires improvement"].mark.click()
    assert form.improve_row.isVisible()
    press(page, "Check your answers")
    qtbot.waitUntil(lambda: bool(problems(page)))
    words = "Care plan: say what makes you say so. A grade of Requires improvement needs its reason."
    assert form.why_row.problem == words
    assert store.read(partial(monitoring.scores, review_id=review))[0].fields.grade == ""


def test_a_question_is_shown_when_it_applies_and_keeps_its_words_when_it_does_not(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, CHANGED)
    form = part(page, FieldsPart).form
    assert not form.rows["big_change_why"].isVisible()
    form.editor("big_change").buttons[0].click()
    assert form.rows["big_change_why"].isVisible()
    QTest.keyClicks(form.editor("big_change_why"), "She had to move.")
    form.editor("big_change").buttons[1].click()
    assert not form.rows["big_change_why"].isVisible()
    page.side.opened.emit(SAFE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    assert store.read(partial(reviews.fields, review_id=review)).big_change_why == "She had to move."


def test_a_consideration_that_does_not_apply_is_said_with_why(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """Each of the thirteen: considered, or not applicable because."""
    page = opened(review, LAW)
    assert page.view is not None
    page.view.completed.buttons[2].click()
    press(page, "Save and continue")
    assert problems(page) == ["Say why it does not apply."]
    QTest.keyClicks(page.view.why, "Short breaks end this week.")
    press(page, "Save and continue")
    qtbot.waitUntil(lambda: page.section != LAW)
    assert state_of(store, review, LAW) is SectionState.COMPLETED
    rows = store.read(partial(reviews.sections, review_id=review))
    assert next(row.not_applicable_why for row in rows if row.section == LAW) == "Short breaks end this week."


def test_one_press_says_the_other_routes_are_not_yet_considered(review: int, opened: Opened) -> None:
    page = opened(review, PERMANENCE)
    fields = part(page, FieldsPart)
    fields.use("permanence_plan", PermanencePlan.LONG_TERM_FOSTERING.value)
    fields.use("route_home", RouteAnswer.RULED_OUT.value)
    press(page, "The other routes: not yet considered")
    told = {name: value for name, value in fields.values().items() if name in {f"route_{r}" for r in ROUTES}}
    assert told.pop("route_home") == "ruled_out"
    assert set(told.values()) == {"not_yet"}
    assert fields.values()["route_fostering"] is None


def test_the_next_review_and_its_midway_are_booked_without_typing_their_days_again(
    store: Store, child: int, review: int, context: Context, opened: Opened, qtbot: QtBot, said: list[str]
) -> None:
    page = opened(review, NEXT)
    fields = part(page, FieldsPart)
    fields.use("next_review_on", "2026-09-08")
    fields.use("midway_on", "2026-07-27")
    assert page.view is not None and page.view.next_part is not None
    page.view.next_part.starts.setText("25 o'clock")
    press(page, "Book them in the planner")
    qtbot.waitUntil(lambda: bool(problems(page)))
    page.view.next_part.starts.setText("2pm")
    press(page, "Book them in the planner")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["In the planner: Review on Tue 8 Sept 2026 and Midway on Mon 27 July 2026."]
    booked = store.read(lambda session: session.exec(select(Appointment)).all())
    assert {(str(one.kind.value), one.booked_on, one.starts, one.child_id) for one in booked} == {
        ("review", date(2026, 9, 8), "14:00", child), ("midway", date(2026, 7, 27), "14:00", child),
    }  # fmt: skip


def test_an_agreed_end_of_care_is_noted_once_and_its_form_begun(
    store: Store, child: int, review: int, opened: Opened, qtbot: QtBot, gone: list[Place], said: list[str]
) -> None:
    page = opened(review, ENDING)
    assert page.view is not None and page.view.ending_part is not None
    assert not page.view.ending_part.isVisible()
    part(page, FieldsPart).form.editor("ending_expected").buttons[0].click()
    assert page.view.ending_part.isVisible()
    press(page, "Note that ending care is proposed")
    qtbot.waitUntil(lambda: said == ["Noted on the day of the review."])
    qtbot.waitUntil(lambda: page.view is not None and page.view.ending_part.isVisible())
    events = store.read(lambda session: session.exec(select(Event)).all())
    assert [(one.kind, one.happened_on) for one in events] == [(EventKind.LEAVING_PROPOSED, HELD)]
    press(page, "Start the end of care form")
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[0].page == "sheet" and gone[0].child_id == child
