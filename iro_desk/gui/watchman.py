"""Watchman: the one place that sees every event of the program before the part it is meant for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

Look = Callable[[QObject, QEvent], bool]


class Watchman(QObject):
    """Shows each event to those who look at its kind: menus, dialogs and previews included.

    There is one, because every event of the program passes through it and a second would cost as much again.
    """

    def __init__(self, application: QCoreApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._looks: dict[QEvent.Type, tuple[Look, ...]] = {}
        application.installEventFilter(self)

    def look_at(self, kinds: Iterable[QEvent.Type], look: Look) -> None:
        """Show ``look`` every event of some kinds; what it returns True for goes no further."""
        for kind in kinds:
            self._looks[kind] = (*self._looks.get(kind, ()), look)

    def end(self) -> None:
        """Look at nothing more."""
        self._looks.clear()
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every look is shown the event, whatever the others make of it."""
        looks = self._looks.get(event.type())
        return looks is not None and True in [look(watched, event) for look in looks]
