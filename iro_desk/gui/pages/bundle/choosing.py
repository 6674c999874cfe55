"""Which papers of the outbox go in a bundle: none until it is ticked, and only what has been looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal

from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.identity import IdentityTile
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.gui.widgets.tick import Tick, explained
from iro_desk.services.sending.bundles import Offered

MARGINS = (20, 16, 20, 16)
WHAT = (
    "Tick what business support posts, files or hands over for you. Each paper goes only to the person named, and "
    "only those that you have looked at can go."
)


class ChoosingCard(Card):
    """The papers that may go, each with its tick.

    Signals:
        asked(): the bundle is to be made.
        look_asked(int, int): the child and the thing that is to be looked at first.
    """

    asked = Signal()
    look_asked = Signal(int, int)

    def __init__(self, found: tuple[Offered, ...]) -> None:
        super().__init__("Which papers go", margins=MARGINS, gap=12)
        self.ticks: dict[int, Tick] = {}
        self.body.addWidget(wrapped(WHAT, tone="muted"))
        for one in found:
            self._offer(one)
        self.make: Button = button("Make the bundle", "main", "lock", on_press=self.asked.emit)
        self.body.addWidget(self.make, 0, LEFT)

    def chosen(self) -> tuple[int, ...]:
        """The things that are ticked."""
        return tuple(number for number, tick in self.ticks.items() if tick.value())

    def tick_again(self, chosen: tuple[int, ...]) -> None:
        """Tick what was ticked before the page read itself again."""
        for number in chosen:
            if number in self.ticks:
                self.ticks[number].set_value(True)

    def _offer(self, one: Offered) -> None:
        across = Line(gap=12)
        across.addWidget(IdentityTile(one.initials, one.identity_colour, 34), 0, TOP)
        texts = Column(gap=2)
        if one.why_not:
            texts.addWidget(wrapped(one.words))
            texts.addWidget(caption(f"{one.display_name}. {one.why_not}"))
            look = link("Look at it", lambda: self.look_asked.emit(one.child_id, one.item_id))
            look.setAccessibleName(f"Look at it: {one.words}, {one.display_name}")
            texts.addWidget(look, 0, LEFT)
        else:
            tick = Tick(one.words)
            tick.setAccessibleName(f"{one.words}, about {one.display_name}")
            self.ticks[one.item_id] = tick
            texts.addLayout(explained(tick, one.display_name))
        across.addLayout(texts, 1)
        self.body.addLayout(across)
