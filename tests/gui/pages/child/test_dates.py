"""A child's dates on the Overview: hers first, hers to check after, each with its days and its history."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.domain.clocks.families import has_limit
from iro_desk.domain.clocks.strip import StripDay
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.date_working import DateWorking
from iro_desk.gui.pages.child.dates_box import SHOWN
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.calendar_strip import CalendarStrip
from iro_desk.gui.widgets.due import DueRow
from iro_desk.records import ChildFields, PlacementFields
from iro_desk.services import children, clockwork, dates, drafts
from iro_desk.storage.store import Store
from tests.gui.pages.child.steps import read_on

TODAY = date(2026, 6, 11)


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    """In care since Friday 12 December 2025: the first review counts over Christmas."""
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2025, 12, 12))
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


def opened(qtbot: QtBot, context: Context, place: Place) -> ChildPage:
    page = ChildPage(context, place)
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: bool(page.findChildren(DueRow)))
    return page


def worked(qtbot: QtBot, page: ChildPage, task: str) -> DueRow:
    """The row of a date, with its working open."""

    def row() -> DueRow | None:
        return next((row for row in page.findChildren(DueRow) if row.view.words == task), None)

    qtbot.waitUntil(lambda: row() is not None)
    found = row()
    qtbot.waitUntil(found.isVisible)
    found.turn(to_open=True)
    return found


def test_the_working_is_a_sentence_a_sum_and_a_strip_of_days(qtbot, context, child_id):
    """Issue 3: 20 working days from Fri 12 Dec 2025, skipping 25 and 26 December and 1 January."""
    page = opened(qtbot, context, Place("child", child_id))
    row = worked(qtbot, page, "First review")
    said = read_on(row)
    assert "skipping 25 and 26 December and 1 January" in said and "Wednesday 14 January 2026" in said
    assert "Not counted: weekends, 25 Dec (Christmas Day), 26 Dec (Boxing Day), 1 Jan (New Year" in said
    strip = row.findChild(CalendarStrip)
    days = [cell for cell in strip.cells if isinstance(cell, StripDay)]
    assert (days[0].is_start, days[-1].is_due, days[-1].number) == (True, True, 20)
    assert "Christmas Day" in strip.accessibleName() and "20 days counted" in strip.accessibleName()
    assert strip.accessibleName().endswith("Due Wed 14 Jan 2026")
    skipped = next(
        box for cell, box in zip(strip.cells, strip._boxes(), strict=True) if cell.why == "Boxing Day"
    )
    assert strip.words_at(skipped.center()) == "Fri 26 Dec 2025: Boxing Day, not counted"


def test_what_others_do_stands_apart_is_never_late_and_is_folded_when_long(qtbot, context, store, child_id):
    home = PlacementFields(started_on=date(2025, 12, 12))
    store.write("Home", lambda s: children.file_home(s, child_id, 0, home, TODAY))
    page = opened(qtbot, context, Place("child", child_id))
    found = store.read(lambda s: dates.of_child(s, child_id, TODAY))
    assert len(found.to_check) > SHOWN + 1
    mine, to_check = page.part.dates.lists
    assert {row.view.words for row in mine.rows} == {one.standing.due.task for one in found.mine}
    assert len(to_check.rows) == SHOWN and all(row.view.tone != "late" for row in to_check.rows)
    next(b for b in page.part.findChildren(QPushButton) if "more date" in b.text()).click()
    qtbot.waitUntil(lambda: len(page.part.dates.lists[1].rows) == len(found.to_check))


def test_working_to_another_date_needs_a_reason_and_the_rules_date_stays(
    qtbot, context, store, child_id, said
):
    page = opened(qtbot, context, Place("child", child_id))
    row = worked(qtbot, page, "First review")
    working = row.findChild(DateWorking)
    working.ask_own()
    qtbot.waitUntil(lambda: working.entry.form.caret() is not None)
    QTest.keyClicks(page.focusWidget(), "7 January 2026")
    working.entry.file()
    qtbot.waitUntil(
        lambda: "Why this date" in read_on(working.entry.problems) or bool(working.entry.form.errors())
    )
    assert not said
    working.entry.form.set_value("reason", "School holidays")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said == ["You work to your own date"])
    qtbot.waitUntil(lambda: "You work to Wednesday 7 January 2026: School holidays" in read_on(page))
    row = worked(qtbot, page, "First review")
    assert row.findChild(DateWorking).entry is None
    assert "Wednesday 14 January 2026" in read_on(row) and "your date (rule: Wed 14 Jan)" in read_on(row)
    next(b for b in row.findChildren(QPushButton) if "Go back to the rule" in b.text()).click()
    qtbot.waitUntil(lambda: len(said) == 2)
    (first,) = [
        one
        for one in store.read(lambda s: clockwork.of_child(s, child_id, TODAY))
        if one.due.clock_id == "LAC-1"
    ]
    assert first.own_on is None


def test_another_date_being_typed_is_kept_and_opened_again(qtbot, context, store, child_id):
    page = opened(qtbot, context, Place("child", child_id))
    working = worked(qtbot, page, "First review").findChild(DateWorking)
    working.ask_own()
    qtbot.waitUntil(lambda: working.entry.form.caret() is not None)
    working.entry.form.set_value("reason", "Half written")
    working.entry.form.edited.emit("reason")
    page.flush()
    due_id = working.one.standing.due_id
    find = lambda: store.read(lambda s: drafts.find(s, dates.OWN_DATE, due_id, child_id))  # noqa: E731
    qtbot.waitUntil(lambda: find() is not None)
    again = opened(qtbot, context, Place("child", child_id, due_id, "overview:date"))
    qtbot.waitUntil(lambda: again.findChild(DateWorking) is not None)
    working = again.findChild(DateWorking)
    qtbot.waitUntil(lambda: working.entry.form.value("reason") == "Half written")


def test_a_date_that_moved_tells_what_it_was_and_what_moved_it(qtbot, context, store, child_id):
    draft = store.read(lambda s: children.fields(s, child_id))
    draft.looked_after_from = date(2025, 12, 15)
    store.write("Change a child’s details", lambda s: children.amend(s, child_id, draft, TODAY))
    page = opened(qtbot, context, Place("child", child_id))
    row = worked(qtbot, page, "First review")
    working = row.findChild(DateWorking)
    assert "Was Wed 14 Jan" not in read_on(row)
    working.history_link.click()
    assert "Was Wed 14 Jan 2026, moved on Thu 11 June 2026 by “Change a child’s details”." in read_on(row)


def test_the_working_leads_to_its_clock_in_settings(qtbot, context, child_id, gone):
    page = opened(qtbot, context, Place("child", child_id))
    row = worked(qtbot, page, "First review")
    working = row.findChild(DateWorking)
    due = working.one.standing.due
    assert working.clock_link.text() == (
        "Its limit in Settings" if has_limit(due.clock_id) else "Its clock in Settings"
    )
    working.clock_link.click()
    assert gone[-1] == Place("settings", part=f"clocks:{due.clock_id}")
