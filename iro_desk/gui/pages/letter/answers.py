"""Answers: a form beside a letter that files itself when the officer pauses or leaves, and loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.asked_when import is_asked
from iro_desk.domain.wording import read_date
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import problems_of
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.record_form import Caret, RecordForm
from iro_desk.records.forms import Asked
from iro_desk.services import drafts
from iro_desk.services.drafts import DraftKey, KeptDraft

PAUSE_MS, AGAIN_MS = 700, 2000
LINES = 2


class Answers(QWidget):
    """One form: kept as a draft with every key, and filed after a pause.

    Args:
        key: which draft keeps it.
        label: what Undo calls the filing.
        write: a service that takes a session and the form's answers as ``values``.
        known: what holds, for the questions that are not always asked.

    Signals:
        edited(): an answer changed.
        filed(): the answers are in the record.
    """

    edited = Signal()
    filed = Signal()

    def __init__(
        self,
        context: Context,
        key: DraftKey,
        fields: Sequence[Asked],
        label: str,
        write: Callable[..., Any],
        known: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self._context, self._key, self._label, self._write = context, key, label, write
        self.fields, self._known = tuple(fields), known
        self.form = RecordForm(fields, lambda text: read_date(text, context.today(), context.calendar))
        for row in self.form.rows.values():
            if isinstance(row.editor, NarrativeEdit):
                row.editor.show_at_least(LINES)
                row.editor.written_for = WrittenFor.CHILD
        Column(self, gap=0).addWidget(self.form)
        self.is_waiting = False
        self._begun = False
        self._autosave = Autosave(
            context.ops, context.now, key.form, key.subject_id, key.child_id, self.form.values, self._caret, self
        )  # fmt: skip
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.file)
        self.form.edited.connect(lambda _name: self.touch())

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what is stored, and the first time what was typed over it; what is being typed stays."""
        if not self.is_waiting and any(self.form.value(name) != values.get(name) for name in self.form.rows):
            self.form.set_values(values)
        self.fit()
        if not self._begun:
            self._begun = True
            key = self._key
            find = partial(drafts.find, form=key.form, subject_id=key.subject_id, child_id=key.child_id)
            self._context.ops.read(find, self._overlay, self)

    def touch(self) -> None:
        """An answer has changed, by a key or by a suggestion."""
        self.is_waiting = True
        self.fit()
        self._autosave.touched()
        self._pause.start()
        self.edited.emit()

    def flush(self) -> None:
        """Keep what is typed, and file it if it can be."""
        self._autosave.flush()
        if self.is_waiting:
            self.file()

    def file(self) -> None:
        """Write the record, or say at each field what cannot be kept as it stands."""
        self._pause.stop()
        self.is_waiting = False
        write = partial(self._write, values=self.form.values())
        self._context.ops.write(self._label, write, self._done, self, self._not_filed)

    def fit(self) -> None:
        """Show only the questions that are asked; an answer already given stays in its field."""
        answers = self.form.values()
        for field in self.fields:
            shown = is_asked(field.form.when, answers, self._known)
            self.form.rows[field.name].setVisible(shown)

    def asked(self) -> tuple[Asked, ...]:
        """The questions asked now that wait for an answer of their own: not the ticks, and not what is optional."""
        answers = self.form.values()
        return tuple(
            field
            for field in self.fields
            if field.kind is not bool
            and not field.form.optional
            and is_asked(field.form.when, answers, self._known)
        )

    def unsaid(self) -> tuple[str, ...]:
        """Those of them without an answer."""
        answers = self.form.values()
        return tuple(field.name for field in self.asked() if answers[field.name] in (None, ""))

    def _overlay(self, kept: KeptDraft | None) -> None:
        if kept is None or self.is_waiting:
            return
        self.form.set_values({**self.form.values(), **json.loads(kept.content)})
        if kept.field in self.form.rows and self.isVisible() and self._has_no_caret():
            self.form.put_caret(Caret(kept.field, kept.caret))
        self.touch()

    def _has_no_caret(self) -> bool:
        here = self.window().focusWidget()
        return here is None or not isinstance(here, NarrativeEdit)

    def _done(self, _value: object) -> None:
        if not self.is_waiting:
            self._autosave.let_go()
        self.form.show_errors({})
        self.filed.emit()

    def _not_filed(self, trouble: Exception) -> bool:
        """What is wrong is said at its field, but not while the caret is still in it."""
        if not shiboken6.isValid(self):
            return True
        self.is_waiting = True
        if not isinstance(trouble, Refusal):
            QTimer.singleShot(AGAIN_MS, self, self.flush)
            return True
        here = self.form.caret()
        self.form.show_errors(
            {field: words for words, field in problems_of(trouble) if here is None or here.field != field}
        )
        return True

    def _caret(self) -> tuple[str, int]:
        here = self.form.caret()
        return (here.field, here.place) if here else (self.fields[0].name, 0)
