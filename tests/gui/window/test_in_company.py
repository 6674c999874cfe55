"""In company: names and words are not painted while they are hidden, wherever they stand (S23, U66)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from iro_desk.gui.company.kinds import is_shown
from iro_desk.gui.company.own_words import is_own
from iro_desk.gui.place import Place
from iro_desk.gui.prompts import ScreenPrompts
from iro_desk.gui.widgets.identity import IdentityTile
from iro_desk.records import ChildFields
from iro_desk.services import children
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.window.steps import CTRL, Desk, add, settled

F8, F9 = Qt.Key.Key_F8, Qt.Key.Key_F9
#: the same letters, so one as wide as the other, and the same initials
ONE, OTHER = ("Nmnmnnm", "Mnmnmnn"), ("Nnmmnmn", "Mnnmmnn")
SAID, SAID_INSTEAD = "nmnm mnnm nnmm", "mnmn nmmn mmnn"
PAGES = (
    "today", "caseload", "plans", "planner", "child", "child:law", "child:people", "visit", "prepare", "review",
)  # fmt: skip


def called(name: tuple[str, str]) -> ChildFields:
    return ChildFields(
        preferred_name=name[0], surname=name[1], local_code="440127", born_on=date(2015, 3, 4),
        looked_after_from=date(2026, 6, 1),
    )  # fmt: skip


def rename(store: Store, child: int, name: tuple[str, str]) -> None:
    store.write("Change", partial(children.amend, child_id=child, draft=called(name), today=TODAY))


@pytest.fixture
def child(store: Store) -> int:
    return add(store, called(ONE))


def picture(window: QWidget) -> bytes:
    """A window as it is on the screen."""
    QApplication.sendPostedEvents()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits())


def at_rest(qtbot: QtBot, window: QWidget) -> bytes:
    """The picture once it has stood for half a second: a word may be marked a moment after it was typed."""
    last, since = picture(window), monotonic()

    def stands() -> bool:
        nonlocal last, since
        now = picture(window)
        if now != last:
            last, since = now, monotonic()
        return monotonic() - since > 0.5

    qtbot.waitUntil(stands)
    return last


def seen(desk: Desk) -> bytes:
    return picture(desk.window)


def show(qtbot: QtBot, desk: Desk, page: str, child: int) -> None:
    page, _, part = page.partition(":")
    of_child = page in ("child", "visit", "prepare", "review")
    desk.window.go(Place(page, child if of_child else None, None, part))
    for _ in range(3):
        settled(qtbot, desk)
        QApplication.processEvents()


def editor(qtbot: QtBot, desk: Desk, child: int) -> QTextEdit:
    desk.window.go(Place("visit", child))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    found = QApplication.focusWidget()
    assert isinstance(found, QTextEdit)
    found.setCursorWidth(0)
    return found


def words_left(window: QWidget) -> str:
    """Every word of a window that would still be painted."""
    left = [w for w in window.findChildren(QWidget) if w.isVisible() and is_shown(w)]
    return " ".join(w.text() for w in left if isinstance(w, QLabel | QPushButton))


def test_one_key_hides_names_and_the_same_key_shows_them(qtbot: QtBot, opened, child: int):
    """S23, U66: and how to come back is said for as long as they are hidden."""
    desk = opened()
    show(qtbot, desk, "child", child)
    before = seen(desk)
    desk.press(F9)
    marker = desk.window.company.marker
    assert marker.isVisible() and marker.words == "Names and words are hidden. F9 shows them."
    assert seen(desk) != before
    desk.press(F9)
    assert not marker.isVisible()
    assert seen(desk) == before


def test_a_child_of_another_name_looks_the_same_on_every_page_while_names_are_hidden(
    qtbot: QtBot, opened, store: Store, child: int
):
    """S23: the same to the last pixel, so nothing of the name is in the picture; shown again, they differ."""
    desk = opened()
    desk.press(F9)
    pictures: dict[tuple[str, str], bytes] = {}
    show(qtbot, desk, "visit", child)
    show(qtbot, desk, "today", child)
    qtbot.waitUntil(lambda: desk.window.status.words.startswith("Saved"))
    for name in (ONE, OTHER):
        rename(store, child, name)
        for page in PAGES:
            show(qtbot, desk, page, child)
            pictures[name[0], page] = seen(desk)
            assert not {*ONE, *OTHER} & set(words_left(desk.window).split())
    assert [page for page in PAGES if pictures[ONE[0], page] != pictures[OTHER[0], page]] == []


def test_the_two_children_do_differ_when_names_are_shown(qtbot: QtBot, opened, store: Store, child: int):
    """S23: the comparison can fail."""
    desk = opened()
    pictures = []
    for name in (ONE, OTHER):
        rename(store, child, name)
        show(qtbot, desk, "child", child)
        pictures.append(seen(desk))
    assert pictures[0] != pictures[1]


def test_a_name_becomes_its_initials(qtbot: QtBot, opened, child: int):
    """S23: so that she still knows whose page it is."""
    desk = opened()
    show(qtbot, desk, "child", child)
    desk.press(F9)
    shown = [tile for tile in desk.window.findChildren(IdentityTile) if tile.isVisible() and is_shown(tile)]
    assert shown


def test_what_is_typed_is_kept_and_cannot_be_read(qtbot: QtBot, opened, child: int):
    """S23: the keys go on working."""
    desk = opened()
    words = editor(qtbot, desk, child)
    words.setCursorWidth(0)  # a caret that blinks would be seen in one picture and not in the other
    desk.press(F9)
    QTest.keyClicks(words, SAID)
    first = at_rest(qtbot, words)
    words.selectAll()
    QTest.keyClicks(words, SAID_INSTEAD)
    assert words.toPlainText() == SAID_INSTEAD
    assert at_rest(qtbot, words) == first
    desk.press(F9)
    assert picture(words) != first


def test_it_stays_hidden_from_page_to_page(qtbot: QtBot, opened, child: int):
    """S23."""
    desk = opened()
    desk.press(F9)
    for page in ("child", "caseload"):
        show(qtbot, desk, page, child)
        assert desk.window.company.is_hiding and desk.window.company.marker.isVisible()


def test_the_foot_of_the_window_says_it_and_a_press_there_turns_it(qtbot: QtBot, opened):
    """S23."""
    desk = opened()
    (button,) = [b for b in desk.window.status.findChildren(QPushButton) if "Names" in b.text()]
    assert button.text().strip() == "Names shown"
    button.click()
    assert desk.window.company.is_hiding and button.text().strip() == "Names hidden"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(("key", "is_on"), [(F9, "is_hiding"), (F8, "is_blank")])
def test_the_keys_work_in_a_question_too(qtbot: QtBot, opened, key: Qt.Key, is_on: str):
    """U66, S23: the window's own shortcuts do not reach into a dialog."""
    desk = opened()
    found: list[bool] = []

    def pressed() -> None:
        box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
        QTest.keyClick(box.windowHandle(), key)
        found.append(getattr(desk.window.company, is_on))
        QTest.keyClick(box.windowHandle(), key)
        found.append(getattr(desk.window.company, is_on))
        box.reject()

    QTimer.singleShot(0, pressed)
    ScreenPrompts().confirm(desk.window, "Finish it?", "It will be locked.", "Finish", "Keep working")
    assert found == [True, False]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_it_locks_from_within_a_question(qtbot: QtBot, opened):
    """U66."""
    desk = opened()

    def pressed() -> None:
        box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
        QTest.keyClick(box.windowHandle(), Qt.Key.Key_L, CTRL)
        box.reject()

    QTimer.singleShot(0, pressed)
    ScreenPrompts().confirm(desk.window, "Finish it?", "It will be locked.", "Finish", "Keep working")
    assert desk.locked == [True]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_keys_work_in_a_menu_and_what_it_offers_cannot_be_read(qtbot: QtBot, opened):
    """U66, S23: the spelling of a name is offered in a menu."""
    desk = opened()
    pictures: list[bytes] = []
    for words in (SAID, SAID_INSTEAD):
        menu = QMenu(desk.window)
        menu.addAction(words)
        menu.popup(desk.window.mapToGlobal(QPoint(20, 20)))
        if not desk.window.company.is_hiding:
            QTest.keyClick(menu, F9)
        assert desk.window.company.is_hiding
        pictures.append(picture(menu))
        menu.close()
        menu.deleteLater()
    assert pictures[0] == pictures[1]


