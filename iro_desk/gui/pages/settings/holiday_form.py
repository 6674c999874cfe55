"""HolidayForm: adds one bank holiday."""

from __future__ import annotations

from datetime import date
from functools import partial

import shiboken6

from iro_desk.domain.wording import dated, read_date
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.services import bank_holidays
from iro_desk.services.drafts import DraftKey

DRAFT = "settings:holidays:day"


class HolidayForm(Card):
    """A day and its name.

    Args:
        shipped: the table that comes with the program.
    """

    def __init__(self, context: Context, shipped: Calendar) -> None:
        super().__init__("Add a bank holiday")
        self._context, self._shipped = context, shipped
        self.day = DateField(lambda text: read_date(text, context.today(), context.calendar))
        self.name = LineEdit()
        self.rows = {
            "on": FieldRow("Day", self.day, "Such as 3 May 2027."),
            "name": FieldRow("What is it called?", self.name),
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self.name.returnPressed.connect(self.add)
        boxes = {"on": self.day.entry, "name": self.name}
        self._typed = KeptBoxes(context, DraftKey(DRAFT, 0, None), boxes, self)
        self._typed.begin()
        self.add_it = button("Add the bank holiday", "main", "plus", "Alt+Return", self.add)
        self.body.addWidget(self.add_it, 0, LEFT)

    def add(self) -> None:
        """Add what is typed."""
        on = self.day.day()
        add = partial(bank_holidays.add, shipped=self._shipped, on=on, name=self.name.text())
        label = f"Add the bank holiday {dated(on)}" if on else "Add a bank holiday"
        self._context.ops.write(
            label, self._typed.filing(add), lambda _: self._added(on), self, self._refused
        )

    def _added(self, on: date | None) -> None:
        self._say("", "")
        self.day.set_value(None)
        self.name.clear()
        self._typed.filed()
        self.day.setFocus()
        if on is not None:
            self._context.toast(f"Added: {dated(on)}. Every date has been worked out again.")

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal) or trouble.field not in self.rows:
            return False
        self._say(trouble.field, str(trouble))
        self.rows[trouble.field].focus()
        return True

    def _say(self, field: str, words: str) -> None:
        for name, row in self.rows.items():
            row.show_problem(words if name == field else "")
