"""Answers the question for the passphrase, as the officer does by keys."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iro_desk.gui.asking_again import PassphraseAgain


def questions() -> list[PassphraseAgain]:
    """The questions that are open."""
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, PassphraseAgain)]
    return [w for w in windows if shiboken6.isValid(w) and w.isVisible()]


def is_asked_again() -> bool:
    """Whether the passphrase is asked for."""
    return bool(questions())


def answer_again(passphrase: str) -> PassphraseAgain:
    """Type a passphrase and press Enter."""
    (question,) = questions()
    question.field.line.setText(passphrase)
    QTest.keyClick(question.field.line, Qt.Key.Key_Return)
    return question


def leave_it() -> None:
    """Press Escape."""
    (question,) = questions()
    QTest.keyClick(question, Qt.Key.Key_Escape)
