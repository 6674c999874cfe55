"""The officer's own round: panels, audits and reports, when each was last done, and noting it done."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import counted, dated, read_date
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import caption, link, rule, wrapped
from iro_desk.services import officers_round
from iro_desk.services.officers_round import RoundRow

LOCAL = "How often is local practice, not law. What is not noted here may have been done."


class RoundLine(QWidget):
    """One thing that comes round, noted as done today or on another day.

    Signals:
        noted: it has been noted; what was done, in the officer's words.
    """

    noted = Signal(str)

    def __init__(self, context: Context, row: RoundRow) -> None:
        super().__init__()
        self._context, self._row = context, row
        column = Column(self, gap=4)
        column.addWidget(wrapped(row.name, "strong"))
        self.standing = caption("")
        column.addWidget(self.standing)
        column.addWidget(caption(row.source))
        holder = QWidget()
        flow = Flow(holder, 12)
        self.today = button("Done today", on_press=lambda: self._note(context.today()))
        self.today.setAccessibleName(f"Done today: {row.name}")
        self.other = link("Another day", self.ask, small=True)
        self.other.setAccessibleName(f"Another day: {row.name}")
        flow.addWidget(self.today)
        flow.addWidget(self.other)
        column.addWidget(holder)
        self.day = DateField(lambda text: read_date(text, context.today(), context.calendar))
        self.day_row = FieldRow(f"Day of the last one: {row.name.lower()}", self.day)
        self.asked = QWidget()
        asking = Column(self.asked, gap=8)
        asking.addWidget(self.day_row)
        asking.addWidget(button("Note it", on_press=lambda: self._note(self.day.day())), 0, LEFT)
        self.asked.hide()
        column.addWidget(self.asked)
        self.show_row(row)

    def show_row(self, row: RoundRow) -> None:
        """Show when it was last done and when it comes round again."""
        self._row = row
        self.standing.setText(_told(row))

    def ask(self) -> None:
        """Ask for the day, or put the question away."""
        self.asked.setVisible(self.asked.isHidden())
        if not self.asked.isHidden():
            self.day_row.focus()

    def _note(self, on: date | None) -> None:
        self._context.ops.write(
            f"Note “{self._row.name}”",
            partial(officers_round.note, round_id=self._row.id, on=on, today=self._context.today()),
            then=lambda _none: self._done(),
            owner=self,
            otherwise=self._refused,
        )

    def _done(self) -> None:
        self.day_row.show_problem("")
        if not self.asked.isHidden():
            self.asked.hide()
            self.other.setFocus()
        self._context.toast("Noted")
        self.noted.emit(self._row.name)

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        self.day_row.show_problem(trouble.what)
        self.day_row.focus()
        return True


class RoundCard(Card):
    """Everything that comes round for the officer and hangs on no child (local practice)."""

    def __init__(self, context: Context) -> None:
        super().__init__("Your own round", gap=10)
        self._context = context
        self.body.addWidget(caption(LOCAL))
        self.lines: dict[str, RoundLine] = {}

    def load(self) -> None:
        """Read it again."""
        read = partial(officers_round.rows, today=self._context.today())
        self._context.ops.read(read, self._show, self)

    def _show(self, rows: tuple[RoundRow, ...]) -> None:
        """The lines are made once, so that the keyboard stays on the one just pressed."""
        for row in rows:
            if row.id in self.lines:
                self.lines[row.id].show_row(row)
                continue
            if self.lines:
                self.body.addWidget(rule())
            made = RoundLine(self._context, row)
            made.noted.connect(lambda _name: self.load())
            self.lines[row.id] = made
            self.body.addWidget(made)


def _told(row: RoundRow) -> str:
    often = f"{row.how_often[:1].upper()}{row.how_often[1:]}"
    if row.last_on is None or row.next_on is None or row.days_left is None:
        return f"{often}. None noted yet."
    days = counted(abs(row.days_left), "day")
    when = f"{days} ago" if row.days_left < 0 else "today" if row.days_left == 0 else f"in {days}"
    return f"{often}. Last on {dated(row.last_on)}. Comes round {dated(row.next_on)}, {when}."
