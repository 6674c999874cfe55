"""InCompany: hides names and words, or everything, while somebody else can see the screen (S23, U66)."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from iro_desk.gui.aside import start_aside
from iro_desk.gui.company import bars
from iro_desk.gui.company.kinds import is_shown
from iro_desk.gui.company.marker import Marker
from iro_desk.gui.company.own_words import own_words
from iro_desk.gui.watchman import Watchman

_Type = QEvent.Type
REACHES = (
    _Type.ShortcutOverride, _Type.KeyPress, _Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.Wheel,
    _Type.ContextMenu, _Type.InputMethod,
)  # fmt: skip
HIDES, BLANKS = QKeyCombination(Qt.Key.Key_F9), QKeyCombination(Qt.Key.Key_F8)
LOCKS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
WARM_UP_MS = 1_500


class InCompany(QObject):
    """Stands between every part of the program and the screen.

    What may not be read is never painted: before a widget paints, it is looked at, and bars are painted in its
    place. So menus, dialogs, lists that drop down and previews are held to the same rule as pages.

    Args:
        window: the desk.
        watchman: shows it every event.
        lock: what Ctrl+L does, for when a dialog or a menu has the keyboard.

    Signals:
        changed(): it hides more or less than before.
    """

    changed = Signal()

    def __init__(self, window: QWidget, watchman: Watchman, lock: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._does: dict[QKeyCombination, Callable[[], None]] = {
            HIDES: self.turn, BLANKS: self.turn_blank, LOCKS: lock,
        }  # fmt: skip
        self.is_hiding = self.is_blank = False
        self.marker = Marker(window)
        watchman.look_at((_Type.Paint,), self._before_paint)
        watchman.look_at((_Type.ToolTip,), lambda *_: self.is_hiding or self.is_blank)
        watchman.look_at(REACHES, self._before_input)
        QTimer.singleShot(WARM_UP_MS, self, lambda: start_aside(own_words))

    def turn(self) -> None:
        """Hide names and words, or show them again."""
        self.hide(on=not self.is_hiding)

    def hide(self, *, on: bool) -> None:
        """Hide names and words, or show them."""
        self.is_hiding = on
        self._paint_again()

    def turn_blank(self) -> None:
        """Empty the screen at once, or show it as it was."""
        self.is_blank = not self.is_blank
        popup = QApplication.activePopupWidget()
        if self.is_blank and popup is not None:
            popup.close()
        self._paint_again()

    def _paint_again(self) -> None:
        self.marker.show_state(hiding=self.is_hiding, blank=self.is_blank)
        for widget in QApplication.allWidgets():
            widget.update()
        self.changed.emit()

    def _before_paint(self, watched: QObject, event: QEvent) -> bool:
        if not (self.is_hiding or self.is_blank) or not isinstance(watched, QWidget):
            return False
        if watched is self.marker or self.marker.isAncestorOf(watched):
            return False
        if self.is_blank:
            bars.blank(watched)
            return True
        if is_shown(watched):
            return False
        bars.cover(watched)
        return True

    def _before_input(self, watched: QObject, event: QEvent) -> bool:
        """The three keys work where a shortcut of the window does not reach; a blank screen takes no others."""
        keys = cast(QKeyEvent, event) if event.type() in (_Type.KeyPress, _Type.ShortcutOverride) else None
        does = self._does.get(keys.keyCombination()) if keys is not None else None
        if does is not None:
            if event.type() == _Type.KeyPress:
                does()
                return True
            return False
        if self.is_blank:
            event.accept()  # an override that is not accepted goes on to be a shortcut
        return self.is_blank
