"""One run of the window: from the door to the desk, and out again by closing, locking or being told to stop."""

from __future__ import annotations

import secrets
import sys
import threading
from contextlib import suppress
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from iro_desk import appearance, log, paths
from iro_desk.app.door import VaultDoor
from iro_desk.app.ending import end_at_once, end_for_certain
from iro_desk.app.one_window import OneWindow
from iro_desk.app.outside import Outside
from iro_desk.app.painted import when_painted
from iro_desk.app.stalls import Stalls
from iro_desk.app.stopping import stop_when_told
from iro_desk.app.watch import Watch
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import theme
from iro_desk.gui.collecting import Collecting
from iro_desk.gui.crash import THAT_DID_NOT_WORK, quote
from iro_desk.gui.entrance.window import EntranceWindow
from iro_desk.gui.put_away import put_away

if TYPE_CHECKING:
    from iro_desk.domain.working_days import Calendar
    from iro_desk.gui.main_window import MainWindow
    from iro_desk.storage.store import Store

NAMES_HIDDEN = "--names-hidden"
ALREADY_OPEN = "IRO Desk is already open."
BROUGHT = "We have brought that window to the front."
REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def reference() -> str:
    """Six random characters for a file name; they say nothing about anybody (S29)."""
    return "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(6))


class Programme:
    """Builds the parts, hands them over, and takes them down in order.

    Args:
        demonstration: open the caseload of invented children.
        quit_when_shown: leave as soon as the first window is painted.
        names_hidden: open the desk with names hidden; somebody may still be looking.
        outside: the world round this run.
    """

    def __init__(
        self,
        *,
        demonstration: bool = False,
        quit_when_shown: bool = False,
        names_hidden: bool = False,
        outside: Outside | None = None,
    ) -> None:
        self._outside = outside or Outside()
        self._demonstration = demonstration
        self._quit_when_shown, self._names_hidden = quit_when_shown, names_hidden
        self._home = self._outside.home
        self._application = QApplication.instance() or QApplication(sys.argv[:1])
        folder = self._home / ("demonstration" if demonstration else "caseload")
        self._door = VaultDoor(folder, self._outside.now, self._outside.cost, backs_up=not demonstration)
        self._window: QWidget | None = None
        self._is_alone = self._has_left = False

    def run(self) -> NoReturn:
        """Show the first window and stay until the last one closes; the process ends with it."""
        application = self._application
        assert isinstance(application, QApplication)
        application.setApplicationName("IRO Desk")
        application.setQuitOnLastWindowClosed(False)
        self._collecting = Collecting(application)
        watch = Watch(self._home, self._tell_bug)
        stalls = Stalls(application)
        one = OneWindow(self._home, self._door.folder.name, self._to_front, application)
        stop_when_told(application, self.close)
        application.commitDataRequest.connect(lambda _: self._flush())
        self._is_alone = True
        if not one.is_first:
            self._outside.prompts.tell(None, ALREADY_OPEN, BROUGHT)
            end_at_once(0)
        # From within the loop, so that a bug on the way is told rather than printed.
        QTimer.singleShot(0, self.begin)
        try:
            code = int(application.exec())
        finally:
            one.end()
            stalls.end()
            watch.end()
        end_at_once(code)

    def _to_front(self) -> None:
        """The program was started again: here is its window (F29)."""
        if self._window is not None:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.raise_()
            self._window.activateWindow()

    def begin(self) -> None:
        """Show the first window: the door, or the desk of invented children."""
        self._dress(appearance.read(self._home))
        if self._demonstration:
            self._open_demonstration()
        else:
            self._open_door()

    def close(self) -> None:
        """Keep every word, close the file, and end (F05)."""
        self._has_left = True
        self._flush()
        self._shut()
        self._application.quit()

    def lock(self) -> None:
        """End this process, which holds plaintext, and leave a fresh one at the door (S13)."""
        if self._has_left:
            return  # the lid closes and the screen locks in the same moment
        self._has_left = True
        self._flush()
        self._shut()
        with suppress(FileTrouble):  # the fresh process tries again, and says so
            self._door.settle_restore()
        self._outside.start_again(self._as_it_was())
        self._application.quit()
        if self._is_alone:
            end_for_certain()

    def _as_it_was(self) -> tuple[str, ...]:
        """What the fresh process is told: which caseload, and whether names are to stay hidden (S23)."""
        company = getattr(self._window, "company", None)
        hides = (NAMES_HIDDEN,) if company is not None and company.is_hiding else ()
        return (*(("demo",) if self._demonstration else ()), *hides)

    def _dress(self, chosen: appearance.Appearance) -> None:
        application = self._application
        assert isinstance(application, QApplication)
        theme.source().follow(application, chosen.theme, chosen.scale, chosen.font)

    def _change_appearance(self, chosen: appearance.Appearance) -> None:
        from iro_desk.storage.files import DiskFiles

        self._dress(chosen)
        files = DiskFiles()
        try:
            files.make_folder(self._home)
            files.write_atomic(self._home / appearance.FILE, appearance.written(chosen))
        except OSError:
            log.note("appearance.not_kept")

    def _open_door(self) -> None:
        try:
            self._door.clear_left()
            self._door.settle_restore()
        except FileTrouble as trouble:
            self._outside.prompts.tell(None, trouble.what, trouble.next_step)
        window = EntranceWindow(self._door, self._outside.prompts)
        window.opened.connect(self._open_desk)
        window.closed.connect(self.close)
        self._show(window)
        threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()

    def _open_demonstration(self) -> None:
        from iro_desk.app.demonstration import open_demonstration

        try:
            desk = open_demonstration(self._door, self._today(), self._calendar(), reference)
        except (Refusal, FileTrouble) as trouble:
            self._outside.prompts.tell(None, trouble.what, trouble.next_step)
            QTimer.singleShot(0, self.close)
        else:
            self._open_desk(desk)

    def _open_desk(self, desk: Store) -> None:
        from iro_desk.gui.main_window import MainWindow
        from iro_desk.services import settling

        calendar = self._calendar()
        desk.after_writing(partial(settling.settle, calendar=calendar, now=self._outside.now))
        window: MainWindow = MainWindow(
            desk=desk,
            prompts=self._outside.prompts,
            printers=self._outside.printers,
            today=self._today,
            now=self._outside.now,
            calendar=calendar,
            reference=reference,
            resource_text=_resource_text,
            lock=self.lock,
            appearance=appearance.read(self._home),
            change_appearance=self._change_appearance,
            backups=self._door.safe_keeping,
            keys=self._door.keys,
            clock=self._outside.steady,
            shield=self._outside.shield,
            notices=self._door.notices,
        )
        window.company.hide(on=self._names_hidden)
        window.closed.connect(self.close)
        self._outside.listen(window.guard.lock, window)
        self._show(window)

    def _show(self, window: QWidget) -> None:
        leaving = self._window
        self._window = window
        if self._quit_when_shown:
            when_painted(window, self.close)
        if self._outside.shield is not None:
            self._outside.shield(int(window.winId()), True)
        window.show()
        if leaving is not None:
            leaving.hide()
            leaving.deleteLater()

    def _flush(self) -> None:
        flush = getattr(self._window, "flush", None)
        if flush is not None:
            flush()

    def _shut(self) -> None:
        put_away()
        self._outside.printers.stop()
        finish = getattr(self._window, "finish", None)
        if finish is not None:
            finish()
        self._door.let_go()

    def _tell_bug(self, reference: str) -> None:
        self._outside.prompts.tell(self._window, THAT_DID_NOT_WORK, quote(reference))
        if self._window is None:
            self._application.exit(1)

    def _today(self) -> date:
        """Today in London, wherever the laptop is (F36)."""
        return self._outside.now().date()

    def _calendar(self) -> Calendar:
        from iro_desk.domain.working_days import read_bank_holidays

        return read_bank_holidays(_resource_text("data/bank_holidays.csv"))


def _resource_text(name: str) -> str:
    return Path(paths.resource(name)).read_text("utf-8")


def _warm_up() -> None:
    """Import what the desk needs while the officer types her passphrase."""
    for name in ("iro_desk.storage.vault", "iro_desk.gui.main_window"):
        import_module(name)
