"""The pane the letter is written in: its parts, and the line that says the record has changed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.wording import long_date
from iro_desk.domain.writing.own_terms import ChildsTerms
from iro_desk.gui.autosave import LONGEST_MS, QUIET_MS
from iro_desk.gui.pages.letter.part import PartEditor
from iro_desk.gui.widgets.layouts import Column, Line, emptied
from iro_desk.gui.widgets.page import Scrolled
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import Icon, card_heading, link, wrapped
from iro_desk.gui.writing.desk import WritingDesk
from iro_desk.gui.writing.reading_panel import PartWords
from iro_desk.services.letters import LetterRow

TRY_AGAIN_MS = 2000


def title_of(kind: LetterKind) -> str:
    """What a letter is, in a line."""
    return "Letter after the review" if kind is LetterKind.REVIEW else kind.label


class WritingPane(Scrolled):
    """Every part of the letter.

    Signals:
        typed(): something was typed or ticked.
        keep(): what was typed should be kept now, within a second of the key (U16).
        again(): compose it again from the record.
    """

    typed = Signal()
    keep = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__((20, 12, 20, 20), 14)
        self.title = card_heading("")
        self.body.addWidget(self.title)
        self._changed = self._changed_notice()
        self.body.addWidget(self._changed)
        self._parts = Column(gap=18)
        self.body.addLayout(self._parts)
        self.body.addStretch(1)
        self.editors: dict[int, PartEditor] = {}
        self._quiet, self._longest = self._timer(QUIET_MS), self._timer(LONGEST_MS)

    def show_letter(self, row: LetterRow) -> None:
        """Show every part; what is being typed stays as it is."""
        self.title.setText(f"{title_of(row.kind)}, {long_date(row.dated_on)}")
        if tuple(self.editors) != tuple(part.part_id for part in row.parts):
            emptied(self._parts)
            place = self._parts.parentWidget()
            self.editors = {part.part_id: PartEditor(part, place) for part in row.parts}
            for editor in self.editors.values():
                editor.edited.connect(self._on_edited)
                self._parts.addWidget(editor)
        else:
            for part in row.parts:
                self.editors[part.part_id].show_part(part)
        self._changed.setVisible(any(part.changed_since for part in row.parts))

    def write_to(self, child_id: int, voice: Voice, own: ChildsTerms) -> None:
        """Say who reads it, so that every part is marked for that reader from the start."""
        written = [part.editor for part in self.editors.values() if not part.is_fixed]
        for editor in written:
            editor.write_to(child_id, voice, own)
        desk = WritingDesk.of(self)
        if desk is not None:
            desk.help_all(written)

    def looked_at(self) -> tuple[PartWords, ...]:
        """Every part, as it is looked at beside the letter."""
        return tuple(part.looked_at() for part in self.editors.values())

    def go_to(self, part: str, start: int, end: int) -> None:
        """Put the keyboard on a stretch of a part."""
        editor = self.editors.get(int(part))
        if editor is not None:
            editor.select(start, end - start)
            self.ensureWidgetVisible(editor)

    def go_to_slot(self, slot: str) -> None:
        """Put the keyboard in a part, by what part it is."""
        for editor in self.editors.values():
            if editor.part.slot == slot:
                editor.take_keyboard()
                self.ensureWidgetVisible(editor)

    def focus_first(self) -> None:
        """Put the caret in the first part that can be written in."""
        for editor in self.editors.values():
            if not editor.editor.isHidden():
                editor.editor.setFocus()
                return

    def take_out(self, words: str) -> bool:
        """Take some words out of every part that holds them; whether any did."""
        return sum(editor.take_out(words) for editor in self.editors.values()) > 0

    def show_words(self, words: str) -> None:
        """Put the caret on some words, in the first part that holds them."""
        for editor in self.editors.values():
            at = editor.words().casefold().find(words.casefold())
            if at < 0 or editor.leave_out.value():
                continue
            if editor.is_quotation:
                editor.leave_out.setFocus()
            else:
                editor.select(at, len(words))
            self.ensureWidgetVisible(editor)
            return

    def try_again(self) -> None:
        """Something could not be kept: ask again before long."""
        QTimer.singleShot(TRY_AGAIN_MS, self, self._on_edited)

    def stop(self) -> None:
        """Nothing waits any more."""
        self._quiet.stop()
        self._longest.stop()

    def _on_edited(self) -> None:
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
        self.typed.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    def _changed_notice(self) -> QWidget:
        box = QFrame()
        dress(box, role="worth_a_look")
        across = Line(box, (14, 10, 14, 10), 10)
        across.addWidget(Icon("history", "soon"))
        across.addWidget(wrapped("The record has changed since this was drafted. Your own words stay."), 1)
        across.addWidget(link("Compose it again", self.again.emit))
        box.hide()
        return box
