"""Which letter to write: every kind that can be begun for one child, with when it is sent."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from iro_desk.domain.letters.codes import LetterKind
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.writing import title_of
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption, link
from iro_desk.services import letters
from iro_desk.services.letters import KindOffered

WAITS = "A letter after a review, and minutes, can be written once a review here is finished."


def place_of(child_id: int, offered: KindOffered) -> Place:
    """Where a letter of this kind is begun, or gone on with."""
    if offered.review_id is not None:
        return Place("letter", child_id, None, f"{offered.kind.value}:{offered.review_id}")
    return Place("letter", child_id, None, f"kind:{offered.kind.value}")


class KindChooser(Card):
    """The kinds of letter for one child; choosing one opens it.

    Signals:
        put_away(): no letter after all.
    """

    put_away = Signal()

    def __init__(self, context: Context, heading: str = "Which letter?") -> None:
        super().__init__(heading)
        self._context = context
        self._child_id = 0
        self._offered: tuple[KindOffered, ...] = ()
        if self.top is not None:
            self.top.addWidget(link("Not now", self.put_away.emit, small=True))
        self.list = RowList("Kinds of letter")
        self.list.opened.connect(self._open)
        self.body.addWidget(self.list)
        self.waits = caption(WAITS)
        self.body.addWidget(self.waits)
        self.list.hide()
        self.waits.hide()
        self._takes_focus = False

    def show_child(self, child_id: int, *, takes_focus: bool = False) -> None:
        """Offer what can be written to a child."""
        self._child_id, self._takes_focus = child_id, takes_focus
        self._context.ops.read(partial(letters.offered, child_id=child_id), self._show, self)

    def show_nobody(self) -> None:
        """Offer nothing: no child is chosen."""
        self._child_id = 0
        self.list.hide()
        self.waits.hide()

    def _show(self, offered: tuple[KindOffered, ...]) -> None:
        if not self._child_id:
            return
        self._offered = offered
        rows = tuple(
            ListRow(one.kind.value, main=title_of(one.kind), detail=one.send)
            for one in offered
            if one.can_begin
        )
        self.list.show_rows(rows)
        self.list.show()
        self.waits.setVisible(any(not one.can_begin for one in offered))
        if self._takes_focus:
            self.list.setFocus()

    def _open(self, key: str) -> None:
        one = next(one for one in self._offered if one.kind is LetterKind(key))
        self._context.go(place_of(self._child_id, one))
