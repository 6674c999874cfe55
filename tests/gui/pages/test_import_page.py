"""A caseload comes in only when the officer says so, child by child, by keyboard alone."""

from __future__ import annotations

import os
import threading
import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desk.domain.changes import Changes
from iro_desk.gui.context import Context
from iro_desk.gui.pages.import_page import ImportPage
from iro_desk.gui.place import Place
from iro_desk.services import children
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)


@pytest.fixture
def header(tmp_path: Path) -> Path:
    path = tmp_path / "header.csv"
    rows = [f"{1000 + n},{1 + n % 2},0{1 + n % 9}/03/2012,WBRI,,," for n in range(12)]
    path.write_text("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" + "\n".join(rows) + "\n", "utf-8")
    return path


def opened(qtbot: QtBot, context: Context) -> ImportPage:
    page = ImportPage(context, Place("import"))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    return page


def held(store: Store, context: Context) -> int:
    return len(store.read(lambda s: children.caseload(s, TODAY, context.calendar)))


def test_ten_children_are_chosen_with_space_and_brought_in(
    qtbot, context, store, header, prompts, gone, said
):
    prompts.file = header
    page = opened(qtbot, context)
    page.choose.click()
    qtbot.waitUntil(lambda: page.preview is not None)
    page.preview.table.setFocus()
    for _ in range(10):
        QTest.keyClick(page.preview.table, Qt.Key.Key_Space)
        QTest.keyClick(page.preview.table, Qt.Key.Key_Down)
    assert page.bring_in.accessibleName() == "Bring in 10 children"
    assert held(store, context) == 0
    page.bring_in.click()
    qtbot.waitUntil(lambda: gone == [Place("caseload")])
    assert (held(store, context), said) == (10, ["10 children brought in"])


def test_stopping_leaves_nothing(qtbot, context, store, header, gone):
    """The worker is held at a gate, so that the stop always comes before it begins."""
    page = opened(qtbot, context)
    page.look(header)
    qtbot.waitUntil(lambda: page.preview is not None)
    page.preview.choose_shown(chosen=True)
    gate = threading.Event()
    context.ops.read(lambda _session: gate.wait(20), lambda _done: None, page)
    page.take()
    page.cancel.click()
    gate.set()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    assert held(store, context) == 0
    assert page.bring_in.accessibleName() == "Bring in 12 children" and not gone


def drop(page: ImportPage, *paths: Path) -> bool:
    """Drag files over the page and let them go if it will have them; returns whether it would."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    plain = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(40, 40), *plain)
    over.ignore()
    QApplication.sendEvent(page, over)
    if over.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(40, 40), *plain))
    return over.isAccepted()


def bring_in_all(qtbot: QtBot, page: ImportPage, path: Path) -> None:
    page.look(path)
    qtbot.waitUntil(lambda: page.preview is not None)
    page.preview.choose_shown(chosen=True)
    page.take()


def test_one_undo_takes_the_whole_import_back(qtbot, context, store, header, gone):
    """S58: as the window's Undo does it."""
    bring_in_all(qtbot, opened(qtbot, context), header)
    qtbot.waitUntil(lambda: gone == [Place("caseload")])
    assert held(store, context) == 12
    back: list[Changes | None] = []
    context.ops.undo(back.append, context.ops)
    qtbot.waitUntil(lambda: bool(back))
    assert held(store, context) == 0 and back[0] is not None


def test_a_stop_that_comes_too_late_says_so(qtbot, context, store, header, said):
    """The page is told both: what came in, and the way back."""
    page = opened(qtbot, context)
    bring_in_all(qtbot, page, header)
    assert held(store, context) == 12, "read after them, before the page has been told"
    page.stop()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["12 children brought in. It was too late to stop; Undo takes it back"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_reading_a_file_keeps_neither_the_window_nor_the_desk_waiting(qtbot, context, tmp_path):
    """A pipe with nobody at its other end stands for a drive that does not answer."""
    slow = tmp_path / "slow.csv"
    os.mkfifo(slow)
    page = opened(qtbot, context)
    page.look(slow)
    answered: list[int] = []
    qtbot.wait(50)
    context.ops.read(lambda _session: 1, answered.append, page)
    qtbot.waitUntil(lambda: answered == [1])
    assert page.preview is None
    page.stop_reading.click()
    qtbot.waitUntil(page.choose.isVisible)
    slow.write_text("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/03/2012,WBRI,,,\n", "utf-8")
    qtbot.wait(200)
    assert page.preview is None and page.choose.isVisible()


def test_a_folder_is_dropped_on_the_page(qtbot, context, header):
    page = opened(qtbot, context)
    assert drop(page, header.parent)
    qtbot.waitUntil(lambda: page.preview is not None)
    assert page.preview.found.counts.children == 12


def test_a_zip_is_dropped_on_the_page(qtbot, context, header, tmp_path):
    packed = tmp_path / "return.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(header, "header.csv")
    page = opened(qtbot, context)
    assert drop(page, packed)
    qtbot.waitUntil(lambda: page.preview is not None)
    assert page.preview.found.counts.children == 12


def test_two_files_at_once_or_one_while_children_come_in_are_not_taken(qtbot, context, header, gone):
    page = opened(qtbot, context)
    assert not drop(page, header, header.parent)
    gate = threading.Event()
    page.look(header)
    qtbot.waitUntil(lambda: page.preview is not None)
    page.preview.choose_shown(chosen=True)
    context.ops.read(lambda _session: gate.wait(20), lambda _done: None, page)
    page.take()
    assert not drop(page, header)
    gate.set()
    qtbot.waitUntil(lambda: gone == [Place("caseload")])


def test_a_file_that_cannot_be_read_is_refused_in_words(qtbot, context, tmp_path):
    odd = tmp_path / "notes.doc"
    odd.write_text("words", "utf-8")
    page = opened(qtbot, context)
    page.look(odd)
    qtbot.waitUntil(lambda: bool(page.problems.links))
    assert "This kind of file cannot be read." in page.problems.accessibleName()


def test_the_blank_template_is_written(qtbot, context, prompts, tmp_path):
    prompts.new_file = tmp_path / "sheet.csv"
    page = opened(qtbot, context)
    page._save_sheet()
    qtbot.waitUntil(lambda: prompts.shown == [tmp_path])
    assert prompts.new_file.read_bytes().startswith(b"\xef\xbb\xbf")
