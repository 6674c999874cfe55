"""The workload shows every sum, and a weight changed in place changes it at once and can be undone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.caseload_page import CaseloadPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.pages.workload_page import WorkloadPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields
from iro_desk.services import children, settings
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)


def add(store: Store, name: str, since: date) -> int:
    draft = ChildFields(preferred_name=name, born_on=date(2015, 3, 4), looked_after_from=since)
    return store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    ).value


@pytest.fixture
def two(store: Store, context: Context) -> tuple[int, int]:
    """Ada, two years in care, and Bram, new in care."""
    return add(store, "Ada", date(2024, 6, 3)), add(store, "Bram", date(2026, 6, 1))


def opened(qtbot: QtBot, context: Context) -> WorkloadPage:
    page = WorkloadPage(context, Place("workload"))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.found is not None)
    return page


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])


def rows(page: WorkloadPage) -> list[tuple[str, str, str]]:
    found = [page.list.rows.row(number) for number in range(page.list.rows.rowCount())]
    return [(row.title, row.main, row.detail) for row in found]


def test_the_whole_and_each_childs_sum_are_shown_and_sorted_by_keys(
    qtbot: QtBot, context: Context, two, gone
):
    page = opened(qtbot, context)
    said = page.page.header.accessibleDescription()
    assert said == (
        "2 children, 48 under the handbook’s band of 50 to 70. With your weights they count as 2.5."
    )
    assert rows(page) == [
        ("Bram", "1.5", "1 for the child and 0.5 for less than 20 working days in care"),
        ("Ada", "1", "1 for the child"),
    ]
    QTest.keyClick(page.sorted_by.buttons[0], Qt.Key.Key_Right)
    assert [row[0] for row in rows(page)] == ["Ada", "Bram"]
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert gone == [Place("child", two[0])]


def test_a_weight_is_changed_in_place_undone_and_put_back(
    qtbot: QtBot, context: Context, store: Store, two, said
):
    page = opened(qtbot, context)
    field = page.weights.fields["weight.new_in_care"]
    qtbot.waitUntil(lambda: field.editor.value() == "0.5")
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "1.25")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page)[0][1] == "2.25")
    assert field.editor.hasFocus()
    undone: list[object] = []
    context.ops.undo(undone.append, page)
    qtbot.waitUntil(lambda: rows(page)[0][1] == "1.5" and field.editor.value() == "0.5")
    store.write("Set", lambda s: settings.change(s, "weight.each_move", "3"))
    page.weights.put_back.click()
    qtbot.waitUntil(lambda: said == ["Every weight is what it started as"])
    assert store.read(settings.values)["weight.each_move"] == "0.1"


def test_a_weight_that_is_no_number_is_told_beside_it(qtbot: QtBot, context: Context, two):
    page = opened(qtbot, context)
    field = page.weights.fields["weight.far"]
    qtbot.waitUntil(lambda: field.editor.value() == "0.25")
    field.editor.setText("lots")
    page.flush()
    qtbot.waitUntil(lambda: "must be a number from 0 to 400" in read_on(page.weights))


def test_it_is_reached_from_today(qtbot: QtBot, context: Context, two, gone):
    page = TodayPage(context, Place("today"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: "Workload" in read_on(page))
    next(b for b in page.findChildren(QPushButton) if b.text() == "Workload").click()
    assert gone == [Place("workload")]


def test_it_is_reached_from_the_caseload_and_says_how_to_begin(qtbot: QtBot, context: Context, gone):
    page = CaseloadPage(context, Place("caseload"))
    qtbot.addWidget(page)
    next(b for b in page.findChildren(QPushButton) if "Workload" in b.text()).click()
    assert gone == [Place("workload")]
    empty = opened(qtbot, context)
    qtbot.waitUntil(lambda: "No children yet" in read_on(empty))


def test_the_officers_round_is_noted_by_keys_and_undone(qtbot: QtBot, context: Context, store, two, said):
    """MK-8, local practice: done today, and the keyboard stays where it was."""
    page = opened(qtbot, context)
    qtbot.waitUntil(lambda: "MK-8" in page.round.lines)
    line = page.round.lines["MK-8"]
    assert line.standing.text() == "Every 2 weeks. None noted yet."
    line.today.setFocus()
    QTest.keyClick(line.today, Qt.Key.Key_Space)
    done = "Every 2 weeks. Last on Thu 11 June 2026. Comes round Thu 25 June 2026, in 14 days."
    qtbot.waitUntil(lambda: line.standing.text() == done)
    assert page.focusWidget() is line.today and said == ["Noted"]
    undone: list[object] = []
    context.ops.undo(undone.append, page)
    qtbot.waitUntil(lambda: line.standing.text() == "Every 2 weeks. None noted yet.")


def test_a_round_done_on_another_day_is_typed_and_a_day_to_come_is_refused(
    qtbot: QtBot, context: Context, two, said
):
    page = opened(qtbot, context)
    qtbot.waitUntil(lambda: "MK-9" in page.round.lines)
    line = page.round.lines["MK-9"]
    line.other.click()
    QTest.keyClicks(line.day.entry, "12 June 2026")
    note = next(b for b in line.asked.findChildren(QPushButton) if b.text() == "Note it")
    note.click()
    qtbot.waitUntil(lambda: "This day must be today or earlier." in read_on(line))
    assert not said
    line.day.entry.selectAll()
    QTest.keyClicks(line.day.entry, "31 May 2026")
    note.click()
    qtbot.waitUntil(lambda: "Last on Sun 31 May 2026. Comes round Tue 30 June 2026" in line.standing.text())
    assert line.asked.isHidden() and page.focusWidget() is line.other
