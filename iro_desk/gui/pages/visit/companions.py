"""Also seen on this visit: brothers and sisters, each of whom gets a record of their own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.text import caption, heading
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services.filing import SAME_PEOPLE, SHARED_WITH
from iro_desk.services.visits import Companion

TITLE = "Also seen on this visit"
NOTE = (
    "Each child has their own record. The date, what it was for, how you met and the journey are copied to a "
    "visit of theirs, which opens next; words never are."
)
SAME = "The same people were there"


class Companions(Card):
    """Who else was seen; hidden for a child without brothers and sisters on this desk.

    Signals:
        edited: somebody was ticked or taken out.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(20, 16, 20, 16), gap=8)
        self.setAccessibleName(TITLE)
        self.body.addWidget(heading(TITLE))
        self.body.addWidget(caption(NOTE))
        holder = QWidget()
        self._flow = Flow(holder, 14)
        self.body.addWidget(holder)
        self.same = Tick(SAME)
        self.same.edited.connect(self._changed)
        self.body.addWidget(self.same)
        self.ticks: dict[int, Tick] = {}
        self.hide()

    def show_companions(self, companions: tuple[Companion, ...]) -> None:
        """Offer these brothers and sisters."""
        for companion in companions:
            if companion.child_id not in self.ticks:
                tick = Tick(companion.name)
                tick.edited.connect(self._changed)
                self.ticks[companion.child_id] = tick
                self._flow.addWidget(tick)
        self.setVisible(bool(self.ticks))
        self._offer_same()

    def chosen(self) -> list[int]:
        """The numbers of those ticked, in their order."""
        return [child_id for child_id, tick in self.ticks.items() if tick.value()]

    def values(self) -> dict[str, object]:
        """Who is ticked, as a draft keeps it; nothing when nobody is."""
        chosen = self.chosen()
        return {SHARED_WITH: chosen, SAME_PEOPLE: self.same.value()} if chosen else {}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Tick those a draft had ticked."""
        kept = values.get(SHARED_WITH)
        for child_id, tick in self.ticks.items():
            tick.set_value(isinstance(kept, list) and child_id in kept)
        self.same.set_value(bool(values.get(SAME_PEOPLE)))
        self._offer_same()

    def _changed(self) -> None:
        self._offer_same()
        self.edited.emit()

    def _offer_same(self) -> None:
        self.same.setVisible(bool(self.chosen()))
