"""The entrance window: it holds the unlock page or the first run, and says when the vault is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from iro_desk.gui import theme
from iro_desk.gui.crash import write_down
from iro_desk.gui.entrance.door import Door
from iro_desk.gui.entrance.first_run_page import FirstRunPage
from iro_desk.gui.entrance.restore_page import RestorePage
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
        self._door = door
        self.page: FirstRunPage | UnlockPage | RestorePage = self._first()
        self.setCentralWidget(self.page)
        self.ring = FocusRing(self)
        self.resize(theme.px(1100), theme.px(738))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page.take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._done:
            self.page.finish()
            self.closed.emit()

    def _first(self) -> FirstRunPage | UnlockPage:
        page = FirstRunPage(self._door) if self._door.is_new else UnlockPage(self._door, self._prompts)
        page.opened.connect(self._opened)
        page.broke.connect(self._broke)
        page.restore_asked.connect(self._restore)
        return page

    def _restore(self) -> None:
        page = RestorePage(self._door, self._prompts)
        page.opened.connect(self._opened)
        page.broke.connect(self._broke)
        page.left.connect(lambda: self._show(self._first()))
        self._show(page)

    def _show(self, page: FirstRunPage | UnlockPage | RestorePage) -> None:
        leaving, self.page = self.page, page
        leaving.finish()
        self.setCentralWidget(page)
        page.show()
        page.take_focus()

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
