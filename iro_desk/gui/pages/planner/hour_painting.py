"""Paints the days and hours of a grid: names, what falls due, drives, bookings, the time that fits and now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from iro_desk.domain.calendar_names import DAYS, MONTHS
from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.gui import theme
from iro_desk.gui.pages.planner.geometry import MOST_DUE, Grid, Lane, lanes, minute_of
from iro_desk.gui.widgets.badge import ICONS, INK
from iro_desk.gui.widgets.painting import SOFT, draw_text, text_height
from iro_desk.services.planner import BookingRow, DayRow, DueMark, Fit

QUIET = (AppointmentKind.WRITING, AppointmentKind.MEETING, AppointmentKind.DIARY, AppointmentKind.TRAVEL)
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Ghost:
    """A booking while it is dragged: where it would come to."""

    column: int
    minute: int
    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a grid shows.

    Args:
        fit: the time proposed for what is being placed; None for none.
        ghost: a booking being dragged; None when none is.
        cursor: the day and minute the keyboard is at; None when it is elsewhere.
        now: marked with a line.
    """

    days: tuple[DayRow, ...]
    grid: Grid
    today: date
    now: datetime
    fit: Fit | None = None
    fit_words: str = ""
    ghost: Ghost | None = None
    cursor: tuple[int, int] | None = None
    cursor_booking: BookingRow | None = None


