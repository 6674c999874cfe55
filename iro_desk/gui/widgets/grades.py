"""GradeChoice: one grade of a scale with what it looks like; never coloured."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QRadioButton

from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import caption


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of the authority's scale; ``low`` marks the bottom two."""

    key: str
    words: str
    descriptor: str
    low: bool = False


class GradeChoice(QFrame):
    """One grade as wide as its column; the whole of it is the target."""

    def __init__(self, grade: Grade) -> None:
        super().__init__()
        self.grade = grade
        across = Column(self, (10, 4, 10, 8), 0)
        self.mark = QRadioButton(grade.words.replace("&", "&&"))
        self.mark.setAutoExclusive(False)
        self.mark.setAccessibleName(grade.words)
        self.mark.setAccessibleDescription(grade.descriptor)
        across.addWidget(self.mark)
        self._under = caption(grade.descriptor)
        beneath = Line(margins=(28, 0, 0, 0))
        beneath.addWidget(self._under, 1)
        across.addLayout(beneath)
        self.show_chosen(chosen=False)

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark it as the officer's own grade or not."""
        self.mark.setChecked(chosen)
        words = self.grade.words.replace("&", "&&")
        self.mark.setText(f"{words} (your grade)" if chosen else words)
        dress(self, role="grade", state="chosen" if chosen else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere in the box chooses it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mark.click()
