"""What is set shows at once in the rest of the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk import paths
from iro_desk.appearance import Appearance
from iro_desk.domain.clocks import MonthRule
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.notices import COMPARED, ComparedNote
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.status import COMPARING
from iro_desk.gui.widgets.rows import RowList
from iro_desk.services import bank_holidays, clockwork, demonstration, settings
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY, FakePrompts
from tests.gui.pages.settings.steps import CALENDAR, SPACE, a_child, clocks_of, read_off


@pytest.fixture
def window(qtbot: QtBot, store: Store, prompts: FakePrompts, qapp: QApplication) -> Iterator[MainWindow]:
    """The whole window over the store, as the programme builds it."""
    theme.source().follow(qapp, "light", 1.0)
    store.after_writing(partial(clockwork.settle, calendar=CALENDAR, now=lambda: NOW))
    made = MainWindow(
        desk=store, prompts=prompts, today=lambda: TODAY, now=lambda: NOW, calendar=CALENDAR,
        reference=lambda: "K7F3Q2", resource_text=lambda name: paths.resource(name).read_text("utf-8"),
        lock=lambda: None, appearance=Appearance("light"), change_appearance=lambda _: None,
    )  # fmt: skip
    made.show()
    qtbot.waitUntil(lambda: made.screen_now is not None)
    yield made
    made.flush()
    qtbot.waitUntil(lambda: made.ops.writes_waiting == 0)
    made.finish()
    made.close()
    made.deleteLater()
    store.close()


def tasks_today(window: MainWindow) -> list[str]:
    screen = window.screen_now
    if not isinstance(screen, TodayPage):
        return []
    lists = screen.findChildren(RowList)
    return [one.rows.row(n).main for one in lists for n in range(one.rows.rowCount())]


def test_a_clock_switched_off_leaves_today_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, store: Store
):
    """MK-4, from Today to Settings and back, by keys alone."""
    children_with_a_midway_due(store)
    window.go(Place("today"))
    qtbot.waitUntil(lambda: "Midway review" in tasks_today(window))
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = window.screen_now
    assert isinstance(page, SettingsPage)
    page.tabs.setFocus()
    QTest.keyClick(page.tabs.focusProxy(), Qt.Key.Key_Right)
    switch = clocks_of(page).rows["MK-4"].switch
    assert switch is not None
    switch.setFocus()
    QTest.keyClick(switch, SPACE)
    qtbot.waitUntil(lambda: "MK-4" in window.context.rules.off)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(tasks_today(window)))
    assert "Midway review" not in tasks_today(window)
    QTest.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    qtbot.waitUntil(lambda: "Midway review" in tasks_today(window))


def children_with_a_midway_due(store: Store) -> int:
    """Two children of the demonstration caseload have one that is late or today."""
    families = paths.resource("data/demo_families.toml").read_text("utf-8")
    return store.write(
        "Look round", lambda session: demonstration.load(session, families, TODAY, CALENDAR)
    ).value


def test_the_window_counts_with_the_officers_bank_holidays_at_once(
    qtbot: QtBot, window: MainWindow, store: Store
):
    day = date(2026, 6, 15)
    assert window.context.calendar.is_working_day(day)
    window.ops.write("Add", partial(bank_holidays.add, shipped=CALENDAR, on=day, name="National day"))
    qtbot.waitUntil(lambda: not window.context.calendar.is_working_day(day))
    window.undo()
    qtbot.waitUntil(lambda: window.context.calendar.is_working_day(day))


def test_the_foot_of_every_screen_says_when_months_are_counted_as_days(
    qtbot: QtBot, window: MainWindow, store: Store
):
    window.ops.write("Change", partial(settings.change, key="months", value="days"))
    qtbot.waitUntil(lambda: COMPARING in read_off(window.status))
    qtbot.waitUntil(lambda: window.context.rules.months is MonthRule.DAYS)
    window.undo()
    qtbot.waitUntil(lambda: COMPARING not in read_off(window.status))


@pytest.mark.parametrize("page", [TodayPage, ChildPage])
def test_dates_counted_in_days_say_so_above_them(
    qtbot: QtBot, context: Context, store: Store, page: type[TodayPage | ChildPage]
):
    child = a_child(store, looked_after_from=date(2026, 1, 5))
    shown = page(context, Place("today", child))
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.load()
    note = shown.findChildren(ComparedNote)[0]
    assert not note.isVisible()
    context.ops.write("Change", partial(settings.change, key="months", value="days"))
    qtbot.waitUntil(note.isVisible)
    assert COMPARED in read_off(note)
    context.ops.undo(lambda _: None, shown)
    qtbot.waitUntil(lambda: not note.isVisible())
