"""MonitoredCard: what the monitoring form takes from the rest of the review, each with the way to its answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Stack
from iro_desk.gui.widgets.text import Link, caption, heading, link, rule, wrapped
from iro_desk.services.monitored import NOT_SAID, Indicator

WORDS = "Filled from the review. Nothing here is asked twice: to change an answer, go to where it was given."


class MonitoredCard(QWidget):
    """Everything counted beside the grades.

    Args:
        found: what there is.
        locked: the review is finished, so nothing leads to an answer.

    Attributes:
        left: how many still have no answer.

    Signals:
        going(str, str): to a section and a field.
    """

    going = Signal(str, str)

    def __init__(self, found: tuple[Indicator, ...], *, locked: bool) -> None:
        super().__init__()
        self.left = sum(one.is_open for one in found)
        self.links: dict[str, Link] = {}
        whole = Column(self, gap=8)
        whole.addWidget(heading("From the review"))
        whole.addWidget(caption(WORDS))
        card = Card(gap=6)
        for number, one in enumerate(found):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(self._row(one, locked=locked))
        whole.addWidget(card)

    def _row(self, one: Indicator, *, locked: bool) -> QWidget:
        row = QWidget()
        across = Stack(row, 560, gap=12)
        across.addWidget(wrapped(one.label, tone="muted"), 2, TOP)
        answer = QWidget()
        column = Column(answer, gap=2)
        column.addWidget(wrapped(one.words, "strong" if one.is_open else "body"))
        if one.section and not locked:
            words = "Answer it" if one.words == NOT_SAID or one.is_open else "Change it"
            made = link(words, partial(self.going.emit, one.section, one.field), small=True)
            made.setAccessibleName(f"{words}: {one.label}")
            self.links[one.field] = made
            column.addWidget(made, 0, LEFT)
        across.addWidget(answer, 3, TOP)
        return row

    def take_focus(self) -> None:
        """Put the keyboard on the first way to an answer."""
        first = next(iter(self.links.values()), None)
        if first is not None:
            first.setFocus()