def a_list_that_drops_down(words: str) -> QWidget:
    made = QListWidget()
    made.addItem(words)
    return made


def a_choice(words: str) -> QWidget:
    made = QComboBox()
    made.addItem(words)
    return made


def a_message(words: str) -> QWidget:
    return QMessageBox(QMessageBox.Icon.NoIcon, "IRO Desk", words)


def a_button(words: str) -> QWidget:
    return QPushButton(words)


def a_picture(words: str) -> QWidget:
    made, drawn = QLabel(), QPixmap(80, 80)
    drawn.fill(Qt.GlobalColor.red if words == SAID else Qt.GlobalColor.blue)
    made.setPixmap(drawn)
    return made


def a_heading(words: str) -> QWidget:
    made = QLabel(words)
    made.setProperty("role", "title")
    return made


@pytest.mark.parametrize(
    "make", [a_list_that_drops_down, a_choice, a_message, a_button, a_picture, a_heading]
)
def test_whatever_holds_words_is_covered_wherever_it_comes_up(
    qtbot: QtBot, opened, make: Callable[[str], QWidget]
):
    """S23: windows of their own too."""
    desk = opened()
    made = [make(SAID), make(SAID_INSTEAD)]
    for one in made:
        one.resize(240, 100)
    shown = [picture(one) for one in made]
    assert shown[0] != shown[1]
    desk.press(F9)
    hidden = [picture(one) for one in made]
    assert hidden[0] == hidden[1]


