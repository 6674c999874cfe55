"""Choice: one of many options in a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from iro_desk.gui import theme


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the value that is stored, the words that show it, and a hint beneath."""

    value: str | None
    words: str
    hint: str = ""


NOT_CHOSEN = Option(None, "Choose one")


class Choice(QComboBox):
    """One of many; nothing is chosen until the officer chooses, and the wheel never changes it.

    Args:
        options: the answers in their order.
        blank: whether no answer is offered at the top.
    """

    edited = Signal()

    def __init__(self, options: Sequence[Option], *, blank: bool = True) -> None:
        super().__init__()
        self._blank = (NOT_CHOSEN,) if blank else ()
        self._options: tuple[Option, ...] = ()
        self.offer(options)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        self.activated.connect(lambda _row: self.edited.emit())

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these answers in place of those before; nothing is chosen then."""
        self._options = self._blank + tuple(options)
        self.clear()
        for option in self._options:
            self.addItem(option.words, option.value)

    def value(self) -> str | None:
        """The stored value chosen, or None."""
        found = self._options[self.currentIndex()] if self.currentIndex() >= 0 else NOT_CHOSEN
        return found.value

    def set_value(self, value: object) -> None:
        """Choose the option with a stored value; one not offered is chosen as nothing."""
        wanted = None if value is None else str(value)
        rows = [row for row, option in enumerate(self._options) if option.value == wanted]
        first = self._options[0].value if self._options else ""
        self.setCurrentIndex(rows[0] if rows else (0 if first is None else -1))

    def words(self) -> str:
        """The words of the answer, empty when nothing is chosen."""
        return "" if self.value() is None else self.currentText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead of changing an answer by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with a chevron in our own ink."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(16)
        at = QPoint(self.width() - side - theme.px(10), (self.height() - side) // 2)
        painter.drawPixmap(at, theme.picture("chevron-down", "text", 16))
