"""What is due for a child: the officer's own dates first, then those that are hers to check."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import counted
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.date_working import DateWorking
from iro_desk.gui.pages.child.due_views import due_view
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.due import DueList, DueRow
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, emptied
from iro_desk.gui.widgets.text import heading, labelled, link
from iro_desk.services import dates, drafts
from iro_desk.services.dates import ChildDate, ChildDates

SHOWN = 4


class DatesBox(QWidget):
    """Both lists; a line opens its working.

    Args:
        opened: the number of the date whose form for another date should be open; 0 for none.

    Signals:
        details_wanted: the day care began is not known yet.
    """

    details_wanted = Signal()

    def __init__(self, context: Context, child_id: int, opened: int = 0) -> None:
        super().__init__()
        self._context, self._child_id, self._opened = context, child_id, opened
        self._body = Column(self, gap=8)
        self._found: dict[str, ChildDate] = {}
        self._workings: dict[str, DateWorking] = {}
        self.lists: list[DueList] = []
        self._noted = False
        self._is_unfolded = False

    def load(self) -> None:
        """Read the dates again."""
        read = partial(dates.of_child, child_id=self._child_id, today=self._context.today())
        self._context.ops.read(read, self._show, self)

    def flush(self) -> None:
        """Keep what is typed into an open form."""
        for working in self._workings.values():
            working.flush()

    def take_focus(self, key: str = "") -> None:
        """Put the keyboard on a line, or on the first when there is no such line any more."""
        rows = self._rows()
        for row in [row for row in rows if row.view.key == key] or rows[:1]:
            row.button.setFocus()

    def _show(self, found: ChildDates) -> None:
        self.flush()
        open_key = next((row.view.key for row in self._rows() if row.is_open), "")
        here = self.window().focusWidget()
        had_focus = here is not None and self.isAncestorOf(here)
        form_open = open_key in self._workings and self._workings[open_key].entry is not None
        emptied(self._body)
        self._workings, self.lists = {}, []
        self._found = {str(one.standing.due_id): one for one in (*found.mine, *found.to_check)}
        top = Line(gap=8)
        top.addWidget(heading("What is due"), 1)
        if found.mine:
            top.addWidget(labelled("Choose a line to see how it was worked out", "caption", tone="muted"))
        self._body.addLayout(top)
        if found.mine:
            self._body.addWidget(self._listed(found.mine))
        else:
            self._body.addWidget(self._nothing(found))
        if found.to_check:
            self._show_to_check(found.to_check, open_key)
        self._reopen(open_key, form_open=form_open)
        if had_focus and not form_open:
            self.take_focus(open_key)

    def _show_to_check(self, found: tuple[ChildDate, ...], open_key: str) -> None:
        wanted = {open_key, str(self._opened)}
        self._is_unfolded |= any(str(one.standing.due_id) in wanted for one in found[SHOWN:])
        shown = found if self._is_unfolded or len(found) <= SHOWN + 1 else found[:SHOWN]
        top = Line(margins=(0, 12, 0, 0), gap=8)
        top.addWidget(heading("Yours to check"), 1)
        top.addWidget(labelled("Others do these", "caption", tone="muted"))
        self._body.addLayout(top)
        self._body.addWidget(self._listed(shown))
        if len(shown) < len(found):
            more = counted(len(found) - len(shown), "more date")
            self._body.addWidget(link(f"Show {more} to check", self._unfold), 0, LEFT)

    def _unfold(self) -> None:
        self._is_unfolded = True
        self.load()

    def _listed(self, found: tuple[ChildDate, ...]) -> DueList:
        today, calendar = self._context.today(), self._context.calendar
        views = tuple(due_view(one, today, calendar) for one in found)
        listed = DueList(views, after=self._working)
        self.lists.append(listed)
        return listed

    def _working(self, key: str) -> DateWorking:
        made = DateWorking(self._context, self._child_id, self._found[key])
        made.noted.connect(self._say_noted)
        self._workings[key] = made
        return made

    def _reopen(self, open_key: str, *, form_open: bool) -> None:
        """Leave the keyboard and the open line where they were."""
        if self._noted:
            self._noted = False
            self.take_focus()
            return
        wanted = str(self._opened) if self._opened else open_key
        is_asked, self._opened = bool(self._opened), 0
        row = next((row for row in self._rows() if row.view.key == wanted), None)
        if row is not None:
            row.turn(to_open=True)
            if is_asked or form_open:
                self._workings[wanted].ask_own()
        elif is_asked:
            forget = partial(
                drafts.let_go, form=dates.OWN_DATE, subject_id=int(wanted), child_id=self._child_id
            )
            self._context.toast("That date has moved since.")
            self._context.ops.write("Let a draft go", forget)

    def _rows(self) -> tuple[DueRow, ...]:
        return tuple(row for listed in self.lists for row in listed.rows)

    def _say_noted(self) -> None:
        self._noted = True
        self._context.toast("Noted")

    def _nothing(self, found: ChildDates) -> EmptyState:
        if found.is_counted:
            return EmptyState("Nothing is due", "No review or paper is waiting for this child.")
        return EmptyState(
            "No dates yet",
            "Add the day they came into care, and every date is worked out from it.",
            (button("Change details", on_press=self.details_wanted.emit),),
        )
