"""What the sections say, gathered with the section each line comes from; one press puts it in the summary."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.gui.pages.review.part import Part
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import LEFT, TOP, Column, Stack, emptied
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.reviews import COLUMNS, SectionLine, SectionSheet

#: which answer of the summary each column goes into
FIELDS = {"well": "working_well", "worry": "worried_about", "need": "needs_to_happen"}
BUILD = "Put these in the summary"


class SummaryPart(Part):
    """Nothing is typed here: it shows, and offers.

    Signals:
        used(str, str): an answer of the summary, and lines to add to it.
    """

    used = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self)
        self.card = Card("From the sections", sunken=True, gap=8)
        holder = QWidget()
        across = Stack(holder, 420, gap=20)
        self._columns: dict[str, Column] = {}
        for name, question in COLUMNS:
            column = QWidget()
            named = Column(column, gap=4)
            named.addWidget(wrapped(question, "strong"))
            self._columns[name] = Column(gap=6)
            named.addLayout(self._columns[name])
            across.addWidget(column, 1, TOP)
        self.card.body.addWidget(holder)
        self.build = button(BUILD, on_press=self._build)
        self.card.body.addWidget(self.build, 0, LEFT)
        whole.addWidget(self.card)
        self._lines: tuple[SectionLine, ...] = ()

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show what the sections say."""
        self.show_lines(sheet.lines)

    def show_lines(self, lines: tuple[SectionLine, ...]) -> None:
        """Show every line under its column, with its section."""
        if lines == self._lines and not self.isHidden():
            return
        self._lines = lines
        for name, column in self._columns.items():
            emptied(column)
            mine = [line for line in lines if line.column == name]
            for line in mine:
                column.addWidget(wrapped(line.words))
                column.addWidget(caption(line.section))
            if not mine:
                column.addWidget(caption("Nothing written yet."))
        self.setVisible(bool(lines))

    def _build(self) -> None:
        for name, field in FIELDS.items():
            words = "\n".join(line.words for line in self._lines if line.column == name)
            if words:
                self.used.emit(field, words)

    def lock(self) -> None:
        """Nothing is offered any more."""
        self.build.hide()
