"""Looks: everything that only deserves a look, in one box apart from what stops the officer going on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link, card_heading, labelled
from iro_desk.gui.widgets.wrapped_link import WrappedLink

TITLE = "Worth a look"
NO_BAR = "None of these stops you. You can still go on."


class Looks(QFrame):
    """One line for each soft check, going to its place; hidden when there is none.

    Signals:
        chosen: the name of the place whose line was pressed.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="worth_a_look")
        across = Line(self, (16, 12, 16, 12), 10)
        across.addWidget(Icon("triangle-alert", "soon", 20), 0, TOP)
        texts = Column(gap=6)
        texts.addWidget(card_heading(TITLE))
        texts.addWidget(labelled(NO_BAR, "body", tone="text", wrap=True))
        self._lines = Column(gap=4)
        texts.addLayout(self._lines)
        across.addLayout(texts, 1)
        self.links: tuple[Link, ...] = ()
        self.hide()

    def show_looks(self, looks: Iterable[tuple[str, str]]) -> None:
        """Show (message, place) lines."""
        found = tuple(looks)
        emptied(self._lines)
        links = []
        for message, place in found:
            made = WrappedLink(message)
            made.clicked.connect(lambda _on, name=place: self.chosen.emit(name))
            self._lines.addWidget(made, 0, LEFT)
            links.append(made)
        self.links = tuple(links)
        self.setAccessibleName(". ".join([TITLE, NO_BAR, *(message for message, _place in found)]))
        self.setVisible(bool(found))
