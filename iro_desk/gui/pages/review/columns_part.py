"""The three columns of a section: what works well, what worries, what needs to happen; the summary is built of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.review.earlier_answers import EarlierAnswers
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.focus import tab_in_turn
from iro_desk.gui.widgets.layouts import TOP, Column, Stack
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import caption
from iro_desk.services.reviews import COLUMNS, Columns, FieldHistory, SectionAnswers, SectionSheet

PREFIX = "columns."
ASK = "Working well, worries, what needs to happen"


class ColumnsPart(Part):
    """Three narrow texts side by side, put away behind one link until they are wanted; made only then."""

    key = "columns"

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self)
        self.more = More(ASK)
        self.more.ask.clicked.connect(self._opened)
        whole.addWidget(self.more)
        self.editors: dict[str, NarrativeEdit] = {}
        self.rows: dict[str, FieldRow] = {}
        self._held = Columns()
        self._histories: tuple[FieldHistory, ...] = ()
        self._is_locked = False

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show what is held."""
        self._held, self._is_locked = sheet.columns, sheet.review.is_read_only
        self._histories = tuple(one for one in sheet.histories if one.field.startswith(PREFIX))
        if self._held != Columns() or self._histories:
            self._make()
            self._show({name: getattr(self._held, name) for name, _ in COLUMNS})

    def _make(self) -> None:
        """Make the three texts the first time they are needed."""
        self.more.show_open(is_open=True)
        if self.editors:
            return
        holder = QWidget()
        across = Stack(holder, 480, gap=16)
        for name, question in COLUMNS:
            editor = self.editors[name] = NarrativeEdit(lines=2)
            self.rows[name] = FieldRow(question, editor)
            editor.edited.connect(self.edited)
            across.addWidget(self.rows[name], 1, TOP)
        self.more.body.addWidget(caption("A line for each thing."))
        self.more.body.addWidget(holder)
        tab_in_turn(self.more.ask, holder)
        for history in self._histories:
            self._offer_earlier(history)

    def _offer_earlier(self, history: FieldHistory) -> None:
        name = history.field.removeprefix(PREFIX)
        made = EarlierAnswers(history, self.rows[name].label.text(), locked=self._is_locked)
        made.put_back.connect(lambda _field, value: self._put_back_earlier(name, value))
        self.rows[name].add_below(made)

    def _put_back_earlier(self, name: str, value: object) -> None:
        self.editors[name].set_value(value)
        self.put_back_asked.emit("", None)

    def _opened(self) -> None:
        if self.more.is_open:
            self._make()
            self.rows["well"].focus()

    def _show(self, values: dict[str, str]) -> None:
        for name, editor in self.editors.items():
            editor.set_value(values.get(name, ""))

    def kept(self) -> object:
        """The three texts; None while they are not made."""
        return {name: editor.value() for name, editor in self.editors.items()} or None

    def put_back(self, kept: object) -> None:
        """Show a draft."""
        if isinstance(kept, dict):
            self._make()
            self._show(kept)

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """The three texts, or those that are held while they are not made."""
        typed = {name: editor.value().strip() for name, editor in self.editors.items()}
        return replace(answers, columns=Columns(**typed) if typed else self._held)

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a column."""
        name = field.removeprefix(PREFIX)
        if not field.startswith(PREFIX) or name not in {one for one, _ in COLUMNS}:
            return False
        self._make()
        self.rows[name].focus()
        return True

    def caret(self) -> tuple[str, int] | None:
        """Where the keyboard is."""
        here = self.window().focusWidget()
        for name, row in self.rows.items():
            if here is not None and row.isAncestorOf(here):
                return f"{PREFIX}{name}", self.editors[name].caret()
        return None

    def put_caret(self, field: str, place: int) -> bool:
        """Back to where the officer was."""
        if not self.focus_field(field):
            return False
        self.editors[field.removeprefix(PREFIX)].put_caret(place)
        return True

    def lock(self) -> None:
        """Nothing can be changed; columns with nothing in them are not shown."""
        self.setVisible(bool(self.editors))
        for editor in self.editors.values():
            editor.setReadOnly(True)
