"""What the plans tracker is narrowed to: overdue or without a date, one plan, one social worker."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.plan_currency import IN_ORDER, Standing, plan_words
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Line, emptied
from iro_desk.gui.widgets.segments import Segments
from iro_desk.services.overdue_plans import NO_WORKER
from iro_desk.services.plans_tracker import PlanLine, Wanted

ALL = "all"
WHICH = (
    Option(Standing.OVERDUE.value, "Overdue"),
    Option(Standing.SOON.value, "Due soon"),
    Option(Standing.NO_DATE.value, "No date here"),
    Option(ALL, "All"),
)
EVERY_PLAN = Option(None, "Every plan")
EVERYONE = Option(None, "Every social worker")


class PlanFilters(QWidget):
    """Three choices side by side, and beneath one another where there is no room.

    Signals:
        edited(): the officer chose otherwise.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(self, 12)
        self.which = Segments(WHICH, clearable=False)
        self.which.setAccessibleName("Which plans")
        self.which.set_value(Standing.OVERDUE.value)
        plans = tuple(Option(plan.value, plan_words(plan)) for plan in IN_ORDER)
        self.plan = Choice((EVERY_PLAN, *plans), blank=False)
        self.plan.setAccessibleName("Plan")
        self.plan.set_value(None)
        holder = QWidget()
        self._worker_holder = Line(holder)
        self._workers: tuple[str, ...] = ()
        self.worker = self._of_workers()
        flow.addWidget(self.which)
        flow.addWidget(self.plan)
        flow.addWidget(holder)
        self._worker_holder.addWidget(self.worker)
        self.which.edited.connect(self.edited)
        self.plan.edited.connect(self.edited)

    def wanted(self) -> Wanted:
        """What is chosen."""
        which, plan = self.which.value(), self.plan.value()
        standing = None if which in (ALL, None) else Standing(which)
        return Wanted(standing, PlanKind(plan) if plan else None, self.worker.value())

    def offer_workers(self, lines: tuple[PlanLine, ...]) -> None:
        """Offer the social workers there are, keeping the one chosen while there is still such a one."""
        names = tuple(sorted({line.worker.name for line in lines}, key=lambda name: (not name, name)))
        if names == self._workers:
            return
        chosen, self._workers = self.worker.value(), names
        emptied(self._worker_holder)
        self.worker = self._of_workers()
        self.worker.set_value(chosen if chosen in names else None)
        self._worker_holder.addWidget(self.worker)

    def show_all(self) -> None:
        """Narrow to nothing."""
        self.which.set_value(ALL)
        self.plan.set_value(None)
        self.worker.set_value(None)
        self.edited.emit()

    def _of_workers(self) -> Choice:
        names = tuple(Option(name, name or NO_WORKER) for name in self._workers)
        made = Choice((EVERYONE, *names), blank=False)
        made.setAccessibleName("Social worker")
        made.set_value(None)
        made.edited.connect(self.edited)
        return made
