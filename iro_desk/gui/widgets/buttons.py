"""Push buttons: one main a screen, the others outlines or quiet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.keys import is_enter, is_enter_with_more
from iro_desk.gui.widgets.properties import dress

Kind = Literal["main", "other", "quiet", "danger"]
INK = {"main": "on_accent", "other": "text", "quiet": "link", "danger": "late"}


class Button(QPushButton):
    """A push button whose icon follows the theme and whose waiting is explained beside it.

    Args:
        words: a verb with its object.
        kind: main (one a screen), other, quiet, or danger for what cannot be undone.
        icon: the name of an icon, or None.
        shortcut: the keys that press it, shown after the words, or None.
        hint: keys shown after the words when something else listens for them.
    """

    def __init__(
        self,
        words: str,
        kind: Kind = "other",
        icon: str | None = None,
        shortcut: str | None = None,
        hint: str = "",
    ) -> None:
        shown = (" " if icon else "") + words.replace("&", "&&")
        keys = (shortcut or hint).replace("Return", "Enter")  # as it stands on the key
        super().__init__(f"{shown}  {keys}" if keys else shown)
        self._kind, self._icon = kind, icon
        self._reason: str = ""
        self._missing: Callable[[], object] | None = None
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        dress(self, kind=kind)
        theme.source().changed.connect(self._draw)
        self._draw()

    @property
    def is_waiting(self) -> bool:
        """Whether something is missing before this can be done."""
        return bool(self._reason)

    def wait_for(self, reason: str, go_to_missing: Callable[[], object] | None = None) -> None:
        """Show that it must wait; it stays focusable, and pressing it goes to what is missing.

        Args:
            reason: one sentence, which the screen also shows beside the button; empty to stop waiting.
            go_to_missing: called when the button is pressed while it waits.
        """
        self._reason, self._missing = reason, go_to_missing
        self.setAccessibleDescription(reason)
        self.setToolTip(reason)
        dress(self, state="waiting" if reason else "")
        self._draw()

    def show_icon(self, name: str) -> None:
        """Change its drawing."""
        self._icon = name
        self._draw()

    def say(self, words: str) -> None:
        """Change its words."""
        self.setText((" " if self._icon else "") + words.replace("&", "&&"))
        self.setAccessibleName(words)

    def become(self, kind: Kind) -> None:
        """Be the main button of the screen from now on, or not."""
        if kind != self._kind:
            self._kind = kind
            dress(self, kind=kind)
            self._draw()

    def nextCheckState(self) -> None:
        """Nothing changes while waiting."""
        if not self._reason:
            super().nextCheckState()

    def mouseReleaseEvent(self, event: object) -> None:
        """While waiting, a press goes to what is missing."""
        if self._reason:
            self.setDown(False)
            self._go()
            return
        super().mouseReleaseEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if is_enter_with_more(event):
            event.ignore()
        elif self._reason and (is_enter(event) or event.key() == Qt.Key.Key_Space):
            self._go()
        elif is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        if self._missing is not None:
            self._missing()

    def _draw(self) -> None:
        if self._icon is not None:
            ink = "text_muted" if self._reason else INK[self._kind]
            self.setIcon(theme.icon(self._icon, ink))
            self.setIconSize(QSize(theme.px(18), theme.px(18)))


def button(
    words: str,
    kind: Kind = "other",
    icon: str | None = None,
    shortcut: str | None = None,
    on_press: Callable[[], object] | None = None,
    *,
    hint: str = "",
) -> Button:
    """A push button; ``on_press`` is called without arguments."""
    made = Button(words, kind, icon, shortcut, hint)
    if on_press is not None:
        made.clicked.connect(lambda: on_press())
    return made


def icon_button(name: str, words: str, on_press: Callable[[], object] | None = None) -> QPushButton:
    """A button with an icon alone, for undo, print, zoom and close only; named and with a tooltip."""
    made = _IconButton(name, words)
    if on_press is not None:
        made.clicked.connect(lambda: on_press())
    return made


class _IconButton(QPushButton):
    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setAutoDefault(False)
        dress(self, kind="icon")
        theme.source().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(theme.icon(self._name))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
