"""Entry: a form over one record, kept as it is typed and filed with one button."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.records.forms import Asked
from iro_desk.services import drafts
from iro_desk.services.drafts import DraftKey, KeptDraft
from iro_desk.services.incomplete import Incomplete

Write = Callable[..., Any]


class Entry(QWidget):
    """The questions, what is wrong with the answers, and the draft behind them.

    Args:
        key: which draft keeps it.
        fields: the questions.
        label: what Undo will call the filing.
        write: a service that takes a session, and the form's answers as ``values``.
        takes_focus: whether the keyboard goes to its first question when it begins.
        lines: the fewest lines a narrative shows.
        choices: the answers that come from a list, by the name of their question.

    Attributes:
        key: which draft keeps it.
        whole: the column of it all, for what a form of its own puts above.

    Signals:
        filed: what the service returned, once it is on the disk.
        put_away: Esc was pressed; what was typed is kept as a draft.
    """

    filed = Signal(object)
    put_away = Signal()

    def __init__(
        self,
        context: Context,
        key: DraftKey,
        fields: Sequence[Asked],
        label: str,
        write: Write,
        *,
        takes_focus: bool = True,
        lines: int = 6,
        choices: Mapping[str, Sequence[Option]] | None = None,
    ) -> None:
        super().__init__()
        self._context, self.key, self._label, self._write = context, key, label, write
        self._first, self._takes_focus = fields[0].name, takes_focus
        self.problems = ErrorSummary()
        self.form = RecordForm(
            fields, lambda text: read_date(text, context.today(), context.calendar), choices=choices
        )
        for row in self.form.rows.values():
            if isinstance(row.editor, NarrativeEdit):
                row.editor.show_at_least(lines)
        self.whole = Column(self, gap=12)
        self.whole.addWidget(self.problems)
        self.whole.addWidget(self.form)
        self._autosave = Autosave(
            context.ops, context.now, key.form, key.subject_id, key.child_id, self.form.values, self._caret, self
        )  # fmt: skip
        self.form.edited.connect(lambda _name: self._autosave.touched())
        self.problems.chosen.connect(self._go_to)

    def begin(self, values: Mapping[str, object]) -> None:
        """Show the record's answers, then whatever was typed over them and not yet filed."""
        self.form.set_values(values)
        key = self.key
        find = partial(drafts.find, form=key.form, subject_id=key.subject_id, child_id=key.child_id)
        self._context.ops.read(find, self._overlay, self)

    def flush(self) -> None:
        """Keep what is typed now."""
        self._autosave.flush()

    def file(self) -> None:
        """Write the record, or say what is still to be put right."""
        self._autosave.flush()
        write = partial(self._write, values=self.form.values())
        self._context.ops.write(self._label, write, self._done, self, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the form away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def _overlay(self, kept: KeptDraft | None) -> None:
        if kept is not None:
            self.form.set_values({**self.form.values(), **json.loads(kept.content)})
        if not self._takes_focus:
            return
        if kept is None:
            self.form.focus(self._first)
            return
        self.form.put_caret(Caret(kept.field or self._first, kept.caret))

    def _done(self, value: object) -> None:
        self._autosave.let_go()
        self.problems.show_problems(())
        self.filed.emit(value)

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal):
            return False
        messages = problems_of(trouble)
        self.form.show_errors({field: words for words, field in messages})
        self.problems.show_problems(messages)
        return True

    def _go_to(self, field: str) -> None:
        self.form.focus(field if field in self.form.rows else self._first)

    def _caret(self) -> tuple[str, int]:
        here = self.form.caret()
        return (here.field, here.place) if here else (self._first, 0)


def problems_of(trouble: Refusal) -> tuple[tuple[str, str], ...]:
    """What is wrong, as (message, field) in the order of the form."""
    if isinstance(trouble, Incomplete):
        return tuple((f.message, f.field) for f in trouble.findings if f.severity == "stop")
    return ((str(trouble), trouble.field or ""),)