def paint(painter: QPainter, picture: Picture) -> None:
    """Paint the whole grid."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, picture)
    _hours(painter, picture.grid)
    for number, day in enumerate(picture.days):
        _heading(painter, picture, number, day)
        _due(painter, picture, number, day)
        for drive in day.drives:
            box = picture.grid.block(number, minute_of(drive.starts), drive.minutes, least=4)
            _drive(painter, box, drive.words)
        shared = lanes(day.bookings)
        for booking in day.bookings:
            if not picture.grid.shows(minute_of(booking.starts), booking.minutes):
                continue
            lane = shared.get(booking.appointment_id, Lane(0, 1))
            _booking(
                painter, picture.grid.block(number, minute_of(booking.starts), booking.minutes, lane), booking
            )
    _fit(painter, picture)
    _now(painter, picture)
    _ghost(painter, picture)
    _cursor(painter, picture)


def _ground(painter: QPainter, picture: Picture) -> None:
    grid = picture.grid
    painter.setPen(Qt.PenStyle.NoPen)
    for number, day in enumerate(picture.days):
        if day.on == picture.today or not day.is_working_day:
            painter.setBrush(theme.colour("sunken"))
            painter.drawRect(grid.column(number))
    painter.setPen(QPen(theme.colour("line"), 1))
    for number in range(grid.columns):
        x = grid.column(number).left() + 0.5
        painter.drawLine(QPointF(x, 0), QPointF(x, grid.height))
    for y in {grid.head, grid.top}:
        painter.drawLine(QPointF(0, y + 0.5), QPointF(grid.width, y + 0.5))


def _hours(painter: QPainter, grid: Grid) -> None:
    font = theme.font("caption", tabular=True)
    if grid.due_rows:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_muted"))
        label = QRect(0, grid.head, grid.left - theme.px(8), grid.top - grid.head)
        painter.drawText(label, int(Qt.AlignmentFlag.AlignRight) | MIDDLE, "Due")
    for minute in range(grid.first + 60, grid.last + 1, 60):
        y = grid.y(minute)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(grid.left, y + 0.5), QPointF(grid.width, y + 0.5))
        if minute < grid.last:
            painter.setFont(font)
            painter.setPen(theme.colour("text_muted"))
            box = QRect(0, y - theme.px(10), grid.left - theme.px(8), theme.px(20))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight) | MIDDLE, f"{minute // 60:02}:00")


def _heading(painter: QPainter, picture: Picture, number: int, day: DayRow) -> None:
    column = picture.grid.column(number)
    box = QRect(column.left() + theme.px(10), 0, column.width() - theme.px(12), picture.grid.head)
    parts: list[tuple[str, QFont, str]] = [
        (DAYS[day.on.weekday()][:3], theme.font("body", bold=True), "text"),
        (f" {day.on.day} {MONTHS[day.on.month - 1]}", theme.font("body"), "text"),
    ]
    if day.on == picture.today:
        parts.append(("  today", theme.font("caption", bold=True), "accent"))
    elif day.holiday:
        parts.append(("  bank holiday", theme.font("caption"), "text_muted"))
    wide = sum(QFontMetrics(font).horizontalAdvance(words) for words, font, _ink in parts)
    if wide > box.width():
        parts[1] = (f" {day.on.day}", theme.font("body"), "text")
    x = box.left()
    for words, font, ink in parts:
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        room = QRect(x, box.top(), max(0, box.right() - x), box.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft) | MIDDLE, words)
        x += QFontMetrics(font).horizontalAdvance(words)
    if day.on == picture.today:
        painter.fillRect(
            QRect(column.left(), picture.grid.head - theme.px(2), column.width(), theme.px(3)),
            theme.colour("accent"),
        )


def _due(painter: QPainter, picture: Picture, number: int, day: DayRow) -> None:
    shown = day.due if len(day.due) <= MOST_DUE + 1 else day.due[:MOST_DUE]
    for row, mark in enumerate(shown):
        _chip(painter, picture.grid.due(number, row), mark)
    if len(shown) < len(day.due):
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_muted"))
        box = picture.grid.due(number, MOST_DUE).adjusted(theme.px(6), 0, 0, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft) | MIDDLE, f"and {len(day.due) - MOST_DUE} more")


def _chip(painter: QPainter, box: QRect, mark: DueMark) -> None:
    tone = mark.tone.value
    if tone in SOFT or theme.current().name == "contrast":
        edge = theme.current().name == "contrast"
        painter.setPen(QPen(theme.colour("line"), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(SOFT.get(tone, "sunken")))
        painter.drawRoundedRect(QRectF(box), theme.px(5), theme.px(5))
    ink, side = INK.get(tone, "text_muted"), theme.px(15)
    left = box.left() + theme.px(6)
    picture = theme.picture(ICONS.get(tone, "clock"), ink, 15)
    painter.drawPixmap(QRect(left, box.top() + (box.height() - side) // 2, side, side), picture)
    painter.setFont(theme.font("caption", bold=tone in ("late", "soon")))
    painter.setPen(theme.colour(ink))
    flags = int(Qt.AlignmentFlag.AlignLeft) | MIDDLE | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(box.adjusted(theme.px(6 + 15 + 5), 0, -theme.px(2), 0), flags, mark.words)


def _one_line(painter: QPainter, box: QRect, words: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft) | MIDDLE, shown)


def _drive(painter: QPainter, box: QRect, words: str) -> None:
    pen = QPen(theme.colour("line").darker(112), 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    font = theme.font("caption")
    if box.height() >= QFontMetrics(font).height() - theme.px(4):
        painter.setFont(font)
        painter.setPen(theme.colour("text_muted"))
        line = min(box.height(), QFontMetrics(font).height() + theme.px(2))
        _one_line(painter, QRect(box.left() + theme.px(7), box.top(), box.width() - theme.px(9), line), words)


def _booking(painter: QPainter, box: QRect, booking: BookingRow) -> None:
    quiet = booking.kind in QUIET
    edge = theme.colour("line") if quiet else theme.current().tile(booking.colour)
    corner = theme.px(5)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(theme.colour("sunken" if quiet else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    if not quiet and booking.child_id is not None:
        _bar(painter, box, edge, corner)
    clashing = bool(booking.clashes)
    if clashing:
        painter.setPen(QPen(theme.colour("late"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), corner, corner)
        side = theme.px(15)
        icon = theme.picture("triangle-alert", "late", 15)
        painter.drawPixmap(QRect(box.right() - side - theme.px(3), box.top() + theme.px(3), side, side), icon)
    font = theme.font("caption", bold=booking.kind is AppointmentKind.REVIEW)
    inner = box.adjusted(theme.px(8 if quiet else 12), theme.px(2), -theme.px(20 if clashing else 4), -1)
    _lines(painter, inner, booking, font, quiet=quiet)


def _bar(painter: QPainter, box: QRect, edge: QColor, corner: int) -> None:
    painter.save()
    painter.setClipRect(QRect(box.left(), box.top(), theme.px(4), box.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(edge)
    painter.drawRoundedRect(QRectF(box), corner, corner)
    painter.restore()


def _lines(painter: QPainter, box: QRect, booking: BookingRow, font: QFont, *, quiet: bool) -> None:
    """The words of a booking: as many of its lines as there is room for, the clash among them."""
    painter.save()
    painter.setClipRect(box)
    y = box.top()
    clash = "Clash" if booking.clashes else ""
    detail = ", ".join(part for part in (clash, booking.detail) if part)
    y += draw_text(painter, booking.words, font, theme.colour("text_muted" if quiet else "text"), box)
    small = theme.font("caption")
    line = QFontMetrics(small).height()
    if detail and box.bottom() - y >= line - 3:
        room = QRect(box.left(), y, box.width(), box.bottom() - y)
        if text_height(detail, small, box.width()) > room.height() + 3:
            painter.setFont(small)
            painter.setPen(theme.colour("text_muted"))
            _one_line(painter, QRect(room.left(), y, room.width(), line), detail)
        else:
            draw_text(painter, detail, small, theme.colour("text_muted"), room)
    painter.restore()


def _fit(painter: QPainter, picture: Picture) -> None:
    fit = picture.fit
    if fit is None:
        return
    for number, day in enumerate(picture.days):
        if day.on == fit.on:
            box = picture.grid.block(number, minute_of(fit.starts), fit.minutes)
            painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
            inner = box.adjusted(theme.px(8), theme.px(3), -theme.px(4), 0)
            painter.save()
            painter.setClipRect(inner)
            bold = theme.font("caption", bold=True)
            used = draw_text(painter, picture.fit_words, bold, theme.colour("accent"), inner)
            rest = inner.adjusted(0, used, 0, 0)
            line = QFontMetrics(theme.font("caption")).height()
            lines = (rest.height() + theme.px(3)) // line
            if lines > 0:
                painter.setClipRect(QRect(rest.left(), rest.top(), rest.width(), lines * line))
                draw_text(painter, fit.sentence, theme.font("caption"), theme.colour("text"), rest)
            painter.restore()


def _now(painter: QPainter, picture: Picture) -> None:
    minute = picture.now.hour * 60 + picture.now.minute
    if not picture.grid.first <= minute < picture.grid.last:
        return
    for number, day in enumerate(picture.days):
        if day.on == picture.today:
            column, y = picture.grid.column(number), picture.grid.y(minute)
            painter.fillRect(
                QRect(column.left() + 1, y, column.width() - 1, theme.px(2)), theme.colour("late")
            )


def _ghost(painter: QPainter, picture: Picture) -> None:
    ghost = picture.ghost
    if ghost is None:
        return
    box = picture.grid.block(ghost.column, ghost.minute, ghost.minutes)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
    draw_text(
        painter, ghost.words, theme.font("caption", bold=True), theme.colour("text"), box.adjusted(8, 3, 0, 0)
    )


def _cursor(painter: QPainter, picture: Picture) -> None:
    if picture.cursor is None:
        return
    number, minute = picture.cursor
    booking = picture.cursor_booking
    if booking is not None:
        lane = lanes(picture.days[number].bookings).get(booking.appointment_id, Lane(0, 1))
        box = picture.grid.block(number, minute_of(booking.starts), booking.minutes, lane)
    else:
        box = picture.grid.block(number, minute, 30)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), theme.px(6), theme.px(6))
