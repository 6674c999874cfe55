"""Tick: a statement that is so or is not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import caption

WORDS = 28
"""How far the words of a tick stand from its left at 100% text."""


class Tick(QCheckBox):
    """A tick box whose whole row is the target."""

    edited = Signal()

    def __init__(self, words: str, *, ticked: bool = False) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setChecked(ticked)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))


def explained(tick: Tick, words: str) -> Column:
    """A tick with a line of its own beneath its words."""
    whole, beneath = Column(gap=0), Column(margins=(WORDS, 0, 0, 4))
    whole.addWidget(tick)
    beneath.addWidget(caption(words))
    whole.addLayout(beneath)
    return whole
