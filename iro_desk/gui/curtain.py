"""What lies over the desk: a minute's warning before it locks, and a curtain while it cannot lock yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import MIDDLE, Column, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, announce, heading, strong, wrapped


class Over(QFrame):
    """Lies over a window and keeps its place when that changes size."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def place(self) -> None:
        """Lie where it belongs."""


class LockWarning(Over):
    """A line at the top of the window that counts down; it takes neither the keyboard nor any room."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        dress(self, role="toast")
        across = Line(self, (16, 10, 16, 10), 10)
        across.addWidget(Icon("lock", "text", 18), 0, MIDDLE)
        column = Column(gap=2)
        self._words = strong("")
        column.addWidget(self._words)
        column.addWidget(wrapped("Press any key or move the mouse to stay."))
        across.addLayout(column, 1)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def count(self, seconds: int) -> None:
        """Say how many seconds are left."""
        self._words.setText(f"IRO Desk locks in {seconds} {'second' if seconds == 1 else 'seconds'}")
        if not self.isVisible() or seconds % 20 == 0:
            announce(self, self._words.text())
        self.show()
        self.place()
        self.raise_()

    def place(self) -> None:
        """In the middle of the top, no wider than the window."""
        width = min(theme.px(460), self._window.width() - 2 * theme.px(12))
        tall = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry((self._window.width() - width) // 2, theme.px(12), width, tall)


class Curtain(Over):
    """Covers the whole desk while words that are on no disk keep it from locking (F16)."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        dress(self, role="page")
        self.setAutoFillBackground(True)
        across = Line(self, (24, 24, 24, 24), 0)
        column = Column(gap=8)
        column.addStretch(1)
        for words in (
            heading("IRO Desk is about to lock"),
            wrapped("Some of your words are not on the disk yet. It locks as soon as they are."),
            wrapped("Free some space on the disk, or plug the drive back in.", tone="muted"),
        ):
            column.addWidget(words)
        column.addStretch(1)
        across.addStretch(1)
        across.addLayout(column, 2)
        across.addStretch(1)

    def draw(self) -> None:
        """Cover the desk; nothing on it can be read or reached any more."""
        self.show()
        self.place()
        self.raise_()
        self.setFocus()

    def place(self) -> None:
        """Over all of it."""
        self.setGeometry(self._window.rect())
