"""The checklist, answered by keys, with what follows a No beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from iro_desk.domain.checklist import Mark
from iro_desk.domain.wording import counted
from iro_desk.gui import theme
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.prepare.checklist_list import KEYS_SAID, ChecklistList
from iro_desk.gui.pages.prepare.follow_up import FollowUp
from iro_desk.gui.widgets.layouts import TOP, Column, Line, Stack
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.records import CircumstancesFields
from iro_desk.records.forms import asked
from iro_desk.services import checklists
from iro_desk.services.checklists import ChecklistRow, DueChecklist
from iro_desk.services.drafts import DraftKey

SIDE_BY_SIDE = 820
KEPT_AFTER_MS = 600
CLEAR_OF_EDGE = 24


class ChecklistPart(Part):
    """Every item that is due; one key answers it and goes on."""

    def __init__(
        self, context: Context, child_id: int, subject_id: int, show_part: Callable[[str], None]
    ) -> None:
        super().__init__(context, child_id, subject_id, show_part)
        self.due: DueChecklist | None = None
        self.left = wrapped("", "strong")
        self.listed = ChecklistList()
        self.follow_up = FollowUp()
        self._above = QWidget()
        self._note_waiting: tuple[str, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._lay()
        self._connect()

    def load(self) -> None:
        """Read the items again."""
        read = partial(checklists.due, child_id=self.child_id, today=self.context.today())
        self.context.ops.read(read, self._show, self)

    def flush(self) -> None:
        """Keep what is typed."""
        super().flush()
        self._keep_note()

    def ask_what_applies(self) -> None:
        """Open the form that decides which items are asked."""
        entry = Entry(
            self.context,
            DraftKey(checklists.APPLIES, 0, self.child_id),
            asked(CircumstancesFields),
            "What applies to the child",
            partial(checklists.file_circumstances, child_id=self.child_id),
        )
        self.open_entry("What applies to this child", "Save and continue", entry)
        entry.filed.connect(lambda _none: self._applied())
        read = partial(checklists.circumstances, child_id=self.child_id)
        self.context.ops.read(read, lambda fields: entry.begin(fields.model_dump(mode="json")), self)

    def _lay(self) -> None:
        top = Line(gap=12)
        top.addWidget(self.left, 1)
        top.addWidget(link("Say what applies to this child", self.ask_what_applies))
        self.body.addLayout(top)
        self.body.addWidget(caption(KEYS_SAID))
        holder = QWidget()
        across = Stack(holder, SIDE_BY_SIDE, gap=12)
        across.addWidget(self.listed, 3, TOP)
        side = QWidget()
        column = Column(side, gap=0)
        column.addWidget(self._above)
        column.addWidget(self.follow_up)
        column.addStretch(1)
        across.addWidget(side, 2, TOP)
        self.body.addWidget(holder)
        self._above.setFixedHeight(0)

    def _connect(self) -> None:
        self.listed.answered.connect(self._answer)
        self.listed.moved.connect(lambda _item: self._follow())
        self.listed.opened.connect(lambda _item: self.follow_up.answers.setFocus())
        self.follow_up.answered.connect(self._answer)
        self.follow_up.noted.connect(self._noted)
        self.follow_up.deciding.connect(self._decide)
        self.follow_up.left.connect(self.listed.setFocus)
        self._timer.timeout.connect(self._keep_note)

    def _show(self, due: DueChecklist) -> None:
        is_first = self.due is None
        self.due = due
        words = f"{counted(len(due.rows), 'item')} due. {due.left} left."
        self.left.setText(words if due.left else f"{counted(len(due.rows), 'item')} due, all answered.")
        self.listed.show_items(due.rows)
        if is_first and due.rows:
            unanswered = [row.due.item.id for row in due.rows if row.due.answer is None]
            self.listed.go_to(unanswered[0] if unanswered else due.rows[0].due.item.id)
            if self.entry is None:
                self.take_keyboard(self.listed)
        self._follow()
        wanted, self.opened = self.opened, ""
        if wanted:
            self.ask_what_applies()

    def _answer(self, item: str, value: str) -> None:
        self._keep_note()
        mark = Mark(value) if value else None
        write = partial(
            checklists.answer, child_id=self.child_id, item=item, mark=mark, today=self.context.today()
        )
        self.context.ops.write("Answer the checklist", write, owner=self)

    def _noted(self, item: str, words: str) -> None:
        self._note_waiting = (item, words)
        self._timer.start()

    def _keep_note(self) -> None:
        self._timer.stop()
        if self._note_waiting is not None:
            item, words = self._note_waiting
            self._note_waiting = None
            write = partial(
                checklists.note, child_id=self.child_id, item=item, words=words, today=self.context.today()
            )
            self.context.ops.keep(("checklist", self.child_id, item), "Note on the checklist", write, words)

    def _decide(self, item: str) -> None:
        write = partial(checklists.decide, child_id=self.child_id, item=item, today=self.context.today())
        said = "Added to the decisions. Say who, and by when, in the review."
        self.context.ops.write("Add a decision", write, lambda _number: self.context.toast(said), owner=self)

    def _follow(self) -> None:
        row = self._row(self.listed.item())
        has_review = self.due is not None and self.due.review_id is not None
        if row is None or row.due.item.id != self.follow_up.item:
            self._keep_note()
        self.follow_up.show_item(row, has_review=has_review)
        index = self.listed.currentIndex()
        beside = self.width() >= self.context.theme.theme.px(SIDE_BY_SIDE)
        top = self.listed.visualRect(index).top() if index.isValid() and beside else 0
        room = max(0, self.listed.height() - self.follow_up.sizeHint().height())
        self._above.setFixedHeight(max(0, min(top, room)))
        # Only once the list has been laid out again: until then its rows stand where they stood before.
        QTimer.singleShot(0, self.listed, self._bring_into_view)

    def _bring_into_view(self) -> None:
        if self.listed.hasFocus() and self.listed.currentIndex().isValid():
            bring_row_into_view(self.listed)

    def _row(self, item: str) -> ChecklistRow | None:
        rows = self.due.rows if self.due else ()
        return next((row for row in rows if row.due.item.id == item), None)

    def _applied(self) -> None:
        self.context.toast("Kept. The checklist follows it.")
        self.close_entry()
        self.load()
        self.listed.setFocus()


def bring_row_into_view(listed: ChecklistList) -> None:
    """Scroll the page until the current row is in view; the list itself never scrolls."""
    above = listed.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inside = above.widget() if isinstance(above, QScrollArea) else None
    if isinstance(above, QScrollArea) and inside is not None:
        row = listed.visualRect(listed.currentIndex())
        for edge in (row.bottomLeft(), row.topLeft()):
            at = listed.viewport().mapTo(inside, edge)
            above.ensureVisible(at.x(), at.y(), 0, theme.px(CLEAR_OF_EDGE))
