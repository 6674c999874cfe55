"""A caseload comes in only when the officer says so, child by child, by keyboard alone."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.clocks import ClockRules
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
    page.load()
    return page


def held(store: Store, context: Context) -> int:
    return len(store.read(lambda s: children.caseload(s, TODAY, context.calendar, ClockRules())))


def test_ten_children_are_chosen_with_space_and_brought_in(
    qtbot, context, store, header, prompts, gone, said
):
    prompts.file = header
    page = opened(qtbot, context)
    page.choose.click()
    qtbot.waitUntil(lambda: page.preview is not None, timeout=20_000)
    page.preview.table.setFocus()
    for _ in range(10):
        QTest.keyClick(page.preview.table, Qt.Key.Key_Space)
        QTest.keyClick(page.preview.table, Qt.Key.Key_Down)
    assert page.bring_in.accessibleName() == "Bring in 10 children"
    assert held(store, context) == 0
    page.bring_in.click()
    qtbot.waitUntil(lambda: gone == [Place("caseload")], timeout=20_000)
    assert (held(store, context), said) == (10, ["10 children brought in"])


def test_stopping_leaves_nothing(qtbot, context, store, header, gone):
    """The worker is held at a gate, so that the stop always comes before it begins."""
    page = opened(qtbot, context)
    page.look(header)
    qtbot.waitUntil(lambda: page.preview is not None, timeout=20_000)
    page.preview.choose_shown(chosen=True)
    gate = threading.Event()
    context.ops.read(lambda _session: gate.wait(20), lambda _done: None, page)
    page.take()
    page.cancel.click()
    gate.set()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0, timeout=20_000)
    assert held(store, context) == 0
    assert page.bring_in.accessibleName() == "Bring in 12 children" and not gone


def test_a_file_that_cannot_be_read_is_refused_in_words(qtbot, context, tmp_path):
    odd = tmp_path / "notes.doc"
    odd.write_text("words", "utf-8")
    page = opened(qtbot, context)
    page.look(odd)
    qtbot.waitUntil(lambda: bool(page.problems.links), timeout=20_000)
    assert "This kind of file cannot be read." in page.problems.accessibleName()


def test_the_blank_template_is_written(qtbot, context, prompts, tmp_path):
    prompts.new_file = tmp_path / "sheet.csv"
    page = opened(qtbot, context)
    page._save_sheet()
    qtbot.waitUntil(lambda: prompts.shown == [tmp_path], timeout=20_000)
    assert prompts.new_file.read_bytes().startswith(b"\xef\xbb\xbf")
