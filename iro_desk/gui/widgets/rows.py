"""RowList: rows of who, what and how long is left, painted from frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from iro_desk.gui import theme
from iro_desk.gui.widgets.identity import tile_picture
from iro_desk.gui.widgets.painting import (
    badge_font,
    badge_size,
    draw_badge,
    draw_ground,
    draw_text,
    inks,
    text_height,
)
from iro_desk.gui.widgets.row_list import PaintedList
from iro_desk.gui.widgets.row_model import ROW, Index, ListRow

__all__ = ["ListRow", "RowList"]

PAD = 14
WHO = 158
NARROW, NARROW_ALONE = 620, 440
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class _Measure:
    """The widths of a row's parts in pixels; ``stacked`` puts the badge under the words."""

    stacked: bool
    left: int
    who: int
    what: int
    when: int


def _measured(row: ListRow, width: int) -> _Measure:
    px = theme.px
    stacked = theme.current().is_large or width < px(NARROW if row.title else NARROW_ALONE)
    left = px(PAD) + (px(34 + 12) if row.initials else 0)
    room = width - left - px(PAD + 16 + 8)
    when = max(badge_size(row.tone, row.badge).width(), _caption_width(row.date_words))
    if stacked:
        return _Measure(True, left, room, room, when)
    who = px(WHO) if row.title and row.main else (room - when - px(12) if row.title else 0)
    what = room - who - when - px(24) if row.main else 0
    return _Measure(False, left, who, what, when)


def _caption_width(words: str) -> int:
    return QFontMetrics(badge_font("none")).horizontalAdvance(words) + theme.px(4) if words else 0


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Index) -> QSize:
        row: ListRow = index.data(ROW)
        width = option.rect.width() or option.widget.viewport().width()
        at = _measured(row, width)
        body, label, caption = theme.font("body"), theme.font("label"), theme.font("caption")
        who = text_height(row.title, label, at.who) + text_height(row.subtitle, caption, at.who)
        what = text_height(row.main, body, at.what) + text_height(row.detail, caption, at.what)
        when = badge_size(row.tone, row.badge).height() + text_height(row.date_words, caption, at.when)
        if at.stacked:
            tall = who + what + (theme.px(24 + 8) if row.badge or row.date_words else 0)
        else:
            tall = max(who, what, when, theme.px(34))
        return QSize(width, max(theme.px(52), tall + theme.px(12)))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        row: ListRow = index.data(ROW)
        draw_ground(painter, option, last=index.row() == index.model().rowCount() - 1)
        at = _measured(row, option.rect.width())
        box = QRect(option.rect)
        if row.initials:
            side = theme.px(34)
            top = box.top() + (theme.px(10) if at.stacked else (box.height() - side) // 2)
            picture = tile_picture(row.initials, row.colour)
            painter.drawPixmap(QRect(box.left() + theme.px(PAD), top, side, side), picture)
        side = theme.px(16)
        chevron = QRect(
            box.right() - theme.px(PAD) - side + 1, box.top() + (box.height() - side) // 2, side, side
        )
        is_bright = theme.current().name == "contrast" and option.state & QStyle.StateFlag.State_Selected
        ink = "selected_text" if is_bright else "text_muted"
        painter.drawPixmap(chevron, theme.picture("chevron-right", ink, 16))
        if at.stacked:
            self._stacked(painter, option, row, at)
        else:
            self._across(painter, option, row, at)

    def _across(self, painter: QPainter, option: Any, row: ListRow, at: _Measure) -> None:
        ink, muted = inks(option)
        box = QRect(option.rect)
        body, label, caption = theme.font("body"), theme.font("label"), theme.font("caption")
        x = box.left() + at.left
        for words, under, font, width in (
            (row.title, row.subtitle, label, at.who),
            (row.main, row.detail, body, at.what),
        ):
            if not words and not under:
                continue
            tall = text_height(words, font, width) + text_height(under, caption, width)
            y = box.top() + (box.height() - tall) // 2
            y += draw_text(painter, words, font, ink, QRect(x, y, width, tall))
            draw_text(painter, under, caption, muted, QRect(x, y, width, tall))
            x += width + theme.px(12)
        size = badge_size(row.tone, row.badge)
        tall = size.height() + text_height(row.date_words, caption, at.when)
        right = box.right() + 1 - theme.px(PAD + 16 + 8)
        y = box.top() + (box.height() - tall) // 2
        draw_badge(painter, row.tone, row.badge, QRect(right - size.width(), y, size.width(), size.height()))
        draw_text(
            painter,
            row.date_words,
            caption,
            muted,
            QRect(right - at.when, y + size.height(), at.when, tall),
            RIGHT,
        )

    def _stacked(self, painter: QPainter, option: Any, row: ListRow, at: _Measure) -> None:
        ink, muted = inks(option)
        box = QRect(option.rect)
        body, label, caption = theme.font("body"), theme.font("label"), theme.font("caption")
        x, y = box.left() + at.left, box.top() + theme.px(6)
        for words, font, colour in (
            (row.title, label, ink),
            (row.subtitle, caption, muted),
            (row.main, body, ink),
            (row.detail, caption, muted),
        ):
            y += draw_text(painter, words, font, colour, QRect(x, y, at.who, box.height()))
        size = badge_size(row.tone, row.badge)
        y += theme.px(4)
        draw_badge(painter, row.tone, row.badge, QRect(x, y, size.width(), size.height()))
        after = x + size.width() + (theme.px(8) if row.badge else 0)
        down = (theme.px(24) - text_height(row.date_words, caption, at.when)) // 2
        room = max(at.when, box.right() - after)
        draw_text(painter, row.date_words, caption, muted, QRect(after, y + down, room, box.height()))


class RowList(PaintedList):
    """Rows that open a screen.

    Args:
        name: what the list is, for a screen reader.
        rows: the rows to start with.

    Signals:
        opened: the key of the row opened by a press or Enter.
        menu_asked: the key and place when the row's actions are asked for.
    """

    def __init__(self, name: str, rows: tuple[ListRow, ...] = ()) -> None:
        super().__init__(name, _RowDelegate())
        self.show_rows(rows)
