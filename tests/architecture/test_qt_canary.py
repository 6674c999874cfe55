"""F04: the Qt in use does not eat references to None, which would end the program without a word."""

from __future__ import annotations

import sys

import PySide6
from PySide6.QtWidgets import QPlainTextEdit


def test_a_thousand_calls_leave_none_alone(qtbot):
    """F04: PySide6 6.12.0 on Python 3.11 loses one reference to None at every void call."""
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    before = sys.getrefcount(None)
    for turn in range(1000):
        editor.setPlainText(str(turn))
    assert sys.getrefcount(None) > before - 500


def test_the_qt_known_to_do_so_is_not_in_use():
    """F04, S62."""
    assert sys.version_info >= (3, 12) or PySide6.__version_info__[:3] != (6, 12, 0)
