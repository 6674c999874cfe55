"""One jot: whose it is, what it says, and what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import JotState
from iro_desk.errors import Refusal
from iro_desk.gui.child_picker import ChildPicker
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.text import caption
from iro_desk.records import JotFields
from iro_desk.records.forms import asked
from iro_desk.services import jots
from iro_desk.services.drafts import DraftKey
from iro_desk.services.jots import JotRow

CHILD = "child"


class _JotEntry(Entry):
    """The questions of a jot; who it was passed to is asked only when it was."""

    def __init__(self, context: Context, jot_id: int) -> None:
        write = partial(jots.settle, jot_id=jot_id, now=context.now())
        super().__init__(
            context, DraftKey(jots.FORM, jot_id, None), asked(JotFields), "File a jot", write, lines=2
        )
        self._first = "state"
        self.form.edited.connect(lambda _name: self.ask_whom())
        self.problem_elsewhere: FieldRow | None = None

    def ask_whom(self) -> None:
        """Ask to whom, when it was passed on."""
        row = self.form.rows["passed_to"]
        row.setVisible(self.form.value("state") == JotState.PASSED.value)

    def _overlay(self, kept: object) -> None:
        super()._overlay(kept)  # type: ignore[arg-type]
        self.ask_whom()

    def _go_to(self, field: str) -> None:
        if field == CHILD and self.problem_elsewhere is not None:
            self.problem_elsewhere.focus()
        else:
            super()._go_to(field)


class JotCard(Card):
    """The form of one jot.

    Signals:
        put_away: it is filed, taken away, or left for later.
    """

    put_away = Signal()

    def __init__(self, context: Context, jot_id: int) -> None:
        super().__init__("File this jot", margins=(20, 16, 20, 16), gap=10)
        self._context, self.jot_id = context, jot_id
        self.picker = ChildPicker(context)
        self.child_row = FieldRow("Which child?", self.picker, optional=True)
        self.entry = _JotEntry(context, jot_id)
        self.entry.problem_elsewhere = self.child_row
        self.body.addWidget(self.child_row)
        self.body.addWidget(self.entry)
        buttons = QWidget()
        flow = Flow(buttons, 10)
        flow.addWidget(button("File the jot", "main", "check", "Alt+Return", self.file))
        flow.addWidget(button("Come back later", on_press=self._leave))
        flow.addWidget(button("Take the jot away", "danger", on_press=self._remove))
        self.body.addWidget(buttons)
        self.body.addWidget(caption("A jot with a child is on their timeline. It never enters a document."))
        self.picker.edited.connect(self._about)
        self.entry.filed.connect(self._filed)
        self.entry.put_away.connect(self._leave)

    def begin(self) -> None:
        """Read the jot, and what was typed over it."""
        self.load()
        read = partial(jots.values, jot_id=self.jot_id)
        self._context.ops.read(read, self.entry.begin, self, self._gone)

    def load(self) -> None:
        """Read again whose it is; it may be gone."""
        read = partial(jots.one, jot_id=self.jot_id, now=self._context.now())
        self._context.ops.read(read, self._show_child, self, self._gone)

    def flush(self) -> None:
        """Keep what is typed."""
        self.entry.flush()

    def file(self) -> None:
        """File it, or say what is still to be answered."""
        if self.picker.is_unanswered:
            self.child_row.show_problem("Choose a child from the list, or leave it blank.")
            self.child_row.focus()
            return
        self.entry.file()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it for later."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show_child(self, row: JotRow) -> None:
        if not self.picker.is_unanswered:
            self.picker.show_child(row.child_id, row.child_name)

    def _about(self) -> None:
        self.child_row.show_problem("")
        write = partial(jots.about, jot_id=self.jot_id, child_id=self.picker.child_id)
        self._context.ops.write("Say whose a jot is", write, None, self)

    def _filed(self, _jot_id: object) -> None:
        self._context.toast("Jot filed")
        self.put_away.emit()

    def _leave(self) -> None:
        self.flush()
        self.put_away.emit()

    def _remove(self) -> None:
        write = partial(jots.remove, jot_id=self.jot_id)
        self._context.ops.write("Take a jot away", write, self._removed, self)

    def _removed(self, _none: None) -> None:
        self._context.toast("Jot taken away")
        self.put_away.emit()

    def _gone(self, trouble: Exception) -> bool:
        """An undo may take the jot away while it is open."""
        if isinstance(trouble, Refusal):
            self.put_away.emit()
            return True
        return False
