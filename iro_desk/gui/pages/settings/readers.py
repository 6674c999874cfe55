"""The tab of who may see what: for each kind of reader the right to every paper, and the parts of one cut for them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import PaperType, Right, RoleRights
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.part import SettingsPart
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import rights

WORDS = (
    "These are proposed, and to be checked locally. A change counts from now on, and stops what waits in the outbox "
    "for such a reader. An order that bars contact or sharing stands over all of it."
)
ALWAYS_OUT = (
    "Always left out, whatever is chosen here: withheld addresses, what only the officer may read, the child’s words "
    "marked private, other children’s details, and people who are not cleared for the reader."
)
PARTS = "What they get of a paper they have only in part"
AT_ONCE = 8
"""So many papers at a turn of the loop."""
NEVER = "Nothing, ever, from another child’s record."


class ReadersPart(SettingsPart):
    """One kind of reader at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body.addWidget(wrapped(WORDS, tone="muted"))
        self.body.addWidget(wrapped(ALWAYS_OUT, tone="muted"))
        self.role = Choice([Option(one.value, one.label) for one in ReaderRole], blank=False)
        self.role.edited.connect(lambda: self.when_whole(self.load))
        self.body.addWidget(FieldRow("Reader", self.role))
        self.papers: dict[PaperType, Choice] = {}
        self._rows: dict[PaperType, FieldRow] = {}
        self._usual: dict[PaperType, Any] = {}
        every = tuple(PaperType)
        groups = [every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE)]
        self.in_turn(self._noted, *(partial(self._some, group) for group in groups), self._in_part)

    def load(self) -> None:
        """Read what the reader that is chosen may see."""
        role = ReaderRole(self.role.value() or ReaderRole.CHILD.value)
        self.context.ops.read(partial(rights.rights_of, role=role), self._show, self)

    def show_row(self, name: str) -> QWidget | None:
        """Go to a kind of reader by its code."""
        if name not in {one.value for one in ReaderRole}:
            return None
        self.role.set_value(name)
        self.load()
        self.role.setFocus()
        return self.role

    def _noted(self) -> Card:
        self.card = Card(gap=6)
        self.note = caption("")
        self.card.body.addWidget(self.note)
        return self.card

    def _some(self, papers: tuple[PaperType, ...]) -> None:
        for paper in papers:
            self.papers[paper] = Choice(_rights(), blank=False)
            self._lay(paper, self.papers[paper])

    def _in_part(self) -> None:
        self.parts_card = Card(PARTS, gap=2)
        self.parts = {part: Tick(part.label) for part in Part}
        for tick in self.parts.values():
            tick.edited.connect(self._keep_parts)
            self.parts_card.body.addWidget(tick, 0, LEFT)
        self.body.addWidget(self.parts_card)
        self.reset = button("Put back what was proposed", icon="undo-2", on_press=self._reset)
        self.body.addWidget(self.reset, 0, LEFT)

    def _lay(self, paper: PaperType, choice: Choice) -> None:
        row = FieldRow(paper.label, choice, beside=True)
        usual = caption("")
        holder = QWidget()
        column = Column(holder, gap=0)
        column.addWidget(usual)
        row.add_below(holder)
        self._rows[paper], self._usual[paper] = row, usual
        choice.edited.connect(partial(self._keep_right, paper))
        self.card.body.addWidget(row)

    def _show(self, found: RoleRights) -> None:
        shipped = rights.usual(found.role)
        is_sibling = found.role is ReaderRole.SIBLING
        self.note.setText(NEVER if is_sibling else found.note)
        self.note.setVisible(bool(self.note.text()))
        for paper, choice in self.papers.items():
            right, usual = found.right(paper), shipped.right(paper)
            choice.set_value(right.value)
            choice.setEnabled(not is_sibling)
            self._usual[paper].setText("" if right is usual else f"Proposed: {_lower(usual.label)}")
            self._usual[paper].setVisible(right is not usual)
        for part, tick in self.parts.items():
            tick.set_value(part in found.parts)
        self.parts_card.setVisible(not is_sibling)
        self.reset.setVisible(found != shipped and not is_sibling)

    def _keep_right(self, paper: PaperType) -> None:
        role, right = ReaderRole(self.role.value() or ""), Right(self.papers[paper].value() or "")
        keep = partial(rights.change_right, role=role, paper=paper, right=right)
        self._write(f"Change what a reader may see: {_lower(role.label)}", keep)

    def _keep_parts(self) -> None:
        role = ReaderRole(self.role.value() or "")
        parts = frozenset(part for part, tick in self.parts.items() if tick.value())
        keep = partial(rights.change_parts, role=role, parts=parts)
        self._write(f"Change what a reader may see: {_lower(role.label)}", keep)

    def _reset(self) -> None:
        role = ReaderRole(self.role.value() or "")
        self._write("Put back what a reader may see", partial(rights.put_back_usual, role=role))
        self.role.setFocus()

    def _write(self, label: str, keep: Any) -> None:
        self.context.ops.write(label, keep, lambda _none: self.load(), self)


def _rights() -> list[Option]:
    return [Option(one.value, one.label) for one in Right]


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
