"""Starting: what a form is for, before anything is stored; one that is being written is gone on with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.text import caption
from iro_desk.services import sheets
from iro_desk.services.sheets import Opening

NOTHING_YET = "Everything you write is kept as you type."


class Starting(QObject):
    """Starts one form about one child.

    Args:
        owner: the page that shows the form once it is begun; it need not read again what it has just written.

    Signals:
        offered(object): the Opening; its card may be shown.
        began(int): the form that is being written.
        refused(str): it is not for this child, in words.
    """

    offered = Signal(object)
    began = Signal(int)
    refused = Signal(str)

    def __init__(self, context: Context, form_id: str, child_id: int | None, owner: QObject) -> None:
        super().__init__(owner)
        self._context, self._form_id, self._child_id = context, form_id, child_id
        self._owner = owner
        self.button: Button | None = None

    def look(self) -> None:
        """See whether one is being written, and whether it is for this child."""
        context = self._context
        read = partial(
            sheets.opening, form_id=self._form_id, child_id=self._child_id, today=context.today(),
            calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._found, self, self._not_for_this_child)

    def start(self) -> None:
        """Begin the form."""
        context = self._context
        write = partial(
            sheets.begin, form_id=self._form_id, child_id=self._child_id, today=context.today(),
            calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        context.ops.write(f"Start {sheets.form_of(self._form_id).title}", write, self.began.emit, self._owner)

    def card(self, found: Opening) -> Card:
        """What its dates go by, and the button that begins it."""
        card = Card(gap=12)
        card.body.addWidget(caption(found.clock or NOTHING_YET))
        self.button = button("Start", "main", shortcut="Alt+Return", on_press=self.start)
        card.body.addWidget(self.button, 0, LEFT)
        return card

    def _found(self, found: Opening) -> None:
        if found.sheet_id is not None:
            self.began.emit(found.sheet_id)
        else:
            self.offered.emit(found)

    def _not_for_this_child(self, trouble: Exception) -> bool:
        if isinstance(trouble, Refusal):
            self.refused.emit(str(trouble))
        return isinstance(trouble, Refusal)
