"""The one way to ask for the passphrase again before something that cannot be made good afterwards (S17).

Call :func:`ask_again` where an open desk alone should not be enough: a protection is turned off, papers or
backups get a new destination, something is deleted for good. What is to be done is handed over and done only
once the passphrase was right; a desk that was left open for a moment gives a stranger none of it.

    ask_again(self.context, self, "A new place for backups", "Use this place", partial(self._use, chosen))
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.entrance.door_fields import PassphraseField, say_trouble, trouble_line
from iro_desk.gui.keys import Keys
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.focus import FocusRing
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import heading, link, wrapped

WHY = "You are asked again so that nobody can do this at a desk that was left open."
ASKED = "Your passphrase"
MISSING = "Type your passphrase."
WIDTH = 460


def ask_again(
    context: Context,
    owner: QWidget,
    what: str,
    verb: str,
    then: Callable[[], object],
    otherwise: Callable[[], object] = lambda: None,
) -> None:
    """Do something once the passphrase has been typed again.

    Returns at once; nothing waits. On a desk without keys of its own, as that of invented children, ``then`` is
    called straight away.

    Args:
        owner: any widget of the window that asks; the question lies over its window.
        what: what is about to be done, as a heading; it names nobody.
        verb: what the button says.
        then: called once, after the right passphrase. It may find ``owner`` gone.
        otherwise: called when the officer leaves it as it is.
    """
    if context.keys is None:
        then()
        return
    question = PassphraseAgain(context, context.keys, owner.window(), what, verb)
    question.accepted.connect(then)
    question.rejected.connect(otherwise)
    question.open()
    question.field.take_focus()


class PassphraseAgain(QDialog):
    """The question itself; Escape leaves everything as it is."""

    def __init__(self, context: Context, keys: Keys, window: QWidget, what: str, verb: str) -> None:
        super().__init__(window)
        self._context, self._keys, self._verb = context, keys, verb
        self.setWindowTitle("IRO Desk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(min(theme.px(WIDTH), window.width()))
        self.ring = FocusRing(self)
        self.trouble = trouble_line()
        self.field = PassphraseField(ASKED)
        self.go: Button = button(verb, "main", on_press=self._ask)
        ways = QWidget()
        flow = Flow(ways, 12)
        flow.addWidget(self.go)
        flow.addWidget(link("Leave it as it is", self.reject))
        column = Column(self, (24, 20, 24, 20), 12)
        for part in (heading(what), wrapped(WHY, tone="muted"), self.trouble, self.field, ways):
            column.addWidget(part)
        self.field.entered.connect(self._ask)

    def _ask(self) -> None:
        if not self.go.isEnabled():
            return
        say_trouble(self.trouble, "" if self.field.words else MISSING)
        if not self.field.words:
            self.field.take_focus()
            return
        self.go.setEnabled(False)
        self.go.setText("One moment…")
        check = partial(self._keys.check, self.field.words)
        self._context.ops.beside(check, lambda _: self.accept(), self, self._refused, self._ready_again)

    def _ready_again(self) -> None:
        self.go.setEnabled(True)
        self.go.setText(self._verb)

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal | FileTrouble):
            return False
        self._ready_again()
        say_trouble(self.trouble, trouble.what, trouble.next_step)
        self.field.take_focus()
        return True
