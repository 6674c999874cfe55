"""DateField: a date typed any way it is said, echoed in full beneath."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLabel, QPushButton, QWidget

from iro_desk.errors import Refusal
from iro_desk.gui import theme
from iro_desk.gui.widgets.buttons import icon_button
from iro_desk.gui.widgets.layouts import Column, Line
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import labelled

Reader = Callable[[str], date | None]
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
NOT_YET = "Not a date yet"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date) -> str:
    """A date where it is decided: ``Friday 26 June 2026``."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def typed_date(day: date) -> str:
    """A date as the field shows it once known: ``26 June 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class DateField(QWidget):
    """One field that reads anything.

    Args:
        reader: turns typed text into a date; returns None or raises Refusal or ValueError when it cannot.
    """

    edited = Signal()

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._shown: date | None = None
        whole = Column(self, gap=4)
        line = Line(gap=4)
        self.entry = LineEdit()
        self.button: QPushButton = icon_button("calendar-days", "Choose from a calendar", self.open_calendar)
        self._echo: QLabel = labelled("", "caption", tone="muted", wrap=True)
        line.addWidget(self.entry)
        line.addWidget(self.button)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addWidget(self._echo)
        self._calendar: QCalendarWidget | None = None
        self.setFocusProxy(self.entry)
        self.setFocusPolicy(
            Qt.FocusPolicy.TabFocus
        )  # by the entry: without it Qt draws Tab back to the entry
        self.entry.edited.connect(self._typed)
        self.entry.editingFinished.connect(self._say_why)
        theme.source().changed.connect(self._measure)
        self._measure()

    def setAccessibleName(self, name: str) -> None:
        """Name the entry and its calendar by the question."""
        super().setAccessibleName(name)
        self.entry.setAccessibleName(name)
        self.button.setAccessibleName(f"{name}: choose from a calendar")

    def day(self) -> date | None:
        """The date read, or None when blank or not yet a date."""
        return self._read()[0]

    def value(self) -> str | None:
        """The date as YYYY-MM-DD, the text when it is not yet a date, or None when blank."""
        found = self.day()
        if found is not None:
            return found.isoformat()
        return self.entry.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a date, its YYYY-MM-DD text, or text that was not yet a date; None is blank."""
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                self.entry.setText(str(value))
                self._say()
                return
        self._shown = value if isinstance(value, date) else None
        self.entry.setText(typed_date(self._shown) if self._shown else "")
        self._say()

    def words(self) -> str:
        """The long date, or what is typed."""
        found = self.day()
        return long_date(found) if found else self.entry.text().strip()

    def open_calendar(self) -> None:
        """Show the calendar beneath the field."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.activated.connect(self._picked)
            self._calendar.clicked.connect(self._picked)
        found = self.day()
        if found is not None:
            self._calendar.setSelectedDate(QDate(found.year, found.month, found.day))
        self._calendar.move(self.entry.mapToGlobal(QPoint(0, self.entry.height() + 4)))
        self._calendar.show()

    def _picked(self, chosen: QDate) -> None:
        self.set_value(date(chosen.year(), chosen.month(), chosen.day()))
        if self._calendar is not None:
            self._calendar.hide()
        self.entry.setFocus()
        self.edited.emit()

    def _typed(self) -> None:
        self._say()
        self.edited.emit()

    def _read(self) -> tuple[date | None, str]:
        """The date, or the reason why what is typed is none; both empty when blank."""
        typed = self.entry.text().strip()
        if not typed:
            return None, ""
        if self._shown is not None and typed == typed_date(self._shown):
            return self._shown, ""
        try:
            return self._reader(typed), NOT_YET
        except (Refusal, ValueError) as trouble:
            return None, str(trouble)

    def _say(self) -> None:
        found, why_not = self._read()
        self._echo_with(long_date(found) if found else NOT_YET if why_not else "")

    def _say_why(self) -> None:
        """Once she has gone on, say what is missing or impossible (U27); before that she may still be typing."""
        found, why_not = self._read()
        if found is None:
            self._echo_with(why_not)

    def _echo_with(self, words: str) -> None:
        self._echo.setText(words)
        self.entry.setAccessibleDescription(words)

    def _measure(self) -> None:
        self.entry.setFixedWidth(theme.px(200))
        self._echo.setMinimumHeight(theme.px(18))

    def show_state(self, state: str) -> None:
        """Mark the entry as a problem or not."""
        dress(self.entry, state=state)


def frame_of(field: QWidget) -> QFrame | QWidget:
    """The part of a field that carries its edge."""
    return field.entry if isinstance(field, DateField) else field
