"""StageLadder: who answers at each stage and where a concern stands, with the days of the whole as cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, body, caption, strong, wrapped

ICONS = {
    "passed": ("circle-check", "ok"),
    "now": ("clock", "accent"),
    "later": ("circle-dashed", "text_muted"),
}
SAID = {"passed": "passed", "now": "now", "later": "not reached"}
NARROW = 760


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage in words.

    Args:
        state: "passed", "now" or "later".
        length: such as "Stage 2, 5 working days".
        words: such as "Answer due tomorrow"; bold where the concern stands now.
        day: such as "Fri 12 June"; empty for none.
    """

    state: str
    title: str
    length: str
    words: str
    day: str


class StageLadder(QFrame):
    """The stages side by side, or one beneath another where it is narrow."""

    def __init__(self, stages: Iterable[StageView]) -> None:
        super().__init__()
        dress(self, role="card")
        self.whole = Column(self, (1, 1, 1, 1), 0)
        across = QWidget()
        line = Stack(across, NARROW, gap=0)
        for stage in stages:
            line.addWidget(_Stage(stage), 1)
        self.whole.addWidget(across)

    def add_days(self, done: int, of: int, ends: str) -> None:
        """Put the days of the whole beneath the stages.

        Args:
            ends: such as "Whole process ends Fri 26 June".
        """
        row = QWidget()
        across = Stack(row, NARROW, (14, 10, 14, 10), 14)
        across.addWidget(strong(f"Day {done} of {of}"))
        across.addWidget(DayCells(done, of), 1)
        across.addWidget(body(ends))
        self.whole.addWidget(row)


class _Stage(QFrame):
    def __init__(self, stage: StageView) -> None:
        super().__init__()
        dress(self, role="stage", state=stage.state)
        whole = Column(self, (14, 8, 14, 10), 2)
        top = Line(gap=8)
        name, ink = ICONS[stage.state]
        top.addWidget(Icon(name, ink, 20), 0, TOP)
        top.addWidget(wrapped(stage.title, "body" if stage.state == "later" else "strong"), 1)
        whole.addLayout(top)
        whole.addWidget(caption(stage.length))
        if stage.words:
            whole.addWidget(wrapped(stage.words, "strong" if stage.state == "now" else "body"))
        if stage.day:
            whole.addWidget(caption(stage.day))
        whole.addStretch(1)
        said = (stage.title, stage.length, SAID[stage.state], stage.words, stage.day)
        self.setAccessibleName(", ".join(part for part in said if part))


class DayCells(QWidget):
    """One cell a working day, those gone by filled; the words beside it carry the meaning."""

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, done: int, of: int) -> None:
        super().__init__()
        self._done, self._of = min(done, of), max(of, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Day {done} of {of}")
        theme.source().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells between hairlines."""
        painter = QPainter(self)
        whole = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        wide = whole.width() / self._of
        painter.fillRect(
            QRectF(whole.left(), whole.top(), wide * self._done, whole.height()), theme.colour("accent")
        )
        painter.setPen(QPen(theme.colour("control_line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole)
        for number in range(1, self._of):
            ink = "surface" if number <= self._done else "line"
            painter.setPen(QPen(theme.colour(ink), 1))
            at = whole.left() + wide * number
            painter.drawLine(int(at), 2, int(at), self.height() - 3)
