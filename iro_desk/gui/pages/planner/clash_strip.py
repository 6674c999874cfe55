"""ClashStrip: what cannot be as booked, a line each, going to the booking."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link, link
from iro_desk.gui.widgets.wrapped_link import WrappedLink

MOST = 2


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
        self._found: tuple[tuple[str, str], ...] = ()
        self.hide()

    def show_clashes(self, clashes: Iterable[tuple[str, str]]) -> None:
        """Show (sentence, booking) lines."""
        self._found = tuple(clashes)
        self._draw(self._found if len(self._found) <= MOST + 1 else self._found[:MOST])
        said = "1 clash" if len(self._found) == 1 else f"{len(self._found)} clashes"
        self.setAccessibleName(". ".join([said, *(words for words, _booking in self._found)]))
        self.setVisible(bool(self._found))

    def _draw(self, shown: tuple[tuple[str, str], ...]) -> None:
        emptied(self._lines)
        links: list[Link] = []
        for words, booking in shown:
            made = WrappedLink(f"Clash. {words}")
            made.clicked.connect(lambda _on, key=booking: self.chosen.emit(key))
            self._lines.addWidget(made, 0, LEFT)
            links.append(made)
        left = len(self._found) - len(shown)
        if left:
            self._lines.addWidget(link(f"Show {left} more clashes", self._draw_all), 0, LEFT)
        self.links = tuple(links)

    def _draw_all(self) -> None:
        first = len(self.links)
        self._draw(self._found)
        self.links[first].show()
        self.links[first].setFocus()
