"""SecondCard: where another person says at the desk that they have read a paper too (S51)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal

from iro_desk.domain.sending.wrong_reader import at_words
from iro_desk.errors import Refusal
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.carets import Editor, caret_among, put_caret
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import wrapped
from iro_desk.services import drafts
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.sending import checking_twice
from iro_desk.services.sending.checking_twice import FORM
from iro_desk.services.sending.leaving import ToSend

HOW = "Somebody else reads it here, to its end, and types this themselves."


class SecondCard(Card):
    """Two lines to type, or who has read it and when; what stands in them is kept until it is noted (U17).

    Args:
        may_take_focus: whether what was kept may take the keyboard back to where it was typed.

    Signals:
        checked(): it is written down.
    """

    checked = Signal()

    def __init__(self, context: Context, found: ToSend, may_take_focus: Callable[[], bool]) -> None:
        super().__init__("A second person", gap=8)
        self._context, self._found, self._may_take_focus = context, found, may_take_focus
        self.initials, self.statement = LineEdit(), LineEdit()
        self._lines: Mapping[str, Editor] = {"initials": self.initials, "statement": self.statement}
        self.rows = {
            "initials": FieldRow("Their initials", self.initials),
            "statement": FieldRow(
                "What they checked", self.statement, "Such as: every page, and whom it is for."
            ),
        }
        self.note = button("Note the check", icon="check", on_press=self._check)
        self._autosave = Autosave(
            context.ops, context.now, FORM, found.item_id, found.child_id,
            lambda: dict(zip(self.rows, self.typed, strict=True)), self._caret, self,
        )  # fmt: skip
        for line in (self.initials, self.statement):
            line.edited.connect(self._autosave.touched)
        if found.second is not None:
            at = at_words(found.second.at.astimezone(context.now().tzinfo))
            self.body.addWidget(wrapped(f"Read by {found.second.initials}, {at}: {found.second.statement}"))
            return
        self.body.addWidget(wrapped(HOW, tone="muted"))
        for row in self.rows.values():
            self.body.addWidget(row)
        self.body.addWidget(self.note, 0, LEFT)
        self.statement.returnPressed.connect(self._check)

    @property
    def typed(self) -> tuple[str, str]:
        """What stands in its two lines."""
        return self.initials.text(), self.statement.text()

    def keep(self, typed: tuple[str, str] | None) -> None:
        """Put back what stood in the lines of the card before this one, or what was kept when there was none."""
        if typed is not None:
            self._put(typed)
        elif self._found.second is None:
            find = partial(
                drafts.find, form=FORM, subject_id=self._found.item_id, child_id=self._found.child_id
            )
            self._context.ops.read(find, self._bring_back, self)

    def flush(self) -> None:
        """Keep what is typed."""
        self._autosave.flush()

    def _put(self, typed: tuple[str, str]) -> None:
        self.initials.setText(typed[0])
        self.statement.setText(typed[1])

    def _bring_back(self, kept: KeptDraft | None) -> None:
        if kept is None or any(self.typed):
            return
        values = json.loads(kept.content)
        self._put((values.get("initials", ""), values.get("statement", "")))
        if kept.field in self._lines and self._may_take_focus():
            put_caret(self._lines[kept.field], kept.caret)

    def _caret(self) -> tuple[str, int]:
        return caret_among(self._lines, self.window().focusWidget())

    def _check(self) -> None:
        check = partial(
            checking_twice.check, item_id=self._found.item_id, sha256=self._found.sha256,
            initials=self.initials.text(), statement=self.statement.text(), now=self._context.now(),
        )  # fmt: skip
        self._context.ops.write(
            "A second person checks a paper", check, lambda _none: self._noted(), self, self._refused
        )

    def _noted(self) -> None:
        self._autosave.let_go()
        self.checked.emit()

    def _refused(self, trouble: Exception) -> bool:
        if not isinstance(trouble, Refusal) or trouble.field not in self.rows:
            return False
        for field, row in self.rows.items():
            row.show_problem(str(trouble) if field == trouble.field else "")
        self.rows[trouble.field].focus()
        return True
