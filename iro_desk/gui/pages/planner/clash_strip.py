"""ClashStrip: what cannot be as booked, a line each, going to the booking."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from iro_desk.domain.wording import counted
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link
from iro_desk.gui.widgets.wrapped_link import WrappedLink


class ClashStrip(QFrame):
    """One line for each clash; hidden when there is none.

    Signals:
        chosen(str): the number of the booking to go to.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="worth_a_look")
        across = Line(self, (12, 7, 12, 7), 8)
        across.addWidget(Icon("triangle-alert", "soon", 18), 0, TOP)
        self._lines = Column(gap=2)
        across.addLayout(self._lines, 1)
        self.links: tuple[Link, ...] = ()
        self.hide()

    def show_clashes(self, clashes: Iterable[tuple[str, str]]) -> None:
        """Show (sentence, booking) lines."""
        found = tuple(clashes)
        emptied(self._lines)
        links = []
        for words, booking in found:
            made = WrappedLink(f"Clash. {words}")
            made.clicked.connect(lambda _on, key=booking: self.chosen.emit(key))
            self._lines.addWidget(made, 0, LEFT)
            links.append(made)
        self.links = tuple(links)
        said = counted(len(found), "clash").replace("clashs", "clashes")
        self.setAccessibleName(". ".join([said, *(words for words, _booking in found)]))
        self.setVisible(bool(found))
