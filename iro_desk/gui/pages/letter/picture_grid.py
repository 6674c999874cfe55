"""A grid of pictures to choose from by name; each is drawn only when it comes into view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from iro_desk.exports import pictures
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.keys import is_enter
from iro_desk.gui.widgets.painting import draw_ground, draw_text, inks, text_height
from iro_desk.gui.widgets.thumbnail import on_paper

WIDE, SIDE, LINES = 98, 64, 2
DRAWN = 128
LETTERS = "Mg\nMg"
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choosable:
    """One picture to choose.

    Args:
        name: what it shows.
        code_point: one of OpenMoji; empty for a picture kept in the file.
        attachment_id: a picture kept in the file; None for one of OpenMoji.
        small: a PNG of a kept picture.
    """

    name: str
    code_point: str = ""
    attachment_id: int | None = None
    small: bytes = b""


class _Choices(QAbstractListModel):
    """The pictures shown, and those of them drawn so far."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.choices: tuple[Choosable, ...] = ()
        self.drawn: dict[str, QImage] = {}
        self._wanted: dict[str, None] = {}
        self._asked: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, for a screen reader and for typing it."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.choices[index.row()].name
        return None

    def show_choices(self, choices: tuple[Choosable, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.choices = choices
        self._wanted.clear()
        self.endResetModel()

    def picture(self, choice: Choosable) -> QImage:
        """What is drawn of it; blank until it is drawn, which begins now."""
        if choice.small:
            return QImage.fromData(choice.small)
        if choice.code_point not in self.drawn and choice.code_point not in self._asked:
            self._wanted[choice.code_point] = None
            self._soon.start()
        return self.drawn.get(choice.code_point, QImage())

    def _draw(self) -> None:
        codes, self._wanted = tuple(self._wanted), {}
        self._asked.update(codes)
        self._context.ops.beside(partial(_drawn, codes), self._take, self)

    def _take(self, drawn: dict[str, bytes]) -> None:
        self.drawn.update({code: QImage.fromData(content) for code, content in drawn.items()})
        if self.choices:
            self.dataChanged.emit(self.index(0), self.index(len(self.choices) - 1))


class _Cell(QStyledItemDelegate):
    """A picture on white paper with its name beneath."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw one."""
        draw_ground(painter, option, last=True, corner=theme.px(6))
        model = index.model()
        assert isinstance(model, _Choices)
        choice = model.choices[index.row()]
        pad, side = theme.px(6), theme.px(SIDE)
        box = QRect(option.rect).adjusted(pad, pad, -pad, -pad)
        left = box.left() + (box.width() - side) // 2
        painter.drawPixmap(left, box.top(), on_paper(model.picture(choice), QSize(side, side)))
        painter.save()
        under = box.adjusted(0, side + theme.px(4), 0, 0)
        painter.setClipRect(under)
        draw_text(
            painter, choice.name, theme.font("caption"), inks(option)[0], under, Qt.AlignmentFlag.AlignHCenter
        )
        painter.restore()

    def sizeHint(self, _option: Any, _index: Index) -> QSize:
        """Every cell is as large as the others."""
        tall = theme.px(6 + SIDE + 4 + 6) + text_height(LETTERS, theme.font("caption"), 1000)
        return QSize(theme.px(WIDE), tall)


class PictureGrid(QListView):
    """Pictures side by side; arrow keys go through them, Enter or a press chooses.

    Signals:
        chosen(Choosable): one was chosen.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._choices = _Choices(context)
        self._choices.setParent(self)
        self.setModel(self._choices)
        self._cell = _Cell(self)
        self.setItemDelegate(self._cell)
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.chosen.emit(self.choices[index.row()]))
        theme.source().changed.connect(self._measure)
        self._measure()

    @property
    def choices(self) -> tuple[Choosable, ...]:
        """The pictures shown."""
        return self._choices.choices

    @property
    def drawn(self) -> frozenset[str]:
        """The code points of the pictures drawn so far."""
        return frozenset(self._choices.drawn)

    def show_choices(self, choices: Sequence[Choosable]) -> None:
        """Show these pictures from the first."""
        self._choices.show_choices(tuple(choices))
        self.scrollToTop()
        if choices and self.hasFocus():
            self.setCurrentIndex(self._choices.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space chooses."""
        here = self.currentIndex()
        if here.isValid() and (is_enter(event) or event.key() == Qt.Key.Key_Space):
            self.chosen.emit(self.choices[here.row()])
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first picture is current as soon as the keyboard arrives."""
        super().focusInEvent(event)
        if self.choices and not self.currentIndex().isValid():
            self.setCurrentIndex(self._choices.index(0))

    def _measure(self) -> None:
        cell = self._cell.sizeHint(None, QModelIndex())
        self.setFixedHeight(round(cell.height() * (LINES + 0.5)))
        self.scheduleDelayedItemsLayout()


def _drawn(codes: tuple[str, ...]) -> dict[str, bytes]:
    return {code: pictures.openmoji(code, DRAWN) for code in codes}
