"""FoldedButton: a button that says a whole sentence, which goes on to another line where one has no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics

from iro_desk.gui import theme
from iro_desk.gui.widgets.buttons import Button

AIR = 12


class FoldedButton(Button):
    """A button whose words are never cut short.

    Args:
        most: how wide a line of its words may be, in pixels at 100% text.
    """

    def __init__(self, words: str, most: int, icon: str) -> None:
        self._words, self._most = words, most
        super().__init__(words, icon=icon)
        self.say(words)

    def say(self, words: str) -> None:
        """Change its words."""
        self._words = words
        self.setAccessibleName(words)
        self._fold()

    def sizeHint(self) -> QSize:
        """As much room above and below several lines as above and below one."""
        found = super().sizeHint()
        return QSize(found.width(), found.height() + theme.px(AIR)) if "\n" in self.text() else found

    def _draw(self) -> None:
        super()._draw()
        self._fold()

    def _fold(self) -> None:
        metrics, most = QFontMetrics(theme.font("body")), theme.px(self._most)
        lines = [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}"
            if lines[-1] and metrics.horizontalAdvance(longer) > most:
                lines.append(f" {word}")
            else:
                lines[-1] = longer
        self.setText("\n".join(lines).replace("&", "&&"))
