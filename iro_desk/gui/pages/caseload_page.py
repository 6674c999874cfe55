"""The caseload: every child, what is due for each, and a line to find one; the closed ones apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import Line, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import labelled
from iro_desk.services import children, closing
from iro_desk.services.children import CaseloadRow
from iro_desk.services.closing import ClosedRow

OPEN, CLOSED = "open", "closed"


class CaseloadPage(Screen):
    """Every child on the desk; a place's part "closed" shows the closed ones."""

    watches = frozenset({"child", "review", "placement", "legal_period", "person", "visit", "due_date"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Caseload")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        workload = button(
            "Workload", "quiet", "chart-column", on_press=partial(context.go, Place("workload"))
        )
        self._ways = (
            button("Bring in a caseload", icon="download", on_press=partial(context.go, Place("import"))),
            button("Add a child", "main", "user-plus", on_press=partial(context.go, Place("add_child"))),
        )
        for action in (workload, *self._ways):
            self.page.header.add_action(action)
        self._lay_filter(place)
        self.list = RowList("Caseload")
        self.page.body.addWidget(self.list)
        self._empty_holder = QVBoxLayout()
        self.page.body.addLayout(self._empty_holder)
        self.page.body.addStretch(1)
        self._rows: tuple[CaseloadRow, ...] = ()
        self._closed: tuple[ClosedRow, ...] = ()
        self.which.edited.connect(self._show)
        self.filter.edited.connect(self._show)
        self.filter.returnPressed.connect(self._open_first)
        self.list.opened.connect(self._open)

    def _lay_filter(self, place: Place) -> None:
        self._filter_label = labelled("Find by name, initials or case number", "label")
        self.filter = LineEdit()
        self.filter.setAccessibleName("Find by name, initials or case number")
        self.filter.setMaximumWidth(self.context.theme.theme.px(420))
        self._filter_label.setBuddy(self.filter)
        self.which = Segments((Option(OPEN, "Open"), Option(CLOSED, "Closed")), clearable=False)
        self.which.setAccessibleName("Which cases")
        self.which.set_value(CLOSED if place.part == CLOSED else OPEN)
        self.page.body.addWidget(self._filter_label)
        beside = Line(gap=12)
        beside.addWidget(self.filter, 2)
        beside.addWidget(self.which)
        beside.addStretch(1)
        self.page.body.addLayout(beside)

    def here(self) -> Place:
        """Which of the two lists is open."""
        return replace(self.place, part=CLOSED if self._shows_closed else "")

    @property
    def _shows_closed(self) -> bool:
        return self.which.value() == CLOSED

    def load(self) -> None:
        """Read the caseload again."""
        context = self.context
        context.ops.read(closing.closed, self._keep_closed, self)
        context.ops.read(
            partial(children.caseload, today=context.today(), calendar=context.calendar),
            self.show_rows,
            self,
        )

    def _keep_closed(self, rows: tuple[ClosedRow, ...]) -> None:
        self._closed = rows

    def show_rows(self, rows: tuple[CaseloadRow, ...]) -> None:
        """Show every child, or how to begin."""
        self._rows = tuple(row for row in rows if not row.is_closed)
        self._show()
        if rows and self.has_no_keyboard():
            self.filter.setFocus()

    def _show(self) -> None:
        emptied(self._empty_holder)
        found = self._found()
        self.page.say("Caseload", self._summed_up())
        for widget in (self._filter_label, self.filter, self.which):
            widget.setVisible(bool(self._rows or self._closed))
        for way in self._ways:  # an empty list offers them itself
            way.setVisible(bool(self._rows) or self._shows_closed)
        self.list.setVisible(bool(found))
        self.list.show_rows(found)
        if self._shows_closed and not self._closed:
            self._empty_holder.addWidget(
                EmptyState(
                    "No closed children",
                    "A child whose case you close is listed here, with the day to look at their record again.",
                )
            )
        elif not (self._rows or self._shows_closed):
            self._empty_holder.addWidget(
                EmptyState(
                    "No children yet",
                    "Children you review will be listed here, with what is due for each.",
                    self._ways_in(),
                )
            )
        elif not found:
            self._empty_holder.addWidget(
                EmptyState("No child matches", "Nothing fits these words.", (self._clear_button(),))
            )

    def _found(self) -> tuple[ListRow, ...]:
        typed, today = self.filter.text(), self.context.today()
        if self._shows_closed:
            return tuple(closed_row(row, today) for row in self._closed if _matches(row, typed))
        return tuple(self._row(row) for row in self._rows if _matches(row, typed))

    def _summed_up(self) -> str:
        if not self._shows_closed:
            return summed_up(self._rows)
        count = len(self._closed)
        if not count:
            return ""
        return (
            f"{count} closed {'child' if count == 1 else 'children'}, the record to look at first at the top."
        )

    def _ways_in(self) -> tuple[QWidget, ...]:
        go = self.context.go
        return (
            button("Bring in a caseload", "main", "download", on_press=partial(go, Place("import"))),
            button("Add a child", icon="user-plus", on_press=partial(go, Place("add_child"))),
        )

    def _clear_button(self) -> QWidget:
        return button("Show every child", on_press=self._clear)

    def _clear(self) -> None:
        self.filter.clear()
        self._show()
        self.filter.setFocus()

    def _open_first(self) -> None:
        found = self._found()
        if found:
            self._open(found[0].key)

    def _open(self, key: str) -> None:
        self.context.go(Place("child", int(key), None, "closing" if self._shows_closed else ""))

    def _row(self, row: CaseloadRow) -> ListRow:
        facts = ", ".join(part for part in (row.legal_status, row.home) if part)
        worker = row.social_worker
        named = worker and worker.casefold() != "social worker"
        return ListRow(
            key=str(row.child_id),
            initials=row.initials,
            colour=row.identity_colour,
            title=row.display_name,
            subtitle=row.age,
            main=facts or "No order or home recorded yet",
            detail=f"Social worker {worker}" if named else "No social worker named",
            tone=row.tone,
            badge=row.next_due,
        )


def summed_up(rows: tuple[CaseloadRow, ...]) -> str:
    """How many are looked after, as the rail counts them, and how many no longer are."""
    count = sum(row.is_looked_after for row in rows)
    former = len(rows) - count
    if not rows:
        return ""
    words = f"{count} {'child' if count == 1 else 'children'}"
    return f"{words}, and {former} no longer looked after." if former else f"{words}."


def closed_row(row: ClosedRow, today: date) -> ListRow:
    """A closed child, with the day their record comes up again."""
    is_due = row.look_again_on <= today
    return ListRow(
        key=str(row.child_id),
        initials=row.initials,
        colour=row.identity_colour,
        title=row.display_name,
        main=row.why,
        detail=f"Closed {short_date(row.closed_on, today)}",
        tone="soon" if is_due else "none",
        badge="Look at the record" if is_due else "",
        date_words=f"{'since' if is_due else 'again'} {short_date(row.look_again_on, today)}",
    )


def _matches(row: CaseloadRow | ClosedRow, typed: str) -> bool:
    words = typed.casefold().split()
    held = f"{row.display_name} {row.initials} {row.local_code}".casefold()
    return all(word in held for word in words)
