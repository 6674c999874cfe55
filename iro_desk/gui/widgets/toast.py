"""Toast: what has just happened, with one way back; it waits until the officer has had time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.gui import theme
from iro_desk.gui.widgets.buttons import icon_button
from iro_desk.gui.widgets.layouts import Line
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, Link, wrapped

STAY_MS = 12_000
MOST = 2


class Toast(QFrame):
    """One thing that happened, one action, and close; never for errors.

    Args:
        words: what happened.
        action: the words of its link, or None.
        on_press: what the link does.
        keys: keys that do the same, shown after the link.
    """

    closed = Signal()

    def __init__(
        self,
        words: str,
        action: str | None = None,
        on_press: Callable[[], object] | None = None,
        keys: str = "",
    ) -> None:
        super().__init__()
        dress(self, role="toast")
        across = Line(self, (14, 6, 8, 6), 10)
        across.addWidget(Icon("undo-2" if action == "Undo" else "check", "text", 18))
        across.addWidget(wrapped(words), 1)
        self.link: Link | None = None
        if action is not None:
            self.link = Link(action, on_press)
            self.link.clicked.connect(self.close_now)
            across.addWidget(self.link)
        self._keys = wrapped(keys, "caption", "muted") if keys else None
        if self._keys is not None:
            across.addWidget(self._keys)
        self.close_button = icon_button("x", "Close", self.close_now)
        across.addWidget(self.close_button)
        self.setAccessibleName(words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.close_now)
        self._timer.start()

    def close_now(self) -> None:
        """Go at once."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def withdraw(self) -> None:
        """Take the action back, once it would no longer do what the words say; the words stay."""
        if self.link is None:
            return
        if self.link.hasFocus():
            self.close_button.setFocus()
        self.link.hide()
        self.link = None
        if self._keys is not None:
            self._keys.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Start counting again."""
        self._timer.start()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stay while the keyboard is on it."""
        self._timer.stop()
        super().focusInEvent(event)


class Toasts(QObject):
    """Keeps at most two toasts at the bottom left of a widget.

    Args:
        over: the widget they lie on, such as the page area of the window.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.shown: list[Toast] = []
        over.installEventFilter(self)

    def say(
        self,
        words: str,
        action: str | None = None,
        on_press: Callable[[], object] | None = None,
        keys: str = "",
    ) -> Toast:
        """Show a toast; the oldest goes when there are already two, and only the newest has its action."""
        if action is not None:
            self.withdraw()
        while len(self.shown) >= MOST:
            self.shown[0].close_now()
        made = Toast(words, action, on_press, keys)
        made.setParent(self._over)
        made.closed.connect(lambda: self._forget(made))
        self.shown.append(made)
        made.show()
        self._place()
        return made

    def withdraw(self) -> None:
        """Take back every action that is offered; the words stay."""
        for toast in self.shown:
            toast.withdraw()

    def focus(self) -> bool:
        """Put the keyboard on the newest toast's link (F6); False when there is none."""
        if not self.shown:
            return False
        toast = self.shown[-1]
        (toast.link or toast.close_button).setFocus()
        return True

    def _forget(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
            toast.deleteLater()
        self._place()

    def _place(self) -> None:
        gap = theme.px(12)
        bottom = self._over.height() - gap
        width = min(theme.size("toast_width"), self._over.width() - 2 * gap)
        for toast in reversed(self.shown):
            tall = max(theme.size("toast_height"), toast.heightForWidth(width), toast.sizeHint().height())
            toast.setGeometry(gap, bottom - tall, width, tall)
            toast.raise_()
            bottom -= tall + theme.px(8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep their place when the window changes size."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
