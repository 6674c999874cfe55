"""The first run: a passphrase, a recovery code typed back in part, and the desk is made (U63)."""

from __future__ import annotations

import random
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import theme
from iro_desk.gui.entrance.door import Door
from iro_desk.gui.entrance.door_fields import PassphraseField, say_trouble, trouble_line
from iro_desk.gui.entrance.knock import Knock
from iro_desk.gui.forms.ui_first_run_page import Ui_FirstRunPage
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import caption, heading, labelled, link, wrapped

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class FirstRunPage(QWidget):
    """Two ways to open the caseload, made and proved, on one page.

    Signals:
        opened(Desk): the new vault is open.
        broke(BaseException): a bug.
        restore_asked(): the caseload is in a backup from another computer.
    """

    opened = Signal(object)
    broke = Signal(object)
    restore_asked = Signal()

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._groups = door.suggest_recovery_code()
        self._asked = tuple(sorted(random.SystemRandom().sample(range(len(self._groups)), 2)))
        self._knock = Knock(self)
        self._frame = Ui_FirstRunPage()
        self._frame.setupUi(self)  # type: ignore[no-untyped-call]
        self._given = labelled(door.suggest_passphrase(), "title")
        self._how = caption("Four words, chosen at random. Picture them together and they stay.")
        self._strength = caption("Strong enough for a lost laptop")
        self._own = PassphraseField("Your own passphrase", "Long is better than clever: four words or more.")
        self._again = PassphraseField("Type it once more", "We cannot tell you what it is later.")
        self._checks = tuple(LineEdit() for _ in self._asked)
        self._trouble = trouble_line()
        self._go_on = button("Open my desk", "main")
        self._build()
        self._connect()

    def take_focus(self) -> None:
        """Start where something must be typed."""
        self._again.take_focus()

    def finish(self) -> None:
        """Let the worker go."""
        self._knock.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the steps' room to the questions where there is little, as at 200% text (U48)."""
        super().resizeEvent(event)
        self._frame.stepsFrame.setVisible(self.width() >= theme.px(1000))

    @property
    def _passphrase(self) -> str:
        return self._own.words if self._own.isVisible() else self._given.text()

    def _build(self) -> None:
        steps = self._frame.stepsLayout
        self._frame.stepsFrame.setFixedWidth(theme.px(300))
        steps.addWidget(heading("IRO Desk"))
        steps.addSpacing(theme.px(16))
        steps.addWidget(wrapped("A desk of your own. Everything you write stays on this computer, locked."))
        steps.addStretch(1)
        steps.addWidget(
            wrapped(
                "About three minutes. No account, no network: everything stays in one encrypted file.",
                "caption",
                "muted",
            )
        )
        page = QWidget()
        column = Column(page, (40, 28, 40, 28), 14)
        column.addWidget(wrapped("Two ways to open your caseload", "title"))
        column.addWidget(
            wrapped("Nobody can reset these for you, so keep the second one on paper.", tone="muted")
        )
        column.addWidget(self._trouble)
        column.addWidget(self._passphrase_card())
        column.addWidget(self._recovery_card())
        across = Line(gap=12)
        across.addWidget(self._go_on)
        across.addWidget(link("I have a backup from before", self.restore_asked.emit))
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(1)
        page.setMaximumWidth(theme.px(900))
        self._frame.stepsStackedWidget.addWidget(page)

    def _passphrase_card(self) -> Card:
        card = Card("1. Your passphrase")
        self._others = button("Give me others", icon="refresh-cw")
        self._choose = button("Choose my own", "quiet")
        ways = QWidget()
        flow = Flow(ways, 8)
        flow.addWidget(self._others)
        flow.addWidget(self._choose)
        card.body.addWidget(self._how)
        self._given.setTextInteractionFlags(self._given.textInteractionFlags().TextSelectableByMouse)
        self._given.setWordWrap(True)
        dress(self._given, kind="given")
        card.body.addWidget(self._given)
        card.body.addWidget(self._own)
        self._own.hide()
        card.body.addWidget(self._strength)
        card.body.addWidget(ways)
        card.body.addWidget(self._again)
        return card

    def _recovery_card(self) -> Card:
        card = Card("2. Your recovery code")
        card.body.addWidget(
            caption(
                "Opens the file if you forget the passphrase. Write it down and keep it away from this computer."
            )
        )
        code = labelled("   ".join(self._groups), "heading")
        code.setWordWrap(True)
        code.setTextInteractionFlags(code.textInteractionFlags().TextSelectableByMouse)
        code.setAccessibleName("Recovery code: " + ", ".join(self._groups))
        card.body.addWidget(code)
        first, second = (PLACES[number] for number in self._asked)
        question = f"Type the {first} and {second} groups, to show you have it"
        card.body.addWidget(labelled(question, "label"))
        card.body.addWidget(caption("Capitals do not matter."))
        across = Line(gap=12)
        for number, check in zip(self._asked, self._checks, strict=True):
            check.setMaximumWidth(theme.px(120))
            check.setAccessibleName(f"The {PLACES[number]} group of the recovery code")
            across.addWidget(check)
        across.addStretch(1)
        card.body.addLayout(across)
        return card

    def _connect(self) -> None:
        self._others.clicked.connect(self._suggest)
        self._choose.clicked.connect(self._choose_own)
        self._own.edited.connect(self._judge)
        self._go_on.clicked.connect(self._create)
        for check in self._checks:
            check.returnPressed.connect(self._create)
        self._knock.opened.connect(self.opened)
        self._knock.broke.connect(self.broke)
        self._knock.refused.connect(self._refused)

    def _suggest(self) -> None:
        self._own.hide()
        self._how.show()
        self._given.show()
        self._given.setText(self._door.suggest_passphrase())
        self._strength.setText("Strong enough for a lost laptop")
        self._strength.show()
        self._again.clear()

    def _choose_own(self) -> None:
        self._how.hide()
        self._given.hide()
        self._own.show()
        self._own.take_focus()
        self._judge()

    def _judge(self) -> None:
        typed = self._own.words
        self._strength.setText(self._door.judge(typed).words if typed else "")
        self._strength.setVisible(bool(typed))

    def _create(self) -> None:
        if not self._go_on.isEnabled():
            return
        missing = self._missing()
        say_trouble(self._trouble, missing)
        if missing:
            return
        self._go_on.setEnabled(False)
        self._go_on.setText("Making your desk…")
        self._knock.at(partial(self._door.create, self._passphrase, "-".join(self._groups)))

    def _missing(self) -> str:
        """What still stands in the way, in words; empty when nothing does."""
        if self._own.isVisible():
            if not self._own.words:
                self._own.take_focus()
                return "Type a passphrase of your own, or press “Give me others”."
            judgement = self._door.judge(self._own.words)
            if not judgement.is_enough:
                self._own.take_focus()
                return judgement.words
        if self._again.words.split() != self._passphrase.split():
            self._again.take_focus()
            return "The two passphrases differ. Type the passphrase once more, exactly as it stands above."
        for number, check in zip(self._asked, self._checks, strict=True):
            if check.text().strip().upper() != self._groups[number].upper():
                check.setFocus()
                check.selectAll()
                return f"The {PLACES[number]} group does not match the recovery code. Look at it again."
        return ""

    def _refused(self, trouble: Refusal | FileTrouble) -> None:
        self._go_on.setEnabled(True)
        self._go_on.setText("Open my desk")
        say_trouble(self._trouble, trouble.what, trouble.next_step)
