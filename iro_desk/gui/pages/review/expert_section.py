"""ExpertSection: one section among the others on one page: its number, its name, how far it has got, and its form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import SectionState
from iro_desk.gui.pages.review.section_view import SectionView
from iro_desk.gui.widgets.badge import Badge, Tone
from iro_desk.gui.widgets.layouts import MIDDLE, Column, Line
from iro_desk.gui.widgets.text import heading, rule
from iro_desk.services.reviews import SectionRow

TONES: dict[SectionState, Tone] = {
    SectionState.NOT_STARTED: "none",
    SectionState.IN_PROGRESS: "soon",
    SectionState.COMPLETED: "ok",
}


class ExpertSection(QWidget):
    """A heading that is always there, and a form once it is made.

    Args:
        number: its place, from one.
        section: its name.
    """

    def __init__(self, number: int, section: str) -> None:
        super().__init__()
        self.section = section
        self.view: SectionView | None = None
        whole = Column(self, (0, 10, 0, 14), 8)
        top = Line(gap=10)
        self.title = heading(f"{number}. {section}")
        self.badge = Badge("none", "")
        top.addWidget(self.title, 0, MIDDLE)
        top.addWidget(self.badge, 0, MIDDLE)
        top.addStretch(1)
        whole.addLayout(top)
        whole.addWidget(rule())
        self._holder = Column()
        whole.addLayout(self._holder)

    def put(self, view: SectionView) -> None:
        """Show its form."""
        self.view = view
        self._holder.addWidget(view)

    def show_state(self, row: SectionRow) -> None:
        """Say how far it has got."""
        if row.problem:
            self.badge.say("late", "Something is missing")
        else:
            self.badge.say(TONES[row.state], row.state.label)
