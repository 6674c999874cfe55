"""The list of sections at the side of a review, with the way to finish it always in view at its foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from iro_desk.domain.codes import SectionState
from iro_desk.domain.wording import day_month
from iro_desk.gui import theme
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.task_list import State, Task, TaskList
from iro_desk.records.review import SECTIONS
from iro_desk.services.reviews import ReviewRow, SectionRow

STATES: dict[SectionState, State] = {
    SectionState.NOT_STARTED: "not_started",
    SectionState.IN_PROGRESS: "in_progress",
    SectionState.COMPLETED: "done",
}
BAR = 12


class ReviewSide(QFrame):
    """Every section with its state; any may be opened in any order.

    Signals:
        opened(str): the section chosen.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="side")
        whole = Column(self, gap=0)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.finish = button("Check your answers")
        self._foot = QWidget()
        Column(self._foot, (20, 8, 20, 10)).addWidget(self.finish, 0, LEFT)
        whole.addWidget(self._scrolled, 1)
        whole.addWidget(self._foot)
        self.tasks: TaskList | None = None
        self._tasks: tuple[Task, ...] = ()
        theme.source().changed.connect(self._measure)
        self._measure()

    def show_sections(self, review: ReviewRow, sections: tuple[SectionRow, ...], current: str) -> None:
        """Show the sections of a review; ``current`` is the one being written, empty for none."""
        if self.tasks is None:
            self.tasks = TaskList(f"Review, {day_month(review.review_on)}")
            dress(self.tasks, role="plain")
            self.tasks.opened.connect(self.opened)
            self._scrolled.setWidget(self.tasks)
            for ground in (self.tasks, self._scrolled.viewport()):
                ground.setAutoFillBackground(False)
        is_locked = review.is_read_only
        # One that came from elsewhere has no states of its own: nothing is told of how far it got.
        is_told = not is_locked or any(row.state is not SectionState.NOT_STARTED for row in sections)
        self._tasks = tuple(
            Task(
                row.section,
                row.section,
                _state(row, is_locked=is_locked) if is_told else "plain",
                counts=is_told and row.section in SECTIONS,
            )
            for row in sections
        )
        self.tasks.show_tasks(self._tasks, current)
        self._foot.setVisible(not is_locked)
        QTimer.singleShot(0, self, self._bring_into_view)

    def show_current(self, section: str) -> None:
        """Mark the section that is being written."""
        if self.tasks is not None:
            self.tasks.show_tasks(self._tasks, section)
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        if self.tasks is not None:
            rows = self.tasks.rows
            at = rows.mapTo(self.tasks, rows.visualRect(rows.currentIndex()).center())
            self._scrolled.ensureVisible(0, at.y(), 0, theme.size("task_row"))

    def take_focus(self) -> None:
        """Put the keyboard in the list."""
        if self.tasks is not None:
            self.tasks.rows.setFocus()

    def _measure(self) -> None:
        self.setFixedWidth(theme.size("task_list") + BAR)


def _state(row: SectionRow, *, is_locked: bool) -> State:
    return "problem" if row.problem and not is_locked else STATES[row.state]
