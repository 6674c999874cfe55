"""HourGrid: days side by side with their hours; a cursor walks it by keyboard and bookings are dragged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QWidget

from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.wording import long_date
from iro_desk.gui import theme
from iro_desk.gui.pages.planner.geometry import MOST_DUE, STEP, Grid, grid_for, lanes, last_minute, minute_of
from iro_desk.gui.pages.planner.hour_painting import Ghost, Picture, paint
from iro_desk.gui.widgets.text import announce
from iro_desk.services import sheets
from iro_desk.services.planner import BookingRow, DayRow, Fit, Span

KEYS = (
    "Arrow keys move. Enter opens a booking, or adds one where nothing is booked. Alt with an arrow moves a "
    "booking by a day or a quarter of an hour. Plus and minus make it longer or shorter. Delete cancels it. "
    "The Menu key shows what falls due. Page Up and Page Down go back and on, Home to today."
)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
SLOT = 30


class HourGrid(QWidget):
    """Days and their hours.

    Signals:
        opened(int): the booking to open.
        add_asked(date, time): where nothing is booked yet.
        moved(int, date, time): where a booking is to go.
        lengthened(int, int): a booking, and by how many minutes.
        cancelled(int): a booking to take away.
        child_asked(int): the child of something that falls due.
        prepare_asked(int): the child whose review is to be prepared.
        form_asked(int, str): the child, and the form that is written up.
        turned(int): one span back or on; 0 for the one of today.
        walked(QRect): where the cursor has come to.
    """

    opened = Signal(int)
    add_asked = Signal(object, object)
    moved = Signal(int, object, object)
    lengthened = Signal(int, int)
    cancelled = Signal(int)
    child_asked = Signal(int)
    prepare_asked = Signal(int)
    form_asked = Signal(int, str)
    turned = Signal(int)
    walked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(KEYS)
        self.days: tuple[DayRow, ...] = ()
        self._today, self._now = date.min, datetime.min
        self._fit: Fit | None = None
        self._fit_words = ""
        self._cursor = (0, 9 * 60)
        self._pressed: tuple[BookingRow, QPoint] | None = None
        self._ghost: Ghost | None = None
        theme.source().changed.connect(self._measure)

    def show_span(self, span: Span, days: tuple[DayRow, ...], today: date, now: datetime) -> None:
        """Show these days, keeping the cursor's day and hour when they are still here."""
        was_on = self.days[self._cursor[0]].on if self._cursor[0] < len(self.days) else today
        self.days, self._today, self._now = days, today, now
        numbers = {day.on: number for number, day in enumerate(days)}
        number = numbers.get(was_on, numbers.get(today, 0))
        self._cursor = (number, self._cursor[1])
        self._measure()
        self._say()

    def show_fit(self, fit: Fit | None, words: str = "") -> None:
        """Mark the time proposed for what is being placed."""
        self._fit, self._fit_words = fit, words
        self.update()

    def show_now(self, now: datetime) -> None:
        """Move the line that marks now."""
        self._now = now
        self.update()

    def put_cursor(self, on: date, minute: int) -> None:
        """Walk to a day and a time."""
        for number, day in enumerate(self.days):
            if day.on == on:
                self._walk_to(number, minute)

    @property
    def booking(self) -> BookingRow | None:
        """The booking under the cursor, or None."""
        number, minute = self._cursor
        return _covering(self.days[number], minute) if number < len(self.days) else None

    @property
    def cursor_at(self) -> tuple[date, time]:
        """The day and time under the cursor."""
        number, minute = self._cursor
        return self.days[number].on, time(minute // 60, minute % 60)

    def grid(self) -> Grid:
        """The measures at this size."""
        return grid_for(self.days, self.width())

    def sizeHint(self) -> QSize:
        """As tall as its hours."""
        return QSize(theme.px(600), self.grid().height)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its page."""
        return QSize(theme.px(240), self.grid().height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        cursor = self._cursor if self.hasFocus() and self.days else None
        booking = self.booking if cursor else None
        picture = Picture(
            self.days,
            self.grid(),
            self._today,
            self._now,
            self._fit,
            self._fit_words,
            self._ghost,
            cursor,
            booking,
        )
        paint(painter, picture)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Alt with an arrow moves a booking here, and does nothing else meanwhile."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in ARROWS and self.booking is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, move, lengthen and cancel."""
        key = Qt.Key(event.key())
        if not self.days or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(*ARROWS[key])
        elif key in ARROWS:
            self._walk(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
            self.turned.emit({Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key, 0))
        elif not self._changes(key):
            super().keyPressEvent(event)

    def _changes(self, key: Qt.Key) -> bool:
        booking = self.booking
        if booking is None:
            return False
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            by = -STEP if key == Qt.Key.Key_Minus else STEP
            self._put(booking, replace(booking, minutes=max(booking.minutes + by, STEP)))
            self.lengthened.emit(booking.appointment_id, by)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cancelled.emit(booking.appointment_id)
        else:
            return False
        return True

    def _open(self) -> None:
        booking = self.booking
        if booking is not None:
            self.opened.emit(booking.appointment_id)
        else:
            self.add_asked.emit(*self.cursor_at)

    def _move(self, days: int, quarters: int) -> None:
        booking = self.booking
        if booking is None:
            return
        at = datetime.combine(booking.on, booking.starts) + timedelta(minutes=quarters * STEP)
        if at.date() == booking.on:
            on = booking.on + timedelta(days=days)
            self._cursor = (self._number_of(on), minute_of(at.time()))
            self._put(booking, replace(booking, on=on, starts=at.time()))
            self.moved.emit(booking.appointment_id, on, at.time())

    def _put(self, old: BookingRow, new: BookingRow) -> None:
        """Show a change at once, so that the next key counts from it; reading again makes it true."""
        if old.is_hers_alone:
            return
        days = []
        for day in self.days:
            bookings = [each for each in day.bookings if each.appointment_id != old.appointment_id]
            if day.on == new.on:
                bookings = sorted([*bookings, new], key=lambda each: (each.starts, each.appointment_id))
            days.append(replace(day, bookings=tuple(bookings)))
        self.days = tuple(days)
        self.update()

    def _number_of(self, on: date) -> int:
        return next((number for number, day in enumerate(self.days) if day.on == on), self._cursor[0])

    def _walk(self, days: int, slots: int) -> None:
        number, minute = self._cursor
        if days:
            self._walk_to(min(max(number + days, 0), len(self.days) - 1), minute)
            return
        self._walk_to(number, _next_stop(self.days[number], minute, forward=slots > 0))

    def _walk_to(self, number: int, minute: int) -> None:
        grid = self.grid()
        self._cursor = (number, min(max(minute, grid.first), grid.last - STEP))
        self._say()
        self.update()
        self.walked.emit(grid.block(number, self._cursor[1], SLOT))

    def _say(self) -> None:
        """Put into words where the cursor is, for a screen reader."""
        if not self.days:
            return
        number, minute = self._cursor
        day, booking = self.days[number], self.booking
        said = [f"{long_date(day.on)}, {minute // 60:02}:{minute % 60:02}"]
        if booking is not None:
            drives = [
                d.words for d in day.drives if minute_of(d.starts) + d.minutes == minute_of(booking.starts)
            ]
            parts = (booking.words, booking.detail, booking.hours, *drives, *booking.clashes)
            said = [long_date(day.on), *(part for part in parts if part)]
        else:
            said.append("nothing booked")
        if day.holiday:
            said.append(day.holiday)
        due = ". ".join(mark.sentence for mark in day.due)
        announce(self, ", ".join(said) + (f". {due}" if due else ""))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here: right click, or the Menu key at the cursor."""
        if not self.days:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            booking = self._booking_at(event.pos())
            if booking is not None:
                self._walk_to(self._number_of(booking.on), minute_of(booking.starts))
        self.actions_here().popup(event.globalPos())

    def actions_here(self) -> QMenu:
        """The actions on the booking under the cursor, and the children of what falls due that day."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        booking = self.booking
        if booking is not None:
            number = booking.appointment_id
            menu.addAction("Open the booking", partial(self.opened.emit, number))
            if booking.child_id is not None:
                menu.addAction(f"Go to {booking.called}", partial(self.child_asked.emit, booking.child_id))
                if booking.kind is AppointmentKind.REVIEW:
                    prepare = partial(self.prepare_asked.emit, booking.child_id)
                    menu.addAction(f"Prepare the review of {booking.called}", prepare)
                form_id = sheets.form_of_booking(booking.kind, booking.title)
                if form_id:
                    write = partial(self.form_asked.emit, booking.child_id, form_id)
                    menu.addAction(f"Write up: {sheets.form_of(form_id).title}", write)
            menu.addAction("Cancel the booking", partial(self.cancelled.emit, number))
        else:
            menu.addAction("Add here", partial(self.add_asked.emit, *self.cursor_at))
        for mark in self.days[self._cursor[0]].due:
            menu.addAction(f"Due: {mark.sentence}", partial(self.child_asked.emit, mark.child_id))
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a booking, or go to a time."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        booking = self._booking_at(point)
        self._pressed = (booking, point) if booking is not None else None
        at = self.grid().at(point.x(), point.y())
        if booking is not None:
            self._walk_to(self._number_of(booking.on), minute_of(booking.starts))
        elif at is not None:
            self._walk_to(at[0], at[1] // SLOT * SLOT)
        else:
            self._open_due(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a booking; it snaps to the quarter of an hour."""
        if self._pressed is None:
            return
        booking, start = self._pressed
        point = event.position().toPoint()
        far = (point - start).manhattanLength() >= QApplication.startDragDistance()
        if booking.is_hers_alone or not (far or self._ghost):
            return
        grid = self.grid()
        held = start.y() - grid.y(minute_of(booking.starts))
        at = grid.at(point.x(), max(point.y() - held, grid.top) + theme.px(5))
        if at is not None:
            words = f"{booking.words}, {at[1] // 60:02}:{at[1] % 60:02}"
            self._ghost = Ghost(at[0], at[1], booking.minutes, words)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a booking down, or open it."""
        pressed, ghost, self._pressed, self._ghost = self._pressed, self._ghost, None, None
        self.update()
        if pressed is None:
            return
        if ghost is None:
            self.opened.emit(pressed[0].appointment_id)
            return
        on, starts = self.days[ghost.column].on, time(ghost.minute // 60, ghost.minute % 60)
        if (on, starts) != (pressed[0].on, pressed[0].starts):
            self._cursor = (ghost.column, ghost.minute)
            self.moved.emit(pressed[0].appointment_id, on, starts)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add where nothing is booked."""
        point = event.position().toPoint()
        if self.grid().at(point.x(), point.y()) is not None and self._booking_at(point) is None:
            self.add_asked.emit(*self.cursor_at)

    def _booking_at(self, point: QPoint) -> BookingRow | None:
        grid = self.grid()
        for number, day in enumerate(self.days):
            shared = lanes(day.bookings)
            for booking in day.bookings:
                lane = shared[booking.appointment_id]
                shown = grid.shows(minute_of(booking.starts), booking.minutes)
                if shown and grid.block(number, minute_of(booking.starts), booking.minutes, lane).contains(
                    point
                ):
                    return booking
        return None

    def _open_due(self, point: QPoint) -> None:
        grid = self.grid()
        for number, day in enumerate(self.days):
            for row, mark in enumerate(day.due[: MOST_DUE + 1]):
                if grid.due(number, row).contains(point):
                    self.child_asked.emit(mark.child_id)

    def _measure(self) -> None:
        self.setFixedHeight(self.grid().height)
        self.updateGeometry()
        self.update()


def _covering(day: DayRow, minute: int) -> BookingRow | None:
    """The booking at a minute; of several the one that began last."""
    found = [b for b in day.bookings if minute_of(b.starts) <= minute < last_minute(b)]
    return max(found, key=lambda b: (minute_of(b.starts), b.appointment_id)) if found else None


def _next_stop(day: DayRow, minute: int, *, forward: bool) -> int:
    """The next slot or the start of a booking, whichever comes first on the way."""
    starts = {minute_of(booking.starts) for booking in day.bookings}
    booking = _covering(day, minute)
    if forward:
        onward = last_minute(booking) if booking else (minute // SLOT + 1) * SLOT
        return min([onward, *(start for start in starts if start > minute)])
    before = minute_of(booking.starts) if booking else minute
    back = (before - 1) // SLOT * SLOT
    under = _covering(day, back) or _covering(day, before - 1)
    return max(
        [minute_of(under.starts) if under else back, *(start for start in starts if back < start < before)]
    )
