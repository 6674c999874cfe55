"""The entrance window: it holds the unlock page or the first run, and says when the vault is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from iro_desk.gui import theme
from iro_desk.gui.crash import write_down
from iro_desk.gui.entrance.door import Door
from iro_desk.gui.entrance.first_run_page import FirstRunPage
from iro_desk.gui.entrance.unlock_page import UnlockPage
from iro_desk.gui.prompts import Prompts
from iro_desk.gui.widgets.focus import FocusRing


class EntranceWindow(QMainWindow):
    """A window that holds nothing of the caseload.

    Signals:
        opened(Desk): the vault is open; this window may go.
        closed(): the officer closed it without opening anything.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, door: Door, prompts: Prompts) -> None:
        super().__init__()
        self._prompts = prompts
        self._done = False
        self.setWindowTitle("IRO Desk")
        self.page: FirstRunPage | UnlockPage = FirstRunPage(door) if door.is_new else UnlockPage(door)
        self.setCentralWidget(self.page)
        self.ring = FocusRing(self)
        self.resize(theme.px(1100), theme.px(738))
        self.page.opened.connect(self._opened)
        self.page.broke.connect(self._broke)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page.take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._done:
            self.page.finish()
            self.closed.emit()

    def _opened(self, desk: object) -> None:
        self._done = True
        self.page.finish()
        self.opened.emit(desk)

    def _broke(self, bug: BaseException) -> None:
        self._prompts.tell(
            self,
            "That did not work, and nothing was changed.",
            f"Close the program and open it again. If it happens twice, quote {write_down(bug)}.",
        )
