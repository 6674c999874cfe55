"""Assistance: what one editor's menu offers for the word at the caret, and what choosing it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from textwrap import wrap

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu

from iro_desk.domain.writing.findings import Finding, Kind
from iro_desk.domain.writing.plain_words import Jargon, blank, fitted
from iro_desk.domain.writing.words import Word
from iro_desk.gui import theme
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.aids import Aids
from iro_desk.gui.writing.marker import Marker
from iro_desk.gui.writing.telling import Telling

LONGEST_LINE = 72
HEADINGS = {Kind.ACRONYM: "It stands for", Kind.TONE: "As true, and kinder"}


class Assistance(QObject):
    """Helps in one editor for as long as it stands.

    Signals:
        word_added(str): she says that a word is right.
        phrase_made(str): she wants these words kept as a phrase.
        phrase_wanted(): she wants to choose one.
        term_silenced(str): she does not want a word of the list marked.
        own_term_made(int, str): a word is this child's own.
    """

    word_added = Signal(str)
    phrase_made = Signal(str)
    phrase_wanted = Signal()
    term_silenced = Signal(str)
    own_term_made = Signal(int, str)

    def __init__(self, editor: NarrativeEdit, aids: Aids) -> None:
        super().__init__(editor)
        self._editor, self._aids = editor, aids
        self.marker = Marker(editor, aids)
        self.telling = Telling(editor, self.marker)
        editor.menu_opening.connect(self._fill)

    def suggest(self) -> bool:
        """Open the menu for the marked word at the caret, or the next one after it; False when there is none."""
        cursor = self._editor.textCursor()
        place = self._next_marked(cursor)
        if place is None:
            return False
        if not self._is_marked(cursor):
            self._editor.put_caret(place)
        self._editor.ensureCursorVisible()
        self._editor.open_menu(whole=False)
        return True

    def _is_marked(self, cursor: QTextCursor) -> bool:
        word, jargon = self._at(cursor.block(), cursor.positionInBlock())
        return word is not None or jargon is not None

    def _next_marked(self, cursor: QTextCursor) -> int | None:
        """Where the first marked word at or after the caret begins, and from the top when there is none."""
        if self._is_marked(cursor):
            return cursor.position()
        document = self._editor.document()
        blocks = document.blockCount()
        for step in range(blocks + 1):
            block = document.findBlockByNumber((cursor.blockNumber() + step) % blocks)
            found = self.marker.marks(block.text())
            starts = sorted([word.start for word in found.misspelt] + [one.start for one in found.jargon])
            after = cursor.positionInBlock() if step == 0 else -1
            place = next((start for start in starts if start >= after), None)
            if place is not None:
                return block.position() + place
        return None

    def _at(self, block: QTextBlock, at: int) -> tuple[Word | None, Jargon | None]:
        found = self.marker.marks(block.text())
        word = next((one for one in found.misspelt if one.start <= at <= one.end), None)
        jargon = next((one for one in found.jargon if one.start <= at <= one.end), None)
        return word, jargon

    def _fill(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Put what we offer above the usual entries."""
        block = cursor.block()
        word, jargon = self._at(block, cursor.positionInBlock())
        made: list[QAction] = []
        if word is not None:
            made += self._spelling(menu, block, word)
        if jargon is not None:
            made += self._plainer(menu, block, jargon)
        hard = self._hard(block, cursor.positionInBlock())
        made += [line for one in hard for line in _told(menu, one.why)] + ([_line(menu)] if hard else [])
        selected = self._editor.textCursor().selectedText().replace("\u2029", "\n")
        if selected.strip():
            keep = partial(self.phrase_made.emit, selected)
            made.append(_entry(menu, "Make a phrase of the selected words", keep))
        made.append(_entry(menu, "Insert a phrase\tCtrl+;", self.phrase_wanted.emit))
        made.append(_line(menu))
        first = menu.actions()[0] if menu.actions() else None
        menu.insertActions(first, made) if first else menu.addActions(made)
        able = next((one for one in made if one.isEnabled() and not one.isSeparator()), None)
        if able is not None and (word is not None or jargon is not None):
            menu.setActiveAction(able)

    def _spelling(self, menu: QMenu, block: QTextBlock, word: Word) -> list[QAction]:
        offered = self._aids.offers(word.text)
        made = [
            _entry(menu, one, partial(self._replace, block, word.start, word.end, one), bold=True)
            for one in offered
        ]
        if not offered:
            made.append(_said(menu, "No word like this is in the dictionary"))
        stem = word.text.replace("’", "'").removesuffix("'s")
        add = partial(self.word_added.emit, stem)
        return [*made, _entry(menu, f"Add “{stem}” to my words", add), _line(menu)]

    def _plainer(self, menu: QMenu, block: QTextBlock, jargon: Jargon) -> list[QAction]:
        text = block.text()
        instead = [fitted(text, jargon, one) for one in jargon.word.instead]
        said = HEADINGS.get(jargon.word.kind, "Plainer words")
        made = [_said(menu, said)] if instead else []
        made += [
            _entry(menu, one, partial(self._replace, block, jargon.start, jargon.end, one), bold=True)
            for one in instead
        ]
        if jargon.word.advice:
            made += _told(menu, jargon.word.advice)
        written, term = text[jargon.start : jargon.end], jargon.word.term
        child_id = self._editor.child_id
        if child_id is not None:
            own = partial(self.own_term_made.emit, child_id, written)
            made.append(_entry(menu, f"“{written}” is the child’s own word", own))
        made.append(_entry(menu, f"Never mark “{term}”", partial(self.term_silenced.emit, term)))
        return [*made, _line(menu)]

    def _hard(self, block: QTextBlock, at: int) -> tuple[Finding, ...]:
        return tuple(one for one in self.marker.marks(block.text()).hard if one.start <= at <= one.end)

    def _replace(self, block: QTextBlock, start: int, end: int, instead: str) -> None:
        """In one step of Undo; what is left to fill in is selected."""
        if not block.isValid():
            return
        at = block.position() + start
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(at)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.put_in(instead, cursor)
        to_fill = blank(instead)
        if to_fill is not None:
            cursor.setPosition(at + to_fill[0])
            cursor.setPosition(at + to_fill[1], QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)


def _entry(menu: QMenu, words: str, does: Callable[[], object], *, bold: bool = False) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    if bold:
        action.setFont(theme.font("body", bold=True))
    action.triggered.connect(lambda: does())
    return action


def _told(menu: QMenu, words: str) -> list[QAction]:
    """What is said in as many lines as it takes."""
    return [_said(menu, line) for line in wrap(words, LONGEST_LINE)]


def _said(menu: QMenu, words: str) -> QAction:
    """A line that only says something."""
    action = QAction(words.replace("&", "&&"), menu)
    action.setEnabled(False)
    return action


def _line(menu: QMenu) -> QAction:
    action = QAction(menu)
    action.setSeparator(True)
    return action
