"""The words drawn from the record beside the officer's own: hers stay until she says otherwise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import link
from iro_desk.gui.widgets.voice import ToChildBox

NEVER = "\0"
"""No text of the record is this one."""


class BothTexts(QWidget):
    """What the record now says, with "Keep mine" first; made when the two first differ, as few parts ever do.

    Args:
        heading: the part, for a screen reader.

    Signals:
        made(): its buttons are there, and last in the window until they are put in turn.
        kept(): her own words stand; this text is put away until the record says something else.
        taken(): the words of the record take their place.
    """

    made = Signal()
    kept = Signal()
    taken = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading, self._composed, self._kept_over = heading, "", NEVER
        self._whole: QWidget | None = None
        self.hide()

    def stops(self) -> tuple[QWidget, ...]:
        """Everything the keyboard stops at, in its order."""
        return () if self._whole is None else (self.keep, self.use, self.again)

    def show_composed(self, composed: str, *, differs: bool) -> None:
        """Show what the record says when it is not what the officer wrote."""
        self._composed = composed
        if self._whole is None and not differs:
            return
        texts = self._make() if self._whole is None else self._whole
        self.box.say(composed or "Nothing")
        is_put_away = composed == self._kept_over
        texts.setVisible(not is_put_away)
        self.again.setVisible(is_put_away)
        self.setVisible(differs)

    def _make(self) -> QWidget:
        heading = self._heading
        whole = Column(self, gap=6)
        self._whole = QWidget()
        whole.addWidget(self._whole)
        column = Column(self._whole, gap=6)
        self.box = ToChildBox("", "Drawn from the record")
        column.addWidget(self.box)
        self._answers = QWidget()
        flow = Flow(self._answers, 8)
        self.keep = button("Keep mine", on_press=self._keep)
        self.use = button("Use these words", on_press=self.taken.emit)
        for made in (self.keep, self.use):
            made.setAccessibleName(f"{heading}: {made.text()}")
            flow.addWidget(made)
        column.addWidget(self._answers)
        self.again = link("Show the words drawn from the record", self._show_again, small=True)
        self.again.setAccessibleName(f"{heading}: show the words drawn from the record")
        whole.addWidget(self.again, 0, LEFT)
        self.made.emit()
        return self._whole

    def _keep(self) -> None:
        self._kept_over = self._composed
        self.show_composed(self._composed, differs=True)
        self.kept.emit()

    def _show_again(self) -> None:
        self._kept_over = NEVER
        self.show_composed(self._composed, differs=True)
        self.keep.setFocus()
