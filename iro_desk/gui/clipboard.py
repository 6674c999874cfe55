"""Clipboard: the one way words leave for the clipboard; marked as not for keeping, and taken back (S25)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from iro_desk.gui.watchman import Watchman

KEPT_FOR_MS = 60_000
OURS = "application/x-iro-desk"
WINDOWS = 'application/x-qt-windows-mime;value="{}"'
#: what tells each system's clipboard histories to leave this alone, and not to send it to another computer
MARKS: dict[str, bytes] = {
    OURS: secrets.token_bytes(16),
    WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): bytes(4),
    WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
}
MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
Editor = QTextEdit | QPlainTextEdit
_Type = QEvent.Type


def marked(words: str) -> QMimeData:
    """Words as they may lie on a clipboard: plain, and marked as not for keeping."""
    carried = QMimeData()
    carried.setText(words)
    for name, value in MARKS.items():
        carried.setData(name, value)
    return carried


def copy(words: str, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
    """Put words on a clipboard; every copy of the program's goes through here."""
    QGuiApplication.clipboard().setMimeData(marked(words), mode)


def owned(mode: QClipboard.Mode) -> bool:
    """Whether the system says that this program put there what lies on a clipboard."""
    board = QGuiApplication.clipboard()
    if mode is QClipboard.Mode.Selection:
        return board.supportsSelection() and board.ownsSelection()
    return board.ownsClipboard()


class TakingBack(QObject):
    """Takes back what was copied: after a minute, at the lock and at the end.

    What an editor or a label puts there by itself is marked as well, whichever way it was copied.

    Args:
        watchman: shows it the keys that copy and cut, and the presses from which words could be dragged out.
        owns: whether this program put there what lies on a clipboard.
    """

    def __init__(
        self, watchman: Watchman, parent: QObject, owns: Callable[[QClipboard.Mode], bool] = owned
    ) -> None:
        super().__init__(parent)
        self._owns = owns
        self._board = QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_FOR_MS)
        self._timer.timeout.connect(self.take_back)
        self._board.changed.connect(self._changed)
        watchman.look_at((_Type.KeyPress,), self._copies_by_key)
        watchman.look_at((_Type.MouseButtonPress,), self._begins_no_drag)

    @property
    def takes_back_in(self) -> int:
        """Milliseconds until what was copied is taken back; -1 when nothing was."""
        return self._timer.remainingTime()

    def take_back(self) -> None:
        """Clear what is still ours; what another program put there stays."""
        self._timer.stop()
        for mode in MODES:
            if self._is_ours(mode):
                self._board.clear(mode)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        carried = self._board.mimeData(mode)
        return carried is not None and carried.data(OURS).data() == MARKS[OURS]

    def _changed(self, mode: QClipboard.Mode) -> None:
        """What a part of the program copied by itself, as from a menu, is put there again, marked."""
        if mode in MODES and self._is_ours(mode):
            self._timer.start()
        elif mode in MODES and self._owns(mode):
            words = self._board.text(mode)
            if words:
                copy(words, mode)

    def _copies_by_key(self, watched: QObject, event: QEvent) -> bool:
        """The keys copy straight to a marked clipboard, so that no history sees it unmarked for a moment."""
        keys = cast(QKeyEvent, event)
        cuts = keys.matches(QKeySequence.StandardKey.Cut)
        if not cuts and not keys.matches(QKeySequence.StandardKey.Copy):
            return False
        words = chosen_in(watched)
        if not words:
            return False
        copy(words)
        if cuts:
            _remove_chosen(watched)
        return True

    def _begins_no_drag(self, watched: QObject, event: QEvent) -> bool:
        """A press on marked words lets the mark go: they could be dragged into any other program (S26)."""
        owner = watched if isinstance(watched, QLabel) else watched.parent()
        if isinstance(owner, QLabel) and owner.hasSelectedText():
            owner.setSelection(0, 0)
        elif isinstance(owner, Editor) and watched is owner.viewport() and owner.textCursor().hasSelection():
            cursor = owner.textCursor()
            cursor.clearSelection()
            owner.setTextCursor(cursor)
        return False


def chosen_in(widget: QObject) -> str:
    """The words that are marked in a field, an editor or a label, where they may be copied."""
    if isinstance(widget, QLineEdit):
        return widget.selectedText() if widget.echoMode() is QLineEdit.EchoMode.Normal else ""
    if isinstance(widget, Editor):
        return widget.textCursor().selection().toPlainText()
    return widget.selectedText() if isinstance(widget, QLabel) else ""


def _remove_chosen(widget: QObject) -> None:
    if isinstance(widget, QLineEdit) and not widget.isReadOnly():
        widget.del_()
    elif isinstance(widget, Editor) and not widget.isReadOnly():
        widget.textCursor().removeSelectedText()
