"""Telling: says why something is marked, to the mouse that rests on it and to whoever goes there by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from iro_desk.domain.writing.findings import Finding
from iro_desk.gui import theme
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.marker import Marker

SHOWN_WORDS = 60
SWAP = "Ctrl+. offers other words."


class Telling(QObject):
    """Tells the reasons in one editor."""

    def __init__(self, editor: NarrativeEdit, marker: Marker) -> None:
        super().__init__(editor)
        self._editor, self._marker = editor, marker
        editor.viewport().installEventFilter(self)

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
        below = editor.cursorRect().bottomLeft() + QPoint(0, theme.px(4))
        QToolTip.showText(editor.viewport().mapToGlobal(below), said, editor)


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
