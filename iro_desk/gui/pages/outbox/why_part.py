"""WhyPart: a link beside what a thing waits for, that says what exactly stands in the way and what she can do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.obstacles import Obstacle
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import announce, link, wrapped

WHY, LESS = "Why", "Show less"


class WhyPart(QWidget):
    """Closed, one word; open, two sentences."""

    def __init__(self, found: Obstacle) -> None:
        super().__init__()
        whole = Column(self, gap=4)
        self.words = wrapped(found.why)
        self.to_do = wrapped(found.to_do)
        self.ask = link(WHY, self._turn, small=True)
        for part in (self.words, self.to_do):
            part.hide()
            whole.addWidget(part)
        whole.addWidget(self.ask, 0, LEFT)
        announce(self, f"{found.why} {found.to_do}")

    def _turn(self) -> None:
        is_open = self.words.isHidden()
        for part in (self.words, self.to_do):
            part.setVisible(is_open)
        self.ask.setText(LESS if is_open else WHY)
        self.ask.setAccessibleName(LESS if is_open else WHY)
