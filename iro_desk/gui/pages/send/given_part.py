"""GivenPart: what stands on paper and waits, and the form that says into whose hands it went."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import rule, wrapped
from iro_desk.records import GivenFields
from iro_desk.records.forms import asked
from iro_desk.services.drafts import DraftKey
from iro_desk.services.sending import printing
from iro_desk.services.sending.printing import FORM, PrintedRow

WAITS = "It waits here until you say that it was given."
ON = "Printed on {printer}, {at}."
SAVED = "Saved to be printed elsewhere, {at}."
UNKNOWN = (
    "It was on its way to {printer}, {at}, when the desk closed or the printer broke off. Look in its tray: "
    "if all of it is there, say below who has it. If not, print it again."
)
NOTED = "It is noted who has it. The clocks count from that day."


class GivenPart(QWidget):
    """Three questions of a paper that was printed.

    Args:
        reader: whom it is for; offered as who has it.
        at: when it was printed, in words.

    Signals:
        noted(): it is written down.
    """

    noted = Signal()

    def __init__(self, context: Context, row: PrintedRow, reader: str, at: str) -> None:
        super().__init__()
        self._context = context
        whole = Column(self, gap=8)
        whole.addWidget(rule())
        self.told = wrapped(_told(row, at))
        whole.addWidget(self.told)
        note = partial(printing.note_given, printed_id=row.printed_id, now=context.now())
        key = DraftKey(FORM, row.item_id, row.child_id)
        self.entry = Entry(context, key, asked(GivenFields), "Give a paper by hand", note, takes_focus=False)
        self.file = button("It was given", icon="check", on_press=self.entry.file)
        whole.addWidget(self.entry)
        whole.addWidget(self.file, 0, LEFT)
        self.entry.filed.connect(self._noted)
        self.entry.begin({"given_to": reader, "given_on": context.today().isoformat()})

    def _noted(self, _nothing: object) -> None:
        self._context.toast(NOTED)
        self.noted.emit()


def _told(row: PrintedRow, at: str) -> str:
    if row.printed_at is None:
        return UNKNOWN.format(printer=row.printer or "a file", at=at)
    told = ON if row.printer else SAVED
    return f"{told.format(printer=row.printer, at=at)} {WAITS}"
