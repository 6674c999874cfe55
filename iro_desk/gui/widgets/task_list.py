"""TaskList: the sections of a review with their state in words; any may be opened in any order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QStyledItemDelegate

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.painting import draw_ground, draw_text, inks, text_height
from iro_desk.gui.widgets.progress import ProgressBar
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.row_list import PaintedList
from iro_desk.gui.widgets.row_model import ROW, Index
from iro_desk.gui.widgets.text import caption, card_heading

State = Literal["done", "in_progress", "not_started", "cannot_start", "problem", "plain"]
WORDS = {
    "done": "Completed", "in_progress": "In progress", "not_started": "Not started",
    "cannot_start": "Cannot start yet", "problem": "Problem", "plain": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One section: its key, its name, its state, and a line beneath such as a grade.

    Args:
        counts: whether it is one of those counted as completed.
    """

    key: str
    words: str
    state: State = "not_started"
    detail: str = ""
    counts: bool = True

    @property
    def said(self) -> str:
        """The section and its state in words."""
        return ", ".join(part for part in (self.words, WORDS[self.state].lower(), self.detail) if part)


class _TaskDelegate(QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Index) -> QSize:
        task: Task = index.data(ROW)
        width = option.rect.width() or option.widget.viewport().width()
        room = width - theme.px(24) - _state_width(task)
        tall = text_height(task.words, theme.font("label"), room)
        tall += text_height(task.detail, theme.font("caption"), width - theme.px(24))
        return QSize(width, max(theme.size("task_row"), tall + theme.px(12)))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        task: Task = index.data(ROW)
        draw_ground(painter, option, last=True, corner=theme.px(6))
        ink, muted = inks(option)
        box = QRect(option.rect).adjusted(theme.px(10), 0, -theme.px(10), 0)
        chosen = option.widget is not None and option.widget.currentIndex() == index
        font = theme.font("body", bold=chosen)
        room = box.width() - _state_width(task) - theme.px(4)
        tall = text_height(task.words, font, room)
        tall += text_height(task.detail, theme.font("caption"), box.width())
        y = box.top() + (box.height() - tall) // 2
        y += draw_text(painter, task.words, font, ink, QRect(box.left(), y, room, tall))
        draw_text(painter, task.detail, theme.font("caption"), muted, QRect(box.left(), y, box.width(), tall))
        self._state(painter, task, box, ink if chosen else _state_ink(task, muted))

    def _state(self, painter: QPainter, task: Task, box: QRect, ink: Any) -> None:
        side = theme.px(16)
        if task.state == "done":
            at = QRect(box.right() - side + 1, box.top() + (box.height() - side) // 2, side, side)
            painter.drawPixmap(at, theme.picture("check", "ok", 16))
            return
        if task.state == "problem":
            left = box.right() - _state_width(task) + theme.px(4)
            painter.drawPixmap(
                QRect(left, box.top() + (box.height() - side) // 2, side, side),
                theme.picture("circle-alert", "late", 16),
            )
        painter.setFont(theme.font("caption"))
        painter.setPen(ink)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, flags, WORDS[task.state])


def _state_ink(task: Task, muted: Any) -> Any:
    """A problem is told in late ink, but on the ground of the chosen row, where it could not be read."""
    return theme.colour("late") if task.state == "problem" else muted


def _state_width(task: Task) -> int:
    if task.state == "done":
        return theme.px(20)
    words = QFontMetrics(theme.font("caption")).horizontalAdvance(WORDS[task.state])
    return words + theme.px(24 if task.state == "problem" else 4)


class TaskRows(PaintedList):
    """The rows alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _TaskDelegate())
        dress(self, role="task_list")


class TaskList(QFrame):
    """A title, how far along it is, and the sections.

    Args:
        title: such as "Review, 10 June".

    Signals of ``rows``:
        opened: the key of the section opened.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        dress(self, role="side")
        whole = Column(self, (10, 14, 10, 14), 8)
        self._title = card_heading(title)
        self._count = caption("")
        self._bar = ProgressBar()
        top = Column(margins=(10, 0, 10, 0), gap=6)
        for part in (self._title, self._count, self._bar):
            top.addWidget(part)
        whole.addLayout(top)
        self.rows = TaskRows(title)
        self.opened = self.rows.opened
        whole.addWidget(self.rows)
        self.foot = Column(margins=(10, 0, 10, 0))
        whole.addStretch(1)
        whole.addLayout(self.foot)
        theme.source().changed.connect(self._measure)
        self._measure()

    def show_tasks(self, tasks: tuple[Task, ...], current: str | None = None, noun: str = "sections") -> None:
        """Show the sections; ``current`` is the key of the one being written."""
        counted = [task for task in tasks if task.counts]
        done = sum(task.state == "done" for task in counted)
        self._count.setText(f"{done} of {len(counted)} {noun} completed")
        self._bar.show_progress(done, len(counted))
        for part in (self._count, self._bar):
            part.setVisible(bool(counted))
        self.rows.show_rows(tasks)
        for number, task in enumerate(tasks):
            if task.key == current:
                self.rows.setCurrentIndex(self.rows.rows.index(number))

    def _measure(self) -> None:
        self.setFixedWidth(theme.size("task_list"))
