"""A date field echoes the day in full, and says what is missing once the officer has gone on (U26, U27)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.typed_dates import read_date
from iro_desk.gui.widgets.date_field import DateField
from iro_desk.gui.widgets.line import LineEdit

TODAY = date(2026, 6, 11)


@pytest.mark.parametrize(
    ("typed", "while_typing", "gone_on"),
    [
        ("27/3/26", "Friday 27 March 2026", "Friday 27 March 2026"),
        ("27", "Not a date yet", "Add the month. Type it like 27 March 2026 or 27/3/26."),
        ("31/2/2026", "Not a date yet", "There is no such day: that month has 28 days."),
        ("1/2/1890", "Not a date yet", "The year must be between 1900 and 2100."),
        ("", "", ""),
    ],
)
def test_what_is_missing_is_said_when_the_field_is_left(
    qtbot: QtBot, typed: str, while_typing: str, gone_on: str
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field, after = DateField(lambda text: read_date(text, TODAY)), LineEdit()
    column.addWidget(field)
    column.addWidget(after)
    page.show()
    field.entry.setFocus()
    QTest.keyClicks(field.entry, typed)
    assert echo(field) == while_typing
    QTest.keyClick(field.entry, Qt.Key.Key_Return)
    assert (echo(field), field.entry.accessibleDescription()) == (gone_on, gone_on)


def echo(field: DateField) -> str:
    return next(label.text() for label in field.findChildren(QLabel) if label.isVisible())
