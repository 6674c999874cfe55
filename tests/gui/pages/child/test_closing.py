"""Closing a case from the child's page, keeping the record, and finding it again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.caseload_page import CaseloadPage
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.rows import RowList
from iro_desk.records import Child, ChildFields
from iro_desk.services import children, closing
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.pages.child.steps import opened, read_on


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(preferred_name="Wren", born_on=date(2015, 3, 4), looked_after_from=date(2026, 6, 1))
    return store.write(
        "Add", lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY)
    ).value


def closing_form(qtbot: QtBot, context: Context, child_id: int) -> ChildPage:
    page = opened(qtbot, context, child_id, "closing")
    qtbot.waitUntil(lambda: page.part.entry is not None and page.part.entry.form.caret() is not None)
    return page


def stored(store: Store, child_id: int) -> Child:
    return store.read(lambda s: s.get(Child, child_id))


def shut(store: Store, child_id: int, again: date) -> None:
    values = {"closed_why": "other_officer", "closed_on": date(2026, 6, 1), "look_again_on": again}
    store.write("Close", lambda s: closing.close(s, values, child_id, date(2026, 6, 1)))


def test_a_case_is_closed_by_keys_with_the_day_the_settings_offer(qtbot, context, store, child_id, said):
    """S32: why, the days that stand there already, and Alt+Enter; the record is kept and says so."""
    page = closing_form(qtbot, context, child_id)
    assert "11 June 2027" in page.part.entry.form.editor("look_again_on").entry.text()
    page.part.entry.form.editor("closed_why").set_value("other_officer")
    page.part.entry.file()
    qtbot.waitUntil(lambda: said == ["Case closed. The record is kept."])
    qtbot.waitUntil(lambda: "This case is closed" in read_on(page))
    qtbot.waitUntil(lambda: "Closed on Thu 11 June 2026: another officer has the case." in read_on(page))
    child = stored(store, child_id)
    assert (child.closed_on, child.look_again_on) == (TODAY, date(2027, 6, 11))


def test_what_is_missing_is_said_beside_its_question(qtbot, context, store, child_id):
    page = closing_form(qtbot, context, child_id)
    page.part.entry.form.editor("closed_why").set_value("left_care")
    page.part.entry.file()
    qtbot.waitUntil(lambda: "Enter the last day in care." in read_on(page))
    assert stored(store, child_id).closed_on is None


def test_a_half_filled_closing_waits_as_it_was_left(qtbot, context, child_id):
    """U18: what was typed into it is kept, and is there again."""
    page = closing_form(qtbot, context, child_id)
    QTest.keyClicks(page.part.entry.form.editor("closed_note"), "Gone to the north")
    page.flush()
    again = closing_form(qtbot, context, child_id)
    qtbot.waitUntil(lambda: again.part.entry.form.values()["closed_note"] == "Gone to the north")


def test_a_closed_record_is_kept_longer_or_opened_again(qtbot, context, store, child_id, said):
    """S32: keep until another day; open again; each is one step that Undo takes back."""
    shut(store, child_id, TODAY)
    page = opened(qtbot, context, child_id, "closing")
    qtbot.waitUntil(lambda: "This case is closed" in read_on(page))
    page.part.keep_until()
    qtbot.waitUntil(lambda: "must be after today" in read_on(page))
    page.part.again.set_value(date(2028, 1, 3))
    page.part.keep_until()
    qtbot.waitUntil(lambda: said == ["Kept. It comes up again on Mon 3 Jan 2028."])
    page.part.reopening.click()
    qtbot.waitUntil(lambda: page.part.entry is not None)
    qtbot.waitUntil(lambda: "Close the case and keep the record" in read_on(page))
    store.undo()
    assert stored(store, child_id).look_again_on == date(2028, 1, 3)


def test_closed_children_are_listed_apart_with_the_record_to_look_at_first(
    qtbot: QtBot, context: Context, store: Store, child_id: int, gone: list[Place]
) -> None:
    """S32: a filter of the caseload, reached from the palette too; a row opens what was said of the closing."""
    shut(store, child_id, TODAY)
    page = CaseloadPage(context, Place("caseload", None, None, "closed"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1)
    row = page.list.rows.row(0)
    assert (row.title, row.main, row.badge) == ("Wren", "Another officer has the case", "Look at the record")
    assert page.here() == Place("caseload", None, None, "closed")
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert gone == [Place("child", child_id, None, "closing")]
    page.which.set_value("open")
    page.which.edited.emit()
    assert page.list.rows.rowCount() == 0 and page.here() == Place("caseload")


@pytest.mark.parametrize(("again", "comes_up"), [(TODAY, True), (date(2026, 6, 12), False)])
def test_today_shows_a_closed_record_only_when_it_is_due(
    qtbot: QtBot,
    context: Context,
    store: Store,
    child_id: int,
    gone: list[Place],
    again: date,
    comes_up: bool,
) -> None:
    """S32: the day itself, and not the day before."""
    shut(store, child_id, again)
    page = TodayPage(context, Place("today"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(
        lambda: bool(read_on(page)) and ("look at again" in read_on(page) or "ready" in read_on(page))
    )
    lists = [one for one in page.findChildren(RowList) if "look at again" in one.accessibleName()]
    assert bool(lists) is comes_up
    if lists:
        lists[0].opened.emit(lists[0].rows.row(0).key)
        assert gone == [Place("child", child_id, None, "closing")]
