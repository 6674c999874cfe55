"""Badge: a state in an icon and words, never in colour alone."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from iro_desk.gui import theme
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon

Tone = Literal["late", "soon", "ok", "info", "none", "plain", "alert"]
ICONS = {
    "late": "circle-alert", "soon": "clock", "ok": "circle-check", "info": "info", "none": "clock",
    "plain": "users", "alert": "shield-alert",
}  # fmt: skip
INK = {
    "late": "late", "soon": "soon", "ok": "ok", "info": "info", "none": "text_muted", "plain": "text_muted",
    "alert": "late",
}  # fmt: skip


class Badge(QFrame):
    """A short state, 24 pixels high.

    Args:
        tone: late, soon, ok, info, none, plain or alert.
        words: what is so, in words.
        icon: another icon than the tone's own, or None.
    """

    def __init__(self, tone: Tone, words: str, icon: str | None = None) -> None:
        super().__init__()
        row = Line(self, (6, 0, 8, 0), 5)
        self._icon = Icon("clock", "text_muted", 15)
        self._words = QLabel()
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.source().changed.connect(self._measure)
        self.say(tone, words, icon)
        self._measure()

    def say(self, tone: Tone, words: str, icon: str | None = None) -> None:
        """Change what it says."""
        self._icon.show_icon(icon or ICONS[tone], INK[tone])
        self._words.setText(words)
        self.setAccessibleName(words)
        dress(self._words, role="badge_words", tone=tone)
        dress(self, role="badge", tone=tone)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(24))