def test_the_finder_shows_initials_and_no_names(qtbot: QtBot, opened, store: Store, child: int):
    """S23: the palette."""
    desk = opened()
    desk.press(F9)
    desk.press(Qt.Key.Key_K, CTRL)
    pictures = []
    for name in (ONE, OTHER):
        rename(store, child, name)
        desk.window.finder.line.setText(name[0][:1])
        settled(qtbot, desk)
        assert desk.window.finder.list.rows.rowCount()
        desk.window.finder.line.setCursorPosition(0)
        pictures.append(picture(desk.window.finder.findChild(QAbstractItemView)))
        desk.window.finder.line.clear()
        settled(qtbot, desk)
    assert pictures[0] == pictures[1]
    desk.window.finder.shut()


def test_no_tool_tip_comes_up(qtbot: QtBot, opened):
    """S23: a tip can hold what a button stands for."""
    desk = opened()
    button = QPushButton("x", desk.window)
    button.setToolTip(SAID)
    desk.press(F9)
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), button.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(button, event)
    assert not QToolTip.isVisible()


def test_the_programs_own_words_stay(qtbot: QtBot, opened):
    """S23: so that she can find her way; what is put together with a name in it is not among them."""
    opened()
    assert is_own("Settings") and is_own(" Back up now") and is_own("What was done")
    assert not is_own(f"Save the letter for {ONE[0]}") and not is_own(ONE[0])


def test_a_new_kind_of_part_is_covered_until_it_is_said_to_hold_no_words(qtbot: QtBot):
    """S23: what nobody has thought of yet."""

    class Painted(QWidget):
        def paintEvent(self, event: object) -> None:
            """Could be anything."""

    class Ground(QWidget):
        paints_no_words = True

        def paintEvent(self, event: object) -> None:
            """A line."""

    assert not is_shown(Painted()) and is_shown(Ground()) and is_shown(QWidget())


def test_one_key_empties_the_screen_and_brings_it_back(qtbot: QtBot, opened, child: int):
    """U66: quick hide."""
    desk = opened()
    show(qtbot, desk, "child", child)
    before = seen(desk)
    desk.press(F8)
    company = desk.window.company
    assert company.marker.words == "The screen is blank. F8 shows it, Ctrl+L locks."
    company.marker.hide()
    image = desk.window.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) == 1
    desk.press(F8)
    assert seen(desk) == before


def test_a_blank_screen_takes_no_other_key_and_no_press(qtbot: QtBot, opened, child: int):
    """U66: nothing is typed where she cannot see it; locking still works."""
    desk = opened()
    words = editor(qtbot, desk, child)
    desk.press(F8)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Tab):
        QTest.keyClick(desk.window.windowHandle(), key)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_K, CTRL)
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
    assert words.toPlainText() == "" and not desk.window.finder.isVisible() and desk.page == "visit"
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_L, CTRL)
    assert desk.locked == [True]
