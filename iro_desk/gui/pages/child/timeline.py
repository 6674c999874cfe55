"""The child's whole timeline, newest first, year by year."""

from __future__ import annotations

from functools import partial

from iro_desk.gui.pages.child.happenings import events
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import emptied
from iro_desk.gui.widgets.timeline import Timeline
from iro_desk.services import children
from iro_desk.services.children import Happening


class TimelinePart(Part):
    """Everything that has happened."""

    def load(self) -> None:
        """Read it again."""
        read = partial(children.timeline, child_id=self.child_id, today=self.context.today())
        self.context.ops.read(read, self._show, self)

    def _show(self, rows: tuple[Happening, ...]) -> None:
        emptied(self.body)
        if not rows:
            visit = partial(self.context.go, Place("visit", self.child_id))
            self.body.addWidget(
                EmptyState(
                    "Their story starts here",
                    "Visits, reviews, moves and letters will appear in order.",
                    (button("Record a visit", icon="footprints", on_press=visit),),
                )
            )
            return
        card = Card(margins=(16, 16, 16, 8))
        card.body.addWidget(Timeline(events(rows, years=True)))
        self.body.addWidget(card)
