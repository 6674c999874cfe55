"""Entry: a form over one record, kept as it is typed and filed with one button."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.screen import screen_of
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
        self._autosave = self._keeper(self.form.values)
        self._shown = self.form.values()
        self._presses_then: int | None = None
        self._is_begun = self._is_ready = self._files_then = False
        self.form.edited.connect(lambda _name: self._autosave.touched())
        self.problems.chosen.connect(self._go_to)

    def begin(self, values: Mapping[str, object]) -> None:
        """Show the record's answers, then whatever was typed over them and not yet filed.

        Nothing she has typed or chosen since the form was made is written over.
        """
        self._lay_under(values)
        if self._is_begun or self._presses_then is None:
            self._presses_then = self._presses()
        self._is_begun = True
        key = self.key
        find = partial(drafts.find, form=key.form, subject_id=key.subject_id, child_id=key.child_id)
        self._context.ops.read(find, self._overlay, self, self._without_draft)

    def flush(self) -> None:
        """Keep what is typed now."""
        self._autosave.flush()

    def file(self) -> None:
        """Write the record, or say what is still to be put right.

        Asked for before the record's answers and the draft are there, it waits for them; what comes back from a
        draft she has not read yet, and it waits for another press.
        """
        if not self._is_ready:
            self._files_then = True
            return
        self._autosave.flush()
        write = partial(self._write, values=self.form.values())
        self._context.ops.write(self._label, write, self._done, self, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the form away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """From here on she may type in it."""
        super().showEvent(event)
        if self._presses_then is None:
            self._presses_then = self._presses()

    def _keeper(self, content: Callable[[], Mapping[str, object]]) -> Autosave:
        """Keeps what ``content`` reads; until the record and the draft are there, only what she has answered since."""
        key = self.key

        def so_far() -> Mapping[str, object]:
            hers = self._hers()
            return content() if self._is_ready else {n: v for n, v in self.form.values().items() if n in hers}

        return Autosave(
            self._context.ops, self._context.now, key.form, key.subject_id, key.child_id, so_far, self._caret, self,
            is_part=lambda: not self._is_ready,
        )  # fmt: skip

    def _hers(self) -> frozenset[str]:
        """The questions she has answered otherwise than they were last shown."""
        return frozenset(name for name, value in self.form.values().items() if value != self._shown[name])

    def _lay_under(self, values: Mapping[str, object]) -> None:
        """Show answers where she has given none of her own since; hers are kept with them."""
        hers = self._hers()
        self.form.set_values(values, leaving=hers)
        self._shown = {
            name: self._shown[name] if name in hers else now for name, now in self.form.values().items()
        }
        if hers:
            self._autosave.touched()

    def _overlay(self, kept: KeptDraft | None) -> None:
        may_move = self._takes_focus and self._may_move_keyboard()
        self._is_ready = True
        if kept is not None:
            self._lay_under({**self.form.values(), **json.loads(kept.content)})
        if may_move and kept is None:
            self.form.focus(self._first)
        elif may_move and kept is not None:
            self.form.put_caret(Caret(kept.field or self._first, kept.caret))
        if self._files_then and kept is None:
            self.file()
        self._files_then = False

    def _without_draft(self, _trouble: Exception) -> bool:
        """The draft cannot be read; the record's own answers can be gone on with."""
        self._overlay(None)
        return False

    def _presses(self) -> int | None:
        screen = screen_of(self)
        return None if screen is None else screen.presses

    def _may_move_keyboard(self) -> bool:
        """Not once she has pressed something since it was there, nor from what she writes over the screen (U33)."""
        screen = screen_of(self)
        is_elsewhere = screen is not None and screen.is_written_over()
        return self._presses() == self._presses_then and not self._hers() and not is_elsewhere

    def _done(self, value: object) -> None:
        self._shown = self.form.values()
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
