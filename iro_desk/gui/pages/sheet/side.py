"""The sections of a form at its side, each with how far it has got (U13)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.task_list import Task, TaskList

BAR = 12


class SheetSide(QFrame):
    """The sections that are shown; any may be opened in any order.

    Signals:
        opened(str): the id of the section chosen.
    """

    opened = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        dress(self, role="side")
        whole = Column(self, gap=0)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tasks = TaskList(title)
        dress(self.tasks, role="plain")
        self.tasks.opened.connect(self.opened)
        scrolled.setWidget(self.tasks)
        for ground in (self.tasks, scrolled.viewport()):
            ground.setAutoFillBackground(False)
        whole.addWidget(scrolled, 1)
        self._shown: tuple[Task, ...] = ()
        theme.source().changed.connect(self._measure)
        self._measure()

    def show_tasks(self, tasks: tuple[Task, ...], current: str) -> None:
        """Show the sections; ``current`` is the id of the one being written."""
        if tasks != self._shown or self.tasks.rows.currentIndex().row() < 0:
            self._shown = tasks
            self.tasks.show_tasks(tasks, current)

    def _measure(self) -> None:
        self.setFixedWidth(theme.size("task_list") + BAR)
