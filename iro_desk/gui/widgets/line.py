"""LineEdit: one line of text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from iro_desk.gui import theme

MEASURE = 600


class LineEdit(QLineEdit):
    """One line of text; ``edited`` says the officer changed it."""

    edited = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.textEdited.connect(lambda _text: self.edited.emit())
        theme.source().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setMaximumWidth(theme.px(MEASURE))

    def value(self) -> str:
        """What is typed."""
        return self.text()

    def set_value(self, value: object) -> None:
        """Show a value; None is blank."""
        self.setText("" if value is None else str(value))


class NumberEdit(LineEdit):
    """A whole number, typed; what cannot be read as one is kept as it was typed."""

    def value(self) -> int | str | None:  # type: ignore[override]
        """The number, None when blank, or the text when it is not a number."""
        typed = self.text().strip()
        if not typed:
            return None
        return int(typed) if typed.lstrip("-").isdecimal() else typed


class DecimalEdit(LineEdit):
    """A number that may have a decimal point; what cannot be read as one is kept as it was typed."""

    def value(self) -> float | str | None:  # type: ignore[override]
        """The number, None when blank, or the text when it is not a number."""
        typed = self.text().strip()
        if not typed:
            return None
        whole, _, part = typed.partition(".")
        return float(typed) if (whole + part).isdecimal() else typed

    def set_value(self, value: object) -> None:
        """Show a value without a decimal point it does not need; None is blank."""
        self.setText(f"{value:g}" if isinstance(value, float) else "" if value is None else str(value))
