"""Asks whom a paper about a child is for and as what files, and goes on to what each reader gets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import DocumentKind
from iro_desk.exports import DOCX, PDF, TEXT
from iro_desk.gui.context import Context
from iro_desk.gui.pages.versions.wanted import Wanted
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import caption, labelled, link
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import outbox
from iro_desk.services.outbox import Recipient

WHO = "Who is it for?"
NOBODY = "Nobody is on this child’s list yet."
ADD = "Add somebody, or say what they are for papers"
TICK_WHO, TICK_HOW = "Tick who it is for", "Tick what it is made as"


class ForWhom(Card):
    """The people of one child to tick, and the formats.

    Args:
        kind: the paper.
        subject_id: what it is a paper of.

    Signals:
        put_away: it was closed.
    """

    put_away = Signal()

    def __init__(self, context: Context, child_id: int, kind: DocumentKind, subject_id: int) -> None:
        super().__init__(f"{kind.label}: {WHO[:1].lower()}{WHO[1:]}", margins=(20, 16, 20, 16), gap=10)
        self._context, self._child_id = context, child_id
        self._kind, self._subject_id = kind, subject_id
        self.people: dict[int, Tick] = {}
        self.formats = {
            PDF.name: Tick("PDF", ticked=True), DOCX.name: Tick("Word"), TEXT.name: Tick("Plain text"),
        }  # fmt: skip
        self._ticks = Column(gap=6)
        self.body.addLayout(self._ticks)
        people = Place("child", child_id, None, "people")
        self.body.addWidget(link(ADD, partial(context.go, people), small=True), 0, LEFT)
        self.body.addWidget(labelled("As", "label"))
        self.body.addWidget(_across(*self.formats.values()))
        self.problem = Problem()
        self.body.addWidget(self.problem)
        self.see = button("See what each gets", "main", "arrow-right", on_press=self.go_on)
        self.body.addWidget(_across(self.see, button("Close this", "quiet", on_press=self.put_away.emit)))
        self.see.setEnabled(False)
        context.ops.read(partial(outbox.recipients, child_id=child_id), self._offer, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def go_on(self) -> None:
        """Show what each reader would get, or say what is still to be ticked."""
        people = tuple(person for person, tick in self.people.items() if tick.value())
        formats = tuple(name for name, tick in self.formats.items() if tick.value())
        self.problem.say("" if people and formats else (TICK_HOW if people else TICK_WHO))
        if people and formats:
            wanted = Wanted(self._child_id, self._subject_id, (self._kind,), formats, people)
            self._context.go(wanted.place)

    def _offer(self, found: tuple[Recipient, ...]) -> None:
        for one in found:
            if one.person_id is not None:
                tick = Tick(f"{one.name}, {one.role_label[:1].lower()}{one.role_label[1:]}")
                self.people[one.person_id] = tick
        self._ticks.addWidget(_across(*self.people.values()) if self.people else caption(NOBODY))
        self.see.setEnabled(bool(self.people))
        if self.people:
            next(iter(self.people.values())).setFocus()


def _across(*made: QWidget) -> QWidget:
    holder = QWidget()
    flow = Flow(holder, 14)
    for one in made:
        flow.addWidget(one)
    return holder
