"""A record is never open for writing in two places: there is one window, and one screen in it at a time."""

from __future__ import annotations

import json

import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.pages.visit_page import VisitPage
from iro_desk.gui.place import Place
from iro_desk.services import drafts
from iro_desk.storage.store import Store
from tests.gui.window.steps import settled

SAID = "I want my bike here."


def first_editor(page: VisitPage) -> QTextEdit:
    return next(one for one in page.findChildren(QTextEdit) if one.isVisible())


def test_the_same_visit_opened_again_is_the_same_words_in_one_place(
    qtbot: QtBot, opened, store: Store, child_id: int
):
    """F34: what is typed is handed over before the screen goes, and the screen left can write no more."""
    desk = opened()
    place = Place("visit", child_id)
    desk.window.go(place)
    qtbot.waitUntil(lambda: desk.page == "visit" and bool(desk.window.screen_now.findChildren(QTextEdit)))
    settled(qtbot, desk)
    first = desk.window.screen_now
    qtbot.waitUntil(lambda: any(one.isVisible() for one in first.findChildren(QTextEdit)))
    QTest.keyClicks(first_editor(first), SAID)
    desk.window.go(place)
    settled(qtbot, desk)
    second = desk.window.screen_now
    assert isinstance(second, VisitPage) and second is not first
    qtbot.waitUntil(lambda: any(one.isVisible() for one in second.findChildren(QTextEdit)))
    qtbot.waitUntil(lambda: first_editor(second).toPlainText() == SAID)
    qtbot.waitUntil(lambda: not shiboken6.isValid(first))
    assert desk.window.findChildren(VisitPage) == [second]
    assert (
        len([w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]) == 1
    )

    QTest.keyClicks(first_editor(second), " And my dog.")
    desk.window.go(Place("today"))
    settled(qtbot, desk)
    (kept,) = store.read(drafts.unfinished)
    found = store.read(
        lambda s: drafts.find(s, form=kept.form, subject_id=kept.subject_id, child_id=kept.child_id)
    )
    assert found is not None and "bike" in json.dumps(found.content) and "dog" in json.dumps(found.content)
