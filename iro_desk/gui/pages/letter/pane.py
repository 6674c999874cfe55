"""LetterPane: the base of what can stand in place of the words at the left of a letter."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.services.letters import LetterRow

LAID_OUT_MS = 60


class LetterPane(Scrolled):
    """One pane; it reads and writes for itself, and the letter is read again after each of its writes.

    Args:
        letter_id, child_id: whose letter it is about.
    """

    def __init__(self, context: Context, letter_id: int, child_id: int) -> None:
        super().__init__((20, 12, 20, 20), 14)
        self.context, self.letter_id, self.child_id = context, letter_id, child_id

    def reveal(self, whole: QWidget, least: QWidget) -> None:
        """Bring something into view once it has its size, or the least of it where the whole has no room."""

        def bring() -> None:
            room = self.viewport().height()
            self.ensureWidgetVisible(whole if whole.height() < room else least, 8, theme.px(8))

        QTimer.singleShot(LAID_OUT_MS, whole, bring)

    def show_letter(self, row: LetterRow) -> None:
        """The letter was read again: read what this pane shows; what is being typed stays."""

    def flush(self) -> None:
        """Keep everything typed so far; called before leaving, locking and closing."""

    def focus_first(self) -> None:
        """Put the keyboard in the first thing that can be answered."""

    def go_to(self, field: str) -> None:
        """Put the keyboard in a field; by default in the first."""
        self.focus_first()
