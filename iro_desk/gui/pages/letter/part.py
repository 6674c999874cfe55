"""One part of the letter: its heading, its words, and the words drawn from the record beside them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from iro_desk.domain.letters.composing import RIGHTS, YOU_TOLD_ME
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui.pages.letter.both_texts import BothTexts
from iro_desk.gui.widgets.layouts import LEFT, Column, Line
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import labelled, link
from iro_desk.gui.widgets.tick import Tick
from iro_desk.gui.widgets.voice import VoiceBox
from iro_desk.gui.writing.reading_panel import PartWords
from iro_desk.services.letters import PartRow

UNHEADED = {"greeting": "Greeting", "opening": "Opening", "sign_off": "Signed"}


def heading_of(part: PartRow) -> str:
    """The heading as printed, or what the part is when nothing is printed above it."""
    return part.heading or UNHEADED.get(part.slot, part.slot.replace("_", " ").capitalize())


class PartEditor(QWidget):
    """Edits one part; one with nothing to say is a single line until something is added.

    Args:
        part: what it holds now.
        parent: where it will stand, so that what is made in it is dressed only once.

    Attributes:
        said: the child's own words, where this part is a quotation of them; None in every other.

    Signals:
        edited(): the words or the tick changed.
    """

    edited = Signal()

    def __init__(self, part: PartRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.waiting = False
        self._is_opened = False
        self.is_quotation = part.slot == YOU_TOLD_ME
        self.is_fixed = self.is_quotation or part.slot == RIGHTS
        heading = heading_of(part)
        whole = Column(self, gap=4)
        whole.addLayout(self._top(heading))
        self.editor = NarrativeEdit(lines=1)
        self.editor.written_for = WrittenFor.NOBODY_ELSE if self.is_fixed else WrittenFor.CHILD
        self.editor.setAccessibleName(heading)
        self.said: VoiceBox | None = None
        self.both = BothTexts(heading)
        if self.is_quotation:
            self.said = VoiceBox("", "The child's words", "never changed")
            whole.addWidget(self.said)
            self.editor.setParent(self)  # it ends with this part, though it is never laid out
            self.editor.hide()
        else:
            whole.addWidget(self.editor)
        whole.addWidget(self.both, 0, LEFT if self.is_quotation else Qt.AlignmentFlag(0))
        if not self.is_quotation:
            self._put_in_turn()
            self.both.made.connect(self._put_in_turn)
        self.editor.edited.connect(self._touched)
        self.leave_out.edited.connect(self._touched)
        self.both.kept.connect(self.editor.setFocus)
        self.both.taken.connect(self._use_composed)
        self.show_part(part)

    def _put_in_turn(self) -> None:
        """Tab goes from the words to what stands beneath them, and only then to leaving them out."""
        stops = (self.add, self.editor, *self.both.stops(), self.leave_out)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    @property
    def composed(self) -> QWidget:
        """The words drawn from the record, beside the officer's own."""
        return self.both

    def _top(self, heading: str) -> Line:
        top = Line(gap=8)
        self._heading = labelled(heading, "label", wrap=True)
        top.addWidget(self._heading, 1)
        nothing = "Nothing they said may be shared yet" if self.is_quotation else "Nothing here yet"
        self.nothing = labelled(nothing, "caption", tone="muted")
        self.add = link("Add something", self._open, small=True)
        self.add.setAccessibleName(f"{heading}: add something")
        self.leave_out = Tick("Leave out")
        self.leave_out.setAccessibleName(f"{heading}: leave this part out")
        for made in (self.nothing, self.add, self.leave_out):
            top.addWidget(made)
        return top

    def words(self) -> str:
        """The words as they stand on the screen."""
        return self.part.composed if self.is_quotation else self.editor.value()

    def written(self) -> str | None:
        """The officer's own words, None while they are those drawn from the record."""
        return None if self.words() == self.part.composed else self.words()

    @property
    def is_folded(self) -> bool:
        """Whether it is a single line because nothing is in it."""
        empty = not self.words().strip() and not self.part.composed.strip()
        return empty and not self._is_opened and not self.waiting and not self.editor.hasFocus()

    def show_part(self, part: PartRow) -> None:
        """Show what is stored, unless the officer has typed since."""
        if self.waiting:
            return
        self.part = part
        text = part.composed if part.written is None else part.written
        if self.said is not None:
            self.said.say(part.composed or "Nothing they said may be shared yet")
        if self.editor.value() != text:
            self.editor.set_value(text)
        self.leave_out.set_value(part.left_out)
        self._settle()

    def select(self, at: int, length: int) -> None:
        """Put the keyboard on some characters of the words."""
        cursor = self.editor.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_keyboard(self) -> None:
        """Put the keyboard in the words, or on the tick while they cannot be written in."""
        if self.is_folded and not self.is_quotation and not self.leave_out.value():
            self._open()
        elif self.editor.isHidden():
            self.leave_out.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_out(self, words: str) -> bool:
        """Take some words out of this part; the whole part is left out where its words are the child's own.

        Returns whether they were in it. The caret stays where they stood, so that the sentence can be mended.
        """
        at = self.words().casefold().find(words.casefold())
        if at < 0 or self.leave_out.value():
            return False
        if self.is_quotation:
            self.leave_out.click()
            self.leave_out.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        before = self.words()[:at]
        start = len(before.rstrip(" ")) if before.strip() else at
        self.select(start, at + len(words) - start)
        self.editor.put_in("")
        return True

    def looked_at(self) -> PartWords:
        """The words as they are looked at beside the letter; not the child's own, and not their rights."""
        is_looked_at = not self.is_fixed and not self.leave_out.value()
        return PartWords(str(self.part.part_id), self.words(), is_looked_at)

    def take_waiting(self) -> bool:
        """Whether something was typed since it was last kept; it counts as kept from now."""
        waiting, self.waiting = self.waiting, False
        return waiting

    def _open(self) -> None:
        self._is_opened = True
        self._settle()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use_composed(self) -> None:
        self.editor.set_value(self.part.composed)
        self.editor.setFocus()
        self._touched()

    def _touched(self) -> None:
        self.waiting = True
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        left_out, folded = self.leave_out.value(), self.is_folded
        self.nothing.setVisible(folded and not left_out)
        self.add.setVisible(folded and not left_out and not self.is_quotation)
        self.leave_out.setVisible(left_out or not folded)
        self.editor.setVisible(not self.is_quotation and not left_out and not folded)
        if self.said is not None:
            self.said.setVisible(not left_out and not folded)
        self.both.show_composed(
            self.part.composed, differs=not left_out and not folded and self.written() is not None
        )
