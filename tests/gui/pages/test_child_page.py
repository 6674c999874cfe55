"""A child's page shows what is due with its sum, and its people can be added, changed and removed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.due import DueRow
from iro_desk.records import ChildFields
from iro_desk.services import children
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(local_code="440127", born_on=date(2015, 3, 4), looked_after_from=date(2026, 6, 1))
    added = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    )
    return added.value


def opened(qtbot: QtBot, context: Context, child_id: int, part: str = "") -> ChildPage:
    page = ChildPage(context, Place("child", child_id, None, part))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: not page.banner.isHidden())
    return page


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])


def test_a_child_known_by_code_only_is_asked_for_a_name_and_never_stopped(qtbot, context, child_id):
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: "Start the review" in read_on(page))
    assert "Child 440127" in read_on(page) and "Give the name they are called by" in read_on(page)


def test_what_is_due_opens_its_working(qtbot, context, child_id):
    page = opened(qtbot, context, child_id)
    qtbot.waitUntil(lambda: bool(page.findChildren(DueRow)))
    row = page.findChildren(DueRow)[0]
    qtbot.waitUntil(row.isVisible)
    row.button.click()
    assert "not after" in read_on(row) and "Monday 29 June 2026" in read_on(row)


def test_a_name_given_later_is_in_the_banner(qtbot, context, child_id, said):
    page = opened(qtbot, context, child_id, "details")
    qtbot.waitUntil(lambda: page.part.entry is not None and page.part.entry.form.caret() is not None)
    QTest.keyClicks(page.part.entry.form.editor("preferred_name"), "Wren")
    page.part.entry.file()
    qtbot.waitUntil(lambda: "Wren" in page.banner.accessibleName())
    assert said == ["Details changed"]


def test_a_person_is_added_and_removed(qtbot, context, store, child_id, said):
    page = opened(qtbot, context, child_id, "people")
    page.part.add()
    qtbot.waitUntil(lambda: page.part.entry.form.caret() is not None)
    QTest.keyClicks(page.part.entry.form.editor("name"), "Denise")
    page.part.entry.file()
    qtbot.waitUntil(lambda: said == ["Person added"])
    person = store.read(lambda s: children.people(s, child_id))[0]
    assert person.name == "Denise"
    page.part.remove(person.person_id)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert store.read(lambda s: children.people(s, child_id)) == ()


def test_removing_a_child_asks_first(qtbot, context, store, child_id, prompts, gone):
    prompts.answer = False
    page = opened(qtbot, context, child_id, "details")
    page.part.remove_child()
    assert prompts.asked and not gone
    prompts.answer = True
    page.part.remove_child()
    qtbot.waitUntil(lambda: gone == [Place("caseload")])
    with pytest.raises(Exception, match="no longer"):
        store.read(lambda s: children.banner(s, child_id, TODAY))
