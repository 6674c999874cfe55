"""On the Reviews tab a review is cancelled, adjourned or given meetings, by keyboard and with its reason."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ReviewState
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.listed import ReviewsPart
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields, Review
from iro_desk.services import children, drafts, reviews
from iro_desk.services.reviews import arranging
from iro_desk.storage.store import Store
from tests.gui.pages.child.steps import read_on

TODAY = date(2026, 6, 11)


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 5, 22))
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


@pytest.fixture
def review_id(store: Store, context: Context, child_id: int) -> int:
    """Begun today."""
    return store.write(
        "Begin", lambda s: reviews.begin(s, child_id, TODAY, TODAY, context.calendar, ClockRules())
    ).value


def opened(
    qtbot: QtBot, context: Context, child_id: int, part: str = "reviews", subject: int = 0
) -> ReviewsPart:
    page = ChildPage(context, Place("child", child_id, subject or None, part))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: "Cancel the review" in read_on(page.part))
    return page.part


def press(part: QWidget, words: str) -> None:
    found = [b for b in part.findChildren(QPushButton) if words in b.text() and b.isVisible()]
    found[-1].click()


def asked(qtbot: QtBot, part: ReviewsPart) -> None:
    qtbot.waitUntil(lambda: part.entry is not None and part.entry.form.caret() is not None)


def the_review(store: Store, review_id: int) -> dict[str, object]:
    return store.read(lambda s: s.get(Review, review_id).model_dump())


def test_a_review_is_cancelled_with_its_reason_and_stays_on_the_list(
    qtbot, context, store, child_id, review_id, said
):
    part = opened(qtbot, context, child_id)
    press(part, "Cancel the review")
    asked(qtbot, part)
    part.entry.file()
    qtbot.waitUntil(
        lambda: "Enter the why is it cancelled" in read_on(part) or bool(part.entry.form.errors())
    )
    assert not said
    QTest.keyClicks(part.window().focusWidget(), "x")
    part.entry.form.set_value("why", "Their carer is ill")
    QTest.keyClick(part.window().focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said == ["Review cancelled"])
    kept = the_review(store, review_id)
    assert (kept["state"], kept["cancelled_why"]) == (ReviewState.CANCELLED, "Their carer is ill")
    (row,) = store.read(lambda s: reviews.of_child(s, child_id))
    assert row.cancelled_why == "Their carer is ill"
    qtbot.waitUntil(lambda: "Cancel the review" not in read_on(part))


def test_adjourning_too_far_warns_and_goes_on_when_asked_again(
    qtbot, context, store, child_id, review_id, said
):
    part = opened(qtbot, context, child_id)
    press(part, "Adjourn")
    asked(qtbot, part)
    QTest.keyClicks(part.window().focusWidget(), "31 July 2026")
    part.entry.form.set_value("why", "Waiting for the assessment")
    press(part, "Adjourn the review")
    again = "the last day is Thu 9 July 2026. Press “Adjourn the review” again"
    qtbot.waitUntil(lambda: again in read_on(part))
    assert "Worth a look first" in read_on(part) and "There is a problem" not in read_on(part)
    assert part.window().focusWidget() is part.entry.look, "read out, with the button one Tab away"
    assert the_review(store, review_id)["adjourned_to"] is None and not said
    press(part, "Adjourn the review")
    qtbot.waitUntil(lambda: said == ["Review adjourned"])
    assert the_review(store, review_id)["adjourned_to"] == date(2026, 7, 31)
    qtbot.waitUntil(
        lambda: (
            "Adjourned on Thu 11 June 2026 until Fri 31 July 2026: Waiting for the assessment"
            in read_on(part)
        )
    )


def test_another_day_typed_after_a_warning_is_looked_at_afresh(
    qtbot, context, store, child_id, review_id, said
):
    part = opened(qtbot, context, child_id)
    press(part, "Adjourn")
    asked(qtbot, part)
    part.entry.form.set_value("until", "2026-07-31")
    part.entry.form.set_value("why", "Waiting")
    part.entry.file()
    qtbot.waitUntil(lambda: "again to go on" in read_on(part))
    part.entry.form.set_value("until", "2026-08-07")
    part.entry.form.edited.emit("until")
    assert "Worth a look first" not in read_on(part)
    part.entry.file()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    assert the_review(store, review_id)["adjourned_to"] is None and not said


def test_meetings_are_added_and_taken_out(qtbot, context, store, child_id, review_id, said):
    part = opened(qtbot, context, child_id)
    press(part, "Add a meeting")
    asked(qtbot, part)
    QTest.keyClicks(part.window().focusWidget(), "18 June 2026")
    part.entry.file()
    qtbot.waitUntil(lambda: said == ["Meeting added"])
    assert the_review(store, review_id)["review_on"] == date(2026, 6, 18)
    qtbot.waitUntil(lambda: "A series of meetings" in read_on(part))
    qtbot.waitUntil(lambda: part.isAncestorOf(part.window().focusWidget()))
    press(part, "Take out")
    qtbot.waitUntil(lambda: said[-1] == "Meeting taken out")
    assert the_review(store, review_id)["review_on"] == TODAY


def test_a_reason_half_typed_is_kept_and_opened_again(qtbot, context, store, child_id, review_id):
    part = opened(qtbot, context, child_id)
    press(part, "Cancel the review")
    asked(qtbot, part)
    QTest.keyClicks(part.window().focusWidget(), "Their ca")
    part.flush()
    find = lambda: store.read(lambda s: drafts.find(s, arranging.CANCEL, review_id, child_id))  # noqa: E731
    qtbot.waitUntil(lambda: find() is not None)
    again = opened(qtbot, context, child_id, "reviews:cancel", review_id)
    qtbot.waitUntil(lambda: again.entry is not None and again.entry.form.value("why") == "Their ca")
