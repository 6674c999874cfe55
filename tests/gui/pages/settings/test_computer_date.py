"""A computer's date that has slipped is noticed on Today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.notices import DateNotice
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.settings.steps import RETURN, a_child, read_off


def test_a_computer_whose_date_has_slipped_is_noticed_on_today(qtbot: QtBot, context: Context, store: Store):
    """F35: the work in the vault was written on 2 March 2026."""
    a_child(store)
    slipped = replace(context, today=lambda: date(2016, 6, 4))
    page = TodayPage(slipped, Place("today"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    notice = page.findChildren(DateNotice)[0]
    qtbot.waitUntil(notice.isVisible)
    assert notice.words.text() == "Check this computer's date. It says 4 June 2016."
    assert "Dates on this page may be wrong until it is put right." in read_off(notice)


def test_a_date_ahead_that_is_said_to_be_right_is_let_be(qtbot: QtBot, context: Context, store: Store):
    """Everything written so far stands under 2 March 2026; she says that the computer is right."""
    a_child(store)
    page = TodayPage(replace(context, today=lambda: date(2025, 1, 1)), Place("today"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(page.date_notice.isVisible)
    store._now = lambda: NOW.replace(year=2025, month=1, day=1)
    QTest.keyClick(page.date_notice.trust, RETURN)
    qtbot.waitUntil(lambda: not page.date_notice.isVisible())


def test_a_true_date_says_nothing(qtbot: QtBot, context: Context, store: Store):
    a_child(store)
    page = TodayPage(context, Place("today"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.page.accessibleName() != "Today")
    assert not page.date_notice.isVisible()
