"""Unlocking: the passphrase, or the recovery code and a new passphrase."""

from __future__ import annotations

from functools import partial
from math import ceil
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.errors import Damage, FileTrouble, HeldElsewhere, OlderVault, Refusal
from iro_desk.gui import theme
from iro_desk.gui.entrance.door import Door
from iro_desk.gui.entrance.door_fields import PassphraseField, say_trouble, scrolled, trouble_line
from iro_desk.gui.entrance.knock import Knock
from iro_desk.gui.entrance.moving_offer import MovingOffer
from iro_desk.gui.forms.ui_unlock_page import Ui_UnlockPage
from iro_desk.gui.prompts import Prompts
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import Icon, caption, heading, labelled, link, rule, title, wrapped


class UnlockPage(QWidget):
    """The card in the middle of an empty window.

    Signals:
        opened(Desk): the vault is open.
        broke(BaseException): a bug.
        restore_asked(): she would rather restore a backup.
    """

    opened = Signal(object)
    broke = Signal(object)
    restore_asked = Signal()

    def __init__(self, door: Door, prompts: Prompts) -> None:
        super().__init__()
        self._door = door
        self._frame = Ui_UnlockPage()
        inner = QWidget()
        self._frame.setupUi(inner)  # type: ignore[no-untyped-call]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        self._knock = Knock(self)
        self._passphrase = PassphraseField("Passphrase", "You can paste it.")
        self._code = LineEdit()
        self._new = PassphraseField("A new passphrase", "Four words or more. You will use it from now on.")
        self._trouble = trouble_line()
        self._unlock = button("Unlock", "main", "lock")
        self._reset = button("Open and set the new passphrase", "main")
        self._restore = button("Restore a backup", "other", "history")
        self._older = link("Open the old copy all the same", self._use_older)
        self._over = link("It is closed there: open it here", self._take_over)
        self._moving = MovingOffer(door, prompts) if door.risk else None
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._build()
        self._connect()

    def take_focus(self) -> None:
        """Put the caret where the officer types first."""
        self._passphrase.take_focus()

    def finish(self) -> None:
        """Let the worker go."""
        self._knock.finish()

    def _build(self) -> None:
        card = self._frame.cardLayout
        self._frame.cardFrame.setFixedWidth(theme.px(480))
        top = Line(gap=12)
        top.addWidget(Icon("list-checks", "accent", 34))
        names = Column(gap=0)
        names.addWidget(heading("IRO Desk"))
        names.addWidget(caption("Your caseload, on this computer only"))
        top.addLayout(names, 1)
        card.addLayout(top)
        card.addSpacing(theme.px(12))
        card.addWidget(title("IRO Desk is locked"))
        card.addWidget(wrapped("Everything you wrote was kept.", tone="muted"))
        card.addSpacing(theme.px(8))
        card.addWidget(self._trouble)
        card.addWidget(self._restore)
        card.addWidget(self._older)
        card.addWidget(self._over)
        if self._moving is not None:
            card.addWidget(self._moving)
        self._offer()
        card.addWidget(self._by_passphrase())
        card.addWidget(self._by_recovery())

    def _by_passphrase(self) -> QWidget:
        self._passphrase_part = QWidget()
        column = Column(self._passphrase_part, gap=12)
        column.addWidget(self._passphrase)
        across = Line(gap=12)
        across.addWidget(self._unlock)
        across.addWidget(caption("Takes about a second, on purpose"), 1)
        column.addLayout(across)
        column.addWidget(rule())
        column.addWidget(link("Use the recovery code", lambda: self._show_recovery(True)))
        column.addWidget(link("Restore from a backup", self.restore_asked.emit))
        return self._passphrase_part

    def _by_recovery(self) -> QWidget:
        self._recovery_part = QWidget()
        column = Column(self._recovery_part, gap=12)
        label = labelled("Recovery code", "label")
        label.setBuddy(self._code)
        self._code.setAccessibleName("Recovery code")
        column.addWidget(label)
        column.addWidget(caption("From your printed sheet. Capitals and spaces do not matter."))
        column.addWidget(self._code)
        column.addWidget(self._new)
        column.addWidget(self._reset)
        column.addWidget(rule())
        column.addWidget(link("Use the passphrase", lambda: self._show_recovery(False)))
        self._recovery_part.hide()
        return self._recovery_part

    def _connect(self) -> None:
        self._unlock.clicked.connect(self._try_passphrase)
        self._passphrase.entered.connect(self._try_passphrase)
        self._reset.clicked.connect(self._try_recovery)
        self._new.entered.connect(self._try_recovery)
        self._wait.timeout.connect(self._count_down)
        self._restore.clicked.connect(lambda: self.restore_asked.emit())
        if self._moving is not None:
            self._moving.asked.connect(self._move)
        self._knock.opened.connect(self.opened)
        self._knock.broke.connect(self.broke)
        self._knock.refused.connect(self._refused)

    def _show_recovery(self, shown: bool) -> None:
        say_trouble(self._trouble, "")
        self._passphrase_part.setVisible(not shown)
        self._recovery_part.setVisible(shown)
        (self._code if shown else self._passphrase.line).setFocus()

    def _try_passphrase(self) -> None:
        if self._may_try():
            self._knock.at(partial(self._door.unlock, self._passphrase.words))

    def _move(self, to: Path) -> None:
        """Open it with what is typed, and move it on the way."""
        if self._may_try():
            self._knock.at(partial(self._door.move_and_unlock, self._passphrase.words, to))

    def _may_try(self) -> bool:
        if not self._unlock.isEnabled():
            return False
        if not self._passphrase.words:
            say_trouble(self._trouble, "Type your passphrase first.")
            self._passphrase.take_focus()
            return False
        self._busy(True)
        return True

    def _try_recovery(self) -> None:
        if not self._reset.isEnabled():
            return
        if not self._code.text().strip():
            say_trouble(self._trouble, "Type the recovery code from your printed sheet first.")
            self._code.setFocus()
            return
        judgement = self._door.judge(self._new.words)
        if not judgement.is_enough:
            say_trouble(self._trouble, judgement.words)
            self._new.take_focus()
            return
        self._busy(True)
        self._knock.at(partial(self._door.unlock_with_recovery, self._code.text(), self._new.words))

    def _refused(self, trouble: Refusal | FileTrouble) -> None:
        self._busy(False)
        say_trouble(self._trouble, trouble.what, trouble.next_step)
        self._offer(trouble)
        if self._restore.isVisible():
            self._restore.setFocus()
        elif self._recovery_part.isVisible():
            self._code.setFocus()
        else:
            self._passphrase.take_focus()
        if self._door.wait_seconds() > 0:
            self._count_down()
            self._wait.start()

    def _offer(self, trouble: Exception | None = None) -> None:
        """Beside damage stands the way to a backup, beside an old copy or another's lock the way in (F20, F26, F30)."""
        self._over.setVisible(isinstance(trouble, HeldElsewhere))
        self._older.setVisible(isinstance(trouble, OlderVault))
        self._restore.setVisible(isinstance(trouble, Damage | OlderVault))

    def _use_older(self) -> None:
        self._door.use_older()
        self._offer()
        say_trouble(self._trouble, "Type your passphrase once more to open the old copy.")
        self._passphrase.take_focus()

    def _take_over(self) -> None:
        self._door.take_over()
        self._offer()
        say_trouble(self._trouble, "Type your passphrase once more to open it here.")
        self._passphrase.take_focus()

    def _count_down(self) -> None:
        """Count the delay down in words; nothing is wiped (F38)."""
        left = self._door.wait_seconds()
        if left <= 0:
            self._wait.stop()
            self._busy(False)
            say_trouble(self._trouble, "You can try again now.")
            self._passphrase.take_focus()
            return
        self._unlock.setEnabled(False)
        seconds = ceil(left)
        say_trouble(
            self._trouble,
            "That passphrase does not open this vault.",
            f"You can try again in {seconds} {'second' if seconds == 1 else 'seconds'}. Nothing has been deleted.",
        )

    def _busy(self, busy: bool) -> None:
        self._unlock.setEnabled(not busy)
        self._reset.setEnabled(not busy)
        self._unlock.say("Unlocking…" if busy else "Unlock")
        self._reset.setText("Opening…" if busy else "Open and set the new passphrase")
