"""Which keys press what has the keyboard, and which are left to the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_enter(event: QKeyEvent) -> bool:
    """Enter, on either part of the keyboard, with nothing held: Alt+Enter is the page's own."""
    return event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def is_enter_with_more(event: QKeyEvent) -> bool:
    """Enter with another key held."""
    return event.key() in ENTER and not is_enter(event)
