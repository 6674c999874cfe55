"""NavigationRail: where the officer can go, where she is, and how many things wait there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QStyle, QStyleOptionButton

from iro_desk.gui import theme
from iro_desk.gui.widgets.keys import is_enter, is_enter_with_more
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.properties import dress

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
ROOM, COMPACT_ROOM = (12, 8, 12, 12), (6, 8, 6, 12)
CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Place:
    """A place to go: its id, its word, its icon, and the keys shown at its right."""

    key: str
    words: str
    icon: str
    keys: str = ""
    boxed: bool = False


class RailButton(QAbstractButton):
    """One place: an icon, a word, and a count at right; icon over word when compact."""

    def __init__(self, place: Place, *, checkable: bool) -> None:
        super().__init__()
        self.place = place
        self._count = 0
        self._compact = False
        self.setText(place.words)
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many things wait there; none shows nothing."""
        self._count = count
        self.setAccessibleName(f"{self.place.words}, {count}" if count else self.place.words)
        self.update()

    def be_compact(self, *, compact: bool) -> None:
        """Icon over word, or beside it."""
        self._compact = compact
        self.setToolTip(self.place.keys if compact else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """36 high, or 52 when compact."""
        width = theme.px(64 if self._compact else 172)
        return QSize(width, theme.px(52) if self._compact else theme.size("nav_item"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there as Space does."""
        if is_enter(event):
            self.click()
        elif is_enter_with_more(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the accent bar when current, the icon and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        self._ground(painter, here=here)
        icon = theme.picture(self.place.icon, "accent" if here else "text", 19)
        side = theme.px(19)
        ink = theme.colour("text")
        box = self.rect()
        if self._compact:
            painter.drawPixmap(QRect((box.width() - side) // 2, theme.px(8), side, side), icon)
            painter.setFont(theme.font("caption", bold=here))
            painter.setPen(ink)
            painter.drawText(QRect(0, theme.px(29), box.width(), theme.px(20)), CENTRE, self.place.words)
            return
        left = theme.px(11)
        painter.drawPixmap(QRect(left, (box.height() - side) // 2, side, side), icon)
        painter.setFont(theme.font("body", bold=here))
        painter.setPen(ink)
        painter.drawText(box.adjusted(left + side + theme.px(9), 0, 0, 0), LEFT, self.place.words)
        at_right = str(self._count) if self._count else self.place.keys
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_muted"))
        painter.drawText(box.adjusted(0, 0, -theme.px(10), 0), RIGHT, at_right)

    def _ground(self, painter: QPainter, *, here: bool) -> None:
        box = self.rect()
        option = QStyleOptionButton()
        option.initFrom(self)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        radius = theme.px(6)
        painter.setPen(Qt.PenStyle.NoPen)
        if here or hovered or (self.place.boxed and not self._compact):
            painter.setBrush(theme.colour("surface" if here or self.place.boxed else "sunken"))
            if self.place.boxed:
                painter.setPen(theme.colour("control_line"))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), radius, radius)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(0, theme.px(8), 3, box.height() - theme.px(16), 1, 1)


class NavigationRail(QFrame):
    """The rail at the left of the window.

    Args:
        places: the places, in the order of Alt+1 onwards.
        foot: help, settings and lock, at the bottom.
        find: the Find button at the top, or None.

    Signals:
        chosen: the key of the place pressed.
    """

    chosen = Signal(str)

    def __init__(
        self, places: tuple[Place, ...], foot: tuple[Place, ...] = (), find: Place | None = None
    ) -> None:
        super().__init__()
        dress(self, role="rail")
        self.setAccessibleName("Places")
        self.buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._compact = False
        whole = Column(self, ROOM, 2)
        if find is not None:
            whole.addWidget(self._made(find, checkable=False))
            whole.addSpacing(theme.px(12))
        for place in places:
            made = self._made(place, checkable=True)
            self._group.addButton(made)
            whole.addWidget(made)
        whole.addStretch(1)
        for place in foot:
            whole.addWidget(self._made(place, checkable=False))
        self._whole = whole
        theme.source().changed.connect(self._measure)
        self._measure()

    def _made(self, place: Place, *, checkable: bool) -> RailButton:
        made = RailButton(place, checkable=checkable)
        made.clicked.connect(lambda _on, key=place.key: self.chosen.emit(key))
        self.buttons[place.key] = made
        return made

    def show_place(self, key: str) -> None:
        """Mark where the officer is; a key that is not a place marks nothing."""
        if key in self.buttons and self.buttons[key].isCheckable():
            self.buttons[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for made in self._group.buttons():
            made.setChecked(False)
        self._group.setExclusive(True)

    def show_count(self, key: str, count: int) -> None:
        """How many things wait at a place."""
        self.buttons[key].show_count(count)

    @property
    def is_compact(self) -> bool:
        """Whether it shows icons over words."""
        return self._compact

    def height_of(self, *, compact: bool) -> int:
        """How high it is with every place in view."""
        one = theme.px(52) if compact else theme.size("nav_item")
        gaps = sum(self._whole.spacing() for _ in self.buttons) + theme.px(12)
        margins = self._whole.contentsMargins()
        return len(self.buttons) * one + gaps + margins.top() + margins.bottom()

    def be_compact(self, *, compact: bool) -> None:
        """76 wide with icons over words, or 196 with counts."""
        self._compact = compact
        for made in self.buttons.values():
            made.be_compact(compact=compact)
        self._measure()

    def minimumSizeHint(self) -> QSize:
        """It never holds the window open: where there is no room for it, a menu takes its place."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _measure(self) -> None:
        self.setFixedWidth(theme.size("rail_compact" if self._compact else "rail"))
        self._whole.set_margins(COMPACT_ROOM if self._compact else ROOM)
        for made in self.buttons.values():
            made.updateGeometry()
