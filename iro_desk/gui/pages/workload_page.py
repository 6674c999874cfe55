"""The workload: the caseload against the handbook and as the officer weighs it, and what lies ahead."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.pages.workload.cards import against_the_band, moves_and_miles, weeks_ahead, where_they_live
from iro_desk.gui.pages.workload.round import RoundCard
from iro_desk.gui.pages.workload.weights import WeightsCard
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import LEFT, Column, Stack, emptied
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import heading
from iro_desk.services import caseload_weight
from iro_desk.services.caseload_weight import WeighedChild, Workload

HEAVIEST, BY_NAME = "heaviest", "name"
SORTS = (Option(HEAVIEST, "Heaviest first"), Option(BY_NAME, "By name"))
BESIDE, SIDE = 900, 384


class WorkloadPage(Screen):
    """How much there is to do, with every sum shown."""

    watches = frozenset(
        {"child", "placement", "legal_period", "review", "appointment", "spot", "leg", "due_date", "setting"}
    )

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.page = Page("Workload")
        self.found: Workload | None = None
        self.weights = WeightsCard(context)
        self.round = RoundCard(context)
        self.sorted_by = Segments(SORTS, clearable=False)
        self.sorted_by.setAccessibleName("Order of the children")
        self.sorted_by.set_value(HEAVIEST)
        self.list = RowList("Each child’s weight")
        self._figures, self._side_figures, self._begin = Column(gap=12), Column(gap=12), Column(gap=0)
        self._both = QWidget()
        self._lay()
        self.sorted_by.edited.connect(self._show_children)
        self.list.opened.connect(lambda key: context.go(Place("child", int(key))))
        context.theme.changed.connect(self._fit)
        self._fit()

    def load(self) -> None:
        """Read everything again."""
        context = self.context
        read = partial(caseload_weight.workload, today=context.today(), calendar=context.calendar)
        context.ops.read(read, self.show_workload, self)
        self.weights.load()
        self.round.load()

    def flush(self) -> None:
        """Keep what is in the field being typed into."""
        self.weights.flush()

    def show_workload(self, found: Workload) -> None:
        """Show the figures, or how to begin."""
        is_first = self.found is None
        self.found = found
        for holder in (self._figures, self._side_figures, self._begin):
            emptied(holder)
        self._both.setVisible(bool(found.children))
        if not found.children:
            self.page.say("Workload", "")
            self._begin.addWidget(self._nothing())
            return
        self.page.say("Workload", found.caseload.words)
        for made in (against_the_band(found), weeks_ahead(found)):
            self._figures.addWidget(made)
        for made in (where_they_live(found), moves_and_miles(found)):
            self._side_figures.addWidget(made)
        self._show_children()
        if is_first and self.focusWidget() in (None, self):
            self.sorted_by.setFocus()

    def _lay(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        across = Stack(self._both, BESIDE, gap=20)
        main, self._side = Column(gap=12), QWidget()
        main.addLayout(self._figures)
        main.addWidget(heading("Each child’s weight"))
        main.addWidget(self.sorted_by, 0, LEFT)
        main.addWidget(self.list)
        main.addStretch(1)
        side = Column(self._side, gap=12)
        side.addLayout(self._side_figures)
        side.addWidget(self.round)
        side.addWidget(self.weights)
        side.addStretch(1)
        across.addLayout(main, 1)
        across.addWidget(self._side)
        self.page.body.addWidget(self._both)
        self.page.body.addLayout(self._begin)
        self.page.body.addStretch(1)
        self._both.hide()

    def _show_children(self) -> None:
        if self.found is None:
            return
        children = self.found.children
        if self.sorted_by.value() == BY_NAME:
            children = tuple(sorted(children, key=lambda child: child.name.casefold()))
        self.list.show_rows(tuple(_row(child) for child in children))

    def _nothing(self) -> EmptyState:
        go = self.context.go
        ways = (
            button("Bring in a caseload", "main", "download", on_press=partial(go, Place("import"))),
            button("Add a child", icon="user-plus", on_press=partial(go, Place("add_child"))),
        )
        return EmptyState(
            "No children yet", "How much there is to do will be weighed here, with its sums.", ways
        )

    def _fit(self) -> None:
        self._side.setMaximumWidth(self.context.theme.theme.px(SIDE))
        self._side.setMinimumWidth(min(self.context.theme.theme.px(SIDE), 420))


def _row(child: WeighedChild) -> ListRow:
    return ListRow(
        key=str(child.child_id),
        initials=child.initials,
        colour=child.identity_colour,
        title=child.name,
        subtitle=child.age,
        main=f"{child.weight:g}",
        detail=f"{child.words[:1].upper()}{child.words[1:]}",
    )
