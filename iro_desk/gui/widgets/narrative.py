"""NarrativeEdit: long writing that grows with its text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QSizeF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit

from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.own_terms import ChildsTerms
from iro_desk.domain.writing.pasting import cleaned, from_page, holds_lists_or_tables
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui import theme

MEASURE = 600
LINE_HEIGHT = 150
BETWEEN = "\u2063"


class NarrativeEdit(QTextEdit):
    """Plain writing at reading size and line height; Tab leaves it, and it is never shorter than its lines.

    Args:
        lines: the fewest lines it shows.

    Attributes:
        written_for: whose reading it is for; what is marked as jargon follows from it.
        voice: the voice of a letter, which says how long a sentence may be; None for no letter.
        own_terms: the words of the child it is written to, which are never marked.
        child_id: that child; None for no one child.

    Signals:
        edited(): the officer changed the text.
        menu_opening(QMenu, QTextCursor): its menu is about to be shown for the word at the cursor.
        pasting(int): so many letters are about to be put in at the caret.
        reader_changed(): it is written for somebody else now.
    """

    edited = Signal()
    menu_opening = Signal(QMenu, QTextCursor)
    pasting = Signal(int)
    reader_changed = Signal()

    def __init__(self, words: str = "", lines: int = 6) -> None:
        super().__init__()
        self._lines = lines
        self._setting = False
        self._said = ""
        self.written_for = WrittenFor.RECORD
        self.voice: Voice | None = None
        self.own_terms = ChildsTerms()
        self.child_id: int | None = None
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._say_edited)
        theme.source().changed.connect(self._measure)
        self._measure()
        self.set_value(words)

    def write_to(self, child_id: int, voice: Voice, own_terms: ChildsTerms) -> None:
        """Say which child reads it, in which voice, and what that child's own words are."""
        if (self.child_id, self.voice, self.own_terms) != (child_id, voice, own_terms):
            self.child_id, self.voice, self.own_terms = child_id, voice, own_terms
            self.reader_changed.emit()

    def value(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_value(self, value: object) -> None:
        """Show a text; None is blank. The caret stays where it was when the text allows."""
        words = "" if value is None else str(value)
        if words == self.toPlainText() and self.document().blockCount() > 1:
            return
        place = self.textCursor().position()
        self._setting = True
        self.setPlainText(words)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()
        self._setting = False
        self.put_caret(place)

    def show_at_least(self, lines: int) -> None:
        """Change the fewest lines it shows."""
        self._lines = lines
        self._measure()

    def caret(self) -> int:
        """Where the caret stands, in characters."""
        return self.textCursor().position()

    def put_caret(self, place: int) -> None:
        """Put the caret at a character, or at the end when the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def put_in(self, words: str, cursor: QTextCursor | None = None) -> None:
        """Put words in at the caret, or in place of what a cursor holds, as one step of Undo of their own.

        Undo joins what is put in with what is typed before and after it, unless something was taken away between.
        """
        at = self.textCursor() if cursor is None else cursor
        at.beginEditBlock()
        at.insertText(f"{words}{BETWEEN}")
        at.deletePreviousChar()
        at.endEditBlock()
        self.ensureCursorVisible()

    def open_menu(self, *, whole: bool = True) -> None:
        """Open the menu for the word at the caret.

        Args:
            whole: with cutting, copying and pasting.
        """
        below = self.cursorRect().bottomLeft() + QPoint(0, theme.px(4))
        menu = self.createStandardContextMenu() if whole else QMenu(self)
        self._open_menu(menu, self.textCursor(), self.viewport().mapToGlobal(below))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click opens the menu for the word pointed at, the Menu key for the word at the caret."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self.viewport().mapFromGlobal(event.globalPos())
            self._open_menu(self.createStandardContextMenu(), self.cursorForPosition(at), event.globalPos())
        else:
            self.open_menu()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words in any form can be pasted or dropped."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what was copied elsewhere as plain paragraphs, in one step of Undo."""
        html = source.html() if source.hasHtml() else ""
        if html and (not source.text().strip() or holds_lists_or_tables(html)):
            words = from_page(html)
        else:
            words = cleaned(source.text())
        if words:
            self.pasting.emit(len(words))
            self.put_in(words)

    def _open_menu(self, menu: QMenu, cursor: QTextCursor, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu, cursor)
        menu.popup(at)

    def _say_edited(self) -> None:
        """Only when the words are others: marking a misspelling changes the text's look, and Qt calls that a change."""
        words, before = self.toPlainText(), self._said
        self._said = words
        if not self._setting and words != before:
            self.edited.emit()

    def _measure(self) -> None:
        self.setMaximumWidth(theme.px(MEASURE))
        self._fit(self.document().size())

    def _fit(self, wanted: QSizeF) -> None:
        line = self.fontMetrics().height() * LINE_HEIGHT / 100
        frame = max(
            2 * self.frameWidth(), theme.px(12) + 2
        )  # the style's edge and padding, once it is dressed
        least = self._lines * line + 2 * self.document().documentMargin()
        self.setFixedHeight(round(max(least, wanted.height()) + frame))
