"""On a child's plans the grades of each review stand through time, in words beside their line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.plans import PlansPart
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.grade_line import GradeLine
from iro_desk.gui.widgets.text import Link
from iro_desk.records import PlanScore
from iro_desk.storage.store import Store
from tests.services.figures.conftest import a_child, a_review


def lay_down(session) -> None:
    child_id = a_child(session)
    for on, grade in ((date(2025, 10, 6), "Requires improvement"), (date(2026, 4, 7), "Good")):
        review = a_review(child_id, on)
        session.add(review)
        session.flush()
        score = {"review_id": review.id, "plan": "care", "scale_id": "words_2021", "grade": grade}
        session.add(PlanScore.model_validate(score))
    session.flush()


def test_the_grades_are_read_in_words_and_the_last_review_is_a_key_away(
    qtbot: QtBot, context: Context, store: Store, gone: list[Place]
) -> None:
    """Only the plan that was graded has a line; its name says every grade."""
    store.write("Test", lay_down)
    part = PlansPart(context, 1, 0, lambda _key: None)
    qtbot.addWidget(part)
    part.show()
    part.load()
    qtbot.waitUntil(lambda: bool(part.findChildren(GradeLine)))
    words = "Requires improvement (Oct 2025), Good (Apr 2026)"
    assert [one.accessibleName() for one in part.findChildren(GradeLine)] == [f"Care plan: {words}"]
    assert words in [label.text() for label in part.findChildren(QLabel)]
    QTest.keyClick(next(iter(part.findChildren(Link))), Qt.Key.Key_Return)
    assert gone == [Place("review", 1, 2)]
