"""The sum for the next review: the last day the law allows, the day proposed, and the midway."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from iro_desk.domain.wording import long_date
from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.reviews import NextReview, SectionSheet


class NextPart(Part):
    """Shows the sum, and offers its dates.

    Signals:
        chosen(str, object): a field and the date to put in it.
    """

    chosen = Signal(str, object)

    def __init__(self, sheet: SectionSheet) -> None:
        super().__init__()
        whole = Column(self)
        self._card = Card("When it must be", sunken=True)
        whole.addWidget(self._card)
        self._buttons: list[QPushButton] = []
        if sheet.proposed is None:
            self._card.body.addWidget(wrapped("The law sets no date here. Enter the day you have agreed."))
            return
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

    def _offer(self, words: str, field: str, day: object) -> None:
        made = button(words, on_press=lambda: self.chosen.emit(field, day))
        self._buttons.append(made)
        self._card.body.addWidget(made, 0, LEFT)

    def lock(self) -> None:
        """No date is offered any more."""
        for made in self._buttons:
            made.hide()
