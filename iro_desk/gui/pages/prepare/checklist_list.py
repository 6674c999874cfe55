"""The items that are due, in a list answered by one key each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from iro_desk.domain.checklist import CARRIED, FOLLOWED_UP, Mark
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.services.checklists import ChecklistRow

KEYS: dict[Qt.Key, Mark] = {
    Qt.Key.Key_Y: Mark.YES,
    Qt.Key.Key_N: Mark.NO,
    Qt.Key.Key_I: Mark.IN_HAND,
    Qt.Key.Key_K: Mark.NOT_KNOWN,
    Qt.Key.Key_A: Mark.NOT_ASKED,
    Qt.Key.Key_X: Mark.NOT_APPLICABLE,
}
LETTERS = {mark: chr(key.value) for key, mark in KEYS.items()}
BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
KEYS_SAID = "Y yes, N no, I in hand, K not known, A not asked, X not applicable. Backspace takes it back."
TONES = {
    Mark.YES: "ok", Mark.NO: "late", Mark.IN_HAND: "soon", Mark.NOT_KNOWN: "soon",
    Mark.NOT_ASKED: "none", Mark.NOT_APPLICABLE: "plain",
}  # fmt: skip


class ChecklistList(RowList):
    """The items.

    Signals:
        answered: the item, and its answer's value; empty when the answer is taken back.
        moved: the item that is now current.
    """

    answered = Signal(str, str)
    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__("Checklist items that are due")
        self.setAccessibleDescription(KEYS_SAID)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())

    def show_items(self, rows: tuple[ChecklistRow, ...]) -> None:
        """Show these items with their answers, keeping the place."""
        self.show_rows(tuple(_row(row) for row in rows))

    def item(self) -> str:
        """The current item; empty when there is none."""
        at = self.currentIndex()
        return str(self.rows.row(at.row()).key) if at.isValid() else ""

    def go_to(self, item: str) -> None:
        """Make an item current."""
        for number in range(self.rows.rowCount()):
            if self.rows.row(number).key == item:
                self.setCurrentIndex(self.rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter answers the current item, and after a settled answer the next one is current."""
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if bare and key in KEYS and self.item():
            mark = KEYS[key]
            self.answered.emit(self.item(), mark.value)
            if mark not in FOLLOWED_UP:
                self._next()
            return
        if bare and key in BACK and self.item():
            self.answered.emit(self.item(), "")
            return
        super().keyPressEvent(event)

    def _next(self) -> None:
        following = self.currentIndex().row() + 1
        if following < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(following))

    def _tell(self) -> None:
        self.moved.emit(self.item())


def _row(row: ChecklistRow) -> ListRow:
    due = row.due
    parts = [due.area]
    if due.third_time:
        parts.append(f"No at {due.no_times} reviews in a row")
    elif due.last_mark in (*CARRIED, Mark.NOT_KNOWN):
        parts.append(row.last_words)
    if row.held:
        parts.append(row.held)
    answer = due.answer
    return ListRow(
        key=due.item.id,
        main=due.item.question,
        detail=". ".join(parts),
        tone="none" if answer is None else TONES[answer],
        badge="" if answer is None else answer.label,
    )
