"""Today's early-review questions: whose child something has happened to that may need a review sooner."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import short_date
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import labelled, link
from iro_desk.services import early_reviews
from iro_desk.services.early_reviews import OpenQuestion

SHOWN = 3


class EarlyQuestions(QWidget):
    """Nothing at all while everything is answered; a row opens the child, where the answer is given."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._body = Column(self, gap=8)
        self.listed: RowList | None = None
        self._is_unfolded = False
        self.hide()

    def load(self) -> None:
        """Read them again."""
        read = partial(early_reviews.unanswered, today=self._context.today())
        self._context.ops.read(read, self._show, self)

    def _show(self, found: tuple[OpenQuestion, ...]) -> None:
        emptied(self._body)
        self.listed = None
        self.setVisible(bool(found))
        if not found:
            return
        top = Line(gap=8)
        top.addWidget(labelled("Is a review needed early?", "heading"))
        top.addWidget(labelled(str(len(found)), "body", tone="muted"))
        top.addStretch(1)
        self._body.addLayout(top)
        shown = found if self._is_unfolded or len(found) <= SHOWN + 1 else found[:SHOWN]
        rows = tuple(self._row(number, one) for number, one in enumerate(shown))
        self.listed = RowList(f"Is a review needed early?, {len(found)}", rows)
        self.listed.opened.connect(lambda key: self._open(found[int(key)]))
        self._body.addWidget(self.listed)
        if len(shown) < len(found):
            words = f"Show {len(found) - len(shown)} more to answer"
            self._body.addWidget(link(words, self._unfold), 0, LEFT)

    def _unfold(self) -> None:
        self._is_unfolded = True
        self.load()

    def _row(self, number: int, one: OpenQuestion) -> ListRow:
        return ListRow(
            key=str(number),
            initials=one.child.initials,
            colour=one.child.identity_colour,
            title=one.child.name,
            main=one.asked.reason.label,
            detail=one.asked.sentence,
            tone="soon",
            badge="To answer",
            date_words=short_date(one.asked.on, self._context.today()),
        )

    def _open(self, one: OpenQuestion) -> None:
        self._context.go(Place("child", one.child.child_id, None, "overview"))
