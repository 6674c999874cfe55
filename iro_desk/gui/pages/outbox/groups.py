"""OutboxGroups: the lists of the outbox under their headings, and which of the ready things go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.sending.standing import Group, group
from iro_desk.gui.pages.outbox.rows import outgoing_row, since_words
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.kept_row import kept_row, return_to_row
from iro_desk.gui.widgets.layouts import Column, Line, emptied
from iro_desk.gui.widgets.outgoing_rows import OutgoingList
from iro_desk.gui.widgets.text import caption, heading, labelled, link
from iro_desk.services.sending.laid_out import OutboxLine

EMPTY = "Nothing waiting"
WILL_BE_HERE = (
    "Letters, and the papers of a finished review, wait here until you are near the office network."
)


class OutboxGroups(QWidget):
    """Everything in the outbox, in its groups.

    Signals:
        opened(int): the thing whose row was opened.
        ticked(): another choice of what goes.
        all_asked(): everything that ever left.
    """

    opened = Signal(int)
    ticked = Signal()
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = Column(self, gap=12)
        self.lists: dict[Group, OutgoingList] = {}
        self.unticked: set[int] = set()

    def show_lines(self, lines: Sequence[OutboxLine], now: datetime) -> bool:
        """Show everything anew; the keyboard stays on its row. Returns whether it was on one."""
        named = {one.value: listed for one, listed in self.lines_by_name()}
        held = kept_row(named)
        emptied(self._body)
        self.lists = {}
        self.unticked &= {line.row.item_id for line in lines}
        for one in Group:
            its = tuple(line for line in lines if group(line.standing) is one)
            if its:
                self._group(one, its, now)
        if not lines:
            self._body.addWidget(EmptyState(EMPTY, WILL_BE_HERE))
        self._body.addStretch(1)
        if held is not None:
            return_to_row({one.value: listed for one, listed in self.lines_by_name()}, *held)
        return held is not None

    def lines_by_name(self) -> tuple[tuple[Group, OutgoingList], ...]:
        """Each group with its list, in their order."""
        return tuple(self.lists.items())

    def choose(self, item_id: int | None) -> None:
        """Show which thing's card is beside the lists."""
        for listed in self.lists.values():
            listed.choose(str(item_id))

    def _group(self, one: Group, lines: Sequence[OutboxLine], now: datetime) -> None:
        top = Line(gap=8)
        top.addWidget(heading(one.value))
        top.addWidget(labelled(str(len(lines)), "body", tone="muted"))
        top.addStretch(1)
        if one is Group.READY:
            oldest = min(line.row.queued_at for line in lines).astimezone(now.tzinfo)
            told = caption(since_words(oldest, now.date()))
            told.setWordWrap(False)
            top.addWidget(told)
        if one is Group.GONE:
            top.addWidget(link("See all", self.all_asked.emit))
        self._body.addLayout(top)
        rows = tuple(outgoing_row(line, now, self.unticked) for line in lines)
        listed = OutgoingList(f"{one.value}, {len(lines)}", rows)
        listed.opened.connect(lambda key: self.opened.emit(int(key)))
        listed.ticked.connect(self._tick)
        self.lists[one] = listed
        self._body.addWidget(listed)

    def _tick(self, key: str, goes: bool) -> None:
        if goes:
            self.unticked.discard(int(key))
        else:
            self.unticked.add(int(key))
        self.ticked.emit()
