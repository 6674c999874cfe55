"""What a file would bring in: counts, the children to choose from, and what was noticed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.importing.children_table import ChildrenTable
from iro_desk.gui.pages.importing.findings import FindingRows, WorthALookCard
from iro_desk.gui.pages.importing.lines import lines
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.text import caption, labelled, rule, strong
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services.imports.rows import Preview

NARROWING = 720


class PreviewView(QWidget):
    """The children of one file.

    Signals:
        chosen_changed: how many children are chosen.
    """

    chosen_changed = Signal(int)

    def __init__(self, found: Preview) -> None:
        super().__init__()
        self.found = found
        self.table = ChildrenTable()
        self.filter = LineEdit()
        self.filter.setAccessibleName("Find by number, order, home or name")
        self.only_chosen = Tick("Only chosen")
        self.findings = FindingRows()
        self.worth_a_look = WorthALookCard(found)
        self._chosen = strong("0")
        whole = Column(self, gap=12)
        whole.addWidget(self._counts())
        both = QWidget()
        across = Stack(both, 860, gap=16)
        left = Column(gap=10)
        left.addWidget(self._narrowing())
        left.addWidget(self.table)
        left.addStretch(1)
        across.addLayout(left, 5)
        right = Column(gap=12)
        right.addWidget(self.worth_a_look)
        right.addWidget(self._read())
        right.addStretch(1)
        across.addLayout(right, 2)
        whole.addWidget(both)
        whole.addWidget(self.findings)
        self._connect()
        self.table.lines.show_lines(lines(found))

    @property
    def chosen(self) -> frozenset[str]:
        """The codes of the children chosen."""
        return frozenset(self.table.lines.chosen)

    def choose_shown(self, *, chosen: bool) -> None:
        """Choose every child the filter shows, or let them go."""
        self.table.lines.choose([line.code for line in self.table.lines.shown], chosen=chosen)

    def _connect(self) -> None:
        self.filter.edited.connect(self._narrow)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.only_chosen.edited.connect(self._narrow)
        self.table.lines.chosen_changed.connect(self._count)
        self.worth_a_look.asked.connect(lambda name: self.findings.show_rule(name, self.found.findings))

    def _narrow(self) -> None:
        self.table.lines.narrow(self.filter.text(), only_chosen=self.only_chosen.value())

    def _count(self) -> None:
        count = len(self.chosen)
        self._chosen.setText(f"{count:,}")
        self.chosen_changed.emit(count)

    def _counts(self) -> Card:
        counts = self.found.counts
        card = Card(margins=(16, 10, 16, 10))
        holder = QWidget()
        flow = Flow(holder, 32)
        listed = (
            ("Social worker visits read", counts.visits),
            ("Health assessments read", counts.health),
            ("Permanence plans read", counts.permanence),
        )
        for words, figure in (
            ("Children in the file", strong(f"{counts.children:,}")),
            ("Episodes read", strong(f"{counts.episodes:,}")),
            ("Reviews read", strong(f"{counts.reviews:,}")),
            *((words, strong(f"{count:,}")) for words, count in listed if count),
            ("Already on your desk", strong(f"{counts.already_held:,}")),
            ("Chosen", self._chosen),
        ):
            one = QWidget()
            column = Column(one, gap=2)
            column.addWidget(labelled(words, "caption"))
            column.addWidget(figure)
            flow.addWidget(one)
        card.body.addWidget(holder)
        return card

    def _narrowing(self) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=6)
        label = labelled("Find by number, order, home or name", "label")
        label.setBuddy(self.filter)
        self.filter.setAcceptDrops(False)
        column.addWidget(label)
        both = QWidget()
        across = Stack(both, NARROWING, gap=10)
        across.addWidget(self.filter, 1)
        buttons = QWidget()
        flow = Flow(buttons, 10)
        flow.addWidget(button("Choose all shown", on_press=partial(self.choose_shown, chosen=True)))
        flow.addWidget(button("Choose none shown", on_press=partial(self.choose_shown, chosen=False)))
        flow.addWidget(self.only_chosen)
        across.addWidget(buttons, 2)
        column.addWidget(both)
        return holder

    def _read(self) -> Card:
        card = Card("What it read")
        for note in self.found.notes or ("Every table in the file was used.",):
            card.body.addWidget(caption(note))
        if self.found.left_alone:
            card.body.addWidget(rule())
            across = Line()
            across.addWidget(caption("Left alone: " + ", ".join(self.found.left_alone[:12])), 1, TOP)
            card.body.addLayout(across)
        return card
