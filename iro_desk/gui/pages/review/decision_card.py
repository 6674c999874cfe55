"""DecisionCard: one decision, written twice: for the people who must do it, and for the child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from iro_desk.domain.codes import Role
from iro_desk.domain.codes.considerations import PlanArea, WishMatch
from iro_desk.domain.review_row_codes import DecisionMade
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.pages.review.typed import read_fields
from iro_desk.gui.pages.sheet.editors import PersonEdit
from iro_desk.gui.widgets.buttons import icon_button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice
from iro_desk.gui.widgets.date_field import DateField, Reader
from iro_desk.gui.widgets.editors import options
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import TOP, Line, Stack
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import card_heading
from iro_desk.records import DecisionFields
from iro_desk.records.forms import asked
from iro_desk.services.children import PersonRow

AGAINST, WISH, WHY = "against_wish", "wish", "why"
MADE, NOT_FOR = "made", "not_for_child"
FREE = ("owner_role", MADE)


class DecisionCard(Card):
    """One decision.

    Args:
        decision_id: None until it is stored.
        name: the child's, for the words to them.
        reader: turns typed text into a date.
        people: those around the child; their names are completed as they are typed, and say their role.

    Signals:
        edited(): an answer changed.
        removed(): the officer takes it away.
        moved(int): -1 for up, 1 for down.
    """

    edited = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(
        self, decision_id: int | None, name: str, reader: Reader, people: Sequence[PersonRow] = ()
    ) -> None:
        super().__init__(gap=4)
        self.decision_id, self._name = decision_id, name
        self._roles = {person.name: person.role for person in people}
        self.editors: dict[str, LineEdit | NarrativeEdit | Choice | DateField] = {
            "what": NarrativeEdit(lines=2), "for_child": NarrativeEdit(lines=2),
            "owner": PersonEdit(tuple(self._roles)), "owner_role": Choice(options(Role)),
            "by_when": DateField(reader), "measure": LineEdit(), "area": Choice(options(PlanArea)),
            WISH: Choice(options(WishMatch)), WHY: NarrativeEdit(lines=2),
            MADE: Choice(options(DecisionMade)), NOT_FOR: LineEdit(),
        }  # fmt: skip
        for_child = self.editors["for_child"]
        if isinstance(for_child, NarrativeEdit):
            for_child.written_for = WrittenFor.CHILD
        self.rows: dict[str, FieldRow] = {}
        for field in asked(DecisionFields):
            if field.name not in self.editors:
                continue  # such as what follows from how it compares with the wish
            label = field.form.label.replace("the child", name)
            row = FieldRow(label, self.editors[field.name], field.form.help, optional=field.name in FREE)
            self.rows[field.name] = row
            self.editors[field.name].edited.connect(self._changed)
        self.editors["owner"].edited.connect(self._know_role)
        self._lay()

    def _know_role(self) -> None:
        """Somebody on the child's list has a role already."""
        role = self._roles.get(str(self.editors["owner"].value()))
        if role is not None:
            self.editors["owner_role"].set_value(role.value)

    def _lay(self) -> None:
        top = Line(gap=4)
        self._title = card_heading("")
        top.addWidget(self._title, 1)
        self.up: QPushButton = icon_button("chevron-up", "Move up", lambda: self.moved.emit(-1))
        self.down: QPushButton = icon_button("chevron-down", "Move down", lambda: self.moved.emit(1))
        self.remove: QPushButton = icon_button("x", "Remove this decision", self.removed.emit)
        for made in (self.up, self.down, self.remove):
            top.addWidget(made)
        self.body.addLayout(top)
        for names in (
            ("what", "for_child"),
            ("owner", "owner_role", "by_when"),
            ("measure",),
            ("area", WISH, MADE),
        ):
            holder = QWidget()
            across = Stack(holder, 520, gap=16)
            for name in names:
                across.addWidget(self.rows[name], 1 if name not in ("owner_role", "by_when") else 0, TOP)
            self.body.addWidget(holder)
        self.body.addWidget(self.rows[WHY])
        self.kept_back = More(f"It is not for {self._name}")
        self.kept_back.body.addWidget(self.rows[NOT_FOR])
        self.body.addWidget(self.kept_back)
        self._fit()

    def show_number(self, number: int) -> None:
        """Say which it is, counted from one."""
        self._title.setText(f"Decision {number}")
        self.setAccessibleName(f"Decision {number}")
        self.remove.setAccessibleName(f"Remove decision {number}")
        self.up.setAccessibleName(f"Move decision {number} up")
        self.down.setAccessibleName(f"Move decision {number} down")

    def kept(self) -> dict[str, object]:
        """Every answer and the number it is stored under."""
        return {"decision_id": self.decision_id} | self._values()

    def put_back(self, kept: Mapping[str, object]) -> None:
        """Show every answer."""
        for name, editor in self.editors.items():
            editor.set_value(kept.get(name))
        if kept.get(AGAINST) and kept.get(WISH) is None:
            self.editors[WISH].set_value(WishMatch.DIFFERENT.value)
        self.kept_back.show_open(is_open=bool(kept.get(NOT_FOR)))
        self._fit()

    def fields(self) -> tuple[DecisionFields | None, dict[str, str]]:
        """The decision as it is stored, or what stops it by field."""
        if not self.editors["what"].value():
            return None, {"what": "Say what will be done, or remove this decision."}
        return read_fields(DecisionFields, self._values())

    def show_messages(self, messages: Mapping[str, str]) -> None:
        """Say what is wrong at each field."""
        for name, row in self.rows.items():
            row.show_problem(messages.get(name, ""))

    def focus_field(self, name: str) -> None:
        """Put the keyboard in a field."""
        if name == NOT_FOR:
            self.kept_back.show_open(is_open=True)
        self.rows.get(name, self.rows["what"]).focus()

    def here(self) -> tuple[str, int] | None:
        """The field with the keyboard, and the caret's place."""
        now = self.window().focusWidget()
        for name, row in self.rows.items():
            if now is not None and row.isAncestorOf(now):
                return name, now.caret() if isinstance(now, NarrativeEdit) else 0
        return None

    def put_caret(self, name: str, place: int) -> None:
        """Back to a field and a place in it."""
        self.focus_field(name)
        editor = self.editors.get(name)
        if isinstance(editor, NarrativeEdit):
            editor.put_caret(place)

    def lock(self) -> None:
        """No answer can be changed."""
        for editor in self.editors.values():
            if isinstance(editor, LineEdit | NarrativeEdit):
                editor.setReadOnly(True)
            else:
                editor.setEnabled(False)
        for made in (self.up, self.down, self.remove):
            made.hide()

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = {name: editor.value() for name, editor in self.editors.items()}
        return values | {AGAINST: self._is_against}

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        self.rows[WHY].setVisible(self._is_against)

    @property
    def _is_against(self) -> bool:
        return self.editors[WISH].value() == WishMatch.DIFFERENT.value
