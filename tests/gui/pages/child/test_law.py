"""Home and law: what moves a date is added, changed and taken away by keyboard, and says what followed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import EventKind, PlacementType
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.law import LawPart
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.records import ChildFields
from iro_desk.services import children, clockwork, drafts, moving
from iro_desk.storage.store import Store
from tests.gui.pages.child.steps import opened, read_on

TODAY = date(2026, 6, 11)


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    """In a foster home since care began on 2 February 2026."""
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 2, 2))
    home = PlacementType.U6
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=home, social_worker="", today=TODAY),
    ).value


def asked(qtbot: QtBot, page: ChildPage) -> LawPart:
    """The part, once its form has the keyboard."""
    qtbot.waitUntil(lambda: page.part.entry is not None and page.part.entry.form.caret() is not None)
    assert isinstance(page.part, LawPart)
    return page.part


def test_a_move_is_filed_by_keyboard_and_its_clocks_start_at_once(qtbot, context, store, child_id, said):
    page = opened(qtbot, context, child_id, "law:home")
    part = asked(qtbot, page)
    QTest.keyClicks(page.focusWidget(), "9 June 2026")
    part.entry.form.set_value("is_unregistered", True)
    part.entry.form.set_value("was_planned", False)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Home added. The home from Mon 2 Feb 2026 now ends on Tue 9 June 2026."]
    qtbot.waitUntil(lambda: part.lists["home"].rows.rowCount() == 2)
    qtbot.waitUntil(lambda: "Add a home" in getattr(page.focusWidget(), "text", str)())
    due = store.read(lambda s: clockwork.of_child(s, child_id, TODAY))
    assert {"MK-2", "MK-3"} <= {one.due.clock_id for one in due}
    qtbot.waitUntil(lambda: "The home is not registered" in read_on(page.banner))


def test_days_that_overlap_are_told_over_the_form(qtbot, context, child_id, said):
    page = opened(qtbot, context, child_id, "law:home")
    part = asked(qtbot, page)
    QTest.keyClicks(page.focusWidget(), "1 February 2026")
    part.entry.file()
    words = "Enter the day it ended: another home began on Mon 2 Feb 2026."
    qtbot.waitUntil(lambda: words in read_on(part))
    assert not said and part.entry is not None


def test_something_happened_is_one_press_from_the_overview(qtbot, context, store, child_id, said):
    page = opened(qtbot, context, child_id, "overview")
    qtbot.waitUntil(lambda: "Something happened" in read_on(page.part))
    next(b for b in page.part.findChildren(QPushButton) if "Something happened" in b.text()).click()
    part = asked(qtbot, page)
    part.entry.form.set_value("kind", EventKind.PLAN_CHANGE.value)
    part.entry.form.set_value("happened_on", "2026-06-10")
    part.entry.file()
    qtbot.waitUntil(lambda: said == ["What happened is noted"])
    (row,) = store.read(lambda s: children.events(s, child_id))
    assert (row.happened_on, row.label) == (date(2026, 6, 10), EventKind.PLAN_CHANGE.label)


def test_what_is_being_typed_is_kept_and_found_again(qtbot, context, store, child_id):
    page = opened(qtbot, context, child_id, "law:order")
    part = asked(qtbot, page)
    part.entry.form.set_value("note", "heard in chambers")
    part.entry.form.edited.emit("note")
    page.flush()
    qtbot.waitUntil(lambda: store.read(lambda s: drafts.find(s, moving.ORDER, 0, child_id)) is not None)
    again = opened(qtbot, context, child_id, "law")
    part = asked(qtbot, again)
    qtbot.waitUntil(lambda: part.entry.form.value("note") == "heard in chambers")


def test_a_home_is_changed_and_taken_away(qtbot, context, store, child_id, said):
    page = opened(qtbot, context, child_id, "law")
    qtbot.waitUntil(lambda: isinstance(page.part, LawPart) and "home" in page.part.lists)
    listed = page.part.lists["home"]
    listed.setCurrentIndex(listed.rows.index(0))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    part = asked(qtbot, page)
    assert part.entry.form.value("started_on") == "2026-02-02"
    next(b for b in part.findChildren(QPushButton) if "Remove this home" in b.text()).click()
    qtbot.waitUntil(lambda: said == ["Home removed"])
    qtbot.waitUntil(lambda: "No home recorded" in read_on(part))
    assert store.read(lambda s: children.homes(s, child_id)) == ()
