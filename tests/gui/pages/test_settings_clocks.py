"""Clocks, bank holidays and the officer's week are set by keys, and every date follows in the same write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from iro_desk import paths
from iro_desk.appearance import Appearance
from iro_desk.domain.clocks import ALL_CLOCKS, MonthRule, limits
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.main_window import MainWindow
from iro_desk.gui.notices import COMPARED, ComparedNote, DateNotice
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.settings.clocks import ClocksPart
from iro_desk.gui.pages.settings.holidays import HolidaysPart
from iro_desk.gui.pages.settings_page import TABS, SettingsPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.status import COMPARING
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import ChildFields
from iro_desk.services import bank_holidays, children, clockwork, demonstration, settings
from iro_desk.services.preferences import limit_key, week_preferences
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY, FakePrompts

CALENDAR = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
BORN = date(2014, 5, 2)
SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return
Opened = Callable[[str], SettingsPage]


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Opened:
    """Opens Settings at a tab."""

    def open_it(part: str) -> SettingsPage:
        page = SettingsPage(context, Place("settings", part=part))
        qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
        page.resize(1100, 700)
        page.show()
        page.load()
        qtbot.waitUntil(lambda: all(field.is_read for field in page.fields.values()))
        return page

    return open_it


def clocks_of(page: SettingsPage) -> ClocksPart:
    assert isinstance(page.part, ClocksPart)
    return page.part


def holidays_of(page: SettingsPage) -> HolidaysPart:
    assert isinstance(page.part, HolidaysPart)
    return page.part


def read_off(part: QWidget) -> str:
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def a_child(store: Store, **values: object) -> int:
    draft = ChildFields.model_validate(
        {"preferred_name": "Quill", "surname": "Ember", "born_on": BORN, **values}
    )
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker="Bev", today=TODAY)
    return store.write("Add a child", lambda session: add(session)).value


def due_on(store: Store, child_id: int, clock_id: str) -> date:
    found = store.read(partial(clockwork.of_child, child_id=child_id, today=TODAY))
    return next(one.due.due_on for one in found if one.due.clock_id == clock_id)


def test_every_clock_is_listed_with_its_source_force_and_whose_it_is(opened: Opened):
    part = clocks_of(opened("clocks"))
    assert sorted(part.rows) == sorted(clock.id for clock in ALL_CLOCKS)
    for clock in ALL_CLOCKS:
        shown = read_off(part.rows[clock.id])
        for words in (clock.name, clock.id, clock.source, clock.force.value.capitalize(), clock.whose.value):
            assert words in shown
        assert (part.rows[clock.id].switch is not None) == clock.can_be_off
        assert ("the law sets it" in shown) != clock.can_be_off


def test_every_limit_has_its_field_unit_and_start(opened: Opened):
    part = clocks_of(opened("clocks"))
    assert set(part.fields) == {"months", *(limit_key(limit.field) for limit in limits())}
    for limit in limits():
        row = part.rows[limit.limit.clock_ids[0]]
        assert f"{limit.limit.unit}, starts as {limit.default}" in read_off(row)


def test_a_limit_is_changed_by_keys_and_put_back(qtbot: QtBot, opened: Opened, store: Store):
    field = clocks_of(opened("clocks")).fields["clock.disruption_weeks"]
    assert not field.reset.isVisible()
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "12")
    QTest.keyClick(field.editor, RETURN)
    qtbot.waitUntil(field.reset.isVisible)
    assert store.read(settings.current).rules.disruption_weeks == 12
    QTest.keyClick(field.reset, RETURN)
    qtbot.waitUntil(lambda: store.read(settings.current).rules.disruption_weeks == 10)
    qtbot.waitUntil(lambda: not field.reset.isVisible())


def test_a_limit_that_is_no_number_is_refused_above_it(qtbot: QtBot, opened: Opened, store: Store):
    field = clocks_of(opened("clocks")).fields["clock.pep_working_days"]
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "ten")
    QTest.keyClick(field.editor, RETURN)
    qtbot.waitUntil(lambda: field.row.problem == "First school plan must be a whole number from 1 to 400.")
    assert store.read(settings.current).rules.pep_working_days == 10


def test_counting_in_days_is_warned_of(qtbot: QtBot, opened: Opened, store: Store):
    part = clocks_of(opened("clocks"))
    assert not part.comparing.isVisible()
    months = part.fields["months"].editor
    months.setFocus()
    QTest.keyClick(months, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: store.read(settings.current).rules.months is MonthRule.DAYS)
    page = opened("clocks")
    qtbot.waitUntil(clocks_of(page).comparing.isVisible)


def test_undo_elsewhere_shows_at_once_and_leaves_what_is_half_typed(
    qtbot: QtBot, opened: Opened, store: Store, context: Context
):
    page = opened("clocks")
    part = clocks_of(page)
    switch = part.rows["MK-5"].switch
    assert switch is not None
    switch.setFocus()
    QTest.keyClick(switch, SPACE)
    qtbot.waitUntil(lambda: store.read(settings.clocks_off) == {"MK-5"})
    half = part.fields["clock.pep_from_age"].editor
    half.selectAll()
    QTest.keyClicks(half, "4")
    context.ops.undo(lambda _: None, page)
    qtbot.waitUntil(switch.isChecked)
    assert half.value() == "4"


def test_the_week_is_set_by_keys(qtbot: QtBot, opened: Opened, store: Store):
    page = opened("week")
    assert set(page.fields) == {preference.key for preference in week_preferences()}
    starts = page.fields["week.day_starts"]
    starts.editor.selectAll()
    QTest.keyClicks(starts.editor, "8.30")
    QTest.keyClick(starts.editor, RETURN)
    qtbot.waitUntil(lambda: f"{store.read(settings.current).planning.day_starts:%H:%M}" == "08:30")
    ends = page.fields["week.day_ends"]
    ends.editor.selectAll()
    QTest.keyClicks(ends.editor, "8")
    QTest.keyClick(ends.editor, RETURN)
    qtbot.waitUntil(lambda: ends.row.problem == "The day must end after it starts.")


def test_the_tabs_are_walked_by_arrow_and_remembered(qtbot: QtBot, opened: Opened):
    page = opened("desk")
    page.tabs.setFocus()
    for key in list(TABS)[1:]:
        QTest.keyClick(page.tabs.focusProxy(), Qt.Key.Key_Right)
        assert page.here().part == key


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
    shown.load()
    note = shown.findChildren(ComparedNote)[0]
    assert not note.isVisible()
    context.ops.write("Change", partial(settings.change, key="months", value="days"))
    qtbot.waitUntil(note.isVisible)
    assert COMPARED in read_off(note)
    context.ops.undo(lambda _: None, shown)
    qtbot.waitUntil(lambda: not note.isVisible())


def test_a_computer_whose_date_has_slipped_is_noticed_on_today(qtbot: QtBot, context: Context, store: Store):
    """F35: the work in the vault was written on 2 March 2026."""
    a_child(store)
    slipped = replace(context, today=lambda: date(2016, 6, 4))
    page = TodayPage(slipped, Place("today"))
    qtbot.addWidget(page)
    page.show()
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
    page.load()
    qtbot.waitUntil(lambda: page.page.accessibleName() != "Today")
    assert not page.date_notice.isVisible()
