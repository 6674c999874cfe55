"""A review is checked whole, finished once, only read after, and changed with a reason."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import (
    PlanKind,
    ReviewState,
    YesNo,
)
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review.fields_part import FieldsPart
from iro_desk.gui.pages.review.plans_part import PlansPart
from iro_desk.gui.place import Place
from iro_desk.records import PlanScoreFields
from iro_desk.records.review import (
    HOME,
    MONITORING,
    SAFE,
    SECTIONS,
)
from iro_desk.services import monitoring, reviews
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    Opened,
    answer_everything,
    answers_of,
    check,
    finished,
    key,
    part,
    press,
    problems,
)


def test_finishing_too_early_lists_what_is_left_and_each_line_goes_to_its_place(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    page = opened(review, SECTIONS[3])
    check(page, qtbot)
    assert len(problems(page)) > 5
    press(page, "Finish the review")
    assert page.check_page.summary.hasFocus()
    at = problems(page).index("Home: Select whether the home meets the child’s needs.")
    page.check_page.summary.links[at].click()
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == HOME)
    assert part(page, FieldsPart).form.rows["placement_meets_needs"].problem
    assert store.read(partial(reviews.row, review_id=review)).state is ReviewState.WRITING


def test_every_answer_is_checked_before_the_review_is_finished_then_only_read(
    store: Store, child: int, review: int, opened: Opened, qtbot: QtBot, prompts, gone: list[Place]
) -> None:
    """U30: every answer by section, blanks said, and finished by Alt+Enter without another question."""
    answer_everything(store, review)
    page = opened(review, HOME)
    check(page, qtbot)
    told = answers_of(page)
    assert told["Home: Does the home meet Maya's needs?"] == "Yes"
    assert told["School and learning: How is school, and does anything need to change?"] == "Not provided"
    assert told["Decisions: Decision 1: Who will do it"] == "Tom"
    assert page.check_page.finish.hasFocus()
    key(page.check_page.finish, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: store.read(partial(reviews.row, review_id=review)).state is ReviewState.FINISHED)
    assert prompts.asked == []
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.review.is_locked)
    assert part(page, FieldsPart).form.editor("placement_why").isReadOnly()
    qtbot.waitUntil(lambda: page.focusWidget() is page.sheet_page.locked.draft)
    press(page, "Draft the letter")
    press(page, "Put the outcomes in the outbox")
    assert gone == [Place("letter", child, None, f"review:{review}"), Place("outbox", child, review)]
    press(page, "Put the full record in the outbox")
    assert gone[-1] == Place("outbox", child, review, "record")


def test_change_goes_to_the_answer_and_saving_comes_back_to_the_check(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    """U30: by keys, one answer is changed and the keyboard is where it was."""
    answer_everything(store, review)
    page = opened(review, HOME)
    check(page, qtbot)
    page.check_page.changes[(SAFE, "worried_about")].click()
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == SAFE)
    worry = part(page, FieldsPart).form.editor("worried_about")
    qtbot.waitUntil(worry.hasFocus)
    QTest.keyClicks(worry, "Sleep.")
    key(worry, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.reading == "check" and page.check_page.isVisible())
    qtbot.waitUntil(lambda: answers_of(page)["Feeling safe: What are we worried about?"] == "Sleep.")
    assert page.check_page.changes[(SAFE, "worried_about")].hasFocus()


def test_a_finished_review_is_changed_with_a_reason_and_its_first_version_stays_readable(
    store: Store, review: int, context: Context, opened: Opened, qtbot: QtBot
) -> None:
    """U20: locked, opened with a reason, finished again, and both texts can be read."""
    answer_everything(store, review)
    finished(store, review, context)
    page = opened(review, HOME)
    locked = page.sheet_page.locked
    press(page, "Change with a reason…")
    key(locked.why, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert locked.why_row.problem == "Say why you are changing it."
    QTest.keyClicks(locked.why, "School rang")
    key(locked.why, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: page.view is not None and not page.view.sheet.review.is_locked)
    why = part(page, FieldsPart).form.editor("placement_why")
    QTest.keyClicks(why, "A new bed.")
    check(page, qtbot)
    press(page, "Finish the review")
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.review.is_locked)
    kept = store.read(partial(reviews.versions, review_id=review))
    assert [(one.number, one.why) for one in kept] == [(2, "School rang"), (1, "")]
    qtbot.waitUntil(lambda: len(locked.links) == 2 and locked.links[1].isVisible())
    assert locked.links[1].accessibleName() == "Read version 1, finished Thu 11 June 2026"
    locked.links[1].click()
    qtbot.waitUntil(lambda: page.check_page.isVisible() and page.check_page.sheet is not None)
    qtbot.waitUntil(lambda: page.check_page.sheet.version is not None)
    assert answers_of(page)["Home: What makes you say so?"] == "Not provided"
    assert not page.check_page.changes and page.check_page.finish.isHidden()
    assert page.here().part == "version:1"
    press(page, "Back to the review")
    qtbot.waitUntil(page.sheet_page.isVisible)


@pytest.mark.parametrize("reading", ["check", "version:1"])
def test_the_check_fits_its_width_at_twice_the_text(
    store: Store,
    review: int,
    context: Context,
    opened: Opened,
    qtbot: QtBot,
    qapp: QApplication,
    reading: str,
) -> None:
    theme.source().follow(qapp, "light", 2.0)
    answer_everything(store, review)
    finished(store, review, context)
    page = opened(review, HOME)
    page._read_now(reading)
    scrolled = page.check_page.scrolled
    qtbot.waitUntil(page.check_page.isVisible)
    qtbot.waitUntil(lambda: scrolled.widget().width() <= scrolled.viewport().width())


def test_what_is_only_worth_a_look_stands_apart_from_what_stops_finishing(
    store: Store, review: int, opened: Opened, qtbot: QtBot
) -> None:
    answer_everything(store, review)
    blank = PlanScoreFields(available=YesNo.YES, grade="Good")
    placement = next(
        row
        for row in store.read(partial(monitoring.scores, review_id=review))
        if row.plan is PlanKind.PLACEMENT
    )
    score = partial(monitoring.score, review_id=review, plan=placement.plan, draft=blank)
    store.write("s", partial(score, scale_id=placement.scale.scale_id))
    held = store.read(partial(reviews.fields, review_id=review))
    store.write(
        "a", partial(reviews.answer, review_id=review, draft=held.model_copy(update={"seen_before": None}))
    )
    page = opened(review, HOME)
    check(page, qtbot)
    assert problems(page) == ["Before we start: Select whether you saw the child before the review."]
    looks = [link.accessibleName() for link in page.check_page.looks.links]
    words = "Monitoring form: Placement plan: two or three sentences help more than the grade alone."
    assert looks == [words]
    page.check_page.looks.links[0].click()
    qtbot.waitUntil(lambda: page.view is not None and page.view.sheet.section == MONITORING)
    plans = part(page, PlansPart)
    assert plans.open_plan is PlanKind.PLACEMENT
    assert plans.forms[PlanKind.PLACEMENT].why.hasFocus()
