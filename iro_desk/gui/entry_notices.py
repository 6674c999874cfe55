"""What the officer is told once her desk is open: what was mended, put aside or cannot be done today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame

from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import icon_button
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, announce, link, wrapped


@dataclass(frozen=True, slots=True)
class EntryNotice:
    """One thing to say when the desk opens.

    Args:
        words: whole sentences; they name nobody.
        stays: it is true for as long as the desk is open, so it cannot be closed.
        does: the words of the one thing that can be done about it; empty when there is none.
        act: does it, off the window's thread, and returns what to say then; raises Refusal or FileTrouble.
        question, consequence: asked before it is done; empty when it can be taken back.
    """

    words: str
    stays: bool = False
    does: str = ""
    act: Callable[[], str] | None = None
    question: str = ""
    consequence: str = ""


class EntryLine(QFrame):
    """A line above the screen; it never takes the focus."""

    def __init__(self, context: Context, notice: EntryNotice) -> None:
        super().__init__()
        self._context, self._notice = context, notice
        dress(self, role="notice", tone="soon" if notice.stays else "info")
        across = Line(self, (24, 8, 16, 8), 12)
        across.addWidget(Icon("triangle-alert", "soon") if notice.stays else Icon("info", "info"))
        self.words = wrapped(notice.words)
        across.addWidget(self.words, 1)
        if notice.act is not None:
            self.does = link(notice.does, self._do)
            across.addWidget(self.does)
        if not notice.stays:
            across.addWidget(icon_button("x", "Close this line", self.deleteLater))
        announce(self, notice.words)

    def _do(self) -> None:
        notice, context = self._notice, self._context
        if notice.act is None or not self.does.isEnabled():
            return
        if notice.question and not context.prompts.confirm(
            self, notice.question, notice.consequence, notice.does, "Keep it"
        ):
            return
        self.does.setEnabled(False)
        context.ops.beside(notice.act, self._done, self, self._not_done)

    def _done(self, said: str) -> None:
        self._context.toast(said)
        self.deleteLater()

    def _not_done(self, trouble: Exception) -> bool:
        self.does.setEnabled(True)
        return False
