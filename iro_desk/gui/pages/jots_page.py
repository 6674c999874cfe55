"""Jots: what was noted down in passing, each waiting to be filed with what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.jots.filing import JotCard
from iro_desk.gui.pages.jots.rows import jot_row
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import Column, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import RowList
from iro_desk.gui.widgets.text import heading
from iro_desk.services import jots
from iro_desk.services.jots import JotRow

SUBTITLE = "Noted down in passing. Say what became of each; none of it enters a document."


class JotsPage(Screen):
    """The jots to file, and those filed lately; a place's subject is the jot to open."""

    watches = frozenset({"jot", "child"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Jots", SUBTITLE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._open = Column(gap=12)
        self._lists = Column(gap=12)
        self.page.body.addLayout(self._open)
        self.page.body.addLayout(self._lists)
        self.page.body.addStretch(1)
        self.write = button("Jot something down", "main", "pencil", hint="Ctrl+J", on_press=context.jot)
        self.page.header.add_action(self.write)
        self.card: JotCard | None = None
        self.waiting: RowList | None = None
        if place.subject_id:
            self.open_jot(place.subject_id)

    def load(self) -> None:
        """Read the jots again."""
        now = self.context.now()
        self.context.ops.read(partial(jots.lists, now=now), self._show, self)
        if self.card is not None:
            self.card.load()

    def flush(self) -> None:
        """Keep what is typed about the jot that is open."""
        if self.card is not None:
            self.card.flush()

    def here(self) -> Place:
        """The jot that is open."""
        return Place(self.place.page, None, self.card.jot_id if self.card else None)

    def open_jot(self, jot_id: int) -> None:
        """Show one jot's form above the lists."""
        self.flush()
        emptied(self._open)
        self.card = JotCard(self.context, jot_id)
        self.card.put_away.connect(self._close)
        self._open.addWidget(self.card)
        self.card.begin()

    def _close(self) -> None:
        self.card = None
        emptied(self._open)
        (self.waiting or self.write).setFocus()

    def _show(self, found: tuple[tuple[JotRow, ...], tuple[JotRow, ...]]) -> None:
        had_focus = self.waiting is not None and self.waiting.hasFocus()
        emptied(self._lists)
        waiting, settled = found
        self.waiting = None
        if waiting:
            self._lists.addWidget(heading(f"To file, {len(waiting)}"))
            self.waiting = self._list("Jots to file", waiting)
        elif not settled or self.card is None:
            self._lists.addWidget(
                EmptyState("Every jot is filed", "Ctrl+J opens a box for the next one, wherever you are.")
            )
        if settled:
            self._lists.addWidget(heading("Filed lately"))
            self._list("Jots filed lately", settled)
        if self.waiting is not None and (had_focus or (self.card is None and self.may_take_focus())):
            self.waiting.setFocus()

    def _list(self, name: str, rows: tuple[JotRow, ...]) -> RowList:
        today = self.context.today()
        days = [short_date(jots.day_of(row.jotted_at), today) for row in rows]
        made = RowList(name, tuple(jot_row(row, day) for row, day in zip(rows, days, strict=True)))
        made.opened.connect(lambda key: self.open_jot(int(key)))
        self._lists.addWidget(made)
        return made
