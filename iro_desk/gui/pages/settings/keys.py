"""The tab of the passphrase and the keys: a new passphrase, a new recovery code, a new key for the whole file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.entrance.door_fields import PassphraseField, say_trouble, trouble_line
from iro_desk.gui.keys import Keys
from iro_desk.gui.pages.settings.code_check import CodeCheck
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.text import caption, labelled, link, strong, wrapped

NO_KEYS = "The keys are changed from the window of your own caseload."
OLD = "Your passphrase as it is now"
NEW = "The recovery code you have now goes on opening the vault. So do backups made before, with the old passphrase."
CODE = "For when the printed code is lost, or someone has seen it. The code you have now stops working."
WHOLE = (
    "For when you think somebody may have copied your files and learnt how to open them. The whole file is "
    "written again under a new key and checked before it takes over. Your passphrase stays; you get a new "
    "recovery code. Keep the old printed code until this is finished."
)
OLD_BACKUPS = (
    "A new backup is made straight away. Backups made before keep the old key: whoever holds one and your old "
    "passphrase or code can still read it. They go as they grow old, or you can delete their folders yourself."
)


class KeysPart(SettingsPart):
    """Three cards, each opened by its button so that nothing is typed by mistake."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        if context.keys is None:
            self.body.addWidget(wrapped(NO_KEYS, tone="muted"))
            return
        keys = context.keys
        self.passphrase = KeyCard(
            "Your passphrase", NEW, "Change the passphrase", partial(NewPassphrase, keys)
        )
        self.code = KeyCard("Your recovery code", CODE, "Make a new recovery code", partial(NewCode, keys))
        self.whole = KeyCard("The key of the whole file", WHOLE, "Replace the key", partial(NewKey, keys))
        for card in (self.passphrase, self.code, self.whole):
            card.give(context)
            self.body.addWidget(card)

    def load(self) -> None:
        """Nothing is kept here that could be read."""


class KeyCard(Card):
    """What a change is for, and its form once it is asked for."""

    def __init__(self, heading: str, words: str, verb: str, form: Callable[[Context], KeyForm]) -> None:
        super().__init__(heading)
        self._form = form
        self.form: KeyForm | None = None
        self.open = button(verb, icon="lock", on_press=self._open)
        self.done = strong("")
        self.done.setWordWrap(True)
        self.done.hide()
        self._holder = Column(gap=0)
        self.body.addWidget(wrapped(words, tone="muted"))
        self.body.addWidget(self.done)
        self.body.addWidget(self.open, 0, LEFT)
        self.body.addLayout(self._holder)

    def give(self, context: Context) -> None:
        """Hand over what the form needs."""
        self._context = context

    def _open(self) -> None:
        self.done.hide()
        self.open.hide()
        self.form = self._form(self._context)
        self.form.go_back = self._close
        self._holder.addWidget(self.form)
        self.form.old.take_focus()

    def _close(self, said: str) -> None:
        emptied(self._holder)
        self.form = None
        self.open.show()
        self.open.setFocus()
        self.done.setText(said)
        self.done.setVisible(bool(said))


class KeyForm(QWidget):
    """The passphrase as it is now, what is to change, and one slow call.

    Attributes:
        verb, finished: what the button says, and what is said when it is done.
        lay: adds the questions of this change.
        missing: what still stands in the way, with the focus put there; empty when nothing does.
        call: the slow call with everything that was typed.
        go_back: closes the form and says what became of it; empty when nothing did.
    """

    verb: str
    finished: str
    lay: Callable[[], None]
    missing: Callable[[], str]
    call: Callable[[], Callable[[], None]]

    def __init__(self, keys: Keys, context: Context) -> None:
        super().__init__()
        self.keys, self.context = keys, context
        self.go_back: Callable[[str], None] = lambda _: None
        self.column = Column(self, gap=12)
        self.trouble = trouble_line()
        self.old = PassphraseField(OLD)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.old)
        self.lay()
        self.go: Button = button(self.verb, "main", on_press=self.ask)
        ways = QWidget()
        flow = Flow(ways, 12)
        flow.addWidget(self.go)
        flow.addWidget(link("Leave it as it is", lambda: self.go_back("")))
        self.column.addWidget(ways)
        self.old.entered.connect(self.ask)

    def ask(self) -> None:
        """Make the change, unless something is missing."""
        if not self.go.isEnabled():
            return
        missing = self.missing() if self.old.words else "Type your passphrase as it is now."
        if not self.old.words:
            self.old.take_focus()
        say_trouble(self.trouble, missing)
        if not missing:
            self.go.setEnabled(False)
            self.go.setText("One moment…")
            self.context.ops.beside(self.call(), self._done, self, self._refused, self._ready_again)

    def _done(self, _: None) -> None:
        self.context.toast(self.finished)
        self.go_back(self.finished)

    def _ready_again(self) -> None:
        self.go.setEnabled(True)
        self.go.setText(self.verb)

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self) or not isinstance(trouble, Refusal | FileTrouble):
            return False
        self._ready_again()
        say_trouble(self.trouble, trouble.what, trouble.next_step)
        self.old.take_focus()
        return True


