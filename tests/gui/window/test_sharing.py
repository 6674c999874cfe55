"""Every window is kept out of recordings; sharing is let for half an hour, counted down and noted (S22)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.domain.deeds import Deed
from iro_desk.gui.company.capture import Capture
from iro_desk.gui.pages.settings.sharing import CANNOT, KEPT_OUT, SharingCard
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.place import Place
from iro_desk.gui.prompts import ScreenPrompts
from iro_desk.records import AuditEntry
from iro_desk.storage.store import Store
from tests.gui.window.steps import Desk, settled

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
HALF_AN_HOUR = 30 * 60


def card_of(qtbot: QtBot, desk: Desk) -> SharingCard:
    desk.window.go(Place("settings"))
    settled(qtbot, desk)
    page = desk.window.screen_now
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.part.is_whole)
    settled(qtbot, desk)
    return page.findChildren(SharingCard)[0]


def deeds(store: Store) -> list[str]:
    return list(store.read(lambda s: s.exec(select(AuditEntry.deed).order_by(AuditEntry.sequence)).all()))


def foot(desk: Desk) -> str:
    return " ".join(w.text() for w in desk.window.status.findChildren(QLabel) if w.isVisible())


def test_the_window_and_all_that_comes_up_over_it_are_hidden_before_they_are_seen(qtbot: QtBot, opened):
    """S22: a menu, a question, a tool tip's window and any other of the program's own."""
    desk = opened()
    assert desk.hidden[int(desk.window.winId())] is True
    menu, other = QMenu(desk.window), QWidget()
    for window in (menu, other):
        qtbot.addWidget(window)
    menu.addAction("Suggest other words")
    menu.popup(desk.window.mapToGlobal(QPoint(20, 20)))
    other.show()
    found: list[bool] = []

    def answered() -> None:
        box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
        found.append(desk.hidden[int(box.winId())])
        box.reject()

    assert desk.hidden[int(menu.winId())] and desk.hidden[int(other.winId())]
    menu.close()
    other.close()
    QTimer.singleShot(0, answered)
    ScreenPrompts().confirm(desk.window, "Finish it?", "It will be locked.", "Finish", "Keep working")
    assert found == [True]


def test_sharing_is_let_for_half_an_hour_and_counted_down(qtbot: QtBot, opened, store: Store):
    """S22: every window, with the minutes at the foot, and both ends noted in the trail (S35)."""
    desk = opened()
    card = card_of(qtbot, desk)
    assert KEPT_OUT in " ".join(label.text() for label in card.findChildren(QLabel))
    card.share.click()
    assert desk.hidden[int(desk.window.winId())] is False
    assert "Screen may be shared for 30 minutes" in foot(desk) and card.stop.isVisible()
    capture = desk.window.context.capture
    assert isinstance(capture, Capture)
    desk.clock.passed += HALF_AN_HOUR - 60
    capture.look()
    assert "Screen may be shared for 1 minute" in foot(desk)
    desk.clock.passed += 60
    capture.look()
    assert desk.hidden[int(desk.window.winId())] is True and "shared" not in foot(desk)
    qtbot.waitUntil(lambda: desk.window.ops.writes_waiting == 0)
    assert [deed for deed in deeds(store) if "screen" in deed] == [
        Deed.SCREEN_SHARED.value,
        Deed.SCREEN_HIDDEN.value,
    ]


def test_she_may_stop_sharing_before(qtbot: QtBot, opened):
    """S22."""
    desk = opened()
    card = card_of(qtbot, desk)
    card.share.click()
    card.stop.click()
    assert desk.hidden[int(desk.window.winId())] is True and card.share.isVisible()


def test_where_no_program_can_hide_its_windows_the_screen_says_so(qtbot: QtBot, opened):
    """S22: Linux; there is nothing to switch, and nothing is promised."""
    desk = opened()
    window = desk.window
    capture = Capture(None, window.watchman, window.ops, desk.clock, window)
    card = SharingCard(window.context, capture)
    qtbot.addWidget(card)
    card.show()
    assert CANNOT in " ".join(label.text() for label in card.findChildren(QLabel))
    assert not card.share.isVisible() and not card.stop.isVisible()
