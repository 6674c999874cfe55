"""Telling: says why something is marked, to the mouse or the caret that rests on it and to who goes there by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from iro_desk.domain.writing.findings import Finding
from iro_desk.gui import theme
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.marker import Marker

REST_MS = 600
SHOWN_WORDS = 60
SWAP = "Ctrl+. offers other words."


class Telling(QObject):
    """Tells the reasons in one editor."""

    def __init__(self, editor: NarrativeEdit, marker: Marker) -> None:
        super().__init__(editor)
        self._editor, self._marker = editor, marker
        self._seen = editor.document().revision()
        self._rest, self._written = QTimer(self), QTimer(self)
        for timer, milliseconds, does in (
            (self._rest, REST_MS, self._tell_at_caret),
            (self._written, 0, self._note),
        ):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(does)
        editor.textChanged.connect(self._written.start)
        editor.viewport().installEventFilter(self)
        editor.cursorPositionChanged.connect(self._caret_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The reason is shown where the mouse rests."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        reasons = self.reasons_at(self._editor.cursorForPosition(event.pos()))
        if reasons:
            QToolTip.showText(event.globalPos(), "\n".join(reasons), self._editor)
        else:
            QToolTip.hideText()
        return bool(reasons)

    @property
    def is_waiting(self) -> bool:
        """Whether the caret was moved and has not rested long enough."""
        return self._rest.isActive()

    def _caret_moved(self) -> None:
        """Only a caret that was moved is told, never one that writes."""
        if self._editor.document().revision() == self._seen:
            self._rest.start()
        else:
            self._rest.stop()

    def _note(self) -> None:
        """What was written is written; a caret that moves from now on was moved."""
        self._seen = self._editor.document().revision()

    def _tell_at_caret(self) -> None:
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or not self._editor.hasFocus():
            return
        said = "\n".join(self.reasons_at(cursor))
        self._editor.setAccessibleDescription(said)
        if said:
            self._show(said)

    def _show(self, said: str) -> None:
        below = self._editor.cursorRect().bottomLeft() + QPoint(0, theme.px(4))
        QToolTip.showText(self._editor.viewport().mapToGlobal(below), said, self._editor)

    def reasons_at(self, cursor: QTextCursor) -> tuple[str, ...]:
        """Why what stands at a cursor is marked; empty when it is not."""
        at = cursor.positionInBlock()
        found = self._marker.findings(cursor.block().text())
        return tuple(one.why for one in found if one.start <= at <= one.end)

    def go_to(self, start: int, end: int, finding: Finding) -> None:
        """Select what was found, and say why: beside the words, and to a screen reader.

        Args:
            start, end: where it stands, in characters of the editor.
        """
        editor = self._editor
        cursor = editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        _bring_into_view(editor)
        said = f"{_named(editor.toPlainText()[start:end])}: {finding.why}"
        if finding.suggestions:
            said = f"{said} {SWAP}"
        editor.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(editor, said))
        self._show(said)


def _bring_into_view(editor: NarrativeEdit) -> None:
    caret = editor.cursorRect().center()
    holder: QWidget | None = editor.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    inside = holder.widget() if isinstance(holder, QScrollArea) else None
    if isinstance(holder, QScrollArea) and inside is not None:
        at = editor.viewport().mapTo(inside, caret)
        holder.ensureVisible(at.x(), at.y(), theme.px(40), theme.px(80))


def _named(words: str) -> str:
    return words if len(words) <= SHOWN_WORDS else f"{words[:SHOWN_WORDS].rsplit(' ', 1)[0]} …"
