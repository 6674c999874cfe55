"""More: questions that are rarely needed, put away behind one link until they are asked for or answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import Link, link


class More(QWidget):
    """One link; pressed, what is behind it.

    Args:
        words: what is behind it, such as "More about this person".
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        whole = Column(self, gap=4)
        self.ask: Link = link(words, self.turn, small=True)
        whole.addWidget(self.ask, 0, LEFT)
        self.inner = QWidget()
        self.body = Column(self.inner, gap=6)
        whole.addWidget(self.inner)
        self.show_open(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether what is behind it shows."""
        return not self.inner.isHidden()

    def turn(self) -> None:
        """Show what is behind it, or put it away."""
        self.show_open(is_open=not self.is_open)

    def show_open(self, *, is_open: bool) -> None:
        """Show what is behind it or not."""
        self.inner.setVisible(is_open)
        words = f"Put away: {self._words[:1].lower()}{self._words[1:]}" if is_open else self._words
        self.ask.setText(words)
        self.ask.setAccessibleName(words)
