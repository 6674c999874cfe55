"""Marker: underlines in one editor, a paragraph at a time, so that typing never waits for it."""

from __future__ import annotations

from functools import partial
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter

from iro_desk.domain.writing.findings import Finding
from iro_desk.domain.writing.plain_words import in_voice, outside_quotations
from iro_desk.domain.writing.plain_writing import as_finding
from iro_desk.domain.writing.words import Word, is_inside
from iro_desk.gui import theme
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.writing.aids import Aids, Marks
from iro_desk.gui.writing.inks import Inks
from iro_desk.gui.writing.long_paragraph import LongParagraph

SLICE_SECONDS = 0.008
MUCH = 20_000


class Marker(QSyntaxHighlighter):
    """Marks what is typed at once, and what was there before in slices between the officer's keys.

    A word is not called wrong while the caret is still at its end.
    """

    def __init__(self, editor: NarrativeEdit, aids: Aids) -> None:
        super().__init__(editor)
        self._editor, self._aids = editor, aids
        self._held_from: int | None = 0
        self._unfinished: tuple[int, str] | None = None
        self._long = LongParagraph()
        self._inks = Inks()
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._mark_some)
        self.setDocument(editor.document())
        editor.cursorPositionChanged.connect(self._finish_word)
        editor.pasting.connect(self._hold)
        editor.reader_changed.connect(self.mark_all)
        aids.changed.connect(self.mark_all)
        theme.source().changed.connect(self._dress)
        self._dress()

    def mark_all(self) -> None:
        """Mark everything again, a little at a time."""
        self._long = LongParagraph()
        self._held_from = 0
        self._slices.start()

    @property
    def is_done(self) -> bool:
        """Whether everything written has been looked at."""
        return self._held_from is None

    def marks(self, paragraph: str) -> Marks:
        """What is to be marked in a paragraph of this editor; only spelling inside quotation marks."""
        editor = self._editor
        found = self._long.marks(paragraph, partial(self._aids.marks, reader=editor.written_for))
        listed = in_voice(outside_quotations(paragraph, found.jargon), editor.voice)
        jargon = editor.own_terms.kept(paragraph, listed)
        own = editor.own_terms.places(paragraph)
        misspelt = tuple(word for word in found.misspelt if not is_inside(own, word.start))
        return Marks(misspelt, jargon, self._aids.hard(paragraph, editor.written_for, editor.voice))

    def findings(self, paragraph: str) -> tuple[Finding, ...]:
        """What there is to look at in a paragraph beside its spelling, in order."""
        found = self.marks(paragraph)
        listed = (as_finding(paragraph, one) for one in found.jargon)
        return tuple(sorted((*listed, *found.hard), key=lambda one: (one.start, one.end)))

    def highlightBlock(self, text: str) -> None:
        """Mark one paragraph."""
        block = self.currentBlock()
        if not text or (self._held_from is not None and block.blockNumber() >= self._held_from):
            return
        found = self.marks(text)
        for hard in found.hard:
            self.setFormat(hard.start, hard.end - hard.start, self._inks.of(hard.kind))
        for jargon in found.jargon:
            self.setFormat(jargon.start, jargon.end - jargon.start, self._inks.of(jargon.word.kind))
        for word in found.misspelt:
            if not self._is_unfinished(block.position(), word):
                self.setFormat(word.start, word.end - word.start, self._inks.wave)

    def _is_unfinished(self, at: int, word: Word) -> bool:
        """Whether the caret stands at the end of the word, which is then looked at when it leaves."""
        cursor = self._editor.textCursor()
        if not self._editor.hasFocus() or cursor.position() != at + word.end:
            return False
        self._unfinished = (at + word.end, word.text)
        return True

    def _finish_word(self) -> None:
        if self._unfinished is None or self._editor.textCursor().position() == self._unfinished[0]:
            return
        block = self.document().findBlock(self._unfinished[0])
        self._unfinished = None
        if block.isValid():
            self.rehighlightBlock(block)

    def _hold(self, letters: int) -> None:
        """Much is coming: it is looked at when it stands."""
        if letters > MUCH:
            begin = self._editor.textCursor().selectionStart()
            first = self.document().findBlock(begin).blockNumber()
            self._held_from = first if self._held_from is None else min(first, self._held_from)
            self._slices.start()

    def _mark_some(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        while self._held_from is not None and perf_counter() < until:
            block = self.document().findBlockByNumber(self._held_from)
            if not block.isValid():
                self._held_from = None
                break
            self._held_from += 1
            self.rehighlightBlock(block)
        if self._held_from is None:
            self._slices.stop()

    def _dress(self) -> None:
        self._inks.draw()
        self.mark_all()
