"""OutgoingList: rows of what goes out and to whom, each with a box to tick where she chooses which go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from iro_desk.gui import theme
from iro_desk.gui.widgets.identity import tile_picture
from iro_desk.gui.widgets.painting import badge_size, draw_badge, draw_ground, draw_text, inks, text_height
from iro_desk.gui.widgets.row_list import PaintedList
from iro_desk.gui.widgets.row_model import ROW, Index

PAD, BOX, TILE, GAP = 14, 20, 30, 12
NARROW = 560
HALF = 0.5
"""How far across a row its reader stands."""


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """One thing on its way out.

    Args:
        key: what ``opened`` and ``ticked`` hand back.
        name: whose it is, for a screen reader.
        title, detail: what it is.
        whom, how: who gets it, and by which way.
        tone, badge, icon: how it stands; another icon than the tone's own, or empty.
        is_ticked: whether it goes; None where there is nothing to choose.
    """

    key: str
    initials: str
    colour: int
    name: str
    title: str
    detail: str
    whom: str
    how: str
    tone: str
    badge: str
    icon: str = ""
    is_ticked: bool | None = None

    @property
    def said(self) -> str:
        """The whole row in words."""
        goes = {True: "Ticked", False: "Not ticked", None: ""}[self.is_ticked]
        parts = (goes, self.name, self.title, self.detail, f"for {self.whom}", self.how, self.badge)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where a row's parts begin and how wide they are, in pixels."""

    stacked: bool
    left: int
    what: int
    whom_at: int
    whom: int


def _measured(row: OutgoingRow, width: int, before: int) -> _Measure:
    """``before`` is the room that boxes take, in pixels at 100% text."""
    px = theme.px
    left = px(PAD + before + TILE + GAP)
    if theme.current().is_large or width < px(NARROW):
        return _Measure(True, left, width - left - px(PAD), left, width - left - px(PAD))
    whom_at = max(left + px(GAP), round(width * HALF))
    badge = badge_size(row.tone, row.badge).width()
    return _Measure(False, left, whom_at - left - px(GAP), whom_at, width - whom_at - badge - px(PAD + GAP))


def _lines(row: OutgoingRow) -> tuple[tuple[tuple[str, QFont, bool], ...], ...]:
    """The two columns of words: each line with its type, and whether it is muted."""
    body, caption = theme.font("body"), theme.font("caption")
    return (
        ((row.title, body, False), (row.detail, caption, True)),
        ((row.whom, body, False), (row.how, caption, True)),
    )


class _Delegate(QStyledItemDelegate):
    def __init__(self, *, has_boxes: bool) -> None:
        super().__init__()
        self._before = BOX + GAP if has_boxes else 0

    def sizeHint(self, option: Any, index: Index) -> QSize:
        row: OutgoingRow = index.data(ROW)
        width = option.rect.width() or option.widget.viewport().width()
        at = _measured(row, width, self._before)
        tall = [
            sum(text_height(words, font, wide) for words, font, _ in column)
            for column, wide in zip(_lines(row), (at.what, at.whom), strict=True)
        ]
        badge = badge_size(row.tone, row.badge).height()
        whole = sum(tall) + theme.px(8) + badge if at.stacked else max(*tall, badge, theme.px(TILE))
        return QSize(width, max(theme.px(52), whole + theme.px(14)))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        row: OutgoingRow = index.data(ROW)
        draw_ground(painter, option, last=index.row() == index.model().rowCount() - 1)
        at, box, px = _measured(row, option.rect.width(), self._before), QRect(option.rect), theme.px
        if row.is_ticked is not None:
            _draw_box(painter, _box(box, stacked=at.stacked), is_ticked=row.is_ticked)
        top = box.top() + (px(10) if at.stacked else (box.height() - px(TILE)) // 2)
        tile = QRect(box.left() + px(PAD + self._before), top, px(TILE), px(TILE))
        painter.drawPixmap(tile, tile_picture(row.initials, row.colour))
        self._words(painter, option, row, at)

    def _words(self, painter: QPainter, option: Any, row: OutgoingRow, at: _Measure) -> None:
        ink, muted = inks(option)
        box, px = QRect(option.rect), theme.px
        size = badge_size(row.tone, row.badge)
        y = box.top() + px(7)
        for column, x, wide in zip(_lines(row), (at.left, at.whom_at), (at.what, at.whom), strict=True):
            tall = sum(text_height(words, font, wide) for words, font, _ in column)
            if not at.stacked:
                y = box.top() + (box.height() - tall) // 2
            for words, font, is_muted in column:
                room = QRect(box.left() + x, y, wide, box.height())
                y += draw_text(painter, words, font, muted if is_muted else ink, room)
        if at.stacked:
            place = QRect(box.left() + at.left, y + px(4), size.width(), size.height())
        else:
            right = box.right() + 1 - px(PAD) - size.width()
            place = QRect(right, box.top() + (box.height() - size.height()) // 2, size.width(), size.height())
        draw_badge(painter, row.tone, row.badge, place, row.icon)


def _box(row: QRect, *, stacked: bool) -> QRect:
    side = theme.px(BOX)
    top = row.top() + (theme.px(15) if stacked else (row.height() - side) // 2)
    return QRect(row.left() + theme.px(PAD), top, side, side)


def _draw_box(painter: QPainter, box: QRect, *, is_ticked: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent" if is_ticked else "control_line"), 1.5))
    painter.setBrush(theme.colour("accent" if is_ticked else "surface"))
    corner = theme.px(4)
    painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), corner, corner)
    if is_ticked:
        inset = theme.px(2)
        painter.drawPixmap(
            box.adjusted(inset, inset, -inset, -inset), theme.picture("check", "on_accent", 16)
        )
    painter.restore()


class OutgoingList(PaintedList):
    """Rows that open, with boxes that Space or a press ticks.

    Args:
        has_boxes: whether room is left for them, also before rows that have none.

    Signals:
        ticked(str, bool): the key of a row, and whether it goes now.
    """

    ticked = Signal(str, bool)

    def __init__(self, name: str, rows: Sequence[OutgoingRow] = (), *, has_boxes: bool = True) -> None:
        super().__init__(name, _Delegate(has_boxes=has_boxes))
        self._is_on_box = False
        self.show_rows(tuple(rows))

    def row(self, number: int) -> OutgoingRow:
        """The row at a place."""
        row: OutgoingRow = self.rows.row(number)
        return row

    def choose(self, key: str) -> None:
        """Show one row as the one that is open; an unknown key leaves none."""
        numbers = range(self.rows.rowCount())
        number = next((one for one in numbers if self.row(one).key == key), None)
        self.setCurrentIndex(QModelIndex() if number is None else self.rows.index(number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks, and opens nothing."""
        self._is_on_box = event.position().x() < theme.px(PAD + BOX + GAP // 2)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid() and self._may_tick(index):
            self._tick(index.row())
            return
        self._is_on_box = False
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if self._is_on_box and self._may_tick(index):
            self._tick(index.row())
        else:
            super()._open(index)

    def _may_tick(self, index: QModelIndex) -> bool:
        return self.row(index.row()).is_ticked is not None

    def _tick(self, number: int) -> None:
        row = self.row(number)
        self.rows.change(number, replace(row, is_ticked=not row.is_ticked))
        self.ticked.emit(row.key, not row.is_ticked)
