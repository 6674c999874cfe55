"""DeliveredPart: the two questions that say when a placed paper reached its reader, and who says so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.records import DeliveredFields
from iro_desk.records.forms import asked
from iro_desk.services.drafts import DraftKey
from iro_desk.services.sending import giving

NOTED = "It is noted when it was given out."


class DeliveredPart(QWidget):
    """When it was given out, and who says so.

    Signals:
        noted(): it is written down.
    """

    noted = Signal()

    def __init__(self, context: Context, item_id: int, child_id: int) -> None:
        super().__init__()
        self._context = context
        whole = Column(self, gap=8)
        note = partial(giving.note_delivered, item_id=item_id, today=context.today(), now=context.now())
        key = DraftKey(giving.FORM, item_id, child_id)
        self.entry = Entry(context, key, asked(DeliveredFields), "Note that a paper was given out", note)
        self.file = button("Keep this", icon="check", on_press=self.entry.file)
        whole.addWidget(self.entry)
        whole.addWidget(self.file, 0, LEFT)
        self.entry.filed.connect(self._noted)
        self.entry.begin({"done_on": context.today().isoformat()})

    def _noted(self, _nothing: object) -> None:
        self._context.toast(NOTED)
        self.noted.emit()
