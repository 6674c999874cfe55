"""What the officer reads while the disk does not take what she types, and a copy of her words elsewhere (F15, F16)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout

from iro_desk.exports.folder import PlacedFile, place
from iro_desk.gui.company.kinds import leave_shown
from iro_desk.gui.context import Context
from iro_desk.gui.status import NOT_YET, TROUBLE
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, announce, link, wrapped

STUCK = (
    "Go on typing: your words are tried again by themselves. Nothing else is changed until they are saved."
)
SAVED = "Your words are saved."
COPY_STAYS = "Your words are saved. Delete the copy you made of them."
OPEN_COPY = "Anybody who opens the copy can read your words."
OPEN_COPY_MEANS = (
    "Put it on another drive, where only you can reach it, and delete it once your words are saved here."
)


class NotSavedLine(QFrame):
    """A line above the screen; it never takes the focus, and goes by itself when the words are on the disk."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.has_copy = False
        dress(self, role="notice", tone="late")
        leave_shown(self)
        across = Line(self, (24, 8, 16, 8), 12)
        across.addWidget(Icon("circle-alert", "late"))
        said = Column(gap=4)
        across.addLayout(said, 1)
        self.words = wrapped("")
        said.addWidget(self.words)
        self.what_to_do = link("What to do", self._tell)
        self.copy = link("Keep a copy of your words", self._copy)
        below = Line(gap=24)
        said.addLayout(below)
        below.addWidget(self.what_to_do)
        below.addWidget(self.copy)
        below.addStretch(1)

    def say(self, why: str) -> None:
        """Say why, and have it read out when it is another reason than before."""
        words = f"{why} {STUCK}"
        if words != self.words.text():
            self.words.setText(words)
            announce(self, words)
        self.copy.setVisible(bool(self._context.ops.waiting_words))

    def _tell(self) -> None:
        self._context.prompts.tell(self, NOT_YET, TROUBLE)

    def _copy(self) -> None:
        prompts, ops = self._context.prompts, self._context.ops
        if not prompts.confirm(self, OPEN_COPY, OPEN_COPY_MEANS, "Choose where", "Not now"):
            return
        name = f"IRO-words-{self._context.now():%Y-%m-%d-%H%M}.txt"
        chosen = prompts.choose_new_file(self, "A copy of your words", name, "Text (*.txt)")
        if chosen is not None:
            content = "\n\n".join(ops.waiting_words).encode("utf-8")
            ops.beside(partial(place, chosen.parent, chosen.name, content), self._copied, self)

    def _copied(self, placed: PlacedFile) -> None:
        self.has_copy = True
        self._context.toast(f"Your words are copied to {_shown(placed.path)}.")


def _shown(path: Path) -> str:
    return f"“{path.name}” in “{path.parent.name or path.parent}”"


class UnsavedWords(QObject):
    """Shows the line when what was typed has failed three times, and takes it away when it is saved."""

    def __init__(self, context: Context, notices: QVBoxLayout, owner: QObject) -> None:
        super().__init__(owner)
        self._context, self._notices = context, notices
        self.line: NotSavedLine | None = None
        context.ops.stuck.connect(self._told)

    def _told(self, why: str) -> None:
        if why and self.line is None:
            self.line = NotSavedLine(self._context)
            self._notices.addWidget(self.line)
        if self.line is None:
            return
        if why:
            self.line.say(why)
        else:
            self._context.toast(COPY_STAYS if self.line.has_copy else SAVED)
            self.line.deleteLater()
            self.line = None
