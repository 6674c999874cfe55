"""Bank holidays are added, taken out and brought in by keys, and the dates follow in the same write."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.pages.settings.holidays import HolidaysPart
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.widgets.rows import RowList
from iro_desk.services import bank_holidays, clockwork
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY, FakePrompts
from tests.gui.pages.settings.steps import CALENDAR, RETURN, Opened, a_child, read_off


def holidays_of(page: SettingsPage) -> HolidaysPart:
    assert isinstance(page.part, HolidaysPart)
    return page.part


def due_on(store: Store, child_id: int, clock_id: str) -> date:
    found = store.read(partial(clockwork.of_child, child_id=child_id, today=TODAY))
    return next(one.due.due_on for one in found if one.due.clock_id == clock_id)


def test_a_bank_holiday_is_added_by_keys_and_moves_the_dates(
    qtbot: QtBot, opened: Opened, store: Store, said: list[str]
):
    child = a_child(store, looked_after_from=date(2026, 6, 4))
    assert due_on(store, child, "LAC-1") == date(2026, 7, 2)
    part = holidays_of(opened("holidays"))
    QTest.keyClicks(part.form.day.entry, "15 June 2026")
    QTest.keyClicks(part.form.name, "National day")
    QTest.keyClick(part.form.name, RETURN)
    qtbot.waitUntil(lambda: due_on(store, child, "LAC-1") == date(2026, 7, 3))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Added: Mon 15 June 2026. Every date has been worked out again."]
    qtbot.waitUntil(lambda: "Changed by you" in read_off(part))
    rows = {row.main: row.badge for row in rows_of(part, "Changed by you")}
    assert rows == {"National day": "Added by you"}
    assert part.form.day.entry.text() == ""


def rows_of(part: HolidaysPart, name: str) -> list[object]:
    listed = next(one for one in part.findChildren(RowList) if one.accessibleName() == name)
    return [listed.rows.row(number) for number in range(listed.rows.rowCount())]


def test_a_day_without_a_name_is_refused_at_its_name(qtbot: QtBot, opened: Opened, store: Store):
    form = holidays_of(opened("holidays")).form
    QTest.keyClicks(form.day.entry, "15 June 2026")
    form.add()
    qtbot.waitUntil(lambda: form.rows["name"].problem.startswith("Enter its name"))
    form.day.entry.clear()
    form.add()
    qtbot.waitUntil(lambda: form.rows["on"].problem == "Enter the day of the bank holiday.")
    assert form.rows["name"].problem == ""


def test_a_shipped_day_is_taken_out_and_put_back_by_keys(qtbot: QtBot, opened: Opened, store: Store):
    part = holidays_of(opened("holidays"))
    qtbot.waitUntil(lambda: part.listed.rows.rowCount() > 7)
    part.listed.setFocus()
    QTest.keyClick(part.listed, RETURN)
    QTest.keyClick(chosen_button(part, "Take it out"), RETURN)
    calendar = partial(bank_holidays.calendar, shipped=CALENDAR)
    qtbot.waitUntil(lambda: store.read(calendar).is_working_day(date(2026, 1, 1)))
    qtbot.waitUntil(lambda: part.listed.rows.row(0).badge == "Taken out by you")
    part.listed.setFocus()
    QTest.keyClick(part.listed, RETURN)
    QTest.keyClick(chosen_button(part, "Put it back"), RETURN)
    qtbot.waitUntil(lambda: store.read(calendar) == CALENDAR)


def chosen_button(part: HolidaysPart, words: str) -> QWidget:
    return next(b for b in part.findChildren(QWidget) if b.accessibleName() == words)


def test_a_file_is_shown_before_it_is_brought_in_and_one_undo_takes_it_back(
    qtbot: QtBot, opened: Opened, store: Store, prompts: FakePrompts, tmp_path: Path
):
    file = tmp_path / "bank-holidays.json"
    events = [{"title": "National day", "date": "2026-06-15"}]
    file.write_text(json.dumps({"england-and-wales": {"events": events}}), "utf-8")
    prompts.file = file
    card = holidays_of(opened("holidays")).file
    QTest.keyClick(card.choose, RETURN)
    qtbot.waitUntil(lambda: card.bring is not None)
    qtbot.waitUntil(lambda: "Monday 15 June 2026, National day" in read_off(card))
    calendar = partial(bank_holidays.calendar, shipped=CALENDAR)
    assert store.read(calendar) == CALENDAR
    assert card.bring is not None
    QTest.keyClick(card.bring, RETURN)
    qtbot.waitUntil(lambda: not store.read(calendar).is_working_day(date(2026, 6, 15)))
    store.undo()
    assert store.read(calendar) == CALENDAR


def test_a_file_that_is_something_else_is_refused_in_words(
    qtbot: QtBot, opened: Opened, prompts: FakePrompts, tmp_path: Path
):
    prompts.file = tmp_path / "letter.txt"
    prompts.file.write_text("Dear all", "utf-8")
    card = holidays_of(opened("holidays")).file
    QTest.keyClick(card.choose, RETURN)
    qtbot.waitUntil(lambda: card.problem.words == "Line 1 needs a day written like 2027-05-03.")
