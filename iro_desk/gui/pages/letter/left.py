"""The left side of a letter: its top line, and under a strip the words or one of the panes beside them."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.head import HeadLine
from iro_desk.gui.pages.letter.pane import LAID_OUT_MS, LetterPane
from iro_desk.gui.pages.letter.panes import PANES, WORDS
from iro_desk.gui.pages.letter.writing import WritingPane
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.page import SHORT, Scrolled
from iro_desk.gui.widgets.tabs import TabStrip
from iro_desk.services.letters import LetterRow


class LeftSide(QWidget):
    """The words, and what stands behind them.

    Signals:
        shown(str): another pane stands at the left.
    """

    shown = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.head, self.writing = HeadLine(), WritingPane()
        self.strip = TabStrip({WORDS: "The words", **{kind.key: kind.name for kind in PANES}}, "Letter")
        self.tabs = self.strip.tabs
        self._stack = QStackedWidget()
        self._stack.addWidget(self.writing)
        self._whole = Column(self, gap=0)
        self._whole.addWidget(self.head)
        self._whole.addWidget(self.strip)
        self._whole.addWidget(self._stack, 1)
        self.made: dict[str, LetterPane] = {}
        self._row: LetterRow | None = None
        self.tabs.edited.connect(lambda: self.show_pane(self.tabs.value() or WORDS))

    def show_letter(self, row: LetterRow) -> None:
        """Show the letter in the words and in every pane made so far."""
        self._row = row
        self.head.show_letter(row)
        self.writing.show_letter(row)
        for pane in self.made.values():
            pane.show_letter(row)

    def show_pane(self, key: str) -> LetterPane | None:
        """Put a pane at the left, made when first shown; None for the words."""
        self.tabs.set_value(key)
        pane = None if key == WORDS else self._pane(key)
        self._stack.setCurrentWidget(self.writing if pane is None else pane)
        self.shown.emit(key)
        return pane

    def flush(self) -> None:
        """Keep what is typed in the panes."""
        for pane in self.made.values():
            pane.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """While there is little height, the top line scrolls with the words."""
        super().resizeEvent(event)
        is_short = self.height() < theme.px(SHORT)
        if is_short == self.writing.isAncestorOf(self.head):
            return
        if is_short:
            self.writing.top.addWidget(self.head)
        else:
            self._whole.insertWidget(0, self.head)
        self.head.show()
        self.reveal_later()

    def reveal_later(self) -> None:
        """Bring what has the keyboard into view, once what was just shown has its size."""
        QTimer.singleShot(LAID_OUT_MS, self, self._reveal)

    def _reveal(self) -> None:
        here, shown = self.window().focusWidget(), self._stack.currentWidget()
        if here is not None and isinstance(shown, Scrolled) and shown.isAncestorOf(here):
            row = here.parentWidget()
            whole = row if isinstance(row, FieldRow) and row.height() < shown.viewport().height() else here
            shown.ensureWidgetVisible(whole, 8, theme.px(8))

    def _pane(self, key: str) -> LetterPane | None:
        kind = next((kind for kind in PANES if kind.key == key), None)
        if kind is None or self._row is None:
            return None
        if key not in self.made:
            made = kind.made(self._context, self._row.letter_id, self._row.child_id)
            self.made[key] = made
            self._stack.addWidget(made)
            made.show_letter(self._row)
        return self.made[key]
