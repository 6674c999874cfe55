"""MonthGrid: a month of days with what is booked and due on each, walked by keyboard."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desk.domain.calendar_names import DAYS
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.wording import Tone, counted, long_date
from iro_desk.gui import theme
from iro_desk.gui.widgets.badge import ICONS, INK
from iro_desk.gui.widgets.text import announce
from iro_desk.services.planner import DayRow, Span

HEAD, CELL, PAD = 32, 96, 7
ACROSS = 7
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -ACROSS, Qt.Key.Key_Down: ACROSS}
KEYS = "Arrow keys move by a day or a week. Enter opens the day. Page Up and Page Down go back and on."
COUNTED = (AppointmentKind.REVIEW, AppointmentKind.VISIT, AppointmentKind.MIDWAY)


def day_lines(day: DayRow) -> tuple[tuple[str, str], ...]:
    """What a day's cell says, as (tone, words): clashes, what is due, then what is booked."""
    lines = []
    if day.holiday:
        lines.append(("", day.holiday))
    if any(booking.clashes for booking in day.bookings):
        lines.append(("late", "Clash"))
    if day.due:
        late = any(mark.tone is Tone.LATE for mark in day.due)
        lines.append(("late" if late else "none", f"{len(day.due)} due"))
    counts: Counter[AppointmentKind] = Counter(booking.kind for booking in day.bookings)
    lines += [("", counted(counts[kind], kind.label.lower())) for kind in COUNTED if counts[kind]]
    other = sum(count for kind, count in counts.items() if kind not in COUNTED)
    if other:
        lines.append(("", f"{other} other"))
    return tuple(lines)


class MonthGrid(QWidget):
    """The weeks of a month, Monday first.

    Signals:
        opened(date): the day to open.
        turned(int): one month back or on; 0 for the one of today.
        walked(QRect): where the cursor has come to.
    """

    opened = Signal(object)
    turned = Signal(int)
    walked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(KEYS)
        self.days: tuple[DayRow, ...] = ()
        self._today = self._month_on = date.min
        self._at = 0
        theme.source().changed.connect(self._measure)

    def show_month(self, span: Span, month_on: date, today: date) -> None:
        """Show whole weeks; the days of other months are muted."""
        was_on = self.day_on if self.days else today
        self.days, self._month_on, self._today = span.days, month_on, today
        numbers = {day.on: number for number, day in enumerate(self.days)}
        start = today if month_on <= today < month_on + timedelta(days=31) else month_on
        self._at = numbers.get(was_on if was_on.month == month_on.month else start, numbers.get(month_on, 0))
        self._measure()
        self._say()

    @property
    def day_on(self) -> date:
        """The day under the cursor."""
        return self.days[self._at].on

    def sizeHint(self) -> QSize:
        """As tall as its weeks."""
        return QSize(theme.px(600), self._tall())

    def minimumSizeHint(self) -> QSize:
        """As narrow as its page."""
        return QSize(theme.px(240), self._tall())

    def _tall(self) -> int:
        return theme.px(HEAD) + theme.px(CELL) * (-(-len(self.days) // ACROSS)) + 1

    def _cell(self, number: int) -> QRect:
        row, column = divmod(number, ACROSS)
        x = self.width() * column // ACROSS
        y = theme.px(HEAD) + row * theme.px(CELL)
        return QRect(x, y, self.width() * (column + 1) // ACROSS - x, theme.px(CELL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.colour("text_muted"))
        for column in range(ACROSS):
            box = self._cell(column)
            head = QRect(box.left() + theme.px(PAD), 0, box.width(), theme.px(HEAD))
            painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), DAYS[column][:3])
        for number, day in enumerate(self.days):
            self._paint_day(painter, self._cell(number), day)
        if self.hasFocus() and self.days:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self._cell(self._at)).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(ring, theme.px(6), theme.px(6))
        painter.end()

    def _paint_day(self, painter: QPainter, box: QRect, day: DayRow) -> None:
        other = day.on.month != self._month_on.month
        if other or not day.is_working_day:
            painter.fillRect(box, theme.colour("sunken"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(box.left(), box.top() + 0.5), QPointF(box.right() + 1, box.top() + 0.5))
        if box.left() > 0:
            painter.drawLine(
                QPointF(box.left() + 0.5, box.top()), QPointF(box.left() + 0.5, box.bottom() + 1)
            )
        pad = theme.px(PAD)
        is_today = day.on == self._today
        font = theme.font("body", bold=is_today)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if is_today else "text_muted" if other else "text"))
        words = f"{day.on.day} today" if is_today else str(day.on.day)
        tall = QFontMetrics(font).height()
        painter.drawText(QRect(box.left() + pad, box.top() + theme.px(4), box.width() - pad, tall), 0, words)
        if is_today:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), theme.px(3)), theme.colour("accent"))
        self._paint_lines(painter, box.adjusted(pad, theme.px(6) + tall, -2, -2), day)

    def _paint_lines(self, painter: QPainter, box: QRect, day: DayRow) -> None:
        font = theme.font("caption")
        line = QFontMetrics(font).height()
        lines = day_lines(day)
        room = max(1, box.height() // line)
        shown = (
            lines if len(lines) <= room else (*lines[: room - 1], ("", f"and {len(lines) - room + 1} more"))
        )
        for number, (tone, words) in enumerate(shown):
            y, x = box.top() + number * line, box.left()
            if tone:
                side, icon = theme.px(14), "triangle-alert" if words == "Clash" else ICONS.get(tone, "clock")
                picture = theme.picture(icon, INK.get(tone, "text_muted"), 14)
                painter.drawPixmap(QRect(x, y + (line - side) // 2, side, side), picture)
                x += side + theme.px(4)
            painter.setFont(theme.font("caption", bold=tone == "late"))
            painter.setPen(theme.colour("late" if tone == "late" else "text"))
            fitting = QFontMetrics(painter.font()).elidedText(
                words, Qt.TextElideMode.ElideRight, box.right() - x
            )
            painter.drawText(QRect(x, y, box.right() - x, line), int(Qt.AlignmentFlag.AlignVCenter), fitting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = Qt.Key(event.key())
        if not self.days or event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        ):
            super().keyPressEvent(event)
        elif key in STEPS:
            self._walk_to(self._at + STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.day_on)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
            self.turned.emit({Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key, 0))
        else:
            super().keyPressEvent(event)

    def _walk_to(self, number: int) -> None:
        if 0 <= number < len(self.days):
            self._at = number
            self._say()
            self.update()
            self.walked.emit(self._cell(number))

    def _say(self) -> None:
        if self.days:
            day = self.days[self._at]
            words = ", ".join(words for _tone, words in day_lines(day)) or "nothing booked"
            due = ". ".join(mark.sentence for mark in day.due)
            announce(self, f"{long_date(day.on)}, {words}" + (f". {due}" if due else ""))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day pressed."""
        point = event.position().toPoint()
        for number in range(len(self.days)):
            if self._cell(number).contains(point):
                self._walk_to(number)
                self.opened.emit(self.day_on)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.update()

    def _measure(self) -> None:
        self.setFixedHeight(self._tall())
        self.updateGeometry()
        self.update()
