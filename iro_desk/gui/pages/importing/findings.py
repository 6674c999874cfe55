"""What was noticed in a file, rule by rule, with the rows of one rule open at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from iro_desk.gui.pages.importing.lines import rule_words
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import RIGHT, TOP, Column, Line, emptied
from iro_desk.gui.widgets.table import DataTable, Heading, TableRow
from iro_desk.gui.widgets.text import caption, heading, link, rule, strong, wrapped
from iro_desk.services.imports.rows import Finding, Preview

MOST_ROWS = 100


class WorthALookCard(Card):
    """One line for each rule that noticed something.

    Signals:
        asked: the rule whose rows are to be shown.
    """

    asked = Signal(str)

    def __init__(self, found: Preview) -> None:
        super().__init__("Worth a look")
        tally = found.tally()
        self.body.addWidget(caption("None of these stops you." if tally else "Nothing was noticed."))
        for number, (name, count) in enumerate(tally.items()):
            if number:
                self.body.addWidget(rule())
            said = {f.consequence for f in found.findings if f.rule == name}
            consequence = said.pop() if len(said) == 1 else "What will happen is not the same for every row."
            self.body.addLayout(self._line(name, count, consequence))

    def _line(self, name: str, count: int, consequence: str) -> Line:
        across = Line(gap=10)
        across.addWidget(strong(f"{count:,}"), 0, TOP)
        texts = Column(gap=2)
        texts.addWidget(wrapped(rule_words(name)))
        numbered = f"Rule {name}. " if name[-1].isdigit() else ""
        texts.addWidget(caption(numbered + consequence))
        across.addLayout(texts, 1)
        rows = link("Rows", partial(self.asked.emit, name))
        rows.setAccessibleName(f"Rows: {rule_words(name)}")
        across.addWidget(rows, 0, TOP | RIGHT)
        return across


class FindingRows(Card):
    """The rows one rule noticed."""

    def __init__(self) -> None:
        super().__init__(margins=(16, 14, 16, 16))
        self._inner = Column(gap=8)
        self.body.addLayout(self._inner)
        self.table: DataTable | None = None
        self.hide()

    def show_rule(self, name: str, findings: tuple[Finding, ...]) -> None:
        """Show the rows of a rule, the first hundred of them."""
        emptied(self._inner)
        rows = [finding for finding in findings if finding.rule == name]
        top = Line()
        numbered = f" (rule {name})" if name[-1].isdigit() else ""
        top.addWidget(heading(rule_words(name) + numbered), 1)
        top.addWidget(link("Close", self.hide))
        self._inner.addLayout(top)
        headings = (
            Heading("Where"), Heading("Row", figures=True), Heading("Child"),
            Heading("What was noticed", wide=True), Heading("What will happen", wide=True),
        )  # fmt: skip
        self.table = DataTable(
            f"Rows: {rule_words(name)}", headings, tuple(_row(n, f) for n, f in enumerate(rows[:MOST_ROWS]))
        )
        self._inner.addWidget(self.table)
        if len(rows) > MOST_ROWS:
            self._inner.addWidget(caption(f"The first {MOST_ROWS} of {len(rows):,} rows."))
        self.show()
        self.table.setFocus()


def _row(number: int, found: Finding) -> TableRow:
    cells = (found.table, str(found.row), found.child, found.message, found.consequence)
    return TableRow(str(number), cells)
