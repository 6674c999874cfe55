"""The sum for the next review: the last day the law allows, the day proposed, and the midway."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from iro_desk.domain.wording import long_date
from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.reviews import NextReview, SectionSheet


class NextPart(Part):
    """Shows the sum, and offers its dates.

    Signals:
        chosen(str, object): a field and the date to put in it.
        booked(str): the days are to go in the planner, and when they begin as it was typed.
    """

    chosen = Signal(str, object)
    booked = Signal(str)

    def __init__(self, sheet: SectionSheet) -> None:
        super().__init__()
        whole = Column(self)
        self._card = Card("When it must be", sunken=True)
        whole.addWidget(self._card)
        self._buttons: list[QPushButton] = []
        self.starts_row: FieldRow | None = None
        if sheet.proposed is None:
            self._card.body.addWidget(wrapped("The law sets no date here. Enter the day you have agreed."))
        else:
            self._show(sheet.proposed)

    def _show(self, proposed: NextReview) -> None:
        body = self._card.body
        body.addWidget(wrapped(f"By {long_date(proposed.latest)}", "strong"))
        body.addWidget(caption(proposed.sentence))
        if proposed.weekend_note:
            body.addWidget(caption(proposed.weekend_note))
        self._offer(f"Use this date: {long_date(proposed.propose)}", "next_review_on", proposed.propose)
        if proposed.midway is not None:
            body.addWidget(wrapped(f"Midway review: {long_date(proposed.midway)}", "strong"))
            body.addWidget(caption("Half-way, so that problems can still be mended."))
            self._offer("Use this midway date", "midway_on", proposed.midway)

    def planner_card(self) -> Card:
        """The way to put both days in the planner; it stands after the questions."""
        card = Card("In your planner", sunken=True)
        card.body.addWidget(caption("Puts the next review and the midway in your weeks, on the days above."))
        self.starts = LineEdit("10:00")
        self.starts_row = FieldRow("Starts at", self.starts)
        card.body.addWidget(self.starts_row)
        self.book = button("Book them in the planner", icon="calendar-days", on_press=self._book)
        self._buttons.append(self.book)
        card.body.addWidget(self.book, 0, LEFT)
        return card

    def _book(self) -> None:
        self.booked.emit(self.starts.value())

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say when the time could not be read."""
        if self.starts_row is not None:
            self.starts_row.show_problem(messages.get("starts", ""))

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in the time."""
        if field != "starts" or self.starts_row is None:
            return False
        self.starts_row.focus()
        return True

    def _offer(self, words: str, field: str, day: object) -> None:
        made = button(words, on_press=lambda: self.chosen.emit(field, day))
        self._buttons.append(made)
        self._card.body.addWidget(made, 0, LEFT)

    def lock(self) -> None:
        """No date is offered any more."""
        for made in self._buttons:
            made.hide()
