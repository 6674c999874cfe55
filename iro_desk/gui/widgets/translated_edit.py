"""TranslatedEdit: words in another language, in its own direction, with none of the help for English."""

from __future__ import annotations

from functools import cache

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontDatabase
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from iro_desk.gui import theme


class TranslatedEdit(QTextEdit):
    """One line of a letter, as tall as its words.

    Args:
        right_to_left: how its script runs.

    Signals:
        edited(): the words changed.
        left(): the keyboard went elsewhere.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, *, right_to_left: bool) -> None:
        super().__init__()
        _register()
        self._setting = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._say_edited)
        theme.source().changed.connect(self._measure)
        self.run(right_to_left=right_to_left)
        self._measure()

    def run(self, *, right_to_left: bool) -> None:
        """Change how its script runs; words of either script are mixed as Unicode says."""
        way = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(way)
        option = self.document().defaultTextOption()
        option.setTextDirection(way)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)

    def value(self) -> str:
        """What is written, on one line."""
        return " ".join(self.toPlainText().split())

    def set_value(self, words: str) -> None:
        """Show words."""
        if words != self.value():
            self._setting = True
            self.setPlainText(words)
            self._setting = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _say_edited(self) -> None:
        if not self._setting:
            self.edited.emit()

    def _measure(self) -> None:
        font = theme.font("body")
        font.setFamilies([font.family(), "Noto Sans", "Noto Sans Arabic"])
        self.setFont(font)
        self._fit(self.document().size())

    def _fit(self, wanted: QSizeF) -> None:
        least = self.fontMetrics().height() + 2 * self.document().documentMargin()
        self.setFixedHeight(round(max(least, wanted.height()) + max(2 * self.frameWidth(), theme.px(12) + 2)))


@cache
def _register() -> None:
    """Load the faces of other scripts once, so that no letter is a box."""
    for package in (fontpkg_noto_sans, fontpkg_noto_sans_arabic):
        for file in sorted((package.ROOT / "files").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
