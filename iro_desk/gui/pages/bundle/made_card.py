"""The card of one bundle: what is in it, its words to be said, where it lies, and what came back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import counted, dated
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column
from iro_desk.gui.widgets.text import caption, title, wrapped
from iro_desk.services.sending.bundles import BundleRow

MARGINS = (20, 16, 20, 16)
SAY = (
    "Say them to business support by telephone or face to face. Never send them, and never write them where the file "
    "lies: whoever has both reads every paper. Anybody can read the page beside the file; it says how to open it."
)
NOT_PLACED = "It is not in the folder yet, and nothing of it has left. Place it, or take it apart."


class MadeCard(Card):
    """One bundle and what can be done with it.

    Signals:
        asked(str): "place", "apart", "folder", "look" or "note".
    """

    asked = Signal(str)

    def __init__(self, row: BundleRow) -> None:
        super().__init__(f"Bundle {row.reference}, {dated(row.made_on)}", margins=MARGINS, gap=10)
        self.row = row
        self.buttons: dict[str, Button] = {}
        if self.top is not None:
            self.top.addWidget(_badge(row), 0, TOP)
        self.body.addWidget(wrapped(f"{counted(len(row.papers), 'paper')}: {'; '.join(row.papers)}."))
        if row.done_on is not None:
            how = "their receipt" if row.by_receipt else "you noted it"
            self.body.addWidget(wrapped(f"Sent out by {row.done_by} on {dated(row.done_on)} ({how})."))
        if row.placed_on is None:
            self.body.addWidget(wrapped(NOT_PLACED))
        else:
            self.body.addWidget(
                caption(f"{row.file_name} · SHA-256 {row.sha256[:16]}…, read back from the folder")
            )
        self.said = Column(gap=6)
        self.body.addLayout(self.said)
        self.words: QWidget | None = None
        self.notes = Column(gap=12)
        self._actions()
        self.body.addLayout(self.notes)

    def say_words(self) -> None:
        """Show the words that open it, large, to be read out."""
        if self.words is not None:
            self.words.setFocus()
            return
        self.words = title(self.row.words)
        self.words.setAccessibleName(f"The words: {self.row.words}")
        self.said.addWidget(self.words)
        self.said.addWidget(wrapped(SAY, tone="muted"))
        self.buttons["words"].hide()

    def _actions(self) -> None:
        holder = QWidget()
        flow = Flow(holder, 10)
        for key, words, icon in _ways(self.row):
            made = button(words, icon=icon, on_press=partial(self._press, key))
            self.buttons[key] = made
            flow.addWidget(made)
        self.body.addWidget(holder)

    def _press(self, key: str) -> None:
        if key == "words":
            self.say_words()
        else:
            self.asked.emit(key)


def _ways(row: BundleRow) -> tuple[tuple[str, str, str], ...]:
    if row.placed_on is None:
        return ("place", "Place it now", "send"), ("apart", "Take it apart", "undo-2")
    ways = (("words", "Show the words", "eye"), ("folder", "Open the folder", "folder-open"))
    if row.done_on is not None:
        return ways
    return (("look", "Look for their receipt", "search"), ("note", "Note who sent them out", "pencil"), *ways)


def _badge(row: BundleRow) -> Badge:
    if row.placed_on is None:
        return Badge("late", "Needs you")
    return Badge("info", "With business support") if row.done_on is None else Badge("ok", "Done")
