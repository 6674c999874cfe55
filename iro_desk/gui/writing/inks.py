"""Inks: how each kind of finding is underlined, so that the kinds can be told apart without their colours."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat

from iro_desk.domain.writing.findings import Kind
from iro_desk.gui import theme

_Style = QTextCharFormat.UnderlineStyle
WAVE, DOTS, DASHES, DASHES_AND_DOTS = (
    _Style.WaveUnderline,
    _Style.DotLine,
    _Style.DashUnderline,
    _Style.DashDotLine,
)


class Inks:
    """Waves for spelling, dots for our own words, dashes for sentences, dashes and dots for what may hurt."""

    def __init__(self) -> None:
        self.wave, self._dots, self._dashes, self._mixed = (QTextCharFormat() for _ in range(4))

    def draw(self) -> None:
        """Take the colours of the theme as it is now."""
        for ink, style, colour in (
            (self.wave, WAVE, "late"),
            (self._dots, DOTS, "link"),
            (self._dashes, DASHES, "soon"),
            (self._mixed, DASHES_AND_DOTS, "late"),
        ):
            ink.setUnderlineStyle(style)
            ink.setUnderlineColor(theme.colour(colour))

    def of(self, kind: Kind) -> QTextCharFormat:
        """How a kind is underlined."""
        if kind.is_of_sentence:
            return self._dashes
        return self._mixed if kind is Kind.TONE else self._dots
