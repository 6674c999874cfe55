"""What a review that ends care leads to: the proposal noted, and the form that checks everything is in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import caption


class EndingPart(Part):
    """Two ways on, shown when care is expected to end.

    Signals:
        proposed(): note that ending care is proposed.
        form(): begin the end of care form.
    """

    proposed = Signal()
    form = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self)
        card = Card("When leaving care is proposed", sunken=True)
        card.body.addWidget(
            caption("Noting it moves the dates that follow from it. The form checks each thing.")
        )
        holder = QWidget()
        flow = Flow(holder, 10)
        self.note = button("Note that ending care is proposed", on_press=self.proposed.emit)
        self.begin = button("Start the end of care form", on_press=self.form.emit)
        flow.addWidget(self.note)
        flow.addWidget(self.begin)
        card.body.addWidget(holder)
        whole.addWidget(card)

    def lock(self) -> None:
        """Nothing is begun from a locked review."""
        self.hide()
