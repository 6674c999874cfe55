"""AnotherWay: the ways a thing can go instead of the one it waits for, one button each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.email_part import EmailPart
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import caption
from iro_desk.services.outbox import OutboxRow
from iro_desk.services.sending import destinations
from iro_desk.services.sending.places import Destined

TITLE = "Send another way"
ON_PAPER = "Print it, or give it by hand"
ON_PAPER_TOLD = "You read it on the send screen, and print it there."
BUNDLE = "In a bundle for business support"
BUNDLE_TOLD = "One sealed file with other papers; they print it and give it out."
TO_FOLDER = "Send it to the folder after all"


class AnotherWay(Card):
    """A card beneath the thing's own.

    Signals:
        after_all(): what was kept for a bundle or an e-mail goes to the folder.
        place_chosen(object): the number of another place; None for the usual one.
    """

    after_all = Signal()
    place_chosen = Signal(object)

    def __init__(self, context: Context, row: OutboxRow) -> None:
        super().__init__(TITLE, sunken=True, gap=6)
        self._context, self._row = context, row
        self.ways: dict[str, Button] = {}
        self._places = Column(gap=6)
        self.body.addLayout(self._places)
        if row.is_kept:
            self._offer(TO_FOLDER, "", "folder-open", self.after_all.emit)
        self._offer(ON_PAPER, ON_PAPER_TOLD, "printer", partial(self._go, "send", row.item_id))
        self._offer(BUNDLE, BUNDLE_TOLD, "lock", partial(self._go, "bundle", None))
        self.email = EmailPart(context, row.item_id)
        self.body.addWidget(self.email)
        context.ops.read(destinations.listed, self._show_places, self)

    def _show_places(self, found: tuple[Destined, ...]) -> None:
        """The other places papers may go to; it is read again before it goes there (S50)."""
        for place in found:
            here = place.is_usual if self._row.destination_id is None else None
            if here or place.destination_id == self._row.destination_id:
                continue
            number = None if place.is_usual else place.destination_id
            words = f"To {place.words}"
            self.ways[words] = button(
                words, icon="folder-open", on_press=partial(self.place_chosen.emit, number)
            )
            self._places.addWidget(self.ways[words], 0, LEFT)

    def _offer(self, words: str, told: str, icon: str, do: Callable[[], object]) -> None:
        made = button(words, icon=icon, on_press=do)
        self.ways[words] = made
        self.body.addWidget(made, 0, LEFT)
        if told:
            self.body.addWidget(caption(told))

    def take_focus(self) -> None:
        """The keyboard goes to the first way."""
        next(iter(self.ways.values())).setFocus()

    def _go(self, page: str, item_id: int | None) -> None:
        self._context.go(Place(page, self._row.child_id if item_id is not None else None, item_id))
