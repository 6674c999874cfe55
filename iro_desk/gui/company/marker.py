"""Marker: says over the window that something is hidden, and which key brings it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.company.kinds import leave_shown
from iro_desk.gui.curtain import Over
from iro_desk.gui.widgets.layouts import MIDDLE, Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, announce, strong

HIDDEN = "Names and words are hidden. F9 shows them."
BLANK = "The screen is blank. F8 shows it, Ctrl+L locks."


class Marker(Over):
    """A line at the foot of the window; it takes neither the keyboard nor the mouse."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        dress(self, role="toast")
        leave_shown(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        across = Line(self, (12, 6, 14, 6), 8)
        across.addWidget(Icon("eye-off", "text", 18), 0, MIDDLE)
        self._words = strong("")
        across.addWidget(self._words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_state(self, *, hiding: bool, blank: bool) -> None:
        """Say what is hidden; nothing when nothing is."""
        self._words.setText(BLANK if blank else HIDDEN)
        self.setVisible(hiding or blank)
        if hiding or blank:
            announce(self, self._words.text())
            self.place()
            self.raise_()

    def event(self, event: QEvent) -> bool:
        """Have room for its words when the text grows."""
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return heard

    def place(self) -> None:
        """At the right of the foot, above the status line."""
        self.adjustSize()
        width = min(self.width(), self._window.width())
        left = self._window.width() - width - theme.px(24)
        self.setGeometry(
            max(0, left), self._window.height() - self.height() - theme.px(44), width, self.height()
        )
