"""What the tests of a child's page do and look at."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place


def opened(qtbot: QtBot, context: Context, child_id: int, part: str = "") -> ChildPage:
    page = ChildPage(context, Place("child", child_id, None, part))
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1170, 706)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: not page.banner.isHidden())
    return page


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])
