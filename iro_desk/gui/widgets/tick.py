"""Tick: a statement that is so or is not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy


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
