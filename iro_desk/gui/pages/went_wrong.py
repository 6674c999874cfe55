"""WentWrong: what went to the wrong person and is not ended, with the hours that run, at the top of Today (S52)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import link, wrapped
from iro_desk.services.sending import recalls
from iro_desk.services.sending.recalls import Running

NEAR = 24
TITLE = "Went to the wrong person"


class WentWrong(QWidget):
    """A card for them all; takes no room while there are none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = Column(self, gap=0)
        self.lines: tuple[str, ...] = ()
        self.hide()

    def load(self) -> None:
        """Read what still runs."""
        self._context.ops.read(partial(recalls.running, now=self._context.now()), self._show, self)

    def _show(self, found: tuple[Running, ...]) -> None:
        emptied(self._column)
        self.lines = ()
        self.setVisible(bool(found))
        if not found:
            return
        card = Card(TITLE)
        for one in found:
            told = "" if one.is_told else " Information governance has not been told."
            line = f"{one.display_name}, {one.paper.lower()}. {one.clock.in_short}.{told}"
            late = one.clock.left < NEAR and not one.is_told
            card.body.addWidget(wrapped(line, "body", "late" if late else ""))
            card.body.addWidget(wrapped(one.clock.working, "caption", "muted"))
            go = partial(self._context.go, Place("wrong", one.child_id, one.item_id))
            card.body.addWidget(link(f"Go on with the note about {one.display_name}", go), 0, LEFT)
            self.lines = (*self.lines, line)
        self._column.addWidget(card)
