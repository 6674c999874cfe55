"""PlaceCard: one place papers may go to: its name, how papers for it are sealed, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.protection import Protection
from iro_desk.gui.entrance.door_fields import say_trouble, trouble_line
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import RIGHT
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import announce, caption, strong
from iro_desk.services.sending.destinations import LONGEST_NAME
from iro_desk.services.sending.places import Destined

SEALED = "Five words open each; you say them to the reader. Word files cannot be put under a password."
IS_THERE = "It is there, and lets you in."
FOLDER_IS_THERE = "It is there."
USUAL = "The usual place"


class PlaceCard(Card):
    """One place.

    Signals:
        changed(str, object): it is called so, and what goes there is sealed so.
        tried(), usual_asked(), sign_in_asked(), removed(): what is to be done.
    """

    changed = Signal(str, object)
    tried = Signal()
    usual_asked = Signal()
    sign_in_asked = Signal()
    removed = Signal()

    def __init__(self, place: Destined) -> None:
        super().__init__(place.words)
        self.place = place
        if place.is_usual and self.top is not None:
            self.top.addWidget(Badge("ok", USUAL), 0, RIGHT)
        told = f"{place.address}. {place.kind.label}." if place.name else f"{place.kind.label}."
        self.about = caption(told)
        self.about.setWordWrap(True)
        self.body.addWidget(self.about)
        self.name = LineEdit(place.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.editingFinished.connect(self.keep)
        self.protection = Choice([Option(one.value, one.label) for one in Protection], blank=False)
        self.protection.set_value(place.protection.value)
        self.protection.edited.connect(self.keep)
        self.body.addWidget(FieldRow("What you call it", self.name, optional=True))
        self.body.addWidget(FieldRow("How papers that go there are sealed", self.protection, SEALED))
        self.trouble, self.works = trouble_line(), strong("")
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.works)
        self.works.hide()
        self.body.addWidget(self._ways())

    def keep(self) -> None:
        """Say what has changed, when something has."""
        how = Protection(self.protection.value() or Protection.CLEAR.value)
        name = " ".join(self.name.text().split())
        if (name, how) != (self.place.name, self.place.protection):
            self.changed.emit(name, how)

    def leave(self) -> None:
        """Show what is kept again."""
        self.name.set_value(self.place.name)
        self.protection.set_value(self.place.protection.value)

    def wait(self) -> None:
        """Say that it is being tried."""
        self.say("", "")
        self.go.setText(" Trying…")
        self.go.setEnabled(False)

    def say(self, trouble: str, works: str) -> None:
        """Say what came of a try."""
        self.go.setText(" Try it")
        self.go.setEnabled(True)
        say_trouble(self.trouble, trouble)
        self.works.setText(works)
        self.works.setVisible(bool(works))
        if works:
            announce(self.works, works)

    def say_there(self) -> None:
        """Say that papers can go there."""
        self.say("", IS_THERE if self.place.kind.is_server else FOLDER_IS_THERE)

    def _ways(self) -> QWidget:
        ways = QWidget()
        flow = Flow(ways, 12)
        self.go = button("Try it", icon="refresh-cw", on_press=self.tried.emit)
        self.make_usual = button("Make it the usual place", icon="check", on_press=self.usual_asked.emit)
        self.make_usual.setVisible(not self.place.is_usual)
        self.sign_in = button("Change the sign-in", icon="pencil", on_press=self.sign_in_asked.emit)
        self.sign_in.setVisible(self.place.kind.is_server)
        self.remove = button("Remove", icon="trash-2", on_press=self.removed.emit)
        for one in (self.go, self.make_usual, self.sign_in, self.remove):
            flow.addWidget(one)
            one.setAccessibleDescription(self.place.words)
        return ways
