"""The officer's own plainer words, in Settings: what is offered for a word, and what is never marked."""

from __future__ import annotations

from functools import partial

import shiboken6

from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.kept_list import KeptList
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import wrapped
from iro_desk.services import swaps
from iro_desk.services.drafts import DraftKey
from iro_desk.services.swaps import SwapRow

DRAFT = "settings:words:swap"
WHAT = "What you would rather have offered for a word. Leave it empty for a word that is never to be marked."


class SwapsCard(Card):
    """Her swaps, and two fields for another one."""

    def __init__(self, context: Context) -> None:
        super().__init__("Your plainer words")
        self._context = context
        self._rows: dict[str, SwapRow] = {}
        self.kept = KeptList("Your plainer words")
        self.kept.chosen.connect(self._choose)
        self.kept.left.connect(self._leave)
        self.kept.remove_asked.connect(self._remove)
        self.term, self.instead = LineEdit(), LineEdit()
        self.term_row = FieldRow("The word", self.term, "Such as placement.")
        self.instead_row = FieldRow(
            "Offer instead",
            self.instead,
            "Put ; between choices. Empty when it is never to be marked.",
            optional=True,
        )
        for widget in (wrapped(WHAT, tone="muted"), self.kept, self.term_row, self.instead_row):
            self.body.addWidget(widget)
        self.body.addWidget(button("Keep these words", icon="check", on_press=self.keep), 0, LEFT)
        for line in (self.term, self.instead):
            line.returnPressed.connect(self.keep)
        boxes = {"term": self.term, "instead": self.instead}
        self._typed = KeptBoxes(context, DraftKey(DRAFT, 0, None), boxes, self)
        self._typed.begin()

    def load(self) -> None:
        """Read her swaps."""
        self._context.ops.read(swaps.hers, self._show, self)

    def keep(self) -> None:
        """Keep what is typed."""
        write = partial(swaps.keep, term=self.term.text(), instead=self.instead.text())
        filing = self._typed.filing(write)
        self._context.ops.write("Keep a plainer word", filing, self._kept, self, self._refused)

    def _show(self, rows: tuple[SwapRow, ...]) -> None:
        self._rows = {str(row.swap_id): row for row in rows}
        self.kept.show_kept(
            {
                key: (row.term, f"Offer: {row.instead}" if row.instead else "Never marked")
                for key, row in self._rows.items()
            }
        )

    def _kept(self, _: int) -> None:
        for row in (self.term_row, self.instead_row):
            row.show_problem("")
        self._clear()
        self._typed.filed()
        self._begin_again("Kept in your plainer words.")

    def _choose(self, key: str) -> None:
        self.term.setText(self._rows[key].term)
        self.instead.setText(self._rows[key].instead)

    def _clear(self) -> None:
        self.term.clear()
        self.instead.clear()

    def _leave(self) -> None:
        self._clear()
        self._typed.forget()

    def _remove(self, key: str) -> None:
        remove = partial(swaps.remove, swap_id=int(key))
        said = "Removed from your plainer words."
        self._context.ops.write("Remove a plainer word", remove, lambda _: self._removed(said), self)

    def _removed(self, said: str) -> None:
        self._leave()
        self._begin_again(said)

    def _begin_again(self, said: str) -> None:
        self.term.setFocus()
        self._context.toast(said)
        self.load()

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal):
            return False
        row = self.instead_row if trouble.field == "instead" else self.term_row
        row.show_problem(str(trouble))
        row.focus()
        return True
