"""NarrativeEdit: long writing that grows with its text."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from iro_desk.gui import theme

MEASURE = 600
LINE_HEIGHT = 150


class NarrativeEdit(QTextEdit):
    """Plain writing at reading size and line height; Tab leaves it, and it is never shorter than its lines.

    Args:
        lines: the fewest lines it shows.
    """

    edited = Signal()

    def __init__(self, words: str = "", lines: int = 6) -> None:
        super().__init__()
        self._lines = lines
        self._setting = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._say_edited)
        theme.source().changed.connect(self._measure)
        self._measure()
        self.set_value(words)

    def value(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_value(self, value: object) -> None:
        """Show a text; None is blank. The caret stays where it was when the text allows."""
        words = "" if value is None else str(value)
        if words == self.toPlainText() and self.document().blockCount() > 1:
            return
        place = self.textCursor().position()
        self._setting = True
        self.setPlainText(words)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()
        self._setting = False
        self.put_caret(place)

    def show_at_least(self, lines: int) -> None:
        """Change the fewest lines it shows."""
        self._lines = lines
        self._measure()

    def caret(self) -> int:
        """Where the caret stands, in characters."""
        return self.textCursor().position()

    def put_caret(self, place: int) -> None:
        """Put the caret at a character, or at the end when the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def _say_edited(self) -> None:
        if not self._setting:
            self.edited.emit()

    def _measure(self) -> None:
        self.setMaximumWidth(theme.px(MEASURE))
        self._fit(self.document().size())

    def _fit(self, wanted: QSizeF) -> None:
        line = self.fontMetrics().height() * LINE_HEIGHT / 100
        frame = max(
            2 * self.frameWidth(), theme.px(12) + 2
        )  # the style's edge and padding, once it is dressed
        least = self._lines * line + 2 * self.document().documentMargin()
        self.setFixedHeight(round(max(least, wanted.height()) + frame))
