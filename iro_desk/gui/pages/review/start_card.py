"""Starting a review: one date, confirmed, before anything is stored."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.page import Page

FIELD = "review_on"


class StartPage(Page):
    """Asks the date of the review.

    Signals:
        started(date): the officer has confirmed the date.
    """

    started = Signal(date)

    def __init__(self, reader: Reader, today: date) -> None:
        super().__init__("Start the review", "Everything you write is kept as you type.")
        self.summary = ErrorSummary()
        self.body.addWidget(self.summary)
        card = Card()
        self.day = DateField(reader)
        self.day.set_value(today)
        self.row = FieldRow("Date of the review", self.day, "Change it if the review is on another day.")
        card.body.addWidget(self.row)
        self.start = button("Start the review", "main", on_press=self._start)
        card.body.addWidget(self.start, 0, LEFT)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.day.entry.returnPressed.connect(self._start)
        self.summary.chosen.connect(lambda _field: self.row.focus())

    def refuse(self, words: str) -> None:
        """Say what is wrong with the date."""
        self.row.show_problem(words)
        self.summary.show_problems(((words, FIELD),) if words else ())

    def _start(self) -> None:
        found = self.day.day()
        if found is None:
            self.refuse("Enter the date of the review")
            return
        self.refuse("")
        self.started.emit(found)
