"""ModeSwitch: a review written a section at a time, or every section on one page."""

from __future__ import annotations

from PySide6.QtCore import Signal

from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.segments import Segments
from iro_desk.services.settings import EXPERT, GUIDED

NAME = "How the review is written"


class ModeSwitch(Segments):
    """Guided or expert.

    Signals:
        turned(bool): the officer wants the other; True for expert.
    """

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__(
            (Option(GUIDED, "Guided"), Option(EXPERT, "Expert")), clearable=False,
            icons=("list-checks", "layout-list"),
        )  # fmt: skip
        self.setAccessibleName(NAME)
        self.setToolTip("Ctrl+Shift+E changes it, with the keyboard where it is.")
        self.edited.connect(lambda: self.turned.emit(self.is_expert))

    @property
    def is_expert(self) -> bool:
        """Whether every section is on one page."""
        return self.value() == EXPERT

    def show_mode(self, *, is_expert: bool) -> None:
        """Show which it is."""
        self.set_value(EXPERT if is_expert else GUIDED)
