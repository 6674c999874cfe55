"""Puts every window of the program away, menus and dialogs included."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def put_away(but: QWidget | None = None) -> None:
    """Hide every window, menu and dialog of the program, but one; a question that is open is not answered."""
    for window in QApplication.topLevelWidgets():
        if window is not but and window.isVisible():
            window.hide()
