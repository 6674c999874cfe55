"""HolidayFile: brings bank holidays in from a file, shown before anything is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, emptied
from iro_desk.gui.widgets.text import caption, strong, wrapped
from iro_desk.services import bank_holidays
from iro_desk.services.bank_holidays import FoundHolidays, told

TITLE = "Choose a file of bank holidays"
KINDS = "Bank holidays (*.json *.csv *.txt)"
HELP = (
    "The file bank-holidays.json that GOV.UK publishes, or lines such as 2027-05-03,Name to add a day and "
    "-2027-05-03 to take one out. You see what would change first."
)


class HolidayFile(Card):
    """Choose a file, see what it would change, bring it in with one press."""

    def __init__(self, context: Context, shipped: Calendar) -> None:
        super().__init__("From a file")
        self._context, self._shipped = context, shipped
        self.problem = Problem()
        self.choose = button("Bring in a file…", icon="download", on_press=self._choose)
        self.bring: Button | None = None
        self._preview = Column(gap=6)
        self.body.addWidget(wrapped(HELP, "caption", "muted"))
        self.body.addWidget(self.problem)
        self.body.addWidget(self.choose, 0, LEFT)
        self.body.addLayout(self._preview)

    def look(self, path: Path) -> None:
        """Read a file and show what it would change."""
        self._clear()
        read = partial(bank_holidays.calendar, shipped=self._shipped)
        self._context.ops.read(read, partial(self._look_beside, path), self)

    def _choose(self) -> None:
        path = self._context.prompts.choose_file(self, TITLE, KINDS)
        if path is not None:
            self.look(path)

    def _look_beside(self, path: Path, now: Calendar) -> None:
        look = partial(bank_holidays.look, path, self._shipped, now)
        self._context.ops.beside(look, self._show, self, self._not_read)

    def _show(self, found: FoundHolidays) -> None:
        emptied(self._preview)
        changes = len(found.adds) + len(found.takes_out)
        if not changes:
            self._preview.addWidget(wrapped("This file agrees with the bank holidays you have."))
            return
        for heading, rows in (("It adds", found.adds), ("It takes out", found.takes_out)):
            if rows:
                self._preview.addWidget(strong(heading))
                for words in told(rows):
                    self._preview.addWidget(wrapped(words))
        self._preview.addWidget(caption("Nothing is changed until you say so. One undo takes it all back."))
        holder = QWidget()
        across = Line(holder, gap=12)
        days = counted(changes, "day")
        self.bring = button(f"Bring in {days}", on_press=partial(self._bring_in, found, days))
        across.addWidget(self.bring)
        across.addWidget(button("Leave it", "quiet", on_press=self._leave))
        across.addStretch(1)
        self._preview.addWidget(holder)
        self.bring.setFocus()

    def _bring_in(self, found: FoundHolidays, days: str) -> None:
        keep = partial(bank_holidays.bring_in, shipped=self._shipped, found=found)
        self._context.ops.write(f"Bring in {days} of bank holidays", keep, self._brought, self)

    def _brought(self, days: int) -> None:
        self._leave()
        self._context.toast(f"{counted(days, 'bank holiday')} changed. Every date has been worked out again.")

    def _not_read(self, trouble: Exception) -> bool:
        if isinstance(trouble, Refusal | FileTrouble):
            self.problem.say(str(trouble))
            self.choose.setFocus()
            return True
        return False

    def _leave(self) -> None:
        self._clear()
        self.choose.setFocus()

    def _clear(self) -> None:
        self.problem.say("")
        self.bring = None
        emptied(self._preview)
