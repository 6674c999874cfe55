"""The caseload: every child, what is due for each, and a line to find one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import labelled
from iro_desk.services import children
from iro_desk.services.children import CaseloadRow


class CaseloadPage(Screen):
    """Every child on the desk."""

    watches = frozenset({"child", "review", "placement", "legal_period", "person", "visit", "due_date"})

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Caseload")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        header = self.page.header
        header.add_action(
            button("Workload", "quiet", "chart-column", on_press=partial(context.go, Place("workload")))
        )
        header.add_action(
            button("Bring in a caseload", icon="download", on_press=partial(context.go, Place("import")))
        )
        header.add_action(
            button("Add a child", "main", "user-plus", on_press=partial(context.go, Place("add_child")))
        )
        self._filter_label = labelled("Find by name, initials or case number", "label")
        self.filter = LineEdit()
        self.filter.setAccessibleName("Find by name, initials or case number")
        self.filter.setMaximumWidth(self.context.theme.theme.px(420))
        self._filter_label.setBuddy(self.filter)
        self.page.body.addWidget(self._filter_label)
        self.page.body.addWidget(self.filter)
        self.list = RowList("Caseload")
        self.page.body.addWidget(self.list)
        self._empty_holder = QVBoxLayout()
        self.page.body.addLayout(self._empty_holder)
        self.page.body.addStretch(1)
        self._rows: tuple[CaseloadRow, ...] = ()
        self.filter.edited.connect(self._show)
        self.filter.returnPressed.connect(self._open_first)
        self.list.opened.connect(lambda key: context.go(Place("child", int(key))))

    def load(self) -> None:
        """Read the caseload again."""
        context = self.context
        context.ops.read(
            partial(children.caseload, today=context.today(), calendar=context.calendar),
            self.show_rows,
            self,
        )

    def show_rows(self, rows: tuple[CaseloadRow, ...]) -> None:
        """Show every child, or how to begin."""
        self._rows = rows
        self._show()
        if rows and self.may_take_focus() and self.focusWidget() in (None, self):
            self.filter.setFocus()

    def _show(self) -> None:
        emptied(self._empty_holder)
        found = tuple(row for row in self._rows if _matches(row, self.filter.text()))
        self.page.say("Caseload", summed_up(self._rows))
        for widget in (self._filter_label, self.filter):
            widget.setVisible(bool(self._rows))
        self.list.setVisible(bool(found))
        self.list.show_rows(tuple(self._row(row) for row in found))
        if not self._rows:
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
        found = [row for row in self._rows if _matches(row, self.filter.text())]
        if found:
            self.context.go(Place("child", found[0].child_id))

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


def _matches(row: CaseloadRow, typed: str) -> bool:
    words = typed.casefold().split()
    held = f"{row.display_name} {row.initials} {row.local_code}".casefold()
    return all(word in held for word in words)
