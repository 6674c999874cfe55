"""A new recovery code, shown once, and two of its groups typed back to show that it was written down (S5)."""

from __future__ import annotations

import random

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.entrance.first_run_page import PLACES
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, labelled


class CodeCheck(QWidget):
    """The groups, and a field for each of the two that are asked for.

    Signals:
        entered(): Enter was pressed in one of the fields.
    """

    entered = Signal()

    def __init__(self, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._groups = groups
        self._asked = tuple(sorted(random.SystemRandom().sample(range(len(groups)), 2)))
        self.checks = tuple(LineEdit() for _ in self._asked)
        column = Column(self, gap=8)
        column.addWidget(caption("The new code. Write it down now and keep it away from this computer."))
        code = labelled("   ".join(groups), "heading")
        code.setWordWrap(True)
        code.setTextInteractionFlags(code.textInteractionFlags().TextSelectableByMouse)
        code.setAccessibleName("Recovery code: " + ", ".join(groups))
        column.addWidget(code)
        first, second = (PLACES[number] for number in self._asked)
        column.addWidget(labelled(f"Type the {first} and {second} groups, to show you have it", "label"))
        across = Line(gap=12)
        for number, check in zip(self._asked, self.checks, strict=True):
            check.setMaximumWidth(theme.px(120))
            check.setAccessibleName(f"The {PLACES[number]} group of the recovery code")
            check.returnPressed.connect(self.entered)
            across.addWidget(check)
        across.addStretch(1)
        column.addLayout(across)

    @property
    def code(self) -> str:
        """The whole code."""
        return "-".join(self._groups)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The groups that are asked for."""
        return tuple(self._groups[number] for number in self._asked)

    def missing(self) -> str:
        """Return what is not as it stands above, with the focus put there; empty when both are right."""
        for number, check, group in zip(self._asked, self.checks, self.wanted, strict=True):
            if check.text().strip().upper() != group.upper():
                check.setFocus()
                check.selectAll()
                return f"The {PLACES[number]} group does not match the recovery code. Look at it again."
        return ""
