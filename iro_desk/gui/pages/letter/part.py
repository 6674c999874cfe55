"""One part of the letter: its heading, its words, and the words drawn from the record beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from iro_desk.domain.letters.composing import RIGHTS, YOU_TOLD_ME
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui.widgets.layouts import TOP, Column, Line
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import labelled, link
from iro_desk.gui.widgets.tick import Tick
from iro_desk.gui.widgets.voice import ToChildBox, VoiceBox
from iro_desk.gui.writing.reading_panel import PartWords
from iro_desk.services.letters import PartRow

UNHEADED = {"greeting": "Greeting", "opening": "Opening", "sign_off": "Signed"}


def heading_of(part: PartRow) -> str:
    """The heading as printed, or what the part is when nothing is printed above it."""
    return part.heading or UNHEADED.get(part.slot, part.slot.replace("_", " ").capitalize())


class PartEditor(QWidget):
    """Edits one part.

    Args:
        part: what it holds now.

    Signals:
        edited(): the words or the tick changed.
    """

    edited = Signal()

    def __init__(self, part: PartRow) -> None:
        super().__init__()
        self.part = part
        self.waiting = False
        self.is_quotation = part.slot == YOU_TOLD_ME
        heading = heading_of(part)
        whole = Column(self, gap=4)
        top = Line(gap=8)
        top.addWidget(labelled(heading, "label", wrap=True), 1)
        self.leave_out = Tick("Leave this part out")
        self.leave_out.setAccessibleName(f"{heading}: leave this part out")
        top.addWidget(self.leave_out)
        whole.addLayout(top)
        self.editor = NarrativeEdit(lines=1)
        self.is_fixed = self.is_quotation or part.slot == RIGHTS
        self.editor.written_for = WrittenFor.NOBODY_ELSE if self.is_fixed else WrittenFor.CHILD
        self.editor.setAccessibleName(heading)
        self.said = VoiceBox("", "The child's words", "never changed")
        self._composed_holder, self.composed = self._beside()
        whole.addWidget(self.said if self.is_quotation else self.editor)
        whole.addWidget(self._composed_holder)
        self.editor.edited.connect(self._touched)
        self.leave_out.edited.connect(self._touched)
        self.show_part(part)

    def words(self) -> str:
        """The words as they stand on the screen."""
        return self.part.composed if self.is_quotation else self.editor.value()

    def written(self) -> str | None:
        """The officer's own words, None while they are those drawn from the record."""
        return None if self.words() == self.part.composed else self.words()

    def show_part(self, part: PartRow) -> None:
        """Show what is stored, unless the officer has typed since."""
        if self.waiting:
            return
        self.part = part
        text = part.composed if part.written is None else part.written
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

    def looked_at(self) -> PartWords:
        """The words as they are looked at beside the letter; not the child's own, and not their rights."""
        is_looked_at = not self.is_fixed and not self.leave_out.value()
        return PartWords(str(self.part.part_id), self.words(), is_looked_at)

    def take_waiting(self) -> bool:
        """Whether something was typed since it was last kept; it counts as kept from now."""
        waiting, self.waiting = self.waiting, False
        return waiting

    def _beside(self) -> tuple[QWidget, ToChildBox]:
        holder = QWidget()
        column = Column(holder, gap=4)
        box = ToChildBox("", "Composed again from the record")
        column.addWidget(box)
        column.addWidget(link("Use these words", self._use_composed, small=True), 0, TOP)
        return holder, box

    def _use_composed(self) -> None:
        self.editor.set_value(self.part.composed)
        self.editor.setFocus()
        self._touched()

    def _touched(self) -> None:
        self.waiting = True
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        differs = self.written() is not None
        self.composed.say(self.part.composed or "Nothing")
        self._composed_holder.setVisible(differs)
        self.editor.setEnabled(not self.leave_out.value())
