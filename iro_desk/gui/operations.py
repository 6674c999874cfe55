"""Runs work on the desk's one worker, brings results back to the window, and reports failures in one place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from iro_desk import paths
from iro_desk.domain.changes import Changes
from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui.aside import start_aside

T = TypeVar("T")
AGAIN_MS = 2000
NO_MEMORY = (
    "This computer has too little memory free for that, so it was not done.",
    "Close other programs, then try again. Nothing was lost.",
)
PART_MISSING = (
    "A part of the program is missing on this computer, so that was not done.",
    "Have IRO Desk installed again. Your desk is not touched by that.",
)
STUCK_AFTER = 3
"""Tries that failed one after another before the window says so above the screen and changes nothing else."""

WAITS = "Nothing else can be changed while the disk does not take what you typed."
WAITS_FOR = "Your words are still on the screen, and are tried again by themselves."


class Outcome(Protocol):
    """What a write returns: the value, and what it changed."""

    @property
    def changes(self) -> Changes:
        """Which kinds were touched."""

    @property
    def value(self) -> Any:
        """What the service returned."""


class Desk(Protocol):
    """The open caseload, as the window knows it. The application hands in the store."""

    def read_later(self, fn: Callable[[Any], T]) -> Future[T]:
        """Queue a read."""

    def write_later(self, label: str, fn: Callable[[Any], Any]) -> Future[Any]:
        """Queue a write; the label is what Undo will say."""

    def undo_later(self) -> Future[Changes | None]:
        """Queue the undoing of the newest write."""


class Operations(QObject):
    """The window's only road to the caseload.

    Signals:
        changed(Changes, initiator): a write was committed.
        saving(): a write is on its way.
        saved(datetime): every write so far is on the disk.
        not_saved(str): a write failed because of the file or the disk.
        stuck(str): what was typed has failed three times, and why; empty once it is on the disk (F15).
        refused(str, object): the officer can put it right, and nobody else took it.
        broke(BaseException): a bug.
    """

    changed = Signal(object, object)
    saving = Signal()
    saved = Signal(object)
    not_saved = Signal(str)
    stuck = Signal(str)
    refused = Signal(str)
    broke = Signal(object)
    _arrived = Signal(object)

    def __init__(self, desk: Desk, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._writes_waiting = 0
        self._closed = False
        self._kept_last: dict[object, int] = {}
        self._behind: dict[object, _Waiting] = {}
        self._failures, self._is_stuck = 0, False
        self._number = 0
        self._awaited: dict[int, Callable[[Future[Any]], None]] = {}
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def writes_waiting(self) -> int:
        """How many writes have been asked for and have not yet reached the disk."""
        return self._writes_waiting

    @property
    def is_at_rest(self) -> bool:
        """Whether everything asked of the caseload has been answered, and the answers are in the window."""
        return not self._awaited

    @property
    def is_behind(self) -> bool:
        """Whether something typed could not be put on the disk and is still being tried."""
        return bool(self._behind)

    @property
    def waiting_words(self) -> tuple[str, ...]:
        """What was typed and could not be put on the disk, in plain words and in the order it failed."""
        return tuple(waiting.words for waiting in self._behind.values() if waiting.words)

    def read(
        self,
        fn: Callable[[Any], T],
        then: Callable[[T], None],
        owner: QObject,
        otherwise: Callable[[Exception], bool] | None = None,
        lost: Callable[[], None] | None = None,
    ) -> None:
        """Run ``fn`` on the worker and ``then`` in the window, unless ``owner`` is gone by then.

        Args:
            fn: a service with everything but its session given.
            otherwise: sees a Refusal or FileTrouble first; True when it has dealt with it.
            lost: a bug took the answer and has been told of; what waited for it can go on.
        """
        if self._closed:
            return
        future = self._desk.read_later(fn)
        self._watch(future, lambda done: self._settle_read(done, then, owner, otherwise, lost))

    def beside(
        self,
        fn: Callable[[], T],
        then: Callable[[T], None],
        owner: QObject,
        otherwise: Callable[[Exception], bool] | None = None,
        lost: Callable[[], None] | None = None,
    ) -> None:
        """Run ``fn``, which needs no caseload, off both the window's thread and the worker; see :meth:`read`."""
        if self._closed:
            return
        self._watch(start_aside(fn), lambda done: self._settle_read(done, then, owner, otherwise, lost))

    def write(
        self,
        label: str,
        fn: Callable[[Any], T],
        then: Callable[[T], None] | None = None,
        owner: QObject | None = None,
        otherwise: Callable[[Exception], bool] | None = None,
        lost: Callable[[], None] | None = None,
    ) -> None:
        """Run ``fn`` as one undoable write called ``label``; see :meth:`read` for the rest.

        It is refused while words that were typed wait for a disk that does not take them.
        """
        if not self._closed:
            future = _refused() if self._is_stuck else self._desk.write_later(label, fn)
            self._send(future, lambda done: self._settle_write(done, then, owner, otherwise, lost))

    def note(self, label: str, fn: Callable[[Any], Any]) -> None:
        """Write what the program keeps of itself, such as the day and the place, and say nothing of it.

        She has typed none of it: on a disk that takes nothing, or a desk that may only be read, there is nothing
        of hers that is not saved.
        """
        if self._closed or self._is_stuck:
            return

        def settle(done: Future[Any]) -> None:
            self._writes_waiting -= 1
            outcome = self._result(done, lambda _trouble: True)
            if outcome is _FAILED or outcome is _LOST:
                self._say_saved(None)
                return
            self.changed.emit(outcome.changes, None)
            self._say_saved(self._now())

        self._writes_waiting += 1
        self._watch(self._desk.write_later(label, fn), settle)

    def _send(self, future: Future[Any], settle: Callable[[Future[Any]], None]) -> None:
        self._writes_waiting += 1
        self.saving.emit()
        self._watch(future, settle)

    def keep(self, key: object, label: str, fn: Callable[[Any], Any], words: str = "") -> None:
        """Write what was typed, and go on trying while the disk will not take it (F15, F16).

        The words outlive the screen they were typed in: leaving it does not end the trying. Until they
        are on the disk nothing is called saved.

        Args:
            key: what is being kept; newer words take the place of older ones that are still waiting.
            words: what was typed as she would read it, for a copy elsewhere.
        """
        if self._closed:
            return
        mine = self._kept_last[key] = self._kept_last.get(key, 0) + 1

        def on_the_disk(_: object) -> None:
            self._failures = 0
            if self._kept_last.get(key) == mine:
                self._behind.pop(key, None)
            self._say_unstuck()

        def again_later(trouble: Exception) -> bool:
            if self._kept_last.get(key) == mine:
                self._behind[key] = _Waiting(label, fn, words)
                self._again.start()
                self._failures += 1
                if self._failures >= STUCK_AFTER:
                    self._is_stuck = True
                    self.stuck.emit(str(trouble))
            return True

        future = self._desk.write_later(label, fn)
        self._send(future, lambda done: self._settle_write(done, on_the_disk, None, again_later, None))

    def forget(self, key: object) -> None:
        """Stop trying to keep what has gone into its record."""
        self._kept_last.pop(key, None)
        self._behind.pop(key, None)
        self._say_unstuck()

    def undo(self, then: Callable[[Changes | None], None], owner: QObject) -> None:
        """Put back the newest write and tell every screen."""
        if self._closed:
            return
        future = self._desk.undo_later()

        def settle(done: Future[Any]) -> None:
            changes = self._result(done, None)
            if changes is not _FAILED and changes is not _LOST:
                if changes is not None:
                    self.changed.emit(changes, None)
                if _alive(owner):
                    then(changes)

        self._watch(future, settle)

    def close(self) -> None:
        """Deliver nothing more and ask nothing more: the window is going, and its last words are handed over."""
        self._closed = True
        self._again.stop()
        self._awaited.clear()

    def _try_again(self) -> None:
        """Only when nothing else is on its way: a filing that settles first may forget what waits here."""
        if not self._behind:
            self._again.stop()
        elif self._writes_waiting == 0:
            for key, waiting in list(self._behind.items()):
                self.keep(key, waiting.label, waiting.fn, waiting.words)

    def _say_unstuck(self) -> None:
        if self._is_stuck and not self._behind:
            self._is_stuck, self._failures = False, 0
            self.stuck.emit("")

    def _watch(self, future: Future[Any], settle: Callable[[Future[Any]], None]) -> None:
        """Settle in the window's thread.

        The worker is handed a number and never ``settle``, which holds screens: were the worker the last to
        let go of one, a widget would be freed outside the window's thread, and the process would die.
        """
        self._number += 1
        number = self._number
        self._awaited[number] = settle
        future.add_done_callback(lambda done: self._arrive(done, number))

    def _arrive(self, done: Future[Any], number: int) -> None:
        if not self._closed and shiboken6.isValid(self):
            self._arrived.emit((number, done))

    def _deliver(self, arrived: tuple[int, Future[Any]]) -> None:
        number, done = arrived
        settle = self._awaited.pop(number, None)
        if settle is not None and not self._closed:
            settle(done)

    def _settle_read(
        self,
        done: Future[Any],
        then: Callable[[Any], None],
        owner: QObject,
        otherwise: Callable[[Exception], bool] | None,
        lost: Callable[[], None] | None,
    ) -> None:
        value = self._result(done, otherwise if _alive(owner) else None)
        if value is _LOST:
            _go_on(owner, lost)
        elif value is not _FAILED and _alive(owner):
            then(value)

    def _settle_write(
        self,
        done: Future[Any],
        then: Callable[[Any], None] | None,
        owner: QObject | None,
        otherwise: Callable[[Exception], bool] | None,
        lost: Callable[[], None] | None,
    ) -> None:
        self._writes_waiting -= 1
        outcome = self._result(done, otherwise, writing=True)
        if outcome is _LOST:
            _go_on(owner, lost)
        if outcome is _FAILED or outcome is _LOST:
            return
        self.changed.emit(outcome.changes, owner)
        if then is not None and (owner is None or _alive(owner)):
            then(outcome.value)
        self._say_saved(self._now())

    def _say_saved(self, at: datetime | None) -> None:
        """Saved is said only when every word handed over is on the disk (U16)."""
        if self._writes_waiting == 0 and not self._behind:
            self.saved.emit(at)

    def _result(
        self,
        done: Future[Any],
        otherwise: Callable[[Exception], bool] | None,
        *,
        writing: bool = False,
    ) -> Any:
        try:
            return _given(done)
        except (Refusal, FileTrouble) as trouble:
            if writing and isinstance(trouble, FileTrouble):
                self.not_saved.emit(str(trouble))
            elif writing:
                self._say_saved(None)
            if otherwise is None or not otherwise(trouble):
                self.refused.emit(str(trouble))
        except BaseException as bug:
            if writing:
                self.not_saved.emit("That did not work, and your words are still on the screen.")
            self.broke.emit(bug)
            return _LOST
        return _FAILED


_FAILED, _LOST = object(), object()


def _given(done: Future[Any]) -> Any:
    """Return what was given; what the computer or a broken installation could not do is no bug (F07, F52)."""
    try:
        return done.result()
    except MemoryError as error:
        raise FileTrouble(*NO_MEMORY) from error
    except FileNotFoundError as error:
        if not paths.is_shipped(error.filename):
            raise
        raise FileTrouble(*PART_MISSING) from error


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Something typed that is still to be put on the disk."""

    label: str
    fn: Callable[[Any], Any]
    words: str


def _refused() -> Future[Any]:
    """An answer that the disk need not be asked for."""
    answer: Future[Any] = Future()
    answer.set_exception(Refusal(WAITS, WAITS_FOR))
    return answer


def _go_on(owner: QObject | None, lost: Callable[[], None] | None) -> None:
    if lost is not None and (owner is None or _alive(owner)):
        lost()


def _alive(owner: QObject | None) -> bool:
    return owner is not None and shiboken6.isValid(owner)
