"""What is said above dates that may mislead: a computer's date that has slipped, and months counted as days."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.changes import Changes
from iro_desk.domain.clocks import MonthRule
from iro_desk.domain.wording import day_month
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, announce, caption, link, wrapped
from iro_desk.services import computer_date, settings
from iro_desk.services.settings import OfficerSettings

MAY_BE_WRONG = "Dates on this page may be wrong until it is put right."
COMPARED = (
    "Three and six months are counted as 91 and 183 days, to compare. "
    "These dates can be later than the law allows."
)


class DateNotice(QFrame):
    """Asks the officer to look at her computer's date, when the work in the vault says it cannot be right (F35)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        dress(self, role="worth_a_look")
        across = Line(self, (14, 10, 14, 10), 10)
        across.addWidget(Icon("triangle-alert", "soon", 18), 0, TOP)
        words = Column(gap=2)
        self.words = wrapped("", "strong")
        words.addWidget(self.words)
        words.addWidget(wrapped(MAY_BE_WRONG))
        self.trust = link("The date is right", self._trust)
        words.addWidget(self.trust, 0, LEFT)
        across.addLayout(words, 1)
        self.hide()
        context.ops.changed.connect(self._look_again)

    def look(self) -> None:
        """Look at the date again."""
        read = partial(computer_date.seems_wrong, today=self._context.today())
        self._context.ops.read(read, self._show, self)

    def _show(self, is_wrong: bool) -> None:
        today = self._context.today()
        said = f"Check this computer's date. It says {day_month(today)} {today.year}."
        self.words.setText(said)
        self.setVisible(is_wrong)
        if is_wrong:
            announce(self, f"{said} {MAY_BE_WRONG}")

    def _trust(self) -> None:
        self._context.ops.write("Say that the computer's date is right", computer_date.trust, owner=None)

    def _look_again(self, changes: Changes, initiator: object) -> None:
        if "setting" in changes.kinds:
            self.look()


class ComparedNote(QWidget):
    """A quiet line while months are counted as 91 and 183 days."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        across = Line(self, gap=6)
        across.addWidget(Icon("info", "text_muted", 16), 0, TOP)
        across.addWidget(caption(COMPARED), 1)
        self.setAccessibleName(COMPARED)
        if context.rules.months is not MonthRule.DAYS:
            self.hide()
        context.ops.changed.connect(self._look_again)

    def _look_again(self, changes: Changes, initiator: object) -> None:
        if "setting" in changes.kinds:
            self._context.ops.read(settings.current, self._show, self)

    def _show(self, kept: OfficerSettings) -> None:
        self.setVisible(kept.rules.months is MonthRule.DAYS)
