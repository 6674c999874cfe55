"""Home and law: where a child lives, under what law, and what has happened; every date follows from these."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.law_kinds import BY_KEY, KINDS, Kind, filing
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.layouts import Column, Line, emptied
from iro_desk.gui.widgets.rows import RowList
from iro_desk.gui.widgets.text import caption, heading
from iro_desk.records.base import Fields
from iro_desk.records.forms import asked
from iro_desk.services import drafts
from iro_desk.services.children import Filed
from iro_desk.services.drafts import DraftKey, KeptDraft


class LawPart(Part):
    """Three lists, each row opening its form above them."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.lists: dict[str, RowList] = {}
        self._holders: dict[str, Column] = {}
        self._adds: dict[str, Button] = {}
        for kind in KINDS:
            add = button(kind.add, icon="plus", on_press=partial(self.add, kind))
            top, holder = Line(gap=8), Column(gap=8)
            top.addWidget(heading(kind.heading), 1)
            top.addWidget(add)
            self._adds[kind.key], self._holders[kind.key] = add, holder
            self.body.addLayout(top)
            self.body.addLayout(holder)
            self.body.addSpacing(8)

    def load(self) -> None:
        """Read all three again, and open what was asked for or was being typed."""
        for kind in KINDS:
            read = partial(kind.read, child_id=self.child_id)
            self.context.ops.read(read, partial(self._show, kind), self)
        if self.entry is not None:
            return
        if self.opened in BY_KEY:
            kind, row_id = BY_KEY[self.opened], self.subject_id
            self.opened, self.subject_id = "", 0
            self.amend(kind, row_id) if row_id else self.add(kind)
            return
        for kind in KINDS:
            find = partial(drafts.find, form=kind.form, subject_id=0, child_id=self.child_id)
            self.context.ops.read(find, partial(self._go_on, kind), self)

    def add(self, kind: Kind) -> None:
        """Open the form for a new one."""
        self._open(kind, 0, kind.add, kind.add).begin({})

    def amend(self, kind: Kind, row_id: int) -> None:
        """Open the form of one on the list."""

        def opened(fields: Fields) -> None:
            drop = button(kind.drop, "danger", "trash-2", on_press=lambda: self.remove(kind, row_id))
            entry = self._open(kind, row_id, kind.change, "Save and continue", drop)
            entry.begin(fields.model_dump(mode="json"))

        self.context.ops.read(partial(kind.fields, **{kind.owner: row_id}), opened, self)

    def remove(self, kind: Kind, row_id: int) -> None:
        """Take one off its list; Undo puts it back."""
        if self.entry is not None:
            self.close_entry()
        self._adds[kind.key].setFocus()
        self.context.ops.write(
            kind.drop,
            partial(kind.remove, **{kind.owner: row_id}),
            then=lambda _none: self.context.toast(kind.removed),
        )

    def close_entry(self) -> None:
        """Put the form away and the keyboard back on the page."""
        was_open = self.entry is not None
        super().close_entry()
        if was_open:
            self._adds[KINDS[0].key].setFocus()

    def _go_on(self, kind: Kind, kept: KeptDraft | None) -> None:
        if kept is not None and self.entry is None:
            self.add(kind)

    def _open(self, kind: Kind, row_id: int, heading: str, verb: str, more: QWidget | None = None) -> Entry:
        entry = Entry(
            self.context,
            DraftKey(kind.form, row_id, self.child_id),
            asked(kind.record),
            heading,
            filing(kind, self.child_id, row_id, self.context.today()),
        )
        self.open_entry(heading, verb, entry, more)
        entry.filed.connect(lambda filed: self._filed(kind, kind.changed if row_id else kind.added, filed))
        return entry

    def _filed(self, kind: Kind, words: str, filed: Filed) -> None:
        self.context.toast(f"{words}. {filed.said}" if filed.said else words)
        self.close_entry()
        self._adds[kind.key].setFocus()

    def _show(self, kind: Kind, rows: tuple[object, ...]) -> None:
        holder = self._holders[kind.key]
        had_focus = kind.key in self.lists and self.lists[kind.key].hasFocus()
        emptied(holder)
        self.lists.pop(kind.key, None)
        if not rows:
            holder.addWidget(caption(kind.nothing))
            return
        listed = RowList(kind.heading, tuple(kind.row(row, self.context.today()) for row in rows))
        listed.opened.connect(lambda key: self.amend(kind, int(key)))
        holder.addWidget(listed)
        self.lists[kind.key] = listed
        if had_focus:
            listed.setFocus()
