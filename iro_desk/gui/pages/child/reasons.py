"""Why a paper went late, asked beside the day it left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.child.after_forms import choices, usual
from iro_desk.gui.widgets.choice import Choice
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.services.blockers import Blocker


class Reasons(QWidget):
    """What held it up, and whose day it was; the first fills in the second.

    Args:
        blockers: the list to choose from.
    """

    def __init__(self, blockers: tuple[Blocker, ...]) -> None:
        super().__init__()
        self.blockers = blockers
        answers = choices(blockers)
        self.blocker, self.whose = Choice(answers["blocker"]), Choice(answers["whose"])
        self.rows = {
            "blocker": FieldRow("What held it up", self.blocker, "It is later than the last day."),
            "whose": FieldRow("Whose day it was", self.whose),
        }
        whole = Column(self, gap=4)
        for row in self.rows.values():
            whole.addWidget(row)
        self.blocker.edited.connect(self._fill)

    def values(self) -> dict[str, object]:
        """The answers."""
        return {"blocker": self.blocker.value(), "whose": self.whose.value()}

    def show_problems(self, messages: tuple[tuple[str, str], ...]) -> bool:
        """Say what is wrong at each question; False when it is about something else."""
        mine = {field: words for words, field in messages if field in self.rows}
        for name, row in self.rows.items():
            row.show_problem(mine.get(name, ""))
        if mine:
            self.show()
            self.rows[next(name for name in self.rows if name in mine)].focus()
        return bool(mine)

    def _fill(self) -> None:
        self.whose.set_value(usual(self.blockers, self.blocker.value()) or None)
