"""PrinterPicker: which printer; asked once in each place, and shown every time (S53)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.printing.printers import WORDS, Amiss, Printer
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import wrapped
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services.sending import printing

LOOKING = "Looking for the printers of this computer."
NONE = "This computer knows of no printer. Save the PDF and print it from another computer."
CHOOSE = "Choose a printer."
AGAIN = "Choose it for me when I am here again"
KEPT = "Chosen because you asked for it here."


class PrinterPicker(QWidget):
    """The printers there are, the one that is chosen, and whether it is to be chosen here again.

    Signals:
        edited(): another printer is chosen, or it is known which there are.
    """

    edited = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Printer, ...] = ()
        self._remembered = ""
        self.choice = Choice(())
        self.row = FieldRow("Printer", self.choice)
        self.again = Tick(AGAIN, ticked=True)
        self.told = wrapped(LOOKING, tone="muted")
        whole = Column(self, gap=4)
        for part in (self.row, self.again, self.told):
            whole.addWidget(part)
        self.row.hide()
        self.again.hide()
        self.choice.edited.connect(self._settle)
        self.look()

    @property
    def printer(self) -> str:
        """The one chosen; empty while none is."""
        return self.choice.value() or ""

    @property
    def why_not(self) -> str:
        """Why nothing can be printed here yet; empty when it can."""
        if not self._found:
            return self.told.text()
        if not self.printer:
            return CHOOSE
        ready = next((one.is_ready for one in self._found if one.name == self.printer), False)
        return "" if ready else WORDS[Amiss.PAUSED][0]

    def look(self) -> None:
        """Ask the computer which printers there are."""
        self._context.ops.beside(
            self._context.printers.found, self._ask_which, self, self._none, self._unasked
        )

    def keep(self) -> None:
        """Keep the choice for this place, if she asks for that."""
        if self.again.isVisibleTo(self) and self.again.value() and self.printer:
            self._remembered = self.printer
            keep = partial(printing.remember, printers=self._names, printer=self.printer)
            self._context.ops.write("Remember a printer", keep, lambda _: self._settle(), self)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self._found)

    def _ask_which(self, found: tuple[Printer, ...]) -> None:
        self._found = found
        if not found:
            self._say(NONE)
            return
        which = partial(printing.remembered, printers=self._names)
        self._context.ops.read(which, self._offer, self)

    def _offer(self, remembered: str) -> None:
        self._remembered = remembered
        self.choice.offer([Option(one.name, _called(one)) for one in self._found])
        self.choice.set_value(remembered or None)
        self.row.show()
        self._settle()

    def _settle(self) -> None:
        is_kept = bool(self.printer) and self.printer == self._remembered
        self.again.setVisible(bool(self.printer) and not is_kept)
        self._say(KEPT if is_kept else "")

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.edited.emit()

    def _none(self, trouble: Exception) -> bool:
        self._say(str(trouble))
        return True

    def _unasked(self) -> None:
        self._say(NONE)


def _called(printer: Printer) -> str:
    if not printer.is_ready:
        return f"{printer.name}, paused or not answering"
    return printer.name
