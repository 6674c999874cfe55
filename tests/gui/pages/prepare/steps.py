"""What the tests of preparing a review do at its page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.prepare.checklist_part import ChecklistPart
from iro_desk.gui.pages.prepare_page import PreparePage
from iro_desk.gui.place import Place

TODAY = date(2026, 6, 11)
KEY = Qt.Key


def opened(qtbot: QtBot, context: Context, child_id: int, part: str = "") -> PreparePage:
    page = PreparePage(context, Place("prepare", child_id, None, part))
    qtbot.addWidget(page)
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.banner.isVisible() and bool(page.page.header.title))
    return page


def reads(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def checklist(qtbot: QtBot, page: PreparePage) -> ChecklistPart:
    part = page.part
    assert isinstance(part, ChecklistPart)
    qtbot.waitUntil(lambda: part.due is not None)
    return part


def settled(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
