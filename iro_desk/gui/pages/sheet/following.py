"""FollowingCard: what a finished form leads on to, each with one way to do it: a concern, a booking, a review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.kept_boxes import Box, KeptBoxes
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, Column, Stack, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.narrative import NarrativeEdit
from iro_desk.gui.widgets.text import caption, labelled, link, wrapped
from iro_desk.services import sheets
from iro_desk.services.drafts import DraftKey
from iro_desk.services.sheets import BookingOffer, Following

BESIDE = 640
BOTTOM = LEFT | Qt.AlignmentFlag.AlignBottom
CONCERN = "This may be a concern to raise"
RAISE = "Raise this concern"
REVIEW = "Write up the looked-after review too"
CARRIED = "The day, the place, who came, how the child took part and what was said are carried over."


class FollowingCard(Card):
    """What follows; unseen when nothing does.

    Signals:
        shown(bool): it has been read; whether there is a concern to offer.
        done_with(): the last thing it offered has been done.
    """

    shown = Signal(bool)
    done_with = Signal()

    def __init__(self, context: Context, sheet_id: int, child_id: int) -> None:
        super().__init__("What follows", gap=14)
        self._context, self._sheet_id, self._child_id = context, sheet_id, child_id
        self._holder, self._parts = Column(gap=0), Column(gap=14)
        self.body.addLayout(self._holder)
        self._boxes: dict[str, Box] = {}
        self.kept: KeptBoxes | None = None
        self.concern: NarrativeEdit | None = None
        self.times: dict[str, FieldRow] = {}
        self._ways: list[QWidget] = []
        self._has_done = False
        self.hide()
        self.load()

    def load(self) -> None:
        """Read what follows."""
        context = self._context
        read = partial(
            sheets.following, sheet_id=self._sheet_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._show, self)

    def _show(self, found: Following) -> None:
        emptied(self._holder)
        whole = QWidget()
        self._parts = Column(whole, gap=14)
        self._holder.addWidget(whole)
        self.concern, self.times, self._ways, self._boxes = None, {}, [], {}
        self.setVisible(not found.is_empty)
        if found.concerns:
            self._add_concern(found)
        if found.early_why is not None:
            self._add_early(found.early_why)
        for one in found.bookings:
            self._add_booking(one)
        if found.may_review or found.review_id is not None:
            self._add_review(found)
        key = DraftKey(sheets.FOLLOWING, self._sheet_id, self._child_id)
        self.kept = KeptBoxes(self._context, key, self._boxes, whole)
        self.kept.begin()
        self.shown.emit(bool(found.concerns) and found.raised_on is None)
        if self._has_done:
            self._go_on()

    def _go_on(self) -> None:
        """What was pressed is gone: the keyboard goes to the next thing there is to do."""
        self._has_done = False
        if self._ways:
            self._ways[0].setFocus()
        else:
            self.done_with.emit()

    def _part(self, words: str) -> Column:
        holder = QWidget()
        column = Column(holder, gap=6)
        column.addWidget(labelled(words, "label", wrap=True))
        self._parts.addWidget(holder)
        return column

    def _add_concern(self, found: Following) -> None:
        column = self._part(CONCERN)
        if found.raised_on is not None:
            column.addWidget(wrapped(f"Raised {dated(found.raised_on)}. It stands on the child’s page."))
            there = Place("concern", self._child_id, found.concern_id)
            column.addWidget(link("Open the concern", partial(self._context.go, there)), 0, LEFT)
            return
        self.concern = NarrativeEdit(lines=2)
        self.concern.set_value(" ".join(found.concerns))
        self._ways.append(self.concern)
        self._boxes["concern"] = self.concern
        row = FieldRow("The concern", self.concern, "Facts, without blame. Change it as you need.")
        column.addWidget(row)
        column.addWidget(button(RAISE, icon="circle-alert", on_press=partial(self._raise, row)), 0, LEFT)

    def _add_early(self, why: str) -> None:
        column = self._part("A review is needed before its time")
        column.addWidget(wrapped(why))
        there = Place("child", self._child_id)
        arrange = link("Arrange it on the child’s page", partial(self._context.go, there))
        self._ways.append(arrange)
        column.addWidget(arrange, 0, LEFT)

    def _add_booking(self, one: BookingOffer) -> None:
        column = self._part(f"{one.words}, {dated(one.on)}")
        if one.starts:
            column.addWidget(wrapped(f"In the planner, from {one.starts}."))
            return
        holder = QWidget()
        across = Stack(holder, BESIDE, gap=16)
        starts = LineEdit()
        self._ways.append(starts)
        row = FieldRow("Starts at", starts, "Such as 2pm.")
        self.times[one.question_id] = row
        self._boxes[one.question_id] = starts
        across.addWidget(row)
        book = partial(self._book, one, starts, row)
        starts.returnPressed.connect(book)
        put = button("Put it in the planner", icon="calendar-days", on_press=book)
        put.setAccessibleName(f"Put it in the planner: {one.words}")
        across.addWidget(put, 0, BOTTOM)
        across.addStretch(1)
        column.addWidget(holder)

    def _add_review(self, found: Following) -> None:
        column = self._part("The looked-after review of the same sitting")
        if found.review_id is not None:
            there = Place("review", self._child_id, found.review_id)
            way: QWidget = link("Open the review", partial(self._context.go, there))
        else:
            column.addWidget(caption(CARRIED))
            way = button(REVIEW, icon="file-text", on_press=self._begin_review)
        self._ways.append(way)
        column.addWidget(way, 0, LEFT)

    def _raise(self, row: FieldRow) -> None:
        if self.concern is None:
            return
        context = self._context
        write = partial(
            sheets.raise_concern, sheet_id=self._sheet_id, about=self.concern.value(), today=context.today(),
            calendar=context.calendar,
        )  # fmt: skip
        self._write("Raise a concern", write, partial(self._done, "Concern raised"), row)

    def _book(self, one: BookingOffer, starts: LineEdit, row: FieldRow) -> None:
        context = self._context
        write = partial(
            sheets.book, sheet_id=self._sheet_id, question_id=one.question_id, starts=str(starts.value() or ""),
            today=context.today(), calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        self._write(f"Book {one.words}", write, partial(self._done, "In the planner"), row)

    def _begin_review(self) -> None:
        context = self._context
        write = partial(
            sheets.begin_review, sheet_id=self._sheet_id, today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        words = "Start the review of the same sitting"
        context.ops.write(
            words, write, lambda number: context.go(Place("review", self._child_id, number)), self
        )

    def _write(
        self, words: str, write: Callable[..., None], then: Callable[[object], None], row: FieldRow
    ) -> None:
        def refused(trouble: Exception) -> bool:
            if isinstance(trouble, Refusal):
                row.show_problem(str(trouble))
                row.focus()
            return isinstance(trouble, Refusal)

        if self.kept is not None:
            self.kept.flush()
        self._context.ops.write(words, write, then, self, refused)

    def _done(self, said: str, _none: object) -> None:
        self._context.toast(said)
        self._has_done = True
        self.load()