class NewPassphrase(KeyForm):
    """Four words drawn, or the officer's own above 50 bits (S4)."""

    verb = "Change the passphrase"
    finished = "The passphrase is changed. Use the new one from now on."

    def lay(self) -> None:
        """The new one, how strong it is, and once more."""
        self.new = PassphraseField("The new passphrase", "Four words that have nothing in common hold.")
        self.strength = caption("")
        self.strength.hide()
        self.draw = button("Draw four words", icon="refresh-cw", on_press=self._draw)
        self.drawn = labelled("", "heading")
        self.drawn.setTextInteractionFlags(self.drawn.textInteractionFlags().TextSelectableByMouse)
        self.drawn.setWordWrap(True)
        self.drawn.hide()
        self.again = PassphraseField("The new passphrase once more")
        for widget in (self.new, self.strength):
            self.column.addWidget(widget)
        self.column.addWidget(self.draw, 0, LEFT)
        self.column.addWidget(self.drawn)
        self.column.addWidget(self.again)
        self.new.edited.connect(self._judge)
        self.again.entered.connect(self.ask)

    def missing(self) -> str:
        """Strong enough, and the same twice."""
        judgement = self.keys.judge(self.new.words)
        if not judgement.is_enough:
            self.new.take_focus()
            return judgement.words
        if self.again.words.split() != self.new.words.split():
            self.again.take_focus()
            return "The two new passphrases differ. Type it once more, exactly as above."
        return ""

    def call(self) -> Callable[[], None]:
        """Rewrap the key."""
        return partial(self.keys.change_passphrase, self.old.words, self.new.words)

    def _draw(self) -> None:
        words = self.keys.suggest_passphrase()
        self.new.line.setText(words)
        self.drawn.setText(words)
        self.drawn.show()
        self._judge()
        self.again.clear()
        self.again.take_focus()

    def _judge(self) -> None:
        if self.new.words != self.drawn.text():
            self.drawn.hide()
        self.strength.setText(self.keys.judge(self.new.words).words if self.new.words else "")
        self.strength.setVisible(bool(self.new.words))


class NewCode(KeyForm):
    """A code shown once and typed back in part (S5)."""

    verb = "Use the new recovery code"
    finished = "The new recovery code is in force. Destroy the old printed one."

    def lay(self) -> None:
        """The new code, to be written down."""
        self.check = CodeCheck(self.keys.suggest_recovery_code())
        self.check.entered.connect(self.ask)
        self.column.addWidget(self.check)

    def missing(self) -> str:
        """The groups asked for are right."""
        return self.check.missing()

    def call(self) -> Callable[[], None]:
        """Put the new code in the old one's place."""
        return partial(self.keys.change_recovery_code, self.old.words, self.check.code)


class NewKey(NewCode):
    """The whole file under another key (S7)."""

    verb = "Replace the key"
    finished = "The whole file is under a new key, and a new backup was made. Destroy the old printed code."

    def lay(self) -> None:
        """The new code, and what becomes of old backups."""
        super().lay()
        self.column.addWidget(wrapped(OLD_BACKUPS, tone="muted"))

    def call(self) -> Callable[[], None]:
        """Write the file again."""
        return partial(self.keys.rotate, self.old.words, self.check.code)
