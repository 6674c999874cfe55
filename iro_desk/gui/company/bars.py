"""Paints what stands in the place of words and pictures: the same bars whatever they said.

A bar follows the size of the widget and the line height of its type, never the letters, so that nothing can be
worked out from it but how much room there is.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLabel, QListView, QPushButton, QWidget

from iro_desk.gui import theme
from iro_desk.gui.company.kinds import STANDS_IN, viewed_by
from iro_desk.gui.widgets.identity import tile_picture
from iro_desk.gui.widgets.row_model import ROW

LONGEST = 320
LAST = 0.6
PAD = 10
TILE = 34


def cover(widget: QWidget) -> None:
    """Paint what stands in a widget's place; called while it is being painted."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    view = viewed_by(widget)
    if view is not None:
        painter.fillRect(widget.rect(), theme.colour("surface"))
        _cover_view(painter, view)
    elif isinstance(widget, QLabel):
        _cover_label(painter, widget)
    else:
        _cover_field(painter, widget)
    painter.end()


def blank(widget: QWidget) -> None:
    """Paint nothing at all."""
    painter = QPainter(widget)
    painter.fillRect(widget.rect(), theme.colour("window"))
    painter.end()


def _cover_label(painter: QPainter, label: QLabel) -> None:
    stands_in = label.property(STANDS_IN)
    if stands_in:
        painter.setFont(label.font())
        painter.setPen(theme.colour("text"))
        painter.drawText(
            label.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), stands_in
        )
    elif label.pixmap().isNull():
        if label.text():
            _lines(
                painter, QRectF(label.contentsRect()), label.fontMetrics().height(), wraps=label.wordWrap()
            )
    else:
        _block(painter, QRectF(label.rect()))


def _cover_field(painter: QPainter, widget: QWidget) -> None:
    """A field, a button or a picture: its outline with one bar, or a block where it is large."""
    box, line = QRectF(widget.rect()), widget.fontMetrics().height()
    if box.height() > line * 4:
        _block(painter, box)
        return
    if not isinstance(widget, QPushButton) or widget.property("kind") != "link":
        painter.setPen(QPen(theme.colour("control_line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        box.adjust(theme.px(PAD), 0, -theme.px(PAD), 0)
    _lines(painter, box, line, wraps=False)


def _cover_view(painter: QPainter, view: QAbstractScrollArea) -> None:
    """The rows of a list with their tiles, or what a long text would fill."""
    if isinstance(view, QAbstractItemView):
        for place, row, is_current in _rows(view):
            _cover_row(painter, place, row, marked=is_current and view.hasFocus())
        return
    pad = theme.px(PAD)
    box = QRectF(view.viewport().rect()).adjusted(pad, pad, -pad, -pad)
    _lines(painter, box, view.fontMetrics().height() * 1.3, wraps=True)


def _rows(view: QAbstractItemView) -> list[tuple[QRect, object, bool]]:
    """Each row or cell in view, with what is known of it and whether the keyboard is on it."""
    model, seen = view.model(), view.viewport().rect()
    if model is None:
        return []
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    found = []
    for number in range(model.rowCount(view.rootIndex())):
        for column in range(columns):
            index = model.index(number, column, view.rootIndex())
            box = view.visualRect(index)
            if box.intersects(seen):
                found.append((box, index.data(ROW), index == view.currentIndex()))
    return found


def _cover_row(painter: QPainter, box: QRect, row: object, *, marked: bool) -> None:
    pad, left = theme.px(PAD), box.left() + theme.px(PAD)
    initials, side = getattr(row, "initials", ""), theme.px(TILE)
    if isinstance(initials, str) and initials:
        at = QRect(left, box.top() + (box.height() - side) // 2, side, side)
        painter.drawPixmap(at, tile_picture(initials, int(getattr(row, "colour", 0))))
        left = at.right() + pad
    words = QRectF(left, box.top(), box.right() - left - pad, box.height())
    _lines(painter, words, max(1, box.height()), wraps=False, tall=theme.px(12))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if marked:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), theme.px(6), theme.px(6))


def _lines(painter: QPainter, box: QRectF, line: float, *, wraps: bool, tall: float = 0) -> None:
    """Draw a bar for each line there is room for, the last of several shorter."""
    count = max(1, int(box.height() / line + 0.2)) if wraps else 1
    tall = min(tall or line * 0.5, max(2.0, box.height() - 2))
    step = box.height() / count if not wraps else min(line, box.height() / count)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_ink())
    for number in range(count):
        share = LAST if number == count - 1 and count > 1 else 1.0
        width = min(box.width(), float(theme.px(LONGEST)) if not wraps else box.width()) * share
        if width > 0:
            top = box.top() + number * step + (step - tall) / 2
            painter.drawRoundedRect(QRectF(box.left(), top, width, tall), tall / 3, tall / 3)


def _block(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("sunken"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
    side = theme.px(24)
    if min(box.width(), box.height()) > side * 2:
        at = box.center().toPoint()
        painter.drawPixmap(
            QRect(at.x() - side // 2, at.y() - side // 2, side, side),
            theme.picture("eye-off", "text_muted", 24),
        )


def _ink() -> QColor:
    return theme.colour("control_line" if theme.current().name == "contrast" else "line")
