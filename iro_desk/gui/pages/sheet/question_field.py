"""QuestionField: one question with its answer, the box a choice opens, and why it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from iro_desk.domain.sheets.shape import Question
from iro_desk.gui.pages.sheet.editors import Asking, PersonEdit, SaidEdit, editor_of
from iro_desk.gui.pages.sheet.rows import RowsEditor, caret_in
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import caption, link

BECAUSE = ".because"
MOST_OFFERED = 8


class QuestionField(QWidget):
    """One question.

    Args:
        label: its words, with the child's name in them.

    Attributes:
        box: what a choice is explained in; None until a choice asks for it or a text is kept for it, since most
            questions never do.

    Signals:
        edited(): the answer or what stands in its box changed.
        grown(): its box was made, and is the last stop in the window until it is put in turn.
    """

    edited = Signal()
    grown = Signal()

    def __init__(self, question: Question, label: str, hint: str, asking: Asking) -> None:
        super().__init__()
        self.question = question
        self._asked: list[QWidget] = []
        self.box: NarrativeEdit | None = None
        self.box_row: FieldRow | None = None
        self._whole = whole = Column(self, gap=2)
        made = RowsEditor(question, asking) if question.has_rows else editor_of(question, asking)
        self.editor = made
        is_optional = not (question.needed or question.stops or question.has_rows or question.kind == "lines")
        self.row = FieldRow(label, made, hint, optional=is_optional)
        whole.addWidget(self.row)
        if isinstance(made, PersonEdit) and asking.people:
            whole.addWidget(self._offers(made, asking.people))
        if question.why:
            whole.addWidget(self._why(question.why))
        made.edited.connect(self.edited)

    def values(self) -> dict[str, object]:
        """The answer and what stands in its box, by name; blanks too."""
        found: dict[str, object] = {self.question.id: self.editor.value()}
        if self.box is not None and self.box.value().strip():
            found[self.question.id + BECAUSE] = self.box.value()
        return found

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show the answer among these."""
        self.editor.set_value(values.get(self.question.id))
        because = values.get(self.question.id + BECAUSE)
        if because or self.box is not None:
            self._make_box()[0].set_value(because)

    def show_box(self, label: str) -> None:
        """Open the box under a choice by its label; empty words close it and keep what it holds."""
        if not label and self.box_row is None:
            return
        box, row = self._make_box()
        if label:
            row.label.setText(label.replace("&", "&&"))
            box.setAccessibleName(label)
        if row.isHidden() == bool(label):
            row.setVisible(bool(label))

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Say what is missing, by place within the question: "" for itself, ".because", "[0].name"."""
        self.row.show_problem(found.get("", ""))
        if self.box_row is not None:
            self.box_row.show_problem(found.get(BECAUSE, ""))
        if isinstance(self.editor, RowsEditor):
            self.editor.show_problems({place: words for place, words in found.items() if place[:1] == "["})

    def focus_place(self, place: str) -> None:
        """Put the keyboard where ``place`` says within the question."""
        if place == BECAUSE and self.box_row is not None:
            self.box_row.focus()
        elif isinstance(self.editor, RowsEditor):
            self.editor.focus_place(place)
        elif isinstance(self.editor, SaidEdit):
            self.editor.put_caret(0, 0)
        else:
            self.row.focus()

    def caret(self) -> tuple[str, int] | None:
        """The place within the question that has the keyboard, and the caret in it; None when it is elsewhere."""
        here = self.window().focusWidget()
        if here is None or not self.isAncestorOf(here):
            return None
        if isinstance(self.editor, RowsEditor):
            found = self.editor.caret()
            if found is not None:
                return found
        is_in_box = self.box_row is not None and self.box_row.isAncestorOf(here)
        return BECAUSE if is_in_box else "", caret_in(here)

    def stops(self) -> list[QWidget]:
        """Everything the keyboard stops at, in the order it is read."""
        made = self.editor
        within = made.stops() if isinstance(made, RowsEditor | SaidEdit) else [made]
        return [*within, *self._asked, *([] if self.box is None else [self.box])]

    def put_caret(self, place: str, caret: int) -> None:
        """Back to a place and the caret in it."""
        self.focus_place(place)
        here = self.window().focusWidget()
        if isinstance(here, NarrativeEdit):
            here.put_caret(caret)
        elif isinstance(here, QLineEdit):
            here.setCursorPosition(caret)

    def _make_box(self) -> tuple[NarrativeEdit, FieldRow]:
        """The box and its row, made when first wanted."""
        if self.box is None or self.box_row is None:
            self.box = NarrativeEdit(lines=2)
            self.box_row = FieldRow("Why", self.box)
            self.box_row.hide()
            self._whole.addWidget(self.box_row)
            self.box.edited.connect(self.edited)
            self.grown.emit()
        return self.box, self.box_row

    def _offers(self, editor: PersonEdit, people: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, 12)
        for name in people[:MOST_OFFERED]:
            made = link(name, partial(self._choose, editor, name), small=True)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # typing completes a name; Tab goes on
            flow.addWidget(made)
        return holder

    def _choose(self, editor: PersonEdit, name: str) -> None:
        editor.set_value(name)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _why(self, words: str) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=2)
        told = caption(words)
        told.hide()
        asked = link("Why we ask", lambda: told.setVisible(told.isHidden()), small=True)
        asked.setAccessibleDescription(words)
        self._asked.append(asked)
        column.addWidget(asked, 0, LEFT)
        column.addWidget(told)
        return holder
