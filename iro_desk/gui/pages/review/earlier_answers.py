"""Under an answer, what it was before: read on demand, and put back with one press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import dated
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import Link, caption, link, wrapped
from iro_desk.services.reviews import FieldHistory

ASK = "Earlier versions of this answer"
PUT_AWAY = "Put the earlier versions away"


class EarlierAnswers(QWidget):
    """One link; pressed, every earlier version with its day.

    Args:
        named: the question is said in the link, because it stands under several.

    Signals:
        put_back(str, object): the field, and the answer to put back as a form holds it.
    """

    put_back = Signal(str, object)

    def __init__(self, history: FieldHistory, question: str, *, locked: bool, named: bool = False) -> None:
        super().__init__()
        self.field = history.field
        self._question, self._named = question, named
        column = Column(self, gap=4)
        self.ask: Link = link(ASK, self._turn, small=True)
        column.addWidget(self.ask, 0, LEFT)
        self.card = Card(sunken=True, gap=6)
        self.links: list[Link] = []
        for one in history.earlier:
            self.card.body.addWidget(
                caption(f"Written {dated(one.written_at.date())}, {one.written_at:%H:%M}")
            )
            self.card.body.addWidget(wrapped(one.words))
            if not locked:
                back = link(
                    "Put this back", partial(self.put_back.emit, history.field, one.value), small=True
                )
                back.setAccessibleName(f"Put this back: {one.words}")
                self.card.body.addWidget(back, 0, LEFT)
                self.links.append(back)
        column.addWidget(self.card)
        self.card.hide()
        self._name()

    def _turn(self) -> None:
        self.card.setVisible(self.card.isHidden())
        self._name()

    def _name(self) -> None:
        words = ASK if self.card.isHidden() else PUT_AWAY
        self.ask.setText(f"{words}: {self._question}" if self._named else words)
        self.ask.setAccessibleName(f"{words}: {self._question}")
