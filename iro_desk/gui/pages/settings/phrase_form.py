"""PhraseForm: writes down a phrase, or changes one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import Box, KeptBoxes
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.record_form import RecordForm
from iro_desk.gui.widgets.text import link
from iro_desk.records import PhraseFields
from iro_desk.records.forms import asked
from iro_desk.services import phrases
from iro_desk.services.drafts import DraftKey
from iro_desk.services.incomplete import Incomplete
from iro_desk.services.phrases import PhraseRow

DRAFT = "settings:words:phrase"
LINES = 3


class PhraseForm(Card):
    """What a phrase is found by, and its words.

    Args:
        phrase: the one to change; None for a new one.

    Signals:
        done(): it is kept, removed or left as it was.
    """

    done = Signal()

    def __init__(self, context: Context, phrase: PhraseRow | None) -> None:
        super().__init__("Change this phrase" if phrase else "A new phrase")
        self._context, self.phrase = context, phrase
        self.form = RecordForm(asked(PhraseFields), lambda text: read_date(text, context.today()))
        words = self.form.editor("text")
        if isinstance(words, NarrativeEdit):
            words.show_at_least(LINES)
        if phrase is not None:
            self.form.set_values({"title": phrase.title, "text": phrase.text})
        self.body.addWidget(self.form)
        number = phrase.phrase_id if phrase is not None else 0
        key = DraftKey(f"{DRAFT}:{number}" if number else DRAFT, number, None)
        boxes = {name: self.form.editor(name) for name in ("title", "text")}
        self._typed = KeptBoxes(
            context, key, {name: box for name, box in boxes.items() if isinstance(box, Box)}, self
        )
        self._typed.begin()
        holder = QWidget()
        across = Flow(holder, 12)
        self.keep_it = button("Keep the phrase", "main", "check", "Alt+Return", self.keep)
        across.addWidget(self.keep_it)
        if phrase is not None:
            across.addWidget(button("Remove it", icon="trash-2", on_press=self._remove))
        across.addWidget(link("Leave it as it is", self._leave))
        self.body.addWidget(holder)

    def keep(self) -> None:
        """Keep what is written, or say what stands against it."""
        phrase_id = None if self.phrase is None else self.phrase.phrase_id
        keep = partial(phrases.keep, values=self.form.values(), phrase_id=phrase_id)
        label = "Write down a phrase" if self.phrase is None else "Change a phrase"
        self._context.ops.write(label, self._typed.filing(keep), self._kept, self, self._refused)

    def _leave(self) -> None:
        self._typed.forget()
        self.done.emit()

    def _kept(self, _: int) -> None:
        self._typed.filed()
        self._context.toast("Phrase kept.")
        self.done.emit()

    def _remove(self) -> None:
        if self.phrase is not None:
            remove = partial(phrases.remove, phrase_id=self.phrase.phrase_id)
            self._context.ops.write("Remove a phrase", self._typed.filing(remove), self._removed, self)

    def _removed(self, _: None) -> None:
        self._typed.filed()
        self._context.toast("Phrase removed.")
        self.done.emit()

    def _refused(self, trouble: Exception) -> bool:
        if not shiboken6.isValid(self):
            return False
        said: Mapping[str, str] = {}
        if isinstance(trouble, Incomplete):
            said = {finding.field: finding.message for finding in trouble.findings}
        elif isinstance(trouble, Refusal) and trouble.field:
            said = {trouble.field: str(trouble)}
        self.form.show_errors(said)
        if said:
            self.form.focus(next(iter(said)))
        return bool(said)
