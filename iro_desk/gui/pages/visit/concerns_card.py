"""What could not wait at a recent visit, at the head of the child's overview, with who was told and when."""

from __future__ import annotations

from functools import partial

from iro_desk.domain.wording import day_month
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import caption, card_heading, labelled, link, wrapped
from iro_desk.services import visits
from iro_desk.services.visits import VisitConcern

IMMEDIATE, WORRY = "Immediate concern", "A worry passed on"


class ConcernsCard(Card):
    """The concerns of the last four weeks; hidden when there is none."""

    def __init__(self, context: Context, child_id: int) -> None:
        super().__init__(gap=10)
        self._context, self._child_id = context, child_id
        self._body = Column(gap=10)
        self.body.addLayout(self._body)
        self.setAccessibleName("What could not wait at a visit")
        self.hide()

    def load(self) -> None:
        """Read them again."""
        read = partial(visits.recent_concerns, child_id=self._child_id, today=self._context.today())
        self._context.ops.read(read, self._show, self)

    def _show(self, found: tuple[VisitConcern, ...]) -> None:
        emptied(self._body)
        for concern in found:
            self._add(concern)
        self.setVisible(bool(found))

    def _add(self, concern: VisitConcern) -> None:
        kind = IMMEDIATE if concern.is_immediate else WORRY
        self._body.addWidget(card_heading(f"{kind}, {day_month(concern.visit_on)}"))
        self._body.addWidget(wrapped(concern.what))
        for told in concern.told:
            replied = f". They said: {told.reply}" if told.reply else ""
            self._body.addWidget(labelled(f"Told {told.who}, {told.at}{replied}", "body", wrap=True))
        if not concern.told:
            self._body.addWidget(caption("Who was told stands in the words above."))
        place = Place("visit", self._child_id, concern.visit_id)
        self._body.addWidget(link("Open the visit", partial(self._context.go, place)), 0, LEFT)
        raising = Place("child", self._child_id, None, "concerns:raise")
        self._body.addWidget(link("Raise a concern", partial(self._context.go, raising)), 0, LEFT)
