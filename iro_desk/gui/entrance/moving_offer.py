"""The offer, at the door, to move a vault that lies where another program copies it or the disk may go (F25)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from iro_desk.gui.entrance.door import Door
from iro_desk.gui.prompts import Prompts
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import link, wrapped

STAYS = "Everything is copied and read back first, and the old one stays until you remove it."


class MovingOffer(QFrame):
    """What is wrong with the folder, where to move to, and the button that does it with the passphrase typed.

    Signals:
        asked(Path): move it to this folder.
    """

    asked = Signal(object)

    def __init__(self, door: Door, prompts: Prompts) -> None:
        super().__init__()
        self._prompts = prompts
        dress(self, role="worth_a_look")
        column = Column(self, (14, 10, 14, 10), 8)
        self._own = door.own_disk()
        where = "to this computer's own disk" if self._own is None else f"to {self._own}"
        column.addWidget(
            wrapped(f"Your desk's folder is {door.risk}. That can damage a vault that is open.", "strong")
        )
        column.addWidget(wrapped(f"Move it {where}. {STAYS}"))
        self.move_it = button("Unlock and move it" if self._own else "Choose a folder and move it")
        self.move_it.clicked.connect(self._move)
        column.addWidget(self.move_it, 0, LEFT)
        self.other = link("Choose another folder", self._choose)
        self.other.setVisible(self._own is not None)
        column.addWidget(self.other, 0, LEFT)

    def _move(self) -> None:
        if self._own is None:
            self._choose()
        else:
            self.asked.emit(self._own)

    def _choose(self) -> None:
        chosen: Path | None = self._prompts.choose_folder(self, "A folder on this computer's own disk", None)
        if chosen is not None:
            self.asked.emit(chosen)
