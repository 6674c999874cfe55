"""Components say what they mean in words, answer to the keyboard, and clip nothing at 200%."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui import theme
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.banner import Alert, BannerView, ChildBanner, Fact
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.due import DueList, DueView, Step
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.focus import FocusRing
from iro_desk.gui.widgets.page import ActionBar, Page
from iro_desk.gui.widgets.rail import NavigationRail, Place
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.status_line import StatusLine
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.task_list import Task, TaskList
from iro_desk.gui.widgets.text import link
from iro_desk.gui.widgets.toast import Toasts
from iro_desk.gui.widgets.voice import VoiceBox

BANNER = BannerView(
    "Maya",
    "T",
    (Fact("9", "born 23 Feb 2017"), Fact("Full care order", "(C2)")),
    (Alert("alert", "Address withheld from Dad"), Alert("plain", "Brother and sister in care")),
    "MT",
    0,
)
ROWS = (
    ListRow(
        "a",
        "RC",
        5,
        "Reuben",
        "aged 14",
        "Send the record",
        "20 working days",
        "late",
        "2 days late",
        "9 June",
    ),
    ListRow(
        "b", "SM", 9, "Sienna", "aged 10", "Review", "6 months", "ok", "5 days inside the limit", "16 June"
    ),
)


def due(key: str) -> DueView:
    return DueView(
        key, f"Review {key}", "late", "1 working day late", "Wed 10 June",
        (Step("Bank holidays", "Mon 25 May"),),
        Step("Not after", "Wed 10 June 2026"), "Regulation 33(1)",
    )  # fmt: skip


def at_scale(qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, theme.Theme("light", scale))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_narrow_banner_shows_every_alert_whole(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    """P: an alert about a withheld address is never cut off."""
    at_scale(qapp, scale)
    page = Page("Overview")
    page.above.addWidget(ChildBanner(BANNER))
    qtbot.addWidget(page)
    page.resize(theme.px(560), theme.px(700))
    page.show()
    banner = page.findChild(ChildBanner)
    assert banner is not None
    for badge in banner.findChildren(Badge):
        corner = badge.mapTo(banner, badge.rect().bottomRight())
        assert banner.rect().contains(corner), badge.words


def test_a_name_cannot_be_read_as_markup(qtbot: QtBot) -> None:
    banner = ChildBanner(BannerView("<b>M</b>", "T", (Fact("<i>9</i>"),), (), "MT", 0))
    qtbot.addWidget(banner)
    assert "&lt;i&gt;9" in " ".join(label.text() for label in banner.findChildren(QLabel))


def test_rows_open_with_enter_and_say_themselves_whole(qtbot: QtBot) -> None:
    rows = RowList("Late", ROWS)
    qtbot.addWidget(rows)
    rows.resize(900, 300)
    rows.show()
    QAbstractItemModelTester(rows.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.setCurrentIndex(rows.rows.index(1))
    with qtbot.waitSignal(rows.opened) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert heard.args == ["b"]
    said = rows.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Reuben, aged 14, Send the record, 20 working days, 2 days late, 9 June"


def test_rows_are_as_tall_as_their_list_and_grow_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    rows = RowList("Late", ROWS)
    qtbot.addWidget(rows)
    rows.resize(900, 300)
    rows.show()
    small = rows.height()
    assert small >= 2 * 52
    at_scale(qapp, 2.0)
    assert rows.height() > 2 * small


def test_only_one_working_is_open_and_its_name_says_so(qtbot: QtBot) -> None:
    """F: one press shows the sum and the rule."""
    dues = DueList((due("one"), due("two")), lambda key: None)
    qtbot.addWidget(dues)
    dues.show()
    first, second = dues.rows
    qtbot.keyClick(first.button, Qt.Key.Key_Right)
    assert first.is_open
    words = [label.text() for label in first.findChildren(QLabel)]
    assert "Mon 25 May" in words
    assert "Regulation 33(1)" in words
    second.button.click()
    assert second.is_open
    assert not first.is_open
    assert first.button.accessibleName().endswith("working closed")


def test_the_error_summary_takes_the_keyboard_and_its_lines_name_their_fields(qtbot: QtBot) -> None:
    window = QWidget()
    window.setWindowTitle("Review")
    column = QVBoxLayout(window)
    summary = ErrorSummary()
    column.addWidget(summary)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    summary.show_problems([("Enter the day this should be done by", "due_on")])
    assert window.focusWidget() is summary
    assert window.windowTitle() == "Error: Review"
    with qtbot.waitSignal(summary.chosen) as heard:
        qtbot.keyClick(summary.links[0], Qt.Key.Key_Return)
    assert heard.args == ["due_on"]
    summary.show_problems([])
    assert window.windowTitle() == "Review"
    assert summary.isHidden()


def test_the_focus_ring_follows_the_keyboard_and_shifts_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = QLineEdit(), button("Save and continue", "main")
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(window)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    before = second.geometry()
    second.setFocus()
    qtbot.waitUntil(lambda: ring.widget() is second)
    assert second.geometry() == before
    assert ring.width() == second.width() + 8


def test_a_waiting_button_stays_focusable_and_goes_to_what_is_missing(qtbot: QtBot) -> None:
    made = button("Finish the review", "main")
    qtbot.addWidget(made)
    made.show()
    pressed: list[str] = []
    made.clicked.connect(lambda: pressed.append("finished"))
    made.wait_for("Decision 3 has no day", lambda: pressed.append("went"))
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert pressed == ["went", "went"]
    assert made.isEnabled()
    assert made.accessibleDescription() == "Decision 3 has no day"
    made.wait_for("")
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert pressed[-1] == "finished"


def test_task_rows_say_their_state(qtbot: QtBot) -> None:
    tasks = TaskList("Review, 10 June")
    qtbot.addWidget(tasks)
    tasks.show_tasks((Task("a", "Home", "in_progress"), Task("b", "Health", "done")), "a")
    said = [tasks.rows.rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert said == ["Home, in progress", "Health, completed"]
    assert "1 of 2 sections completed" in [label.text() for label in tasks.findChildren(QLabel)]


def test_what_is_not_a_section_is_listed_and_not_counted(qtbot: QtBot) -> None:
    """The checklist stands among the sections of a review, whose titles say "Section 1 of 20"."""
    tasks = TaskList("Review, 10 June")
    qtbot.addWidget(tasks)
    tasks.show_tasks((Task("a", "Home", "done"), Task("b", "Checklist", "done", counts=False)), "a")
    assert "1 of 1 sections completed" in [label.text() for label in tasks.findChildren(QLabel)]
    assert tasks.rows.rows.rowCount() == 2


def test_a_foot_with_nothing_said_at_its_right_keeps_its_buttons_at_the_left(qtbot: QtBot) -> None:
    bar = ActionBar()
    qtbot.addWidget(bar)
    bar.add(button("Read the next section"))
    bar.add(last := button("See the list"))
    bar.resize(1000, 60)
    bar.show()
    qtbot.waitUntil(lambda: last.x() > 0 and last.geometry().right() < 500)
    bar.say("Alt+Enter goes on")
    qtbot.waitUntil(lambda: bar.findChildren(QLabel)[0].geometry().right() > 900)
    assert last.geometry().right() < 500


def test_the_status_line_says_why_a_save_failed_and_offers_a_way_on(qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    status.show_saved("14:32")
    assert status.words == "Saved 14:32"
    status.show_not_saved("the disk is full")
    assert status.words == "Not saved: the disk is full"


def test_at_most_two_toasts_show(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 600)
    toasts = Toasts(over)
    for number in range(3):
        toasts.say(f"Decision {number} removed", "Undo", lambda: None)
    assert [toast.accessibleName() for toast in toasts.shown] == ["Decision 1 removed", "Decision 2 removed"]
    assert [toast.link is not None for toast in toasts.shown] == [False, True], "only the newest has Undo"
    assert toasts.focus()
    for toast in tuple(toasts.shown):
        toast.close_now()
    assert not toasts.focus()


def test_the_rail_says_where_it_went_and_how_many_wait(qtbot: QtBot) -> None:
    rail = NavigationRail((Place("today", "Today", "sun"), Place("outbox", "Outbox", "send")))
    qtbot.addWidget(rail)
    rail.show_count("outbox", 3)
    assert rail.buttons["outbox"].accessibleName() == "Outbox, 3"
    with qtbot.waitSignal(rail.chosen) as heard:
        qtbot.keyClick(rail.buttons["outbox"], Qt.Key.Key_Return)
    assert heard.args == ["outbox"]
    rail.show_place("nowhere")
    assert not any(made.isChecked() for made in rail.buttons.values())


def test_a_table_names_each_cell_by_its_column(qtbot: QtBot) -> None:
    table = DataTable("Reviews", (Heading("Month", wide=True), Heading("Held", figures=True)), (
        TableRow("a", ("April", "11")), TableRow("t", ("All", "11"), total=True),
    ))  # fmt: skip
    qtbot.addWidget(table)
    QAbstractItemModelTester(table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert table.rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Held: 11"


def test_a_table_ends_where_its_last_row_does(qtbot: QtBot) -> None:
    table = DataTable("Reviews", (Heading("Month", wide=True),), tuple(
        TableRow(month, (month,)) for month in ("April", "May", "June")
    ))  # fmt: skip
    qtbot.addWidget(table)
    table.resize(300, table.height())
    table.show()
    last = table.rowViewportPosition(2) + table.rowHeight(2)
    assert last == table.viewport().height(), "no sliver of a row below, and nothing cut off"


def test_only_the_childs_words_wear_quotation_marks_and_once(qtbot: QtBot) -> None:
    box = VoiceBox(
        "\N{LEFT DOUBLE QUOTATION MARK}I like it here\N{RIGHT DOUBLE QUOTATION MARK}", "Maya's words"
    )
    qtbot.addWidget(box)
    shown = [label.text() for label in box.findChildren(QLabel) if "like" in label.text()]
    assert shown == ["\N{LEFT DOUBLE QUOTATION MARK}I like it here\N{RIGHT DOUBLE QUOTATION MARK}"]


def test_enter_opens_the_first_row_however_the_keyboard_came_to_the_list(qtbot):
    """U33: rows that arrive after the keyboard, or a list in a window behind, still answer Enter."""
    listed = RowList("Children")
    qtbot.addWidget(listed)
    opened = []
    listed.opened.connect(opened.append)
    listed.show_rows((ListRow("7", "W", 1, "Wren", "", "In care", ""),))
    qtbot.keyClick(listed, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert not opened, "Alt+Enter belongs to the page"
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert opened == ["7"]


@pytest.mark.parametrize("make", [button, link], ids=["button", "link"])
def test_only_a_bare_enter_presses_what_has_the_keyboard(qtbot, make):
    """Alt+Enter is always the page's own way on, whatever has the keyboard."""
    pressed = []
    made = make("Find", on_press=lambda: pressed.append(True))
    qtbot.addWidget(made)
    for held in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier):
        qtbot.keyClick(made, Qt.Key.Key_Return, held)
    assert not pressed
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(made, key)
    qtbot.keyClick(made, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(pressed) == 3


def test_a_place_of_the_rail_is_gone_to_by_a_bare_enter_only(qtbot):
    rail = NavigationRail((Place("today", "Today", "sun"),))
    qtbot.addWidget(rail)
    gone = []
    rail.chosen.connect(gone.append)
    qtbot.keyClick(rail.buttons["today"], Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert not gone
    qtbot.keyClick(rail.buttons["today"], Qt.Key.Key_Return)
    assert gone == ["today"]
