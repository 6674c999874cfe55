"""Labels in the styles of the type scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.keys import is_enter, is_enter_with_more
from iro_desk.gui.widgets.properties import dress


def labelled(words: str, role: str, *, tone: str = "", wrap: bool = False) -> QLabel:
    """A label of plain text in a text style."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(wrap)
    label.setSizePolicy(policy)
    dress(label, role=role, tone=tone)
    return label


def title(words: str) -> QLabel:
    """The page title; one a page."""
    return labelled(words, "title", wrap=True)


def heading(words: str) -> QLabel:
    """The heading of a group."""
    return labelled(words, "heading", wrap=True)


def card_heading(words: str) -> QLabel:
    """The heading of a card in a side column."""
    return labelled(words, "card_heading", wrap=True)


def body(words: str, tone: str = "") -> QLabel:
    """Ordinary words on one line."""
    return labelled(words, "body", tone=tone)


def strong(words: str, tone: str = "") -> QLabel:
    """Bold words on one line."""
    return labelled(words, "strong", tone=tone)


def wrapped(words: str, role: str = "body", tone: str = "") -> QLabel:
    """Words that wrap to the width they are given."""
    return labelled(words, role, tone=tone, wrap=True)


def caption(words: str, tone: str = "muted") -> QLabel:
    """A rule, a source or a time; the smallest text there is."""
    return labelled(words, "caption", tone=tone, wrap=True)


def figure(words: str) -> QLabel:
    """A headline number."""
    return labelled(words, "figure")


class Link(QPushButton):
    """Underlined words that do something; a button, so that the keyboard and a reader know it."""

    def __init__(
        self, words: str, on_press: Callable[[], object] | None = None, *, small: bool = False
    ) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        dress(self, kind="link", size="caption" if small else "")
        if on_press is not None:
            self.clicked.connect(lambda: on_press())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link as Space does."""
        if is_enter(event):
            self.click()
        elif is_enter_with_more(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def link(words: str, on_press: Callable[[], object] | None = None, *, small: bool = False) -> Link:
    """A link."""
    return Link(words, on_press, small=small)


class Icon(QLabel):
    """A line icon beside words; it carries no meaning of its own to a screen reader."""

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, name: str, role: str = "text", side: float = 18) -> None:
        super().__init__()
        self._name, self._role, self._side = name, role, side
        theme.source().changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, role: str = "text") -> None:
        """Change the drawing or its ink."""
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        side = theme.px(self._side)
        self.setFixedSize(side, side)
        self.setPixmap(theme.picture(self._name, self._role, self._side))


def rule(*, strong_line: bool = False, upright: bool = False) -> QFrame:
    """A hairline between things."""
    line = QFrame()
    role = "upright_rule" if upright else ("strong_rule" if strong_line else "rule")
    dress(line, role=role)
    return line


def announce(widget: QWidget, words: str) -> None:
    """Name a widget for a screen reader and tell it that the name has changed."""
    if widget.accessibleName() != words:
        widget.setAccessibleName(words)
