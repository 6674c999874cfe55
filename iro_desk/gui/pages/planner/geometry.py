"""Where the days, hours and bookings of a grid are, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from iro_desk.gui import theme
from iro_desk.services.planner import BookingRow, DayRow

STEP = 15
EARLIEST, LATEST = 8 * 60, 19 * 60
HEAD, HOUR, LEFT, PAD = 40, 42, 52, 5
DUE_ROW, DUE_MORE, DUE_PAD, MOST_DUE = 28, 17, 12, 4
DUE_SIDES = 42
DAY_ENDS = 24 * 60


@dataclass(frozen=True, slots=True)
class Lane:
    """The part of a column a booking has when others share its time."""

    number: int
    of: int


def minute_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute


def hour_tall() -> int:
    """How tall an hour is; in large text, where words wrap, half as tall again."""
    return theme.px(HOUR * 1.5 if theme.current().is_large else HOUR)


def last_minute(booking: BookingRow) -> int:
    """The minute a booking ends; midnight for one that goes on past it."""
    return min(minute_of(booking.starts) + booking.minutes, DAY_ENDS)


def lanes(bookings: Sequence[BookingRow]) -> dict[int, Lane]:
    """Share a column among the bookings that overlap, by the booking's number."""
    found: dict[int, Lane] = {}
    group: list[tuple[BookingRow, int]] = []
    ends: list[int] = []

    def settle() -> None:
        found.update({booking.appointment_id: Lane(lane, len(ends)) for booking, lane in group})

    for booking in bookings:
        starts = minute_of(booking.starts)
        if ends and starts >= max(ends):
            settle()
            group, ends = [], []
        free = next((lane for lane, end in enumerate(ends) if end <= starts), len(ends))
        if free == len(ends):
            ends.append(0)
        ends[free] = last_minute(booking)
        group.append((booking, free))
    settle()
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures of a grid of hours.

    Args:
        width: of the whole widget.
        columns: how many days.
        first, last: the minutes of the day it begins and ends with.
        due_rows: how many lines of what falls due stand above the hours.
        due_lines: how many lines of words each of them takes in a column this wide.
    """

    width: int
    columns: int
    first: int
    last: int
    due_rows: int
    due_lines: int = 1

    @property
    def left(self) -> int:
        """Where the first day begins."""
        return theme.px(LEFT)

    @property
    def head(self) -> int:
        """How tall the names of the days are."""
        return theme.px(HEAD)

    @property
    def top(self) -> int:
        """Where the hours begin."""
        return self.head + (self.due_rows * self.due_tall + theme.px(DUE_PAD) if self.due_rows else 0)

    @property
    def due_tall(self) -> int:
        """How tall one line of what falls due is, with its gap."""
        return theme.px(DUE_ROW + (self.due_lines - 1) * DUE_MORE)

    @property
    def height(self) -> int:
        """How tall the whole grid is."""
        return self.y(self.last) + 1

    def y(self, minute: int) -> int:
        """Where a minute of the day is."""
        return self.top + round((minute - self.first) * hour_tall() / 60)

    def column(self, number: int) -> QRect:
        """A day's column from top to bottom."""
        room = max(self.width - self.left, self.columns)
        x = self.left + room * number // self.columns
        return QRect(x, 0, self.left + room * (number + 1) // self.columns - x, self.height)

    def block(
        self, number: int, starts: int, minutes: int, lane: Lane = Lane(0, 1), least: int = 14
    ) -> QRect:
        """The place of something that takes time, never lower than ``least`` pixels at 100% text."""
        column = self.column(number)
        pad = theme.px(PAD)
        room = column.width() - 2 * pad
        x = column.left() + pad + room * lane.number // lane.of
        wide = room // lane.of - (2 if lane.of > 1 else 0)
        top = self.y(min(max(starts, self.first), self.last))
        tall = self.y(min(max(starts + minutes, self.first), self.last)) - top - 2
        return QRect(x, top + 1, wide, max(tall, theme.px(least)))

    def shows(self, starts: int, minutes: int) -> bool:
        """Whether any of a time lies within the hours shown."""
        return starts < self.last and starts + minutes > self.first

    def due(self, number: int, row: int) -> QRect:
        """The place of one line of what falls due."""
        column, pad = self.column(number), theme.px(PAD)
        y = self.head + theme.px(DUE_PAD // 2) + row * self.due_tall + 1
        return QRect(column.left() + pad, y, column.width() - 2 * pad, self.due_tall - theme.px(2))

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """The day and the quarter of an hour at a point; None outside the hours."""
        if x < self.left or x >= self.width or y < self.top or y >= self.height:
            return None
        number = min((x - self.left) * self.columns // max(self.width - self.left, 1), self.columns - 1)
        minute = self.first + (y - self.top) * 60 // hour_tall()
        return number, minute // STEP * STEP


def grid_for(days: Sequence[DayRow], width: int) -> Grid:
    """The measures for some days: the usual hours, and more when something is booked outside them."""
    bookings = [booking for day in days for booking in day.bookings if not booking.is_hers_alone]
    starts = [minute_of(b.starts) for b in bookings] + [
        minute_of(d.starts) for day in days for d in day.drives
    ]
    ends = [last_minute(booking) for booking in bookings]
    first = min([EARLIEST, *starts]) // 60 * 60
    last = -(-max([LATEST, *ends]) // 60) * 60
    rows = max((min(len(day.due), MOST_DUE + 1) for day in days), default=0)
    columns = max(len(days), 1)
    room = max((width - theme.px(LEFT)) // columns - theme.px(DUE_SIDES), 1)
    bold = QFontMetrics(theme.font("caption", bold=True))
    widest = max((bold.horizontalAdvance(mark.words) for day in days for mark in day.due), default=0)
    return Grid(width, columns, first, last, rows, 1 if widest <= room else 2)
