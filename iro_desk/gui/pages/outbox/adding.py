"""AddPeople: the social worker and the team manager, named where the papers are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import Role
from iro_desk.gui.autosave import Autosave
from iro_desk.gui.carets import Editor, caret_among
from iro_desk.gui.context import Context
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import link
from iro_desk.records import PersonFields
from iro_desk.services import drafts
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.sending import reader_list
from iro_desk.services.sending.reader_list import FORM

ASKED = ((Role.SOCIAL_WORKER, "Social worker’s name"), (Role.TEAM_MANAGER, "Team manager’s name"))
LONGEST = 160  # a name, as records.child keeps it
NO_NAME = "Type the name of at least one of them"


class AddPeople(QWidget):
    """A link that opens two names; Enter in either puts them on the child's list.

    What is typed is kept for the review it was typed at until it is on the list (U17).

    Signals:
        added(object): the numbers of the people now on the list, as a tuple.
    """

    added = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._child_id, self._review_id = context, 0, 0
        self._autosave: Autosave | None = None
        whole = Column(self, gap=4)
        self.open = link("Add who it goes to", self._open)
        whole.addWidget(self.open, 0, LEFT)
        self._form = QWidget()
        within = Column(self._form, gap=4)
        self.names: dict[Role, LineEdit] = {}
        self._rows: dict[Role, FieldRow] = {}
        for role, words in ASKED:
            name = LineEdit()
            name.setMaxLength(LONGEST)
            name.returnPressed.connect(self._add)
            name.edited.connect(self._touched)
            self.names[role] = name
            self._rows[role] = FieldRow(words, name)
            within.addWidget(self._rows[role])
        self.add = button("Add to the list", icon="user-plus", on_press=self._add)
        within.addWidget(self.add, 0, LEFT)
        whole.addWidget(self._form)
        self._form.hide()

    def serve(self, child_id: int | None, review_id: int | None) -> None:
        """Offer this child's list; None hides the offer. What is typed at another review is kept there."""
        if (child_id or 0, review_id or 0) != (self._child_id, self._review_id):
            self.flush()
            self._child_id, self._review_id = child_id or 0, review_id or 0
            self._close()
            self._begin()
        self.setVisible(child_id is not None)

    def flush(self) -> None:
        """Keep what is typed."""
        if self._autosave is not None:
            self._autosave.flush()

    def _begin(self) -> None:
        self._autosave = None
        if not self._child_id:
            return
        context, review = self._context, self._review_id
        self._autosave = Autosave(
            context.ops, context.now, FORM, review, self._child_id, self._typed, self._caret, self
        )
        find = partial(drafts.find, form=FORM, subject_id=review, child_id=self._child_id)
        context.ops.read(find, partial(self._bring_back, review), self)

    def _bring_back(self, review_id: int, kept: KeptDraft | None) -> None:
        if kept is None or review_id != self._review_id or any(self._typed().values()):
            return
        values = json.loads(kept.content)
        for role, name in self.names.items():
            name.setText(values.get(role.value, ""))
        if any(self._typed().values()):
            self._form.show()
            self.open.hide()

    def _touched(self) -> None:
        if self._autosave is not None:
            self._autosave.touched()

    def _typed(self) -> dict[str, str]:
        return {role.value: name.text() for role, name in self.names.items()}

    def _caret(self) -> tuple[str, int]:
        names: Mapping[str, Editor] = {role.value: name for role, name in self.names.items()}
        return caret_among(names, self.window().focusWidget())

    def leave_out(self, held: frozenset[str]) -> None:
        """Ask only for those not on the list yet; the offer goes when both are.

        Args:
            held: the words of the roles on the list.
        """
        for role, row in self._rows.items():
            row.setVisible(role.label not in held)
            if role.label in held:
                self.names[role].clear()
        self.setVisible(bool(self._child_id) and any(not row.isHidden() for row in self._rows.values()))

    @property
    def _first(self) -> FieldRow:
        shown = (row for row in self._rows.values() if not row.isHidden())
        return next(shown, self._rows[Role.SOCIAL_WORKER])

    def _open(self) -> None:
        self._form.show()
        self.open.hide()
        self._first.focus()

    def _close(self) -> None:
        for name in self.names.values():
            name.clear()
        for row in self._rows.values():
            row.show_problem("")
        self._form.hide()
        self.open.show()

    def _add(self) -> None:
        people = tuple(
            PersonFields.model_validate({"name": name.text().strip(), "role": role})
            for role, name in self.names.items()
            if name.text().strip()
        )
        self._first.show_problem("" if people else NO_NAME)
        if not people:
            self._first.focus()
            return
        put = partial(reader_list.add, child_id=self._child_id, review_id=self._review_id, people=people)
        words = "Add a person" if len(people) == 1 else "Add two people"
        self._context.ops.write(words, put, self._say_added, self)

    def _say_added(self, people: tuple[int, ...]) -> None:
        if self._autosave is not None:
            self._autosave.let_go()
        self._close()
        self._context.toast("Added to the list of people")
        self.added.emit(people)
