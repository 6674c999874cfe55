"""The cases behind one figure: in the number, the others, and those left out; each opens its record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.segments import Segments
from iro_desk.gui.widgets.text import caption, heading, wrapped
from iro_desk.services.figures.behind import Pile, case_words
from iro_desk.services.figures.recurring import CONCERN, REVIEW, Case
from iro_desk.services.figures.year import YearFigures

MOST = 200


class CasesView(QWidget):
    """What stands behind one figure.

    Signals:
        put_away(): back to the figures.
    """

    put_away = Signal()

    def __init__(self, context: Context, found: YearFigures, pile: Pile) -> None:
        super().__init__()
        self._context, self._found, self._pile = context, found, pile
        whole = Column(self, gap=10)
        self.back = button("Back to the figures", icon="arrow-left", on_press=self.put_away.emit)
        whole.addWidget(self.back, 0, LEFT)
        whole.addWidget(heading(pile.title))
        whole.addWidget(wrapped(pile.words, "strong"))
        whole.addWidget(caption(pile.method))
        options = tuple(
            Option(str(at), f"{group.label} ({len(group.cases):,})") for at, group in enumerate(pile.groups)
        )
        self.which = Segments(options, clearable=False)
        self.which.setAccessibleName("Which cases")
        filled = next((at for at, group in enumerate(pile.groups) if group.cases), 0)
        self.which.set_value(str(filled))
        self.which.setVisible(len(options) > 1)
        whole.addWidget(self.which, 0, LEFT)
        self._count = caption("")
        whole.addWidget(self._count)
        self.list = RowList("Cases behind this figure")
        whole.addWidget(self.list)
        whole.addStretch(1)
        self.which.edited.connect(self._show)
        self.list.opened.connect(self._open)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the figures."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def _cases(self) -> tuple[Case, ...]:
        return self._pile.groups[int(self.which.value() or 0)].cases

    def _show(self) -> None:
        cases = self._cases()
        self.list.show_rows(tuple(self._row(at, case) for at, case in enumerate(cases[:MOST])))
        self.list.setVisible(bool(cases))
        words = "Nothing here." if not cases else ""
        if len(cases) > MOST:
            words = f"The first {MOST} of {len(cases):,}. Choose a quarter to see fewer."
        self._count.setText(words)
        self._count.setVisible(bool(words))

    def _row(self, at: int, case: Case) -> ListRow:
        child = self._found.children[case.child_id]
        return ListRow(
            key=str(at), initials=child.initials, colour=child.identity_colour, title=child.name,
            main=case_words(case),
        )  # fmt: skip

    def _open(self, key: str) -> None:
        case = self._cases()[int(key)]
        if case.kind in (REVIEW, CONCERN):
            self._context.go(Place(case.kind, case.child_id, case.record_id))
        else:
            self._context.go(Place("child", case.child_id, None, "concerns"))
