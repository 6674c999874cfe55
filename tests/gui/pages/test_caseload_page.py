"""The caseload lists every child, finds one by a few keys, and says how to begin when there is none."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import LegalStatus
from iro_desk.gui.context import Context
from iro_desk.gui.pages.caseload_page import CaseloadPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.records import ChildFields
from iro_desk.services import children
from iro_desk.storage.store import Store

TODAY = date(2026, 6, 11)


def add(store: Store, name: str, surname: str, code: str, social_worker: str = "") -> int:
    draft = ChildFields(
        preferred_name=name, surname=surname, local_code=code, born_on=date(2015, 3, 4),
        looked_after_from=date(2026, 6, 1),
    )  # fmt: skip
    service = partial(
        children.add, legal_status=LegalStatus("C2"), home=None, social_worker=social_worker, today=TODAY
    )
    return store.write("Add a child", lambda s: service(s, draft)).value


@pytest.fixture
def three(store: Store) -> dict[str, int]:
    return {
        "Ada": add(store, "Ada", "Vole", "440127", "Dee Marsh"),
        "Bram": add(store, "Bram", "Otter", "440128", "Social worker"),
        "Cerys": add(store, "Cerys", "Vole", "551000"),
    }


def opened(qtbot: QtBot, context: Context) -> CaseloadPage:
    page = CaseloadPage(context, Place("caseload"))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.list.rows.rowCount() > 0 or bool(page.findChildren(EmptyState)))
    return page


def titles(page: CaseloadPage) -> list[str]:
    return [page.list.rows.row(number).title for number in range(page.list.rows.rowCount())]


def test_every_child_is_listed_and_counted(qtbot: QtBot, context: Context, three):
    page = opened(qtbot, context)
    assert titles(page) == ["Ada Vole", "Bram Otter", "Cerys Vole"]
    assert page.page.header.accessibleDescription() == "3 children."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vole", ["Ada Vole", "Cerys Vole"]),
        ("vo ce", ["Cerys Vole"]),
        ("440128", ["Bram Otter"]),
        ("bo", ["Bram Otter"]),
    ],
)
def test_a_few_keys_find_a_child(qtbot: QtBot, context: Context, three, typed: str, found: list[str]):
    """U1: by name, by both names begun, by case number, by initials."""
    page = opened(qtbot, context)
    QTest.keyClicks(page.filter, typed)
    assert titles(page) == found


def test_enter_opens_the_first_that_is_found(qtbot: QtBot, context: Context, three, gone):
    page = opened(qtbot, context)
    QTest.keyClicks(page.filter, "cerys")
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert gone == [Place("child", three["Cerys"])]


def test_the_keyboard_opens_a_row(qtbot: QtBot, context: Context, three, gone):
    page = opened(qtbot, context)
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.rows.index(1))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert gone == [Place("child", three["Bram"])]


def test_no_match_has_a_way_back(qtbot: QtBot, context: Context, three):
    page = opened(qtbot, context)
    QTest.keyClicks(page.filter, "zzz")
    assert titles(page) == []
    back = next(b for b in page.findChildren(QPushButton) if b.text().strip() == "Show every child")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 3


def test_a_role_is_not_a_name(qtbot: QtBot, context: Context, three):
    """A return may say only that there is a social worker."""
    page = opened(qtbot, context)
    details = [page.list.rows.row(number).detail for number in range(3)]
    assert details == ["Social worker Dee Marsh", "No social worker named", "No social worker named"]


def test_an_empty_caseload_says_how_to_begin(qtbot: QtBot, context: Context, gone):
    page = opened(qtbot, context)
    shown = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    ways = [b for b in shown if b.text().strip() == "Bring in a caseload"]
    assert len(ways) == 1
    QTest.mouseClick(ways[0], Qt.MouseButton.LeftButton)
    assert gone == [Place("import")]
    assert page.filter.isHidden() and page.list.isHidden()


def test_a_megabyte_pasted_into_the_filter_finds_nobody(qtbot: QtBot, context: Context, three):
    page = opened(qtbot, context)
    page.filter.setText("x" * 1_000_000)
    page.filter.edited.emit()
    assert titles(page) == []
