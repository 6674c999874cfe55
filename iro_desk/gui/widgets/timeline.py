"""Timeline: what has happened, newest first, with the child's own words among it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import RIGHT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.text import caption, heading, labelled, wrapped
from iro_desk.gui.widgets.voice import VoiceBox


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Args:
        date_words: the date as the line shows it, such as "10 June".
        icon: the name of its icon.
        words: what happened.
        detail: one line beneath; empty for none.
        voice: the child's words said then; empty for none.
        year: heads the first event of each year; empty for no heading.
    """

    date_words: str
    icon: str
    words: str
    detail: str = ""
    voice: str = ""
    year: str = ""


class _Mark(QWidget):
    """A round mark with its icon on the line that joins the events."""

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, icon: str, *, last: bool) -> None:
        super().__init__()
        self._icon, self._last = icon, last
        theme.source().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(28)
        painter.setPen(QPen(theme.colour("line"), 1))
        middle = side / 2
        if not self._last:
            painter.drawLine(QPointF(middle, side), QPointF(middle, self.height()))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
        picture = theme.picture(self._icon, "text_muted", 15)
        inset = (side - theme.px(15)) // 2
        painter.drawPixmap(inset, inset, picture)


class Timeline(QWidget):
    """Events down the page."""

    def __init__(self, events: tuple[Event, ...] = ()) -> None:
        super().__init__()
        self._column = Column(self, gap=0)
        self.setAccessibleName("What has happened")
        self.show_events(events)

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show these events, in the order given."""
        emptied(self._column)
        year = ""
        for number, happened in enumerate(events):
            if happened.year and happened.year != year:
                year = happened.year
                self._column.addWidget(heading(year))
            self._column.addWidget(_row(happened, last=number == len(events) - 1))


def _row(happened: Event, *, last: bool) -> QWidget:
    made = QWidget()
    across = Line(made, gap=12)
    date_label = labelled(happened.date_words, "caption", tone="muted")
    date_label.setMinimumWidth(theme.px(56))
    date_label.setAlignment(Qt.AlignmentFlag.AlignRight)
    date_label.setContentsMargins(0, theme.px(5), 0, 0)
    across.addWidget(date_label, 0, TOP | RIGHT)
    across.addWidget(_Mark(happened.icon, last=last))
    texts = Column(margins=(0, 3, 0, 14), gap=2)
    texts.addWidget(wrapped(happened.words))
    if happened.detail:
        texts.addWidget(caption(happened.detail))
    if happened.voice:
        texts.addWidget(VoiceBox(happened.voice))
    across.addLayout(texts, 1)
    said = (happened.date_words, happened.words, happened.detail, happened.voice)
    made.setAccessibleName(". ".join(part for part in said if part))
    return made
